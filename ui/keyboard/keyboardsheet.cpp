// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyboard/keyboardsheet.h"

#include <QCoreApplication>
#include <QMenu>

namespace colophon::ui {

static QString tr(const char *text)
{
    return QCoreApplication::translate("KeyboardSheet", text);
}

QString commandName(const QAction &command)
{
    const QString name = QString(command.text()).remove(u'&');
    if (!command.isCheckable())
        return name;
    for (QObject *object : command.associatedObjects()) {
        const auto *menu = qobject_cast<QMenu *>(object);
        if (menu != nullptr && qobject_cast<QMenu *>(menu->parent()) != nullptr)
            return QStringLiteral("%1: %2").arg(QString(menu->title()).remove(u'&'), name);
    }
    return name;
}

QList<QPair<QString, QString>> fixedKeys()
{
    return {{tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Next, previous cell of the grid")),
             tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Tab, Shift+Tab"))},
            {tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Next field")),
             tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Enter"))},
            {tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Edit the cell")),
             tr(QT_TRANSLATE_NOOP("KeyboardSheet", "F2"))},
            {tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Give up the edit of the cell")),
             tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Esc"))},
            {tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Choices of a cell: values and their names")),
             tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Ctrl+Space"))}};
}

QString keyboardSheet(const QList<QAction *> &commands, const QString &mapName)
{
    QList<QPair<QString, QString>> rows;
    for (const QAction *command : commands) {
        if (!command->shortcut().isEmpty())
            rows.append(
                {commandName(*command), command->shortcut().toString(QKeySequence::NativeText)});
    }
    rows += fixedKeys();
    const qsizetype half = (rows.size() + 1) / 2;
    const auto cells = [&rows](qsizetype i) {
        if (i >= rows.size())
            return QStringLiteral("<td></td><td></td>");
        return QStringLiteral("<td>%1</td><td><b>%2</b>&nbsp;&nbsp;</td>")
            .arg(rows.at(i).first.toHtmlEscaped(), rows.at(i).second.toHtmlEscaped());
    };
    QString html = QStringLiteral("<h2>%1</h2><table width='100%' cellpadding='3'>")
                       .arg(tr(QT_TRANSLATE_NOOP("KeyboardSheet", "Colophon: keyboard map %1"))
                                .arg(mapName)
                                .toHtmlEscaped());
    for (qsizetype i = 0; i < half; ++i)
        html += QStringLiteral("<tr>%1%2</tr>").arg(cells(i), cells(half + i));
    return html + QStringLiteral("</table>");
}

} // namespace colophon::ui
