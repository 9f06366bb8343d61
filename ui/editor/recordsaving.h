// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/dialogservice.h"
#include "editor/conflicts.h"
#include "editor/editsession.h"

#include <QObject>
#include <QPointer>

namespace colophon::ui {

class MessageBar;

/// Saving and releasing of open records, with what is told and asked on the way.
class RecordSaving final : public QObject {
    Q_OBJECT
public:
    /// The parent is the widget that questions stand over.
    RecordSaving(Workspace &workspace, DialogService &dialogs, MessageBar &bar, QWidget *parent);

    void save(EditSession &session, bool release);
    /// Asks first where there is a draft.
    void release(EditSession &session);
    /// Back to the saved record; a new record is given up, after a question.
    void discard(EditSession &session);
    Conflicts &conflicts() { return m_conflicts; }

signals:
    void saved(MmsId mmsId);
    /// The record left the records list.
    void released(MmsId mmsId);

private:
    void tellSaveFailed(EditSession &session, const Error &error);
    void tellNotSaved(EditSession &session, const Error &error);
    void releaseNow(MmsId mmsId);
    void giveUp(MmsId mmsId);
    void tellGone(MmsId mmsId, const Result<void> &result, const QString &failure);

    Workspace &m_workspace;
    DialogService &m_dialogs;
    MessageBar &m_bar;
    QWidget *m_window;
    Conflicts m_conflicts;
};

} // namespace colophon::ui
