// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/settings.h"

#include <QObject>

#include <functional>

namespace colophon::ui {

class EditSession;
class RecordGrid;

/// The commands on the record in front: fields, subfields, clipboard, undo. Which record that is,
/// is asked each time.
class EditorCommands final : public QObject {
    Q_OBJECT
public:
    EditorCommands(CommandRegistry &commands, Settings &settings,
                   std::function<RecordGrid *()> grid, QObject *parent = nullptr);

    /// Enables what can be used now, and says of the rest why not. In the split editor there is no
    /// grid to type new fields into.
    void update(bool split);

signals:
    void saveRequested(bool release);
    void releaseRequested();
    void closeRequested();
    void discardRequested();
    void findRequested(bool replacing);
    void charactersRequested();
    void recordsListRequested();
    void blanksAsHashChanged(bool on);

private:
    void addRecordCommands();
    void addFieldCommands();
    void addBlanks();
    QAction *add(const char *id, const QString &text, const char *icon, const char *keys,
                 const std::function<void()> &slot);
    /// A command that needs a record that can be changed, or with `reads` one that is open.
    void addOnGrid(const char *id, const QString &text, const char *icon, const char *keys,
                   const std::function<void(RecordGrid &)> &slot, bool reads = false);
    void nameUndo(const char *id, const QString &plain, const QString &withText,
                  const QString &step);

    CommandRegistry &m_commands;
    Settings &m_settings;
    std::function<RecordGrid *()> m_grid;
    QList<QAction *> m_writing;
    QList<QAction *> m_reading;
};

} // namespace colophon::ui
