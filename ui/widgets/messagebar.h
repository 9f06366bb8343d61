// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace colophon::ui {

/// A bar inside a screen that says what is so and offers the next step. Never a modal box.
class MessageBar final : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error, Draft };

    explicit MessageBar(QWidget *parent = nullptr);
    /// `richText`: bold what, then why. The last button is the primary one for Kind::Draft.
    /// Pressing one calls `pressed` with its place; the bar stays until hide().
    void showMessage(Kind kind, const QString &richText, const QStringList &buttons = {},
                     std::function<void(int)> pressed = {});

private:
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_layout;
    QList<QWidget *> m_buttons;
};

} // namespace colophon::ui
