// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/following.h"

#include "cataloging/writing.h"
#include "marc/localfields.h"
#include "store/worklist.h"

#include <QSet>

namespace colophon::cataloging {

namespace {

constexpr qsizetype kMostNamed = 100;
/// Locks run out without a commit: they are looked at after this long, seconds.
constexpr qint64 kWorkStateAge = 5;

/// The words of the history after which a list of records has others in it.
bool comesOrGoes(const QString &action)
{
    static const QSet<QString> actions{QStringLiteral("create"), QStringLiteral("import"),
                                       QStringLiteral("copy"),   QStringLiteral("share"),
                                       QStringLiteral("delete"), QStringLiteral("restore"),
                                       QStringLiteral("undo")};
    return actions.contains(action);
}

Result<qint64> lastEntry(store::Connection &connection)
{
    Result<store::Query> query = connection.query("common/history_last");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    return query->integer(0);
}

} // namespace

Result<QStringList> Watch::workState(store::Connection &connection) const
{
    const Result<QList<store::Lock>> locks = store::locks(connection, m_actor.clock->now());
    COLOPHON_TRY(locks);
    const Result<QList<MmsId>> listed = store::worklist(connection, m_actor.user.id);
    COLOPHON_TRY(listed);
    QStringList state;
    for (const store::Lock &lock : *locks)
        state.append(lock.mmsId.toString() + u' ' + QString::number(lock.user.value()));
    for (const MmsId mmsId : *listed)
        state.append(mmsId.toString());
    return state;
}

Result<void> Watch::readHistory(store::Connection &connection, Changes &changes)
{
    QSet<MmsId> found;
    qsizetype entries = 0;
    {
        Result<store::Query> query = connection.query("common/history_after");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("after", m_lastEntry).select());
        for (; query->next(); ++entries) {
            m_lastEntry = query->integer(0);
            found.insert(query->mmsId(1));
            changes.many = changes.many || comesOrGoes(query->text(2));
        }
    }
    if (entries > 0 && found.size() > kMostNamed) {
        const Result<qint64> last = lastEntry(connection);
        COLOPHON_TRY(last);
        m_lastEntry = *last;
    }
    const QSet<MmsId> named = found;
    for (const MmsId mmsId : named) {
        const Result<QList<store::Attached>> attached = store::attachedTo(connection, mmsId);
        COLOPHON_TRY(attached);
        for (const store::Attached &one : *attached)
            found.insert(one.mmsId);
    }
    changes.many = changes.many || found.size() > kMostNamed;
    if (found.size() <= kMostNamed)
        changes.records = found.values();
    return {};
}

Result<std::optional<Changes>> Watch::look(store::Connection &connection)
{
    const Result<qint64> dataVersion = connection.dataVersion();
    COLOPHON_TRY(dataVersion);
    const QDateTime now = m_actor.clock->now();
    const bool written = *dataVersion != m_dataVersion || !m_begun;
    if (!written && m_workStateAt.secsTo(now) < kWorkStateAge)
        return std::optional<Changes>();
    Changes changes;
    if (!m_begun) {
        const Result<qint64> last = lastEntry(connection);
        COLOPHON_TRY(last);
        m_lastEntry = *last;
    } else if (written) {
        COLOPHON_TRY(readHistory(connection, changes));
    }
    const Result<QStringList> state = workState(connection);
    COLOPHON_TRY(state);
    changes.locks = m_begun && *state != m_workState;
    m_dataVersion = *dataVersion;
    m_workState = *state;
    m_workStateAt = now;
    const bool first = !std::exchange(m_begun, true);
    return first || (!written && !changes.locks) ? std::optional<Changes>()
                                                 : std::optional(changes);
}

Result<Conflict> conflictSince(store::Connection &connection, MmsId mmsId, const BaseVersion &base)
{
    const Result<store::KeptVersion> own = store::versionOf(connection, mmsId, base.own);
    COLOPHON_TRY(own);
    Conflict conflict;
    conflict.base = own->record;
    if (own->network && base.network > 0) {
        const Result<store::KeptVersion> network =
            store::versionOf(connection, *own->network, base.network);
        COLOPHON_TRY(network);
        conflict.base = marc::composed(network->record, marc::localFields(own->record));
    }
    Result<store::StoredRecord> theirs = store::recordOf(connection, mmsId);
    COLOPHON_TRY(theirs);
    const bool ownChanged = theirs->version != base.own;
    const MmsId changed = ownChanged ? mmsId : theirs->network.value_or(mmsId);
    const Result<QList<store::VersionRow>> versions = store::versionsOf(connection, changed);
    COLOPHON_TRY(versions);
    conflict.savedBy = versions->constFirst().savedBy;
    conflict.savedAt = versions->constFirst().savedAt;
    conflict.theirs = std::move(*theirs);
    return conflict;
}

} // namespace colophon::cataloging
