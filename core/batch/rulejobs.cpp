// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/rulejobs.h"

#include "batch/run.h"
#include "marc/compact.h"
#include "normalization/process.h"
#include "store/draftstore.h"

#include <QDataStream>
#include <QIODevice>

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

/// A record and what the rules make of it.
struct Made {
    store::StoredRecord stored;
    marc::Record record;
    QStringList rules; ///< those that changed it
};

/// The rules of a process ready to run, on records as a whole and on their local fields alone.
class Normalizer {
public:
    static Result<Normalizer> of(store::Connection &connection, const Context &context)
    {
        const Result<normalization::Chain> chain = chainOf(connection, context);
        COLOPHON_TRY(chain);
        store::StoredRecord attached;
        attached.network = MmsId();
        Result<rules::RunOptions> options =
            normalization::optionsFor(connection, context.actor, attached);
        COLOPHON_TRY(options);
        Normalizer made;
        made.m_attached = std::make_unique<normalization::Chain::Run>(*chain, *options);
        options->localOnly = false;
        made.m_whole = std::make_unique<normalization::Chain::Run>(*chain, *options);
        return made;
    }

    Result<Made> make(store::Connection &connection, MmsId mmsId)
    {
        Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
        COLOPHON_TRY(stored);
        normalization::Chain::Run &run = stored->network ? *m_attached : *m_whole;
        Result<marc::Record> record = run(stored->record);
        COLOPHON_TRY(record);
        return Made{std::move(*stored), std::move(*record), run.changedBy()};
    }

private:
    std::unique_ptr<normalization::Chain::Run> m_whole;
    std::unique_ptr<normalization::Chain::Run> m_attached;
};

Result<void> isFree(store::Connection &connection, MmsId mmsId)
{
    const Result<QList<store::DraftHolder>> holders = store::draftHolders(connection, mmsId);
    COLOPHON_TRY(holders);
    if (holders->isEmpty())
        return {};
    return Error{
        ErrorCode::Conflict,
        QStringLiteral("%1 has typing on it that is not saved.").arg(holders->first().userName)};
}

ItemResult planned(const Made &made)
{
    if (made.record == made.stored.record)
        return {Outcome::Skipped, QStringLiteral("alike"), {}};
    return {Outcome::Done, made.rules.join(QStringLiteral("; ")), {}};
}

/// What is needed to take a record back: the versions that the job left, and the record before.
QByteArray undoOf(const store::StoredRecord &after, const marc::Record &before)
{
    QByteArray undo;
    QDataStream out(&undo, QIODevice::WriteOnly);
    out << after.version << after.networkVersion << marc::toCompact(before);
    return undo;
}

Result<ItemResult> normalizeOne(store::Transaction &transaction, const Context &context,
                                Normalizer &normalizer, MmsId mmsId)
{
    store::Connection &connection = transaction.connection();
    const Result<Made> made = normalizer.make(connection, mmsId);
    COLOPHON_TRY(made);
    ItemResult result = planned(*made);
    if (result.outcome != Outcome::Done)
        return result;
    COLOPHON_TRY(isFree(connection, mmsId));
    COLOPHON_TRY(cataloging::saveIn(transaction, context.actor, mmsId, made->record,
                                    {made->stored.version, made->stored.networkVersion}));
    const Result<store::StoredRecord> after = store::recordOf(connection, mmsId);
    COLOPHON_TRY(after);
    result.undo = undoOf(*after, made->stored.record);
    return result;
}

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

Result<ItemResult> NormalizeRecords::plan(store::Connection &connection, const Context &context,
                                          MmsId mmsId) const
{
    Result<Normalizer> normalizer = Normalizer::of(connection, context);
    COLOPHON_TRY(normalizer);
    const Result<Made> made = normalizer->make(connection, mmsId);
    COLOPHON_TRY(made);
    const ItemResult result = planned(*made);
    if (result.outcome == Outcome::Done)
        COLOPHON_TRY(isFree(connection, mmsId));
    return result;
}

Result<Counts> NormalizeRecords::work(store::Transaction &transaction, const Context &context,
                                      const Stretch &stretch) const
{
    Result<Normalizer> normalizer = Normalizer::of(transaction.connection(), context);
    COLOPHON_TRY(normalizer);
    return eachPending(transaction, context, stretch, [&](MmsId mmsId) {
        return normalizeOne(transaction, context, *normalizer, mmsId);
    });
}

Result<Outcome> NormalizeRecords::takeBackOne(store::Transaction &transaction,
                                              const Context &context, MmsId mmsId,
                                              const QByteArray &undo) const
{
    QDataStream in(undo);
    qint64 version = 0;
    qint64 networkVersion = 0;
    QByteArray compact;
    in >> version >> networkVersion >> compact;
    const Result<marc::Record> before = marc::fromCompact(compact);
    COLOPHON_TRY(before);
    const Result<store::StoredRecord> now = store::recordOf(transaction.connection(), mmsId);
    COLOPHON_TRY(now);
    if (now->version != version || now->networkVersion != networkVersion)
        return Outcome::Left;
    COLOPHON_TRY(isFree(transaction.connection(), mmsId));
    COLOPHON_TRY(cataloging::saveIn(transaction, context.actor, mmsId, *before,
                                    {now->version, now->networkVersion}));
    return Outcome::Undone;
}

} // namespace colophon::batch
