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

Result<qint64> totalChanges(store::Connection &connection)
{
    Result<store::Query> query = connection.query("sqlite/total_changes");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    return query->integer(0);
}

/// One after another the items of a stretch, each kept with its outcome; what a failed one has
/// written is rolled back. A savepoint makes FTS5 write out all that it has gathered, and nearly
/// all failures come before anything is written: so the stretch goes without savepoints first, and
/// again with one an item where a failed item did write.
class StretchWork {
public:
    using One = std::function<Result<ItemResult>(const Item &)>;

    StretchWork(store::Transaction &transaction, const Context &context, const Stretch &stretch)
        : m_transaction(transaction), m_context(context), m_stretch(stretch)
    {}

    Result<Counts> run(Outcome wanted, Outcome failed, const One &one)
    {
        store::Connection &connection = m_transaction.connection();
        const Result<QList<Item>> items = itemsOf(connection, m_context.run, m_stretch);
        COLOPHON_TRY(items);
        COLOPHON_TRY(statement(connection, "sqlite/savepoint"));
        Result<std::optional<Counts>> counts = pass(*items, wanted, failed, one, false);
        COLOPHON_TRY(counts);
        if (!*counts) {
            COLOPHON_TRY(statement(connection, "sqlite/savepoint_rollback"));
            counts = pass(*items, wanted, failed, one, true);
            COLOPHON_TRY(counts);
        }
        COLOPHON_TRY(statement(connection, "sqlite/savepoint_release"));
        return counts->value_or(Counts());
    }

private:
    /// Nothing where a failed item has written and there is no savepoint to go back to.
    Result<std::optional<Counts>> pass(const QList<Item> &items, Outcome wanted, Outcome failed,
                                       const One &one, bool savepoints)
    {
        store::Connection &connection = m_transaction.connection();
        Result<ItemKeeper> keeper = ItemKeeper::begin(m_transaction, m_context.run);
        COLOPHON_TRY(keeper);
        Counts counts;
        for (const Item &item : items) {
            if (item.outcome != wanted)
                continue;
            const Result<qint64> before = totalChanges(connection);
            COLOPHON_TRY(before);
            if (savepoints)
                COLOPHON_TRY(statement(connection, "sqlite/savepoint"));
            Result<ItemResult> result = one(item);
            if (!result) {
                if (!isOfRecord(result.error()))
                    return result.error();
                const Result<qint64> after = totalChanges(connection);
                COLOPHON_TRY(after);
                if (*after != *before && !savepoints)
                    return std::optional<Counts>();
                if (savepoints)
                    COLOPHON_TRY(statement(connection, "sqlite/savepoint_rollback"));
                result = ItemResult{failed, result.error().detail, item.undo};
            }
            if (savepoints)
                COLOPHON_TRY(statement(connection, "sqlite/savepoint_release"));
            COLOPHON_TRY(keeper->keep(item.position, *result));
            counts.count(result->outcome);
        }
        return std::optional(counts);
    }

    store::Transaction &m_transaction;
    const Context &m_context;
    const Stretch &m_stretch;
};

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

Result<void> Course::end(store::Transaction &, const Counts &)
{
    return {};
}

Result<QList<ItemResult>> Job::planAll(store::Connection &connection, const Context &context,
                                       const QList<MmsId> &mmsIds) const
{
    QList<ItemResult> results;
    for (const MmsId mmsId : mmsIds) {
        Result<ItemResult> result = plan(connection, context, mmsId);
        if (!result && isOfRecord(result.error()))
            result = ItemResult{Outcome::Failed, result.error().detail, {}};
        COLOPHON_TRY(result);
        results.append(*result);
    }
    return results;
}

Result<std::unique_ptr<Course>> Job::begin(store::Connection &, const Context &, Direction) const
{
    return std::unique_ptr<Course>();
}

Result<Counts> Job::work(store::Transaction &transaction, const Context &context,
                         const Stretch &stretch) const
{
    return StretchWork(transaction, context, stretch)
        .run(Outcome::Pending, Outcome::Failed,
             [&](const Item &item) { return one(transaction, context, item.mmsId); });
}

Result<Counts> Job::takeBack(store::Transaction &transaction, const Context &context,
                             const Stretch &stretch) const
{
    return StretchWork(transaction, context, stretch)
        .run(Outcome::Done, Outcome::Left, [&](const Item &item) -> Result<ItemResult> {
            const Result<Outcome> back = takeBackOne(transaction, context, item.mmsId, item.undo);
            COLOPHON_TRY(back);
            const bool left = *back == Outcome::Left;
            return ItemResult{*back, left ? QStringLiteral("changed") : QString(), item.undo};
        });
}

} // namespace colophon::batch
