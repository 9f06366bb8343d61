// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "store/historystore.h"
#include "work/assigndialog.h"
#include "work/recordline.h"
#include "workflow/assignment.h"

#include <QObject>

#include <functional>

namespace colophon::ui {

/// What the MD Editor does for these commands: it alone knows what is typed and not saved.
struct EditorDesk {
    std::function<bool(MmsId)> hasUnsaved;
    /// Saves; calls with false when that failed, which the editor has then told.
    std::function<void(MmsId, std::function<void(bool)>)> save;
    /// Puts what was typed on the disk as the draft.
    std::function<void(MmsId, std::function<void()>)> keepDraft;
    /// Whose the record is has changed: shows it anew, and writes no more of what was typed.
    std::function<void(MmsId)> showAnew;
};

/// The commands about the records in front: Add Note, View Notes' count, Assign Record to Another
/// Cataloger, Release Assignment, View History. Each is greyed with its reason where it can't be
/// used. Thread rule: the window's thread; nothing in it waits.
class WorkCommands final : public QObject {
    Q_OBJECT
public:
    WorkCommands(const ScreenContext &context, const EditorDesk &desk, QWidget *window);

    void assign(const QList<MmsId> &mmsIds);
    void release(const QList<MmsId> &mmsIds);
    void addNote(const QList<MmsId> &mmsIds);
    /// Reminds the holder by mail: from the Assignments screen.
    void nudge(const QList<MmsId> &mmsIds);

signals:
    /// The view of notes is wanted for the record in front.
    void notesWanted();

private:
    struct Facts;
    struct Done;

    void addCommands();
    void adapt();
    void enable(const Facts &facts);
    static Result<Facts> factsOf(store::Connection &connection, const cataloging::Actor &actor,
                                 const QList<MmsId> &mmsIds);
    void withFacts(const QList<MmsId> &mmsIds, std::function<void(const Facts &)> use);
    void assignNow(const QList<NamedRecord> &records, const AssignChoice &choice, bool hasServer);
    void write(const QList<NamedRecord> &records, const AssignChoice &choice, bool hasServer);
    void tellDone(const Done &done, const QString &what, const QString &failed);
    void tellChanged(const QList<MmsId> &mmsIds);
    void showHistory(MmsId mmsId);

    ScreenContext m_context;
    EditorDesk m_desk;
    QWidget *m_window;
    QAction *m_addNote = nullptr;
    QAction *m_viewNotes = nullptr;
    QAction *m_assign = nullptr;
    QAction *m_release = nullptr;
    QAction *m_history = nullptr;
};

} // namespace colophon::ui
