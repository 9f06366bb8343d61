// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/manyruns.h"

#include "base/pool.h"

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
    Private(const Chain &rules, const rules::RunOptions &options, bool mayChange)
        : chain(rules), whole([this, options] { return run(options, false); }),
          localOnly([this, options] { return run(options, true); }), mayChangeNetwork(mayChange)
    {}

    std::unique_ptr<Chain::Run> run(rules::RunOptions options, bool local) const
    {
        options.localOnly = local;
        return std::make_unique<Chain::Run>(chain, options);
    }

    const Chain chain;
    Pool<Chain::Run> whole;
    Pool<Chain::Run> localOnly;
    const bool mayChangeNetwork;
};

ManyRuns::ManyRuns(std::unique_ptr<Private> pools) : d(std::move(pools)) {}
ManyRuns::~ManyRuns() = default;
ManyRuns::ManyRuns(ManyRuns &&) noexcept = default;

Result<ManyRuns> ManyRuns::of(store::Connection &connection, const cataloging::Actor &actor,
                              const Chain &chain)
{
    store::StoredRecord attached;
    attached.network = MmsId();
    const Result<rules::RunOptions> options = optionsFor(connection, actor, attached);
    COLOPHON_TRY(options);
    return ManyRuns(std::make_unique<Private>(chain, *options, !options->localOnly));
}

Result<RevisionsAhead::Wanted> ManyRuns::rework(const store::StoredRecord &stored) const
{
    const bool local = stored.network && !d->mayChangeNetwork;
    const auto run = (local ? d->localOnly : d->whole).take();
    Result<marc::Record> made = (*run)(stored.record);
    COLOPHON_TRY(made);
    if (*made == stored.record)
        return RevisionsAhead::Wanted();
    RevisionsAhead::Wanted wanted = changedBy(*run);
    wanted.record = std::move(*made);
    return wanted;
}

Result<RevisionsAhead::Wanted> ManyRuns::rework(const marc::FlatRecord &record,
                                                marc::FlatRecord &made) const
{
    const auto run = d->whole.take();
    const Result<bool> changed = (*run)(record, made);
    COLOPHON_TRY(changed);
    return *changed ? changedBy(*run) : RevisionsAhead::Wanted();
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
    return (*d->whole.take())(record);
}

} // namespace colophon::normalization
