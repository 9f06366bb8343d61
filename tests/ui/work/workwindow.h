// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/openwindow.h"
#include "support/recordbuilder.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

#include <QApplication>
#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

namespace colophon::test {

constexpr int kPatience = 20000; ///< ms; for a machine with much else to do

/// The dialog of that name, once it is there.
template <typename D = QDialog> D *dialog(const char *name)
{
    D *found = nullptr;
    const bool there = QTest::qWaitFor(
        [&] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (widget->isVisible() && widget->objectName() == QLatin1String(name))
                    found = qobject_cast<D *>(widget);
            }
            return found != nullptr;
        },
        kPatience);
    REQUIRE(there);
    return found;
}

template <typename W> W *in(QWidget *parent, const char *name)
{
    W *found = parent->findChild<W *>(QLatin1String(name));
    REQUIRE(found != nullptr);
    return found;
}

inline void press(QWidget *parent, const char *name)
{
    QTest::mouseClick(in<QPushButton>(parent, name), Qt::LeftButton);
}

/// Waits until the command can be used, as a person would.
inline QAction *usable(OpenWindow &open, const char *id)
{
    QAction *action = open.window->commands()->find(QLatin1String(id));
    REQUIRE(action != nullptr);
    REQUIRE(QTest::qWaitFor([&] { return action->isEnabled(); }, kPatience));
    return action;
}

template <typename F> bool soon(F condition)
{
    return QTest::qWaitFor(condition, kPatience);
}

} // namespace colophon::test
