// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/reminderstore.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QComboBox>
#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTableView>

namespace colophon::test {

constexpr int kPatience = 15000;

/// The window, driven by the words that a guide uses.
class Guide : public OpenWindow {
public:
    using OpenWindow::OpenWindow;

    /// Chooses `path` in the menus, by the entries' texts.
    void menu(const QStringList &path)
    {
        QList<QAction *> actions = window->menuBar()->actions();
        for (const QString &word : path) {
            QAction *found = nullptr;
            for (QAction *action : actions) {
                if (QString(action->text()).remove(u'&') == word)
                    found = action;
            }
            INFO("menu entry " << word.toStdString());
            REQUIRE(found != nullptr);
            if (found->menu() != nullptr) {
                actions = found->menu()->actions();
                continue;
            }
            REQUIRE(found->isEnabled());
            found->trigger();
            return;
        }
        FAIL("the path leads to a menu, not to a command");
    }

    /// The widget of that name once it is there and shown.
    template <typename T> T *shown(const char *name)
    {
        T *found = nullptr;
        INFO(name);
        REQUIRE(QTest::qWaitFor(
            [&] {
                for (QWidget *top : QApplication::topLevelWidgets()) {
                    for (T *one : top->findChildren<T *>(QLatin1String(name)))
                        if (one->isVisible())
                            found = one;
                    if (top->objectName() == QLatin1String(name) && top->isVisible())
                        if (auto *self = qobject_cast<T *>(top))
                            found = self;
                }
                return found != nullptr;
            },
            kPatience));
        return found;
    }
    void gone(const char *name)
    {
        REQUIRE(QTest::qWaitFor([&] { return find<QWidget>(name) == nullptr; }, kPatience));
    }
    void click(const char *name) { QTest::mouseClick(shown<QPushButton>(name), Qt::LeftButton); }
    void clickCell(QTableView *table, int row, int column)
    {
        const QRect cell = table->visualRect(table->model()->index(row, column));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
    }
    QTableView *reminderRows(int count)
    {
        auto *table = find<QTableView>("reminderTable");
        REQUIRE(table != nullptr);
        INFO("rows " << table->model()->rowCount());
        REQUIRE(QTest::qWaitFor(
            [&] {
                return table->model()->rowCount() == count
                       && (count == 0 || table->model()->index(0, 1).data().isValid());
            },
            kPatience));
        return table;
    }
    void fill(const QString &text, const QString &date)
    {
        auto *dialog = shown<QDialog>("reminderDialog");
        auto *edit = dialog->findChild<QPlainTextEdit *>(QStringLiteral("reminderText"));
        edit->selectAll();
        QTest::keyClicks(edit, text);
        auto *day = dialog->findChild<QLineEdit *>(QStringLiteral("reminderDate"));
        day->selectAll();
        QTest::keyClicks(day, date);
    }
};

} // namespace colophon::test
