// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/dialogservice.h"
#include "base/settings.h"
#include "base/workspace.h"
#include "editor/recordgrid.h"

#include <QHash>
#include <QSplitter>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace colophon::ui {

class Badge;
class MessageBar;
class RecordsList;

/// The MD Editor: the records list, and the open record with its commands, its bars and its grid.
/// Each record has a session that stays while another one is looked at.
class EditorPage final : public QWidget {
    Q_OBJECT
public:
    EditorPage(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
               Settings &settings, QWidget *parent = nullptr);

    void openRecord(MmsId mmsId);
    /// Writes what isn't on the disk yet, then calls done.
    void saveOpenDrafts(std::function<void()> done);
    QString statusText() const;

signals:
    void statusTextChanged(const QString &text);
    void draftCountChanged(int drafts);

private:
    struct OpenPage {
        EditSession *session = nullptr;
        RecordGrid *grid = nullptr;
        QDateTime draftKeptAt;
    };

    void addCommands();
    void buildPane();
    RecordGrid *grid() const;
    EditSession *session() const;
    void show(const cataloging::OpenRecord &opened);
    void select(MmsId mmsId);
    void offerDraft(EditSession &session, const store::Draft &draft);
    void showDifferences(const marc::Record &saved, const marc::Record &draft);
    void showHead();
    void updateCommands();
    void save(bool release);
    void tellSaveFailed(MmsId mmsId, const Error &error);
    void resolveConflict(MmsId mmsId, const Error &error);
    void release();
    void releaseNow(MmsId mmsId);
    void close(MmsId mmsId);

    Workspace &m_workspace;
    CommandRegistry &m_commands;
    DialogService &m_dialogs;
    Settings &m_settings;
    QHash<MmsId, OpenPage> m_open;
    MmsId m_current;
    RecordsList *m_records;
    QSplitter *m_splitter;
    QWidget *m_head = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_number = nullptr;
    QLabel *m_kept = nullptr;
    Badge *m_zoneBadge = nullptr;
    Badge *m_draftBadge = nullptr;
    MessageBar *m_bar = nullptr;
    QStackedWidget *m_grids = nullptr;
};

} // namespace colophon::ui
