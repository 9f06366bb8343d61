// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/attaching.h"

#include "cataloging/matching.h"
#include "cataloging/writing.h"
#include "marc/localfields.h"

#include <algorithm>

namespace colophon::cataloging {

/// Adds those of the local fields that the institution's record doesn't have.
static Result<void> addLocalFields(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                                   const QList<marc::Field> &local, const QString &detail)
{
    const Result<store::StoredRecord> former = store::recordOf(transaction.connection(), mmsId);
    COLOPHON_TRY(former);
    marc::Record seen = former->record;
    for (const marc::Field &field : local) {
        if (!former->record.fields().contains(field))
            seen.insertInOrder(field);
    }
    if (seen == former->record)
        return {};
    const QString word = QStringLiteral("import");
    const Result<qint64> version =
        writeVersion(transaction, actor, *former, former->version, seen, former->network, word);
    COLOPHON_TRY(version);
    return addHistory(transaction, actor, mmsId, word, detail);
}

Result<std::optional<MmsId>> attachIncoming(store::Transaction &transaction, const Actor &actor,
                                            const store::Zone &institution,
                                            const marc::Record &record, const QString &detail)
{
    COLOPHON_TRY(mayWork(actor));
    store::Connection &connection = transaction.connection();
    const Result<std::optional<store::StoredRecord>> named = namedInNetwork(connection, record);
    COLOPHON_TRY(named);
    if (!*named)
        return std::optional<MmsId>();
    const QList<marc::Field> local = marc::localFields(record);
    const Result<QList<store::Attached>> attached = store::attachedTo(connection, (*named)->mmsId);
    COLOPHON_TRY(attached);
    const auto ours =
        std::find_if(attached->begin(), attached->end(),
                     [&institution](const auto &one) { return one.zone == institution.id; });
    if (ours != attached->end()) {
        COLOPHON_TRY(addLocalFields(transaction, actor, ours->mmsId, local, detail));
        return std::optional(ours->mmsId);
    }
    const Result<MmsId> made = addAttached(transaction, actor, institution, **named, local,
                                           QStringLiteral("import"), detail);
    COLOPHON_TRY(made);
    return std::optional(*made);
}

} // namespace colophon::cataloging
