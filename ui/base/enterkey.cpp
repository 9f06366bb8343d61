// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/enterkey.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>

namespace colophon::ui {

namespace {

class EnterKey final : public QObject {
public:
    explicit EnterKey(QWidget &window) : QObject(&window), m_window(window) {}

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto *key = static_cast<const QKeyEvent *>(event);
        auto *button = qobject_cast<QAbstractButton *>(object);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (!enter || key->modifiers() & ~Qt::KeypadModifier || button == nullptr
            || button->window() != &m_window || !button->isEnabled())
            return false;
        button->click();
        return true;
    }

private:
    QWidget &m_window;
};

} // namespace

void letEnterPressButtons(QWidget &window)
{
    qApp->installEventFilter(new EnterKey(window));
}

} // namespace colophon::ui
