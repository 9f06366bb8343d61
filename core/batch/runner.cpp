// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/runner.h"

#include "batch/registry.h"
#include "batch/runlock.h"
#include "store/turns.h"

#include <algorithm>

namespace colophon::batch {

namespace {

/// One run under way: the loop over its stretches, and what is noted after each.
class Runner {
public:
    Runner(store::Connection &connection, const cataloging::Actor &actor, const Job &job, Run run,
           jobs::Progress &progress)
        : m_connection(connection), m_actor(actor), m_job(job),
          m_run(std::move(run)), m_context{m_run.id, actor, m_run.zone, m_run.values},
          m_progress(progress)
    {}

    Result<Run> forward()
    {
        m_run.message = m_run.next > 0 ? fromReason(m_run.next) : QString();
        return loop(State::Running, State::Finished, [this](const Stretch &stretch) {
            return m_job.isAlone() ? workAlone(stretch) : workTogether(stretch, false);
        });
    }

    Result<Run> back()
    {
        m_run.next = 0;
        m_run.message.clear();
        return loop(State::Undoing, State::Undone, [this](const Stretch &stretch) {
            return m_job.isTakenBackAlone() ? takeBackAlone(stretch) : workTogether(stretch, true);
        });
    }

private:
    template <typename F> Result<Run> loop(State during, State after, F work)
    {
        Result<std::unique_ptr<Course>> course =
            m_job.begin(m_connection, m_context,
                        during == State::Running ? Job::Direction::Forward : Job::Direction::Back);
        if (!course) {
            m_run.message = course.error().detail;
            COLOPHON_TRY(ended(State::Failed));
            return course.error();
        }
        m_course = std::move(*course);
        COLOPHON_TRY(note(during));
        store::Turns turns;
        while (m_run.next < m_run.total) {
            const Result<Run> now = runWith(m_connection, m_run.id);
            COLOPHON_TRY(now);
            if (during == State::Running && now->cancelWanted)
                return ended(State::Cancelled);
            if (m_progress.isCancelled())
                return ended(during == State::Running ? State::Paused : State::Undoing);
            const qint64 size = m_job.isAlone() ? 1 : m_job.stretchSize();
            const Result<void> done = work({m_run.next, std::min(m_run.total, m_run.next + size)});
            if (!done) {
                m_run.message = done.error().detail;
                // What was committed stands; the rest can be carried on when the cause is gone.
                COLOPHON_TRY(ended(State::Failed));
                return done.error();
            }
            m_progress.report(m_run.next, m_run.total);
            turns.giveOthersATurn();
        }
        return ended(after);
    }

    Result<void> workTogether(const Stretch &stretch, bool back)
    {
        Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
        COLOPHON_TRY(transaction);
        const Result<Counts> counts = m_course ? m_course->work(*transaction, stretch)
                                      : back   ? m_job.takeBack(*transaction, m_context, stretch)
                                               : m_job.work(*transaction, m_context, stretch);
        COLOPHON_TRY(counts);
        Run reached = m_run;
        reached.counts += *counts;
        reached.next = stretch.to;
        reached.seenAt = m_actor.clock->now();
        COLOPHON_TRY(keepRun(*transaction, reached));
        COLOPHON_TRY(transaction->commit());
        m_run = reached;
        return {};
    }

    Result<void> workAlone(const Stretch &stretch)
    {
        return eachAlone(stretch, Outcome::Pending, [this](const Item &item) {
            Result<ItemResult> result = m_job.oneAlone(m_connection, m_context, item.mmsId);
            if (!result && isOfRecord(result.error()))
                result = ItemResult{Outcome::Failed, result.error().detail, {}};
            return result;
        });
    }

    Result<void> takeBackAlone(const Stretch &stretch)
    {
        return eachAlone(stretch, Outcome::Done, [this](const Item &item) -> Result<ItemResult> {
            const Result<Outcome> outcome =
                m_job.takeBackAlone(m_connection, m_context, item.mmsId, item.undo);
            if (outcome)
                return ItemResult{*outcome, {}, item.undo};
            if (isOfRecord(outcome.error()))
                return ItemResult{Outcome::Left, outcome.error().detail, item.undo};
            return outcome.error();
        });
    }

    template <typename F> Result<void> eachAlone(const Stretch &stretch, Outcome wanted, F body)
    {
        const Result<QList<Item>> items = itemsOf(m_connection, m_run.id, stretch);
        COLOPHON_TRY(items);
        for (const Item &item : *items) {
            Run reached = m_run;
            reached.next = item.position + 1;
            reached.seenAt = m_actor.clock->now();
            std::optional<ItemResult> outcome;
            if (item.outcome == wanted) {
                const Result<ItemResult> result = body(item);
                COLOPHON_TRY(result);
                reached.counts.count(result->outcome);
                outcome = *result;
            }
            Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
            COLOPHON_TRY(transaction);
            if (outcome) {
                Result<ItemKeeper> keeper = ItemKeeper::begin(*transaction, m_run.id);
                COLOPHON_TRY(keeper);
                COLOPHON_TRY(keeper->keep(item.position, *outcome));
            }
            COLOPHON_TRY(keepRun(*transaction, reached));
            COLOPHON_TRY(transaction->commit());
            m_run = reached;
        }
        return {};
    }

    Result<void> note(State state)
    {
        m_run.state = state;
        m_run.seenAt = m_actor.clock->now();
        Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
        COLOPHON_TRY(transaction);
        COLOPHON_TRY(keepRun(*transaction, m_run));
        return transaction->commit();
    }

    Result<Run> ended(State state)
    {
        const bool over = state != State::Paused && state != State::Undoing;
        if (over)
            m_run.endedAt = m_actor.clock->now();
        if (over && m_course) {
            Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
            COLOPHON_TRY(transaction);
            COLOPHON_TRY(m_course->end(*transaction, m_run.counts));
            COLOPHON_TRY(transaction->commit());
        }
        COLOPHON_TRY(note(state));
        COLOPHON_TRY(m_connection.flush());
        return m_run;
    }

    store::Connection &m_connection;
    const cataloging::Actor &m_actor;
    const Job &m_job;
    Run m_run;
    Context m_context;
    std::unique_ptr<Course> m_course;
    jobs::Progress &m_progress;
};

Result<const Job *> jobOf(const Run &run, const cataloging::Actor &actor)
{
    const Job *job = jobNamed(run.job);
    if (job == nullptr) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("This version does not know the job “%1”.").arg(run.job)};
    }
    if (!actor.user.enabled
        || (job->leastRole() != store::Role::Cataloger
            && !actor.user.roles.testFlag(job->leastRole()))) {
        return Error{ErrorCode::Denied,
                     QStringLiteral("Nothing was changed: %1 may not run the job %2.")
                         .arg(actor.user.name, run.job)};
    }
    return job;
}

} // namespace

Result<Run> carryOn(const QString &cataloguePath, const cataloging::Actor &actor, RunId id,
                    jobs::Progress &progress)
{
    const Result<RunLock> lock = RunLock::take(cataloguePath, id);
    COLOPHON_TRY(lock);
    Result<store::Connection> connection =
        store::Connection::open(cataloguePath, store::Durability::Normal);
    COLOPHON_TRY(connection);
    const Result<Run> run = runWith(*connection, id);
    COLOPHON_TRY(run);
    if (!run->canCarryOn()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Run %1 is over already.").arg(id.value())};
    }
    const Result<const Job *> job = jobOf(*run, actor);
    COLOPHON_TRY(job);
    return Runner(*connection, actor, **job, *run, progress).forward();
}

Result<Run> takeBack(const QString &cataloguePath, const cataloging::Actor &actor, RunId id,
                     jobs::Progress &progress)
{
    const Result<RunLock> lock = RunLock::take(cataloguePath, id);
    COLOPHON_TRY(lock);
    Result<store::Connection> connection =
        store::Connection::open(cataloguePath, store::Durability::Normal);
    COLOPHON_TRY(connection);
    const Result<Run> run = runWith(*connection, id);
    COLOPHON_TRY(run);
    const Result<const Job *> job = jobOf(*run, actor);
    COLOPHON_TRY(job);
    if (run->state == State::Undone || !(*job)->canUndo()) {
        return Error{ErrorCode::InvalidInput,
                     run->state == State::Undone
                         ? QStringLiteral("Run %1 was undone already.").arg(id.value())
                         : QStringLiteral("The job %1 can't be undone.").arg(run->job)};
    }
    return Runner(*connection, actor, **job, *run, progress).back();
}

Result<QList<Run>> interrupted(store::Connection &connection, UserId user)
{
    const Result<QList<Run>> all = runs(connection);
    COLOPHON_TRY(all);
    QList<Run> found;
    for (const Run &run : *all) {
        if (run.user == user && !run.isEnded() && !run.underWay)
            found.append(run);
    }
    return found;
}

} // namespace colophon::batch
