// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/rulejobs.h"

#include "batch/run.h"
#include "normalization/manyruns.h"

namespace colophon::batch {

namespace {

const QString kProcess = QStringLiteral("process");

Result<normalization::Chain> chainOf(store::Connection &connection, const Context &context)
{
    const Result<normalization::Process> process =
        normalization::processNamed(connection, context.values.value(kProcess));
    COLOPHON_TRY(process);
    if (!process->runs(normalization::Place::AsJob))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The job was not started: the process “%1” does not run as a "
                                    "job.")
                         .arg(process->name)};
    return normalization::Chain::of(connection, *process);
}

class Normalizing final : public Reworking {
public:
    Normalizing(const Context &context, const normalization::Chain &chain,
                normalization::ManyRuns runs)
        : m_run(context.run), m_actor(context.actor), m_chain(chain), m_runs(std::move(runs))
    {}

    cataloging::RevisionsAhead::Make make() const override { return m_runs.make(); }
    QStringList partNames() const override { return m_chain.parts(); }

    /// What ran with a version of a rule stands in the rule's own history.
    Result<void> end(store::Transaction &transaction, const Counts &counts) override
    {
        const Result<Run> run = runWith(transaction.connection(), m_run);
        COLOPHON_TRY(run);
        normalization::RuleRun ran;
        ran.what = QStringLiteral("job %1, set %2").arg(m_run.value()).arg(run->setName);
        ran.records = counts.done + counts.skipped + counts.failed;
        ran.changed = counts.done;
        for (const normalization::StoredRule &rule : m_chain.rules())
            COLOPHON_TRY(normalization::noteRun(transaction, m_actor, rule, ran));
        return {};
    }

private:
    const RunId m_run;
    const cataloging::Actor m_actor;
    const normalization::Chain m_chain;
    normalization::ManyRuns m_runs;
};

} // namespace

QString NormalizeRecords::name() const
{
    return QStringLiteral("normalize");
}

QList<Parameter> NormalizeRecords::parameters() const
{
    return {{kProcess, ParameterKind::Process, true, {}, {}}};
}

Result<void> NormalizeRecords::check(store::Connection &connection, const Context &context) const
{
    const Result<normalization::Chain> chain = chainOf(connection, context);
    COLOPHON_TRY(chain);
    if (chain->isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The job was not started: the process “%1” has no rule that is "
                                    "on.")
                         .arg(context.values.value(kProcess))};
    return {};
}

Result<std::unique_ptr<Reworking>> NormalizeRecords::reworking(store::Connection &connection,
                                                               const Context &context) const
{
    const Result<normalization::Chain> chain = chainOf(connection, context);
    COLOPHON_TRY(chain);
    Result<normalization::ManyRuns> runs =
        normalization::ManyRuns::of(connection, context.actor, *chain);
    COLOPHON_TRY(runs);
    return std::unique_ptr<Reworking>(
        std::make_unique<Normalizing>(context, *chain, std::move(*runs)));
}

QString NormalizeRecords::unchanged() const
{
    return QStringLiteral("alike");
}

} // namespace colophon::batch
