// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace colophon::ui {

/// The frame of a part of the dashboard: a head with icon, title, a word on how many, and a link.
class PanelFrame : public QFrame {
    Q_OBJECT
public:
    /// `name` makes the link's object name "NAMELink"; an empty `link` leaves it out.
    PanelFrame(const QString &name, const QString &iconName, const QString &title,
               const QString &link, QWidget *parent);

signals:
    void linkActivated();

protected:
    QVBoxLayout *body() { return m_body; }
    void setHeadWords(const QString &words);
    /// A sentence in place of rows.
    QLabel *addSentence(const QString &text);

private:
    QVBoxLayout *m_body;
    QLabel *m_words;
};

} // namespace colophon::ui
