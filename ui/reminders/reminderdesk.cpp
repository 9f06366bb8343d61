// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderdesk.h"

#include "store/recordstore.h"

#include <QPointer>

namespace colophon::ui {

ReminderDesk::ReminderDesk(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace)
{}

void ReminderDesk::write(QObject *context, Work work, Done done)
{
    m_workspace.writer().run(
        this,
        [work = std::move(work), actor = m_workspace.actor()](store::Connection &connection) {
            return work(connection, actor);
        },
        [this, guard = QPointer<QObject>(context),
         done = std::move(done)](const Result<reminders::Changes> &changes) {
            if (changes && !changes->isEmpty())
                emit changed();
            if (!changes)
                emit failed(changes.error().detail);
            if (guard)
                done(changes);
        });
}

void ReminderDesk::undo(QObject *context, const reminders::Changes &changes,
                        std::function<void(const Result<reminders::Undone> &)> done)
{
    m_workspace.writer().run(
        this,
        [changes, actor = m_workspace.actor()](store::Connection &connection) {
            return reminders::undo(connection, actor, changes);
        },
        [this, guard = QPointer<QObject>(context),
         done = std::move(done)](const Result<reminders::Undone> &undone) {
            if (undone)
                emit changed();
            else
                emit failed(undone.error().detail);
            if (guard)
                done(undone);
        });
}

void ReminderDesk::readChoices(QObject *context, std::function<void(const ReminderChoices &)> done)
{
    m_workspace.reader().run(
        context,
        [](store::Connection &connection) -> Result<ReminderChoices> {
            ReminderChoices choices;
            const auto types = reminders::codeRows(connection, reminders::CodeKind::Type);
            COLOPHON_TRY(types);
            const auto statuses = reminders::codeRows(connection, reminders::CodeKind::Status);
            COLOPHON_TRY(statuses);
            const Result<QList<store::User>> people = store::users(connection);
            COLOPHON_TRY(people);
            choices.types = *types;
            choices.statuses = *statuses;
            for (const store::User &person : *people) {
                if (person.enabled)
                    choices.people.append(person);
            }
            return choices;
        },
        [this, done = std::move(done)](const Result<ReminderChoices> &choices) {
            if (choices)
                done(*choices);
            else
                emit failed(choices.error().detail);
        });
}

void ReminderDesk::readRecord(QObject *context, MmsId mmsId,
                              std::function<void(const Result<ReminderRecord> &)> done)
{
    m_workspace.reader().run(
        context,
        [mmsId](store::Connection &connection) -> Result<ReminderRecord> {
            const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
            COLOPHON_TRY(stored);
            const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
            COLOPHON_TRY(zone);
            const marc::Brief brief = marc::briefOf(stored->record);
            return ReminderRecord{mmsId, stored->network, zone->kind, brief.title, brief.material};
        },
        std::move(done));
}

} // namespace colophon::ui
