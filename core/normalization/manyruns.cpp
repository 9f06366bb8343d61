// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/manyruns.h"

#include <mutex>

namespace colophon::normalization {

using cataloging::RevisionsAhead;

namespace {

/// All of a Wanted but the record.
RevisionsAhead::Wanted changedBy(const Chain::Run &run)
{
    RevisionsAhead::Wanted wanted;
    wanted.changes = true;
    wanted.what = run.changedBy().join(QStringLiteral("; "));
    for (const Chain::Run::Share &share : run.shares())
        wanted.shares.push_back({share.part, share.fields});
    return wanted;
}

} // namespace

struct ManyRuns::Private {
    /// Runs of the same options that nobody uses now.
    struct Pool {
        rules::RunOptions options;
        std::vector<std::unique_ptr<Chain::Run>> idle;
    };
    Chain chain;
    Pool whole;
    Pool localOnly;
    bool mayChangeNetwork = true;
    std::mutex mutex;

    template <typename F> auto with(Pool &pool, F body)
    {
        std::unique_ptr<Chain::Run> run = take(pool);
        auto made = body(*run);
        const std::lock_guard guard(mutex);
        pool.idle.push_back(std::move(run));
        return made;
    }

    std::unique_ptr<Chain::Run> take(Pool &pool)
    {
        {
            const std::lock_guard guard(mutex);
            if (!pool.idle.empty()) {
                std::unique_ptr<Chain::Run> run = std::move(pool.idle.back());
                pool.idle.pop_back();
                return run;
            }
        }
        return std::make_unique<Chain::Run>(chain, pool.options);
    }
};

ManyRuns::ManyRuns(std::unique_ptr<Private> pool) : d(std::move(pool)) {}
ManyRuns::~ManyRuns() = default;
ManyRuns::ManyRuns(ManyRuns &&) noexcept = default;

Result<ManyRuns> ManyRuns::of(store::Connection &connection, const cataloging::Actor &actor,
                              const Chain &chain)
{
    store::StoredRecord attached;
    attached.network = MmsId();
    const Result<rules::RunOptions> options = optionsFor(connection, actor, attached);
    COLOPHON_TRY(options);
    auto pool = std::make_unique<Private>();
    pool->chain = chain;
    pool->mayChangeNetwork = !options->localOnly;
    pool->whole.options = *options;
    pool->whole.options.localOnly = false;
    pool->localOnly.options = *options;
    pool->localOnly.options.localOnly = true;
    return ManyRuns(std::move(pool));
}

Result<RevisionsAhead::Wanted> ManyRuns::rework(const store::StoredRecord &stored) const
{
    const bool local = stored.network && !d->mayChangeNetwork;
    return d->with(local ? d->localOnly : d->whole,
                   [&](Chain::Run &run) -> Result<RevisionsAhead::Wanted> {
                       Result<marc::Record> made = run(stored.record);
                       COLOPHON_TRY(made);
                       if (*made == stored.record)
                           return RevisionsAhead::Wanted();
                       RevisionsAhead::Wanted wanted = changedBy(run);
                       wanted.record = std::move(*made);
                       return wanted;
                   });
}

Result<RevisionsAhead::Wanted> ManyRuns::rework(const marc::FlatRecord &record,
                                                marc::FlatRecord &made) const
{
    return d->with(d->whole, [&](Chain::Run &run) -> Result<RevisionsAhead::Wanted> {
        const Result<bool> changed = run(record, made);
        COLOPHON_TRY(changed);
        return *changed ? changedBy(run) : RevisionsAhead::Wanted();
    });
}

RevisionsAhead::Make ManyRuns::make() const
{
    return {[this](const store::StoredRecord &stored) { return rework(stored); },
            [this](const marc::FlatRecord &record, marc::FlatRecord &made) {
                return rework(record, made);
            }};
}

Result<marc::Record> ManyRuns::rework(const marc::Record &record) const
{
    return d->with(d->whole, [&](Chain::Run &run) { return run(record); });
}

} // namespace colophon::normalization
