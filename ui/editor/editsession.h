// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "cataloging/desk.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace colophon::ui {

/// One open record: its current value, the version it began from, its undo stack and its draft on
/// the disk. The only door through which a record is changed.
///
/// Drafts: the first change starts a timer of 600 ms that further typing does not put off, so that
/// what was typed is on the disk within a second. A draft that could not be written is tried again
/// every 3 s. Going back to the saved record drops the draft. Thread rule: the window's thread; the
/// catalogue is written in Workspace::writer().
class EditSession final : public QObject {
    Q_OBJECT
public:
    EditSession(Workspace &workspace, const cataloging::OpenRecord &opened,
                QObject *parent = nullptr);
    ~EditSession() override;

    MmsId mmsId() const { return m_mmsId; }
    const store::Zone &zone() const { return m_zone; }
    /// The NZ record that it is attached to.
    std::optional<MmsId> network() const { return m_network; }
    const marc::Record &record() const { return m_record; }
    /// As it is in the catalogue, as far as it is known here.
    const marc::Record &savedRecord() const { return m_saved; }
    /// Begun and never saved: a draft as a whole.
    bool isNew() const { return m_base.own == 0; }
    bool isDirty() const { return isNew() || m_record != m_saved; }
    bool isSaving() const { return m_saving; }
    /// Nothing can be changed: a choice is waited for, somebody else holds the record, it is gone.
    bool isReadOnly() const;
    void setReadOnly(bool readOnly);
    /// Whether the field can be changed: fields of the NZ record that it is attached to may be
    /// somebody else's just now, or not for this person's role.
    bool mayChange(const marc::Field &field) const;
    /// The versions that what stands here began from.
    const cataloging::BaseVersion &base() const { return m_base; }
    /// Somebody saved the record while it is changed here: a save will be a conflict.
    bool isOvertaken() const;

    /// What others do to the record meanwhile; SessionFollower tells it.
    struct Others {
        std::optional<store::Lock> heldBy;
        std::optional<store::Lock> networkHeldBy;
        bool mayChangeNetwork = true;
        bool holdsLock = false; ///< this person does
        bool gone = false;

        friend bool operator==(const Others &, const Others &) = default;
    };
    const Others &others() const { return m_others; }
    void setOthers(const Others &others);
    /// The record as it is in the catalogue now. Where it is unchanged here it is shown (undo
    /// begins anew); where not, what was typed stays on the version that it began from.
    void learn(const store::StoredRecord &stored);
    QUndoStack &undoStack() { return m_undo; }

    /// One undoable step. Steps with the same `mergeId` (0 or more) within a second become one.
    void apply(const marc::Record &after, const QString &text, int row, int mergeId = -1);
    /// The next step stands for itself, whatever its mergeId.
    void endStep() { ++m_epoch; }
    /// Writes the draft now; `done` is called when it is on the disk (or could not be written).
    void flush(std::function<void()> done = {});
    /// Writes no draft any more: the record is gone.
    void forget();
    /// A new version. On success the saved record's 005 comes into the editor too; what was typed
    /// meanwhile stays.
    void save(std::function<void(Result<void>)> done);
    /// Back to the saved record, as one undoable step.
    void discard();
    /// Somebody else's version in place of what was typed: undoable.
    void takeTheirs();
    /// A record merged from what was typed and the saved one; it begins from the latter. Undoable.
    void takeMerged(const marc::Record &record);
    /// Typing of an earlier time, on the version that it began from. Undoable.
    void takeDraft(const store::Draft &draft);

signals:
    void recordChanged();
    /// The row that a step (or its undo) was about.
    void rowWanted(int row);
    void draftKept(const QDateTime &at);
    void draftFailed(const Error &error);
    void lockRefused(const Error &error);
    void readOnlyChanged();
    void othersChanged();
    /// A step would have changed fields that may not be changed now.
    void refused();

private:
    friend class RecordCommand;
    struct State; ///< a record and the versions that it began from
    void push(const State &after, const QString &text, int row, int mergeId);
    void set(const State &state, int row);
    bool touchesGuarded(const marc::Record &after) const;
    void tellOthers(bool wasReadOnly);
    void takeLock();
    void renewLocks();

    Workspace &m_workspace;
    MmsId m_mmsId;
    store::Zone m_zone;
    std::optional<MmsId> m_network;
    cataloging::BaseVersion m_base;
    marc::Record m_record;
    cataloging::BaseVersion m_savedBase; ///< the version of m_saved
    marc::Record m_saved;
    Others m_others;
    QUndoStack m_undo;
    QTimer m_draftTimer;
    QTimer m_lockTimer;
    int m_row = 0;
    int m_epoch = 0;
    bool m_readOnly = false;
    bool m_hasLock = false;
    bool m_saving = false;
    bool m_touched = false; ///< changed here since it was opened or saved: only then is the draft
                            ///< on the disk ours to write
};

} // namespace colophon::ui
