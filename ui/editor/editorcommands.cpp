// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editorcommands.h"

#include "editor/recordgrid.h"

namespace colophon::ui {

EditorCommands::EditorCommands(CommandRegistry &commands, Settings &settings,
                               std::function<RecordGrid *()> grid, QObject *parent)
    : QObject(parent), m_commands(commands), m_settings(settings), m_grid(std::move(grid))
{
    addRecordCommands();
    addFieldCommands();
    addBlanks();
}

QAction *EditorCommands::add(const char *id, const QString &text, const char *icon,
                             const char *keys, const std::function<void()> &slot)
{
    QAction *action = m_commands.add(QLatin1String(id), text, QLatin1String(icon),
                                     QKeySequence(QLatin1String(keys)));
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void EditorCommands::addOnGrid(const char *id, const QString &text, const char *icon,
                               const char *keys, const std::function<void(RecordGrid &)> &slot,
                               bool reads)
{
    QAction *action = add(id, text, icon, keys, [this, slot] {
        if (RecordGrid *grid = m_grid())
            slot(*grid);
    });
    (reads ? m_reading : m_writing).append(action);
}

void EditorCommands::addRecordCommands()
{
    m_writing.append(
        add("record.save", tr("&Save"), "save", "Ctrl+S", [this] { emit saveRequested(false); }));
    m_writing.append(add("record.saveAndRelease", tr("Save and &Release Record"), "",
                         "Ctrl+Shift+S", [this] { emit saveRequested(true); }));
    m_reading.append(add("record.release", tr("Re&lease Record"), "lock-open", "",
                         [this] { emit releaseRequested(); }));
    m_reading.append(
        add("record.close", tr("&Close Record"), "", "Ctrl+W", [this] { emit closeRequested(); }));
    add("view.records", tr("&Records List"), "", "Alt+1", [this] { emit recordsListRequested(); });
}

void EditorCommands::addFieldCommands()
{
    addOnGrid("edit.undo", tr("&Undo"), "undo-2", "Ctrl+Z",
              [](RecordGrid &grid) { grid.session().undoStack().undo(); });
    addOnGrid("edit.redo", tr("&Redo"), "redo-2", "Ctrl+Shift+Z",
              [](RecordGrid &grid) { grid.session().undoStack().redo(); });
    addOnGrid("edit.cut", tr("Cu&t"), "", "Ctrl+X", [](RecordGrid &grid) { grid.cutFields(); });
    addOnGrid(
        "edit.copy", tr("&Copy"), "copy", "Ctrl+C", [](RecordGrid &grid) { grid.copyFields(); },
        true);
    addOnGrid("edit.paste", tr("&Paste"), "", "Ctrl+V",
              [](RecordGrid &grid) { grid.pasteFields(); });
    m_reading.append(add("edit.find", tr("&Find in Record…"), "", "Ctrl+Shift+F",
                         [this] { emit findRequested(false); }));
    m_writing.append(add("edit.replace", tr("&Replace in Record…"), "", "Ctrl+H",
                         [this] { emit findRequested(true); }));
    m_writing.append(add("edit.characters", tr("&Special Characters…"), "", "Ctrl+T",
                         [this] { emit charactersRequested(); }));
    addOnGrid("edit.pasteBelow", tr("Paste Field Belo&w"), "", "Ctrl+Shift+V",
              [](RecordGrid &grid) { grid.pasteFieldsBelow(); });
    addOnGrid("field.add", tr("Add &Field"), "between-horizontal-start", "F8",
              [](RecordGrid &grid) { grid.addField(); });
    addOnGrid("field.addLocal", tr("Add L&ocal Field"), "", "Shift+F8",
              [](RecordGrid &grid) { grid.addLocalField(); });
    addOnGrid("field.delete", tr("&Delete Field"), "trash-2", "Ctrl+F6",
              [](RecordGrid &grid) { grid.deleteFields(); });
    addOnGrid("field.duplicate", tr("D&uplicate Field"), "", "Ctrl+Shift+D",
              [](RecordGrid &grid) { grid.duplicateField(); });
    addOnGrid("field.moveUp", tr("Move Field U&p"), "", "Alt+Up",
              [](RecordGrid &grid) { grid.moveField(-1); });
    addOnGrid("field.moveDown", tr("Move Field D&own"), "", "Alt+Down",
              [](RecordGrid &grid) { grid.moveField(1); });
    addOnGrid("subfield.add", tr("Add &Subfield"), "plus", "F9",
              [](RecordGrid &grid) { grid.addSubfield(); });
    addOnGrid("subfield.delete", tr("Delete Su&bfield"), "", "Ctrl+F9",
              [](RecordGrid &grid) { grid.deleteSubfield(); });
    addOnGrid("subfield.next", tr("&Next Subfield"), "", "Ctrl+]",
              [](RecordGrid &grid) { grid.goToSubfield(1); });
    addOnGrid("subfield.previous", tr("Pre&vious Subfield"), "", "Ctrl+[",
              [](RecordGrid &grid) { grid.goToSubfield(-1); });
    addOnGrid("field.sort", tr("Sort Fiel&ds by Tag"), "", "",
              [](RecordGrid &grid) { grid.sortFields(false); });
    addOnGrid("field.sortBeside", tr("Sort Fields, 880 &Beside Its Partner"), "", "",
              [](RecordGrid &grid) { grid.sortFields(true); });
    addOnGrid("field.to880", tr("Move &to 880"), "", "",
              [](RecordGrid &grid) { grid.moveToParallel(); });
    addOnGrid("field.from880", tr("Move &from 880"), "", "",
              [](RecordGrid &grid) { grid.moveFromParallel(); });
    addOnGrid("field.link880", tr("&Link Two Selected Fields"), "", "",
              [](RecordGrid &grid) { grid.linkFields(); });
    addOnGrid("field.unlink880", tr("&Unlink from 880"), "", "",
              [](RecordGrid &grid) { grid.unlinkField(); });
    addOnGrid(
        "field.goToPartner", tr("Go to the Field in the &Other Script"), "", "Ctrl+Shift+8",
        [](RecordGrid &grid) { grid.goToPartner(); }, true);
    m_writing.append(
        add("draft.discard", tr("Discard D&raft"), "", "", [this] { emit discardRequested(); }));
}

void EditorCommands::addBlanks()
{
    QAction *blanks = m_commands.add(QStringLiteral("view.blanks"), tr("Show &Blanks as #"));
    blanks->setCheckable(true);
    blanks->setChecked(m_settings.get(kShowBlanksAsHash));
    connect(blanks, &QAction::toggled, this, [this](bool on) {
        m_settings.set(kShowBlanksAsHash, on);
        emit blanksAsHashChanged(on);
    });
}

void EditorCommands::nameUndo(const char *id, const QString &plain, const QString &withText,
                              const QString &step)
{
    QAction *action = m_commands.find(QLatin1String(id));
    action->setText(action->isEnabled() && !step.isEmpty() ? withText.arg(step) : plain);
}

void EditorCommands::update(bool split)
{
    RecordGrid *grid = m_grid();
    EditSession *open = grid == nullptr ? nullptr : &grid->session();
    const bool writable = open != nullptr && !open->isReadOnly();
    const QString why =
        open == nullptr ? tr("No record is open") : tr("This record can only be read now");
    const auto set = [](QAction *action, bool enabled, const QString &reason) {
        action->setEnabled(enabled);
        action->setStatusTip(enabled ? QString() : reason);
    };
    for (QAction *action : std::as_const(m_writing))
        set(action, writable, why);
    for (QAction *action : std::as_const(m_reading))
        set(action, open != nullptr, why);
    if (split) {
        for (const char *id :
             {"edit.cut",        "edit.copy",         "edit.paste",      "edit.pasteBelow",
              "edit.find",       "edit.replace",      "edit.characters", "field.add",
              "field.addLocal",  "field.delete",      "field.duplicate", "field.moveUp",
              "field.moveDown",  "field.to880",       "field.from880",   "field.link880",
              "field.unlink880", "field.goToPartner", "subfield.add",    "subfield.delete",
              "subfield.next",   "subfield.previous"})
            set(m_commands.find(QLatin1String(id)), false,
                tr("Close the split editor (F6) to do this in the grid"));
    }
    if (!writable)
        return;
    set(m_commands.find(QStringLiteral("edit.undo")), open->undoStack().canUndo(),
        tr("Nothing was changed yet"));
    set(m_commands.find(QStringLiteral("edit.redo")), open->undoStack().canRedo(),
        tr("Nothing was undone"));
    set(m_commands.find(QStringLiteral("draft.discard")), open->isDirty(),
        tr("The record is as it was saved"));
    if (!split)
        set(m_commands.find(QStringLiteral("field.addLocal")), grid->mayAddLocal(),
            tr("Local fields belong to an institution's record"));
    nameUndo("edit.undo", tr("&Undo"), tr("&Undo: %1"), open->undoStack().undoText());
    nameUndo("edit.redo", tr("&Redo"), tr("&Redo: %1"), open->undoStack().redoText());
}

} // namespace colophon::ui
