// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editsession.h"

#include "marc/localfields.h"
#include "normalization/process.h"

#include <QElapsedTimer>
#include <QUndoCommand>

namespace colophon::ui {

namespace {
constexpr int kDraftDelay = 600;  // ms; with the writing itself under the second that was promised
constexpr int kDraftRetry = 3000; // ms
constexpr int kLockRenewal = 300000;  // ms; a lock lives for an hour without news
constexpr qint64 kMergeWithin = 1000; // ms
constexpr int kMergeIds = 1000000;    // more than a record has cells
constexpr int kEpochs = 2000;
} // namespace

struct EditSession::State {
    marc::Record record;
    cataloging::BaseVersion base;
};

/// A whole record before and after: copies share what did not change. A step that changes what the
/// record began from (a merge with somebody else's version) takes that back too.
class RecordCommand final : public QUndoCommand {
public:
    using State = EditSession::State;

    RecordCommand(EditSession &session, const State &after, const QString &text, int row,
                  int mergeId)
        : QUndoCommand(text), m_session(session), m_before{session.record(), session.base()},
          m_after(after), m_row(row), m_mergeId(mergeId)
    {
        m_age.start();
    }

    void undo() override { m_session.set(from(m_after, m_before), m_row); }
    void redo() override { m_session.set(from(m_before, m_after), m_row); }
    int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const RecordCommand *>(other);
        if (m_age.elapsed() > kMergeWithin)
            return false;
        m_after = next->m_after;
        m_age.start();
        setObsolete(m_after.record == m_before.record && m_after.base == m_before.base);
        return true;
    }

private:
    /// After a save the record began from what was saved, whatever is undone.
    State from(const State &former, const State &wanted) const
    {
        return {wanted.record, m_session.base() == former.base ? wanted.base : m_session.base()};
    }

    EditSession &m_session;
    State m_before;
    State m_after;
    int m_row;
    int m_mergeId;
    QElapsedTimer m_age;
};

EditSession::EditSession(Workspace &workspace, const cataloging::OpenRecord &opened,
                         QObject *parent)
    : QObject(parent), m_workspace(workspace), m_mmsId(opened.stored.mmsId), m_zone(opened.zone),
      m_network(opened.stored.network), m_base(opened.stored.version, opened.stored.networkVersion),
      m_record(opened.stored.record), m_savedBase(m_base),
      m_saved(opened.stored.record), m_others{opened.heldBy, opened.networkHeldBy,
                                              opened.mayChangeNetwork, opened.holdsLock},
      m_readOnly(workspace.isReadOnly())
{
    m_draftTimer.setSingleShot(true);
    connect(&m_draftTimer, &QTimer::timeout, this, [this] { flush(); });
    m_lockTimer.setInterval(kLockRenewal);
    connect(&m_lockTimer, &QTimer::timeout, this, &EditSession::renewLocks);
}

EditSession::~EditSession()
{
    // The stack tells of its own end, when who listens may be half gone.
    m_undo.disconnect();
    if (m_draftTimer.isActive())
        flush();
}

bool EditSession::isReadOnly() const
{
    const bool denied = m_zone.kind == store::ZoneKind::Network && !m_others.mayChangeNetwork;
    return m_readOnly || denied || m_others.heldBy || m_others.gone;
}

void EditSession::setReadOnly(bool readOnly)
{
    const bool before = isReadOnly();
    m_readOnly = readOnly;
    if (before != isReadOnly())
        emit readOnlyChanged();
}

bool EditSession::mayChange(const marc::Field &field) const
{
    const bool guarded = m_network && (m_others.networkHeldBy || !m_others.mayChangeNetwork);
    return !guarded || marc::isLocal(field);
}

bool EditSession::isOvertaken() const
{
    return isDirty() && m_base != m_savedBase;
}

void EditSession::setOthers(const Others &others)
{
    if (others == m_others)
        return;
    const bool before = isReadOnly();
    m_others = others;
    // A lock that somebody freed is taken again at the next change.
    m_hasLock = m_hasLock && others.holdsLock;
    tellOthers(before);
}

void EditSession::learn(const store::StoredRecord &stored)
{
    const cataloging::BaseVersion base(stored.version, stored.networkVersion);
    // What was read before our own save can arrive behind it.
    const bool older = base.own < m_savedBase.own
                       || (base.own == m_savedBase.own && stored.network == m_network
                           && base.network < m_savedBase.network);
    if (older || (base == m_savedBase && stored.network == m_network))
        return;
    const bool changedHere = isDirty();
    m_savedBase = base;
    m_saved = stored.record;
    m_network = stored.network;
    if (!changedHere) {
        m_base = base;
        m_record = m_saved;
        m_undo.clear();
    }
    emit recordChanged();
    emit othersChanged();
}

void EditSession::tellOthers(bool wasReadOnly)
{
    emit othersChanged();
    if (wasReadOnly != isReadOnly())
        emit readOnlyChanged();
}

/// Whether a step would change what the network's fields are while they may not be changed.
bool EditSession::touchesGuarded(const marc::Record &after) const
{
    const bool guarded = m_network && (m_others.networkHeldBy || !m_others.mayChangeNetwork);
    return guarded && marc::networkPart(after) != marc::networkPart(m_record);
}

void EditSession::apply(const marc::Record &after, const QString &text, int row, int mergeId)
{
    if (isReadOnly() || after == m_record)
        return;
    if (touchesGuarded(after)) {
        emit refused();
        return;
    }
    push({after, m_base}, text, row, mergeId);
}

void EditSession::push(const State &after, const QString &text, int row, int mergeId)
{
    const int id = mergeId < 0 ? -1 : mergeId + (m_epoch % kEpochs) * kMergeIds;
    m_undo.push(new RecordCommand(*this, after, text, row, id));
}

void EditSession::set(const State &state, int row)
{
    const bool overtaken = isOvertaken();
    m_record = state.record;
    m_base = state.base;
    m_row = row;
    m_touched = true;
    if (!m_hasLock && !isNew()) // nobody else sees a new one
        takeLock();
    if (!m_draftTimer.isActive())
        m_draftTimer.start(kDraftDelay);
    emit recordChanged();
    emit rowWanted(row);
    if (overtaken != isOvertaken())
        emit othersChanged();
}

void EditSession::takeLock()
{
    m_hasLock = true;
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), mmsId = m_mmsId](store::Connection &c) {
            return cataloging::lockRecord(c, actor, mmsId);
        },
        [this](Result<store::Lock> lock) {
            if (lock) {
                m_lockTimer.start();
                m_workspace.tellWorklistChanged();
                return;
            }
            m_hasLock = false;
            if (lock.error().code != ErrorCode::Conflict)
                return; // the disk or another program's write; the draft's own failure is told
            emit lockRefused(lock.error());
        });
}

void EditSession::renewLocks()
{
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor()](store::Connection &connection) -> Result<void> {
            Result<store::Transaction> transaction = store::Transaction::begin(connection);
            COLOPHON_TRY(transaction);
            COLOPHON_TRY(store::touchLocks(*transaction, actor.user.id, actor.clock->now()));
            return transaction->commit();
        },
        [](Result<void>) {});
}

void EditSession::flush(std::function<void()> done)
{
    m_draftTimer.stop();
    if (!m_touched) {
        if (done)
            done();
        return;
    }
    const auto actor = m_workspace.actor();
    const auto after = [this, done = std::move(done)](Result<void> result) {
        if (result) {
            emit draftKept(m_workspace.clock().now());
            m_workspace.tellWorklistChanged();
        } else {
            m_draftTimer.start(kDraftRetry);
            emit draftFailed(result.error());
        }
        if (done)
            done();
    };
    if (!isDirty()) {
        m_workspace.writer().run(
            this,
            [actor, mmsId = m_mmsId](store::Connection &c) {
                return cataloging::discardDraft(c, actor, mmsId);
            },
            after);
        return;
    }
    store::Draft draft;
    draft.mmsId = m_mmsId;
    draft.baseVersion = m_base.own;
    draft.networkVersion = m_base.network;
    draft.cursorField = m_row;
    draft.record = m_record;
    m_workspace.writer().run(
        this,
        [actor, draft](store::Connection &c) { return cataloging::keepDraft(c, actor, draft); },
        after);
}

void EditSession::forget()
{
    m_draftTimer.stop();
    m_touched = false;
}

void EditSession::save(std::function<void(Result<void>)> done)
{
    m_draftTimer.stop();
    const marc::Record sent = m_record;
    m_saving = true;
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), mmsId = m_mmsId, sent, base = m_base](store::Connection &c) {
            return normalization::saveNormalized(c, actor, mmsId, sent, base);
        },
        [this, sent, done = std::move(done)](Result<store::StoredRecord> saved) {
            m_saving = false;
            if (!saved) {
                // What was typed is safe as a draft whatever became of the save.
                flush();
                done(saved.error());
                return;
            }
            if (isNew()) {
                m_hasLock = true; // it came with the first save
                m_lockTimer.start();
            }
            m_base = {saved->version, saved->networkVersion};
            m_savedBase = m_base;
            m_saved = saved->record;
            m_network = saved->network;
            if (m_record == sent) {
                m_record = m_saved;
                m_touched = false;
                emit recordChanged();
            } else {
                m_draftTimer.start(kDraftDelay);
            }
            m_workspace.tellRecordChanged(m_mmsId);
            done({});
        });
}

void EditSession::discard()
{
    if (!isReadOnly() && isDirty())
        push({m_saved, m_savedBase}, tr("Discard draft"), m_row, -1);
}

void EditSession::takeTheirs()
{
    if (isDirty())
        push({m_saved, m_savedBase}, tr("Take theirs"), 0, -1);
}

void EditSession::takeMerged(const marc::Record &record)
{
    push({record, m_savedBase}, tr("Merge"), 0, -1);
}

void EditSession::takeDraft(const store::Draft &draft)
{
    if (!isReadOnly() && draft.record != m_record)
        push({draft.record, {draft.baseVersion, draft.networkVersion}}, tr("Use draft"),
             draft.cursorField, -1);
}

} // namespace colophon::ui
