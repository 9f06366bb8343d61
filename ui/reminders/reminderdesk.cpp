// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderdesk.h"

#include "store/recordstore.h"
#include "store/turns.h"

#include <QPointer>

#include <algorithm>

namespace colophon::ui {

namespace {

void append(reminders::Changes &whole, const reminders::Changes &part)
{
    whole.append(part);
}

void append(reminders::Undone &whole, const reminders::Undone &part)
{
    whole.count += part.count;
    whole.left.append(part.left);
}

/// `work(part)` over the list, some hundred at a time, until its end, an error or Cancel. `whole`
/// is what came of it until then.
template <typename T, typename List, typename Work>
Result<void> inStretches(const List &list, T &whole, jobs::Progress &progress, Work work)
{
    store::Turns turns;
    for (qsizetype from = 0; from < list.size() && !progress.isCancelled();
         from += ReminderDesk::kAtOnce) {
        const Result<T> part = work(list.mid(from, ReminderDesk::kAtOnce));
        COLOPHON_TRY(part);
        append(whole, *part);
        progress.report(std::min(from + ReminderDesk::kAtOnce, list.size()), list.size());
        turns.giveOthersATurn();
    }
    return {};
}

Result<reminders::Undone> undoAll(store::Connection &connection, const cataloging::Actor &actor,
                                  const reminders::Changes &changes, jobs::Progress &progress)
{
    const reminders::Changes lastFirst(changes.crbegin(), changes.crend());
    reminders::Undone undone;
    COLOPHON_TRY(inStretches(lastFirst, undone, progress, [&](reminders::Changes part) {
        std::reverse(part.begin(), part.end());
        return reminders::undo(connection, actor, part);
    }));
    COLOPHON_TRY(connection.flush());
    return undone;
}

/// All of the list, or as far as it came when it was cancelled. After an error nothing is changed:
/// what was written until then is taken back.
Result<reminders::Changes> workOver(store::Connection &connection, const cataloging::Actor &actor,
                                    const QList<reminders::ReminderId> &ids,
                                    const ReminderDesk::WorkOver &work, jobs::Progress &progress)
{
    reminders::Changes changes;
    const Result<void> done =
        inStretches(ids, changes, progress, [&](const QList<reminders::ReminderId> &part) {
            return work(connection, actor, part);
        });
    if (!done) {
        jobs::Progress quiet;
        COLOPHON_TRY(undoAll(connection, actor, changes, quiet));
        return done.error();
    }
    COLOPHON_TRY(connection.flush());
    return changes;
}

} // namespace

ReminderDesk::ReminderDesk(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace)
{}

template <typename T>
std::function<void(const Result<T> &)>
ReminderDesk::telling(QObject *context, std::function<void(const Result<T> &)> done)
{
    return [this, guard = QPointer<QObject>(context),
            done = std::move(done)](const Result<T> &result) {
        if (result)
            emit changed();
        else
            emit failed(result.error().detail);
        if (guard)
            done(result);
    };
}

void ReminderDesk::write(QObject *context, Work work, Done done)
{
    m_workspace.writer().run(
        this,
        [work = std::move(work), actor = m_workspace.actor()](store::Connection &connection) {
            return work(connection, actor);
        },
        telling<reminders::Changes>(context, std::move(done)));
}

void ReminderDesk::writeOver(QObject *context, const QString &title,
                             const QList<reminders::ReminderId> &ids, WorkOver work, Done done)
{
    if (ids.size() <= kAtOnce) {
        write(
            context,
            [ids, work = std::move(work)](store::Connection &connection,
                                          const cataloging::Actor &actor) {
                return work(connection, actor, ids);
            },
            std::move(done));
        return;
    }
    m_workspace.jobs().start(
        title, this,
        [ids, work = std::move(work), actor = m_workspace.actor(),
         path = m_workspace.path()](jobs::Progress &progress) -> Result<reminders::Changes> {
            Result<store::Connection> connection =
                store::Connection::open(path, store::Durability::Normal);
            COLOPHON_TRY(connection);
            return workOver(*connection, actor, ids, work, progress);
        },
        telling<reminders::Changes>(context, std::move(done)));
}

void ReminderDesk::undo(QObject *context, const reminders::Changes &changes,
                        std::function<void(const Result<reminders::Undone> &)> done)
{
    const auto finish = telling<reminders::Undone>(context, std::move(done));
    if (changes.size() <= kAtOnce) {
        m_workspace.writer().run(
            this,
            [changes, actor = m_workspace.actor()](store::Connection &connection) {
                return reminders::undo(connection, actor, changes);
            },
            finish);
        return;
    }
    m_workspace.jobs().start(
        tr("Undoing"), this,
        [changes, actor = m_workspace.actor(),
         path = m_workspace.path()](jobs::Progress &progress) -> Result<reminders::Undone> {
            Result<store::Connection> connection =
                store::Connection::open(path, store::Durability::Normal);
            COLOPHON_TRY(connection);
            return undoAll(*connection, actor, changes, progress);
        },
        finish);
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
