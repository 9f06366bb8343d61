// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/step.h"

#include "cataloging/writing.h"
#include "marc/localfields.h"

namespace colophon::cataloging {

namespace {

Error changedSince(MmsId mmsId)
{
    return {ErrorCode::Conflict,
            QStringLiteral("The step was not undone: record %1 has been changed since. Undo it by "
                           "hand, or restore a version.")
                .arg(mmsId.toString())};
}

/// Deletes what the step made, if nothing has happened to it since.
Result<void> unmake(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                    const QString &detail)
{
    const Result<store::StoredRecord> made = store::recordOf(transaction.connection(), mmsId);
    COLOPHON_TRY(made);
    if (made->version != 1)
        return changedSince(mmsId);
    COLOPHON_TRY(deleteIn(transaction, actor, mmsId, detail));
    return {};
}

/// The former version again, as a new one, attached as it was then.
Result<void> writeFormer(store::Transaction &transaction, const Actor &actor, const Step &step)
{
    store::Connection &connection = transaction.connection();
    COLOPHON_TRY(mayWork(actor));
    COLOPHON_TRY(isFreeFor(connection, actor, step.mmsId));
    const Result<store::StoredRecord> now = store::recordOf(connection, step.mmsId);
    COLOPHON_TRY(now);
    if (now->version != step.version)
        return changedSince(step.mmsId);
    const Result<store::KeptVersion> former =
        store::versionOf(connection, step.mmsId, step.formerVersion);
    COLOPHON_TRY(former);
    marc::Record seen = former->record;
    if (former->network) {
        const Result<store::StoredRecord> network = store::recordOf(connection, *former->network);
        COLOPHON_TRY(network);
        seen = marc::composed(network->record, marc::localFields(former->record));
    }
    const QString word = QStringLiteral("undo");
    const Result<qint64> version =
        writeVersion(transaction, actor, *now, now->version, seen, former->network, word);
    COLOPHON_TRY(version);
    const QString detail = QStringLiteral("version %1").arg(step.formerVersion);
    COLOPHON_TRY(addHistory(transaction, actor, step.mmsId, word, detail));
    if (step.network && !step.madeNetwork)
        return addHistory(transaction, actor, *step.network, word, step.mmsId.toString());
    return {};
}

Result<void> takeBackIn(store::Transaction &transaction, const Actor &actor, const Step &step)
{
    switch (step.action) {
    case Action::Copy:
        return unmake(transaction, actor, step.mmsId, QStringLiteral("undo"));
    case Action::Link:
    case Action::Unlink:
        return writeFormer(transaction, actor, step);
    case Action::Share:
        COLOPHON_TRY(writeFormer(transaction, actor, step));
        return step.madeNetwork ? unmake(transaction, actor, *step.network, QStringLiteral("undo"))
                                : Result<void>();
    case Action::Delete:
        COLOPHON_TRY(restoreIn(transaction, actor, step.mmsId));
        return step.draft ? store::keepDraft(transaction, *step.draft) : Result<void>();
    }
    return {};
}

} // namespace

Result<void> takeBack(store::Connection &connection, const Actor &actor, const Step &step)
{
    return inTransaction(connection, [&](store::Transaction &transaction) {
        return takeBackIn(transaction, actor, step);
    });
}

} // namespace colophon::cataloging
