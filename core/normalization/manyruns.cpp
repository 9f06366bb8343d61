// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/manyruns.h"

#include <mutex>

namespace colophon::normalization {

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

Result<cataloging::RevisionsAhead::Wanted> ManyRuns::rework(const store::StoredRecord &stored) const
{
    const bool local = stored.network && !d->mayChangeNetwork;
    return d->with(local ? d->localOnly : d->whole,
                   [&](Chain::Run &run) -> Result<cataloging::RevisionsAhead::Wanted> {
                       Result<marc::Record> made = run(stored.record);
                       COLOPHON_TRY(made);
                       cataloging::RevisionsAhead::Wanted wanted;
                       if (*made == stored.record)
                           return wanted;
                       wanted.record = std::move(*made);
                       wanted.what = run.changedBy().join(QStringLiteral("; "));
                       for (const Chain::Run::Share &share : run.shares())
                           wanted.shares.push_back({share.part, share.fields});
                       return wanted;
                   });
}

Result<marc::Record> ManyRuns::rework(const marc::Record &record) const
{
    return d->with(d->whole, [&](Chain::Run &run) { return run(record); });
}

} // namespace colophon::normalization
