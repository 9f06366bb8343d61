// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editsession.h"

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

/// A whole record before and after: copies share what did not change.
class RecordCommand final : public QUndoCommand {
public:
    RecordCommand(EditSession &session, const marc::Record &after, const QString &text, int row,
                  int mergeId)
        : QUndoCommand(text), m_session(session), m_before(session.record()), m_after(after),
          m_row(row), m_mergeId(mergeId)
    {
        m_age.start();
    }

    void undo() override { m_session.set(m_before, m_row); }
    void redo() override { m_session.set(m_after, m_row); }
    int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const RecordCommand *>(other);
        if (m_age.elapsed() > kMergeWithin)
            return false;
        m_after = next->m_after;
        m_age.start();
        setObsolete(m_after == m_before);
        return true;
    }

private:
    EditSession &m_session;
    marc::Record m_before;
    marc::Record m_after;
    int m_row;
    int m_mergeId;
    QElapsedTimer m_age;
};

EditSession::EditSession(Workspace &workspace, const cataloging::OpenRecord &opened,
                         QObject *parent)
    : QObject(parent), m_workspace(workspace), m_mmsId(opened.stored.mmsId), m_zone(opened.zone),
      m_network(opened.stored.network), m_base(opened.stored.version, opened.stored.networkVersion),
      m_record(opened.stored.record), m_saved(opened.stored.record),
      m_readOnly(opened.heldBy.has_value() || workspace.isReadOnly())
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

void EditSession::setReadOnly(bool readOnly)
{
    if (m_readOnly == readOnly)
        return;
    m_readOnly = readOnly;
    emit readOnlyChanged();
}

void EditSession::apply(const marc::Record &after, const QString &text, int row, int mergeId)
{
    if (m_readOnly || after == m_record)
        return;
    const int id = mergeId < 0 ? -1 : mergeId + (m_epoch % kEpochs) * kMergeIds;
    m_undo.push(new RecordCommand(*this, after, text, row, id));
}

void EditSession::set(const marc::Record &record, int row)
{
    m_record = record;
    m_row = row;
    m_touched = true;
    if (!m_hasLock)
        takeLock();
    if (!m_draftTimer.isActive())
        m_draftTimer.start(kDraftDelay);
    emit recordChanged();
    emit rowWanted(row);
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
            setReadOnly(true);
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

void EditSession::save(std::function<void(Result<void>)> done)
{
    m_draftTimer.stop();
    const marc::Record sent = m_record;
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), mmsId = m_mmsId, sent, base = m_base](store::Connection &c) {
            return cataloging::saveRecord(c, actor, mmsId, sent, base);
        },
        [this, sent, done = std::move(done)](Result<store::StoredRecord> saved) {
            if (!saved) {
                // What was typed is safe as a draft whatever became of the save.
                flush();
                done(saved.error());
                return;
            }
            m_base = {saved->version, saved->networkVersion};
            m_saved = saved->record;
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
    apply(m_saved, tr("Discard draft"), m_row);
}

} // namespace colophon::ui
