// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"
#include "store/bulkstatement.h"

#include <QDateTime>

/// The runs of jobs as they are kept: what was asked, how far it came, what became of each record.
/// Thread rule: that of the connection handed in.
namespace colophon::batch {

/// Waiting: submitted. Running. Paused: the program was closed, or died, in between. Undoing and
/// Undone: taken back. Failed: something that concerns no single record ended it (a full disk).
enum class State { Waiting, Running, Paused, Cancelled, Finished, Failed, Undoing, Undone };
QString stateWord(State state);

struct Run {
    RunId id;
    QString job;
    Values values;
    QString setName;
    store::Zone zone; ///< id and kind
    UserId user;
    QString userName;
    QDateTime submittedAt;
    QDateTime seenAt; ///< when it last wrote
    QDateTime endedAt;
    State state = State::Waiting;
    QString message; ///< why it failed, or "from 1200": carried on from there
    bool cancelWanted = false;
    qint64 next = 0; ///< the position that comes next
    qint64 total = 0;
    Counts counts;
    bool underWay = false; ///< a program works on it just now; told by runs()

    bool isEnded() const
    {
        return state == State::Cancelled || state == State::Finished || state == State::Failed
               || state == State::Undone;
    }
    /// Neither over nor paused, and nobody works on it: its program was killed.
    bool isInterrupted() const { return !isEnded() && state != State::Paused && !underWay; }
    bool canCarryOn() const
    {
        return state == State::Waiting || state == State::Running || state == State::Paused
               || (state == State::Failed && next < total);
    }
};

struct Item {
    qint64 position = 0;
    MmsId mmsId;
    Outcome outcome = Outcome::Pending;
    QString reason;
    QByteArray undo;
    QString title;
};

struct Submission {
    QString job;
    Values values;
    QString setName;
    store::Zone zone;
    QList<MmsId> records;
};

/// Keeps the run with its records, waiting. The values are completed and checked: InvalidInput with
/// a sentence; Denied without the role.
Result<RunId> submit(store::Connection &connection, const cataloging::Actor &actor,
                     const Submission &submission);
/// The checks of submit() alone, with the values completed from the fallbacks.
Result<Values> checkSubmission(store::Connection &connection, const cataloging::Actor &actor,
                               const Submission &submission);

/// What would happen: outcomes of all records, and the first rows of it.
struct Preview {
    Counts counts;
    qint64 total = 0;
    QList<Item> first; ///< of all records
    QList<Item> told;  ///< of those that it would not simply be done to: skipped, left, failed
};
constexpr int kPreviewRows = 200; ///< at most in either list
Result<Preview> preview(store::Connection &connection, const cataloging::Actor &actor,
                        const Submission &submission, jobs::Progress &progress);

/// Without `underWay`.
Result<Run> runWith(store::Connection &connection, RunId id);
/// Newest first, with what is under way here or in another program.
Result<QList<Run>> runs(store::Connection &connection, int limit = 200);
Result<QList<Item>> itemsOf(store::Connection &connection, RunId id, const Stretch &stretch);
/// What one rule of a run did, over all records so far.
struct Total {
    QString name;
    qint64 records = 0; ///< changed by it
    qint64 fields = 0;  ///< changed, added or removed by it
};
/// In the order in which the rules stand; empty for jobs that run none.
Result<QList<Total>> totalsOf(store::Connection &connection, RunId id);
Result<void> keepTotals(store::Transaction &transaction, RunId id, const QList<Total> &totals);
/// What a report tells: those that failed, were left alone, were skipped, in that order.
Result<QList<Item>> itemsTold(store::Connection &connection, RunId id, int limit);
/// Wishes that a run end between two records; the program that runs it sees it.
Result<void> wishCancelled(store::Connection &connection, RunId id);
/// An undo that a person has stopped in between is not carried on by itself.
Result<void> leaveUndo(store::Connection &connection, const cataloging::Actor &actor, RunId id);

/// Notes what became of records of a run. Ends before its transaction does.
class ItemKeeper {
public:
    static Result<ItemKeeper> begin(store::Transaction &transaction, RunId id);
    Result<void> keep(qint64 position, const ItemResult &result);

private:
    ItemKeeper(RunId id, const store::BulkStatement &update) : m_id(id), m_update(update) {}
    RunId m_id;
    store::BulkStatement m_update;
};
Result<void> keepRun(store::Transaction &transaction, const Run &run);

/// The message of a run that was carried on from that place: "from 1200".
QString fromReason(qint64 place);
/// A reason that is a key ("gone", "changed", "has 2026-11-18", "from 1200") as a sentence in
/// English.
QString reasonText(const QString &reason);

} // namespace colophon::batch
