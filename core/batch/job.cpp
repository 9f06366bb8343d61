// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/job.h"

#include "batch/run.h"

#include <array>

namespace colophon::batch {

namespace {

struct OutcomeWord {
    Outcome outcome;
    QLatin1String word;
};
constexpr std::array kWords{OutcomeWord{Outcome::Done, QLatin1String("done")},
                            OutcomeWord{Outcome::Skipped, QLatin1String("skipped")},
                            OutcomeWord{Outcome::Failed, QLatin1String("failed")},
                            OutcomeWord{Outcome::Undone, QLatin1String("undone")},
                            OutcomeWord{Outcome::Left, QLatin1String("left")}};

Result<void> statement(store::Connection &connection, const char *name)
{
    Result<store::Query> query = connection.query(name);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->run());
    return {};
}

Error notThisWay()
{
    return {ErrorCode::Internal, QStringLiteral("The job does not work that way.")};
}

} // namespace

QString outcomeWord(Outcome outcome)
{
    for (const OutcomeWord &entry : kWords) {
        if (entry.outcome == outcome)
            return entry.word;
    }
    return {};
}

Outcome outcomeFromWord(const QString &word)
{
    for (const OutcomeWord &entry : kWords) {
        if (entry.word == word)
            return entry.outcome;
    }
    return Outcome::Pending;
}

void Counts::count(Outcome outcome)
{
    done += outcome == Outcome::Done ? 1 : 0;
    skipped += outcome == Outcome::Skipped ? 1 : 0;
    failed += outcome == Outcome::Failed ? 1 : 0;
    undone += outcome == Outcome::Undone ? 1 : 0;
    left += outcome == Outcome::Left ? 1 : 0;
}

Counts &Counts::operator+=(const Counts &other)
{
    done += other.done;
    skipped += other.skipped;
    failed += other.failed;
    undone += other.undone;
    left += other.left;
    return *this;
}

bool isOfRecord(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::InvalidInput:
    case ErrorCode::Denied:
        return true;
    default:
        return false;
    }
}

Result<void> Job::check(store::Connection &, const Context &) const
{
    return {};
}

Result<ItemResult> Job::one(store::Transaction &, const Context &, MmsId) const
{
    return notThisWay();
}

Result<Outcome> Job::takeBackOne(store::Transaction &, const Context &, MmsId,
                                 const QByteArray &) const
{
    return notThisWay();
}

Result<ItemResult> Job::oneAlone(store::Connection &, const Context &, MmsId) const
{
    return notThisWay();
}

Result<Outcome> Job::takeBackAlone(store::Connection &, const Context &, MmsId,
                                   const QByteArray &) const
{
    return notThisWay();
}

Result<Counts> Job::work(store::Transaction &transaction, const Context &context,
                         const Stretch &stretch) const
{
    return eachPending(transaction, context, stretch,
                       [&](MmsId mmsId) { return one(transaction, context, mmsId); });
}

Result<Counts> Job::eachPending(store::Transaction &transaction, const Context &context,
                                const Stretch &stretch,
                                const std::function<Result<ItemResult>(MmsId)> &one)
{
    store::Connection &connection = transaction.connection();
    const Result<QList<Item>> items = itemsOf(connection, context.run, stretch);
    COLOPHON_TRY(items);
    Counts counts;
    for (const Item &item : *items) {
        if (item.outcome != Outcome::Pending)
            continue;
        COLOPHON_TRY(statement(connection, "sqlite/savepoint"));
        Result<ItemResult> result = one(item.mmsId);
        if (!result) {
            if (!isOfRecord(result.error()))
                return result.error();
            COLOPHON_TRY(statement(connection, "sqlite/savepoint_rollback"));
            result = ItemResult{Outcome::Failed, result.error().detail, {}};
        }
        COLOPHON_TRY(statement(connection, "sqlite/savepoint_release"));
        COLOPHON_TRY(keepItem(transaction, context.run, item.position, *result));
        counts.count(result->outcome);
    }
    return counts;
}

Result<Counts> Job::takeBack(store::Transaction &transaction, const Context &context,
                             const Stretch &stretch) const
{
    store::Connection &connection = transaction.connection();
    const Result<QList<Item>> items = itemsOf(connection, context.run, stretch);
    COLOPHON_TRY(items);
    Counts counts;
    for (const Item &item : *items) {
        if (item.outcome != Outcome::Done)
            continue;
        COLOPHON_TRY(statement(connection, "sqlite/savepoint"));
        Result<Outcome> back = takeBackOne(transaction, context, item.mmsId, item.undo);
        QString reason;
        if (!back) {
            if (!isOfRecord(back.error()))
                return back.error();
            COLOPHON_TRY(statement(connection, "sqlite/savepoint_rollback"));
            reason = back.error().detail;
            back = Outcome::Left;
        }
        COLOPHON_TRY(statement(connection, "sqlite/savepoint_release"));
        COLOPHON_TRY(keepItem(
            transaction, context.run, item.position,
            {*back, *back == Outcome::Left && reason.isEmpty() ? QStringLiteral("changed") : reason,
             item.undo}));
        counts.count(*back);
    }
    return counts;
}

} // namespace colophon::batch
