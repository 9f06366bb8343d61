// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace colophon::ui {

/// What stands where results would: one line of what, one of how, and the buttons that do it.
/// Thread rule: the window's thread.
class EmptyResults : public QWidget {
    Q_OBJECT
public:
    explicit EmptyResults(QWidget *parent = nullptr);

    /// New texts; the buttons of the former ones go.
    void setContent(const QString &icon, const QString &what, const QString &how);
    /// The first one is the primary one.
    void addButton(const QString &text, const std::function<void()> &pressed);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void adapt();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_what;
    QLabel *m_how;
    QHBoxLayout *m_buttonRow;
    QList<QPushButton *> m_buttons;
};

} // namespace colophon::ui
