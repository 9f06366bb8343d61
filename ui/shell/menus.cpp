// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/menus.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace colophon::ui {

namespace {

/// The whole menu map: a menu's title at the left, below it its entries further in. An entry is a
/// command's id, "-" a line, "> Title" a menu inside with its own entries further in again. Titles
/// are translated below, in titleOf().
constexpr char kMenus[] = R"(
File
  record.new
  record.duplicate
  record.openByMmsId
  -
  record.save
  record.saveAndRelease
  record.release
  record.saveAsTemplate
  record.close
  -
  file.import
  file.export
  file.print
  -
  file.switch
  file.switchPerson
  file.backup
  -
  file.quit
Edit
  edit.undo
  edit.redo
  zone.undo
  -
  edit.cut
  edit.copy
  edit.paste
  edit.pasteBelow
  -
  edit.find
  edit.replace
  search.focus
  -
  edit.characters
Record Actions
  field.add
  field.addLocal
  field.delete
  field.duplicate
  field.moveUp
  field.moveDown
  field.sort
  field.sortBeside
  subfield.add
  subfield.delete
  subfield.next
  subfield.previous
  -
  field.form
  field.headings
  record.validate
  alert.next
  alert.previous
  alert.fix
  -
  record.applyRule
  record.expandFromTemplate
  field.toLocal
  field.toNetwork
  field.to880
  field.from880
  field.link880
  field.unlink880
  field.goToPartner
  -
  zone.copyToInstitution
  zone.share
  zone.link
  zone.unlink
  record.merge
  -
  note.add
  reminder.add
  set.add
  set.remove
  assignment.assign
  assignment.release
  -
  draft.discard
  record.delete
View Related Data
  note.view
  reminder.view
  record.versions
  record.history
  zone.linkedRecords
  set.withRecord
  -
  record.compare
Resources
  screen.search
  search.advanced
  search.history
  search.save
  result.filterByRule
  > Cataloging
    screen.editor
    screen.reminders
    screen.assignments
    screen.rules
    -
    rule.new
    rule.save
    rule.check
    rule.test
    rule.run
    rule.number
    rule.copyForAlma
    rule.delete
    -
    file.import
  screen.sets
  browse.headings
Admin
  > Manage Jobs and Sets
    job.run
    screen.jobs
    -
    screen.sets
  lock.view
  screen.dashboard
Configuration
  > Resources
    > General
      configure.reminder-types
      configure.reminder-statuses
      configure.alerts
      configure.library-profile
      configure.search-indexes
    > Cataloging
      configure.templates
      configure.network-fields
      configure.processes
  > Institution
    configure.institution
    configure.email
  > People
    configure.people
  configure.all
View
  view.records
  view.notes
  view.alerts
  view.split
  split.next
  split.previous
  split.copyLeft
  split.copyRight
  -
  view.blanks
  view.larger
  view.smaller
  > Appearance
    view.appearance.system
    view.appearance.light
    view.appearance.dark
  view.palette
  view.fullScreen
  view.resetLayout
Help
  help.keys
  help.field
  help.log
  -
  help.about
)";

QString titleOf(const QString &word)
{
    static const QHash<QString, const char *> titles = {
        {QStringLiteral("File"), QT_TRANSLATE_NOOP("Menus", "&File")},
        {QStringLiteral("Edit"), QT_TRANSLATE_NOOP("Menus", "&Edit")},
        {QStringLiteral("Record Actions"), QT_TRANSLATE_NOOP("Menus", "Record &Actions")},
        {QStringLiteral("View Related Data"), QT_TRANSLATE_NOOP("Menus", "View Related &Data")},
        {QStringLiteral("Resources"), QT_TRANSLATE_NOOP("Menus", "&Resources")},
        {QStringLiteral("Cataloging"), QT_TRANSLATE_NOOP("Menus", "&Cataloging")},
        {QStringLiteral("Admin"), QT_TRANSLATE_NOOP("Menus", "Ad&min")},
        {QStringLiteral("Manage Jobs and Sets"),
         QT_TRANSLATE_NOOP("Menus", "Manage &Jobs and Sets")},
        {QStringLiteral("Configuration"), QT_TRANSLATE_NOOP("Menus", "&Configuration")},
        {QStringLiteral("General"), QT_TRANSLATE_NOOP("Menus", "&General")},
        {QStringLiteral("Institution"), QT_TRANSLATE_NOOP("Menus", "&Institution")},
        {QStringLiteral("People"), QT_TRANSLATE_NOOP("Menus", "&People")},
        {QStringLiteral("View"), QT_TRANSLATE_NOOP("Menus", "&View")},
        {QStringLiteral("Appearance"), QT_TRANSLATE_NOOP("Menus", "&Appearance")},
        {QStringLiteral("Help"), QT_TRANSLATE_NOOP("Menus", "&Help")}};
    const char *title = titles.value(word);
    Q_ASSERT(title != nullptr);
    return QCoreApplication::translate("Menus", title);
}

/// Reads the entries that stand further in than `indent` from `line` on; leaves it behind them.
void fill(QMenu &menu, const QStringList &lines, qsizetype &line, qsizetype indent,
          const CommandRegistry &commands)
{
    bool lineWanted = false;
    const auto add = [&](QAction *action) {
        if (lineWanted && !menu.isEmpty())
            menu.addSeparator();
        lineWanted = false;
        menu.addAction(action);
    };
    while (line < lines.size()) {
        const QString &text = lines.at(line);
        const QString entry = text.trimmed();
        if (text.indexOf(entry) <= indent)
            return;
        ++line;
        if (entry == QLatin1String("-")) {
            lineWanted = true;
        } else if (entry.startsWith(u'>')) {
            auto *inner = new QMenu(titleOf(entry.mid(2)), &menu);
            fill(*inner, lines, line, text.indexOf(entry), commands);
            if (inner->isEmpty())
                delete inner;
            else
                add(inner->menuAction());
        } else if (QAction *action = commands.find(entry)) {
            add(action);
        }
    }
}

} // namespace

void fillMenuBar(QMenuBar &bar, const CommandRegistry &commands)
{
    bar.clear();
    const QStringList lines = QString::fromLatin1(kMenus).split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype line = 0; line < lines.size();) {
        auto *menu = new QMenu(titleOf(lines.at(line)), &bar);
        ++line;
        fill(*menu, lines, line, 0, commands);
        if (menu->isEmpty())
            delete menu;
        else
            bar.addMenu(menu);
    }
}

} // namespace colophon::ui
