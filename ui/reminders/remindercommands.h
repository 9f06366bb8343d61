// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "reminders/reminderdialog.h"

#include <QObject>

namespace colophon::ui {

/// Record Actions > Add Reminder… and View Related Data > View Reminders, for the record in front,
/// wherever that is; and the dialog for both a new reminder and one that is changed.
/// Thread rule: the window's thread.
class ReminderCommands final : public QObject {
    Q_OBJECT
public:
    ReminderCommands(const ScreenContext &context, ReminderDesk &desk, QWidget &window);

    void add(MmsId mmsId, ReminderOrigin origin);
    void edit(const reminders::ReminderRow &row);
    /// The search is in front: its zone decides.
    void setSearching(bool searching) { m_searching = searching; }

signals:
    /// View Reminders of that record.
    void listWanted(MmsId mmsId);
    void added(const reminders::Changes &changes);

private:
    void adapt();
    void open(const ReminderRecord &record, const std::function<void(ReminderDialog &)> &start,
              const std::function<ReminderDesk::Work(const reminders::Details &)> &work,
              const QString &said);
    void say(const QString &what, const QString &why);

    ScreenContext m_context;
    ReminderDesk &m_desk;
    QWidget &m_window;
    QAction *m_add;
    QAction *m_view;
    bool m_searching = false;
};

} // namespace colophon::ui
