// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/revisingjob.h"

#include "marc/compact.h"
#include "store/draftstore.h"

#include <QDataStream>
#include <QIODevice>
#include <QtConcurrent>

#include <deque>

namespace colophon::batch {

using cataloging::BaseVersion;
using cataloging::Reviser;
using cataloging::Revision;
using cataloging::RevisionsAhead;

namespace {

/// What taking a record back needs: the versions that the job left, and the one before. An attached
/// record is kept whole, since what it showed is spread over versions of two records.
struct Undo {
    qint64 version = 0;
    qint64 networkVersion = 0;
    qint64 formerVersion = 0;
    QByteArray former; ///< compact form, of an attached record

    static QByteArray of(const Revision &revision, const BaseVersion &now)
    {
        QByteArray bytes;
        QDataStream stream(&bytes, QIODevice::WriteOnly);
        stream.setVersion(QDataStream::Qt_6_4);
        stream << now.own << now.network << revision.former.version
               << (revision.former.network ? revision.before : QByteArray());
        return bytes;
    }
    static Undo fromBytes(const QByteArray &bytes)
    {
        Undo undo;
        QDataStream stream(bytes);
        stream.setVersion(QDataStream::Qt_6_4);
        stream >> undo.version >> undo.networkVersion >> undo.formerVersion >> undo.former;
        return undo;
    }
    Result<marc::Record> record(store::Connection &connection, MmsId mmsId) const
    {
        if (!former.isEmpty())
            return marc::fromCompact(former);
        const Result<store::KeptVersion> kept = store::versionOf(connection, mmsId, formerVersion);
        COLOPHON_TRY(kept);
        return kept->record;
    }
};

constexpr qint64 kStretch = 2000;
/// So many stretches are worked on ahead of the one that is written.
constexpr std::size_t kAhead = 2;

struct PendingItem {
    qint64 position = 0;
    MmsId mmsId;
};

Result<QList<PendingItem>> pendingOf(store::Connection &connection, RunId run,
                                     const Stretch &stretch)
{
    Result<store::Query> query = connection.query("common/job_items_pending");
    COLOPHON_TRY(query);
    COLOPHON_TRY(
        query->bind("run_id", run).bind("from", stretch.from).bind("to", stretch.to).select());
    QList<PendingItem> items;
    while (query->next())
        items.append({query->integer(0), query->mmsId(1)});
    return items;
}

Result<ItemResult> failure(const Error &error)
{
    if (!isOfRecord(error))
        return error;
    return ItemResult{Outcome::Failed, error.detail, {}};
}

class ForwardCourse final : public Course {
public:
    ForwardCourse(const QString &cataloguePath, const Context &context, QString unchanged,
                  std::shared_ptr<Reworking> reworking, QList<Total> totals)
        : m_run(context.run), m_actor(context.actor), m_unchanged(std::move(unchanged)),
          m_reworking(std::move(reworking)), m_totals(std::move(totals)),
          m_ahead(cataloguePath, context.actor, 0, m_reworking->make())
    {}

    Result<Counts> work(store::Transaction &transaction, const Stretch &stretch) override
    {
        if (m_begun.empty())
            m_upTo = stretch.from;
        // stretches behind the last one are empty
        for (; m_begun.size() <= kAhead; m_upTo += kStretch)
            COLOPHON_TRY(lookAhead(transaction.connection(), {m_upTo, m_upTo + kStretch}));
        Result<std::vector<RevisionsAhead::Made>> taken = m_ahead.take();
        COLOPHON_TRY(taken);
        const QList<PendingItem> items = std::move(m_begun.front());
        m_begun.pop_front();
        const Result<Counts> counts = write(transaction, items, *taken);
        m_ahead.drop(std::move(*taken));
        return counts;
    }

    Result<void> end(store::Transaction &transaction, const Counts &counts) override
    {
        return m_reworking->end(transaction, counts);
    }

private:
    Result<void> lookAhead(store::Connection &connection, const Stretch &stretch)
    {
        const Result<QList<PendingItem>> items = pendingOf(connection, m_run, stretch);
        COLOPHON_TRY(items);
        QList<MmsId> ids;
        for (const PendingItem &item : *items)
            ids.append(item.mmsId);
        m_begun.push_back(*items);
        m_ahead.begin(ids);
        return {};
    }

    Result<Counts> write(store::Transaction &transaction, const QList<PendingItem> &items,
                         std::vector<RevisionsAhead::Made> &taken)
    {
        Result<Reviser> reviser = Reviser::begin(transaction, m_actor);
        COLOPHON_TRY(reviser);
        Result<ItemKeeper> keeper = ItemKeeper::begin(transaction, m_run);
        COLOPHON_TRY(keeper);
        Counts counts;
        for (qsizetype i = 0; i < items.size(); ++i) {
            const Result<ItemResult> result = one(transaction, *reviser, taken[std::size_t(i)]);
            COLOPHON_TRY(result);
            COLOPHON_TRY(keeper->keep(items.at(i).position, *result));
            counts.count(result->outcome);
        }
        COLOPHON_TRY(reviser->finish());
        COLOPHON_TRY(keepTotals(transaction, m_run, m_totals));
        return counts;
    }

    Result<ItemResult> one(store::Transaction &transaction, Reviser &reviser,
                           RevisionsAhead::Made &made)
    {
        Result<std::optional<BaseVersion>> now = written(reviser, made);
        if (now && made.hasRevision() && !*now) {
            made = m_ahead.madeNow(transaction.connection(), made.mmsId);
            now = written(reviser, made);
        }
        if (!now)
            return failure(now.error());
        if (!*now)
            return ItemResult{Outcome::Skipped, m_unchanged, {}};
        for (const RevisionsAhead::Share &share : made.shares) {
            Total &total = m_totals[qsizetype(share.part)];
            ++total.records;
            total.fields += share.fields;
        }
        return ItemResult{Outcome::Done, made.what, Undo::of(**made.revision, **now)};
    }

    /// Nothing where it stays as it is, or was changed since it was read.
    static Result<std::optional<BaseVersion>> written(Reviser &reviser,
                                                      const RevisionsAhead::Made &made)
    {
        if (!made.revision)
            return made.revision.error();
        return *made.revision ? reviser.write(**made.revision) : std::optional<BaseVersion>();
    }

    const RunId m_run;
    const cataloging::Actor m_actor;
    const QString m_unchanged;
    const std::shared_ptr<Reworking> m_reworking;
    QList<Total> m_totals;
    std::deque<QList<PendingItem>> m_begun; ///< of the stretches that are worked on ahead
    qint64 m_upTo = 0;                      ///< the end of the last of them
    RevisionsAhead m_ahead;
};

class BackCourse final : public Course {
public:
    explicit BackCourse(const Context &context) : m_run(context.run), m_actor(context.actor) {}

    Result<Counts> work(store::Transaction &transaction, const Stretch &stretch) override
    {
        const Result<QList<Item>> items = itemsOf(transaction.connection(), m_run, stretch);
        COLOPHON_TRY(items);
        std::vector<Back> backs;
        backs.reserve(std::size_t(items->size()));
        for (const Item &item : *items) {
            if (item.outcome == Outcome::Done)
                backs.push_back(read(transaction.connection(), item));
        }
        const QDateTime at = m_actor.clock->now();
        QtConcurrent::blockingMap(backs, [this, &at](Back &back) { workOut(back, m_actor, at); });
        return write(transaction, backs);
    }

private:
    struct Back {
        Item item;
        store::RecordRow now = {};
        /// Nothing: it was changed since.
        Result<std::optional<marc::Record>> former = std::optional<marc::Record>();
        Revision revision = {};
    };

    static Back read(store::Connection &connection, const Item &item)
    {
        Back back{item};
        const Undo undo = Undo::fromBytes(item.undo);
        Result<store::RecordRow> now = store::recordRowOf(connection, item.mmsId);
        if (!now) {
            back.former = now.error();
        } else if (now->version == undo.version && now->networkVersion == undo.networkVersion) {
            const Result<marc::Record> former = undo.record(connection, item.mmsId);
            if (former)
                back.former = std::optional(*former);
            else
                back.former = former.error();
            back.now = std::move(*now);
        }
        return back;
    }

    static void workOut(Back &back, const cataloging::Actor &actor, const QDateTime &at)
    {
        if (!back.former || !*back.former)
            return;
        const Result<store::StoredRecord> now = store::takenApart(back.now);
        if (now)
            back.revision = cataloging::reviseTo(back.now, now->record, **back.former, actor, at);
        else
            back.former = now.error();
    }

    Result<Counts> write(store::Transaction &transaction, const std::vector<Back> &backs)
    {
        Result<Reviser> reviser = Reviser::begin(transaction, m_actor);
        COLOPHON_TRY(reviser);
        Result<ItemKeeper> keeper = ItemKeeper::begin(transaction, m_run);
        COLOPHON_TRY(keeper);
        Counts counts;
        for (const Back &back : backs) {
            Result<ItemResult> result = one(*reviser, back);
            if (!result && isOfRecord(result.error()))
                result = ItemResult{Outcome::Left, result.error().detail, back.item.undo};
            COLOPHON_TRY(result);
            COLOPHON_TRY(keeper->keep(back.item.position, *result));
            counts.count(result->outcome);
        }
        COLOPHON_TRY(reviser->finish());
        return counts;
    }

    static Result<ItemResult> one(Reviser &reviser, const Back &back)
    {
        if (!back.former)
            return back.former.error();
        if (!*back.former)
            return ItemResult{Outcome::Left, QStringLiteral("changed"), back.item.undo};
        const Result<std::optional<BaseVersion>> now = reviser.write(back.revision);
        COLOPHON_TRY(now);
        // else another of the run has taken the network record back that both are attached to
        return *now ? ItemResult{Outcome::Undone, {}, back.item.undo}
                    : ItemResult{Outcome::Left, QStringLiteral("changed"), back.item.undo};
    }

    const RunId m_run;
    const cataloging::Actor m_actor;
};

} // namespace

Result<void> Reworking::end(store::Transaction &, const Counts &)
{
    return {};
}

qint64 RevisingJob::stretchSize() const
{
    return kStretch;
}

Result<ItemResult> RevisingJob::plan(store::Connection &connection, const Context &context,
                                     MmsId mmsId) const
{
    const Result<QList<ItemResult>> results = planAll(connection, context, {mmsId});
    COLOPHON_TRY(results);
    return results->constFirst();
}

Result<QList<ItemResult>> RevisingJob::planAll(store::Connection &connection,
                                               const Context &context,
                                               const QList<MmsId> &mmsIds) const
{
    const Result<std::unique_ptr<Reworking>> worker = reworking(connection, context);
    COLOPHON_TRY(worker);
    const RevisionsAhead::Make make = (*worker)->make();
    struct Planned {
        MmsId mmsId;
        Result<store::StoredRecord> stored;
        ItemResult result;
    };
    std::vector<Planned> all;
    for (const MmsId mmsId : mmsIds) {
        all.push_back({mmsId, store::recordOf(connection, mmsId), {}});
        const Result<store::StoredRecord> &stored = all.back().stored;
        if (!stored && !isOfRecord(stored.error()))
            return stored.error();
    }
    QtConcurrent::blockingMap(all, [&](Planned &one) {
        const Result<RevisionsAhead::Wanted> wanted =
            one.stored ? make.whole(*one.stored)
                       : Result<RevisionsAhead::Wanted>(one.stored.error());
        one.result = !wanted           ? ItemResult{Outcome::Failed, wanted.error().detail, {}}
                     : wanted->changes ? ItemResult{Outcome::Done, wanted->what, {}}
                                       : ItemResult{Outcome::Skipped, unchanged(), {}};
    });
    const Result<cataloging::Obstacles> obstacles =
        cataloging::Obstacles::of(connection, context.actor);
    COLOPHON_TRY(obstacles);
    QList<ItemResult> results;
    for (Planned &one : all) {
        if (one.result.outcome == Outcome::Done) {
            const Result<void> may = obstacles->check(one.mmsId);
            if (!may)
                one.result = {Outcome::Failed, may.error().detail, {}};
        }
        results.append(one.result);
    }
    return results;
}

Result<std::unique_ptr<Course>>
RevisingJob::begin(store::Connection &connection, const Context &context, Direction direction) const
{
    if (direction == Direction::Back)
        return std::unique_ptr<Course>(std::make_unique<BackCourse>(context));
    Result<std::unique_ptr<Reworking>> worker = reworking(connection, context);
    COLOPHON_TRY(worker);
    Result<QList<Total>> totals = totalsOf(connection, context.run);
    COLOPHON_TRY(totals);
    const QStringList names = (*worker)->partNames();
    for (qsizetype i = totals->size(); i < names.size(); ++i)
        totals->append({names.at(i), 0, 0});
    return std::unique_ptr<Course>(std::make_unique<ForwardCourse>(
        connection.path(), context, unchanged(), std::move(*worker), *totals));
}

} // namespace colophon::batch
