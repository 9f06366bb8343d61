// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/recordjobs.h"

#include "cataloging/deleting.h"
#include "store/lockstore.h"
#include "store/recordstore.h"

namespace colophon::batch {

QString DeleteRecords::name() const
{
    return QStringLiteral("delete-records");
}

Result<ItemResult> DeleteRecords::plan(store::Connection &connection, const Context &context,
                                       MmsId mmsId) const
{
    const Result<QList<store::BriefRow>> rows = store::briefRows(connection, {mmsId});
    COLOPHON_TRY(rows);
    if (rows->isEmpty())
        return ItemResult{Outcome::Failed, QStringLiteral("gone"), {}};
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(connection, mmsId, context.actor.clock->now());
    COLOPHON_TRY(lock);
    if (*lock && (*lock)->user != context.actor.user.id) {
        return ItemResult{
            Outcome::Failed, QStringLiteral("%1 is editing it.").arg((*lock)->userName), {}};
    }
    const Result<QList<store::Attached>> attached = store::attachedTo(connection, mmsId);
    COLOPHON_TRY(attached);
    if (!attached->isEmpty())
        return ItemResult{Outcome::Failed, QStringLiteral("Institutions hold it."), {}};
    return ItemResult{};
}

Result<ItemResult> DeleteRecords::oneAlone(store::Connection &connection, const Context &context,
                                           MmsId mmsId) const
{
    const Result<cataloging::Step> step =
        cataloging::deleteRecord(connection, context.actor, mmsId);
    if (step)
        return ItemResult{};
    // A program that died between the deletion and the note of it left it deleted already.
    if (step.error().code == ErrorCode::NotFound && store::removedRecord(connection, mmsId).ok())
        return ItemResult{};
    return step.error();
}

Result<Outcome> DeleteRecords::takeBackAlone(store::Connection &connection, const Context &context,
                                             MmsId mmsId, const QByteArray &) const
{
    const Result<void> back = cataloging::restoreRecord(connection, context.actor, mmsId);
    COLOPHON_TRY(back);
    return Outcome::Undone;
}

} // namespace colophon::batch
