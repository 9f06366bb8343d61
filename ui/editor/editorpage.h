// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "editor/recordgrid.h"

#include <QHash>
#include <QWidget>

class QSplitter;
class QTabWidget;

namespace colophon::ui {

class Alerts;
class CharacterPalette;
class EditorCommands;
class EditorPane;
class FieldZoneCommands;
class RecordSaving;
class FindInRecord;
class RecordsList;
class SplitEditor;
class TemplateCommands;
class TemplatesList;

/// The MD Editor: the records list, and the open record with its commands, its bars and its grid.
/// Each record has a session that stays while another one is looked at.
class EditorPage final : public Screen {
    Q_OBJECT
public:
    explicit EditorPage(const ScreenContext &context, QWidget *parent = nullptr);

    void openRecord(MmsId mmsId);
    /// The views of records that left the catalogue.
    void closeRecords(const QList<MmsId> &mmsIds);
    /// Writes what isn't on the disk yet, then calls done.
    void saveOpenDrafts(std::function<void()> done);
    QString title() const override;
    QString statusText() const override;
    void activate() override;
    QList<MmsId> recordsInFront() const override;

    /// That of an open record; null where it isn't open.
    EditSession *sessionOf(MmsId mmsId) const { return m_open.value(mmsId).session; }
    /// Saves an open record; `done` hears whether that went well, after it was told here if not. It
    /// hears nothing when the person gives it up because of alerts.
    void saveRecord(MmsId mmsId, std::function<void(bool)> done);
    /// Puts what is typed on the disk as the draft.
    void keepDraft(MmsId mmsId, std::function<void()> done);
    /// Whose the record is has changed: an open one is read anew, and what was typed into it is no
    /// longer written from here.
    void showAnew(MmsId mmsId);
    /// The record in front and its grid; null while none is open.
    EditSession *session() const;
    RecordGrid *grid() const;
    /// For comparing and merging the record in front with another.
    SplitEditor &split() { return *m_split; }
    /// Places for parts around the grid.
    EditorPane &pane() { return *m_pane; }
    /// A part at the right of the pane, such as Notes.
    void addSide(QWidget *part, int width);
    /// A tab beside Records and Templates.
    void addLeftTab(QWidget *part, const QString &title);
    /// Such a tab comes to the front.
    void showLeftTab(QWidget *part);

signals:
    /// Another record is in front; null for none.
    void currentChanged(EditSession *session);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct OpenPage {
        EditSession *session = nullptr;
        RecordGrid *grid = nullptr;
        QDateTime draftKeptAt;
        std::optional<store::Draft> waiting; ///< a draft that a choice is waited for
        bool hidden = false; ///< its view is closed; the steps to undo stay until the release
    };

    void layOut();
    void connectCommands();
    void addTemplates();
    void updateCommands();
    void discard();
    void addSplitEditor();
    void addFindBar();
    void showCharacters();
    void addFieldZones();
    void openBehind(MmsId mmsId, const std::function<void(EditSession &)> &done);
    QList<EditSession *> sessions() const;
    void show(const cataloging::OpenRecord &opened);
    void addPage(const cataloging::OpenRecord &opened);
    void tellState();
    void select(MmsId mmsId);
    void showHead();
    void focusGrid();
    void tellNotOpened(const Error &error);
    void save(bool release);
    void release();
    void hideView(MmsId mmsId);
    void close(MmsId mmsId);
    void selectAnother();

    ScreenContext m_context;
    Workspace &m_workspace;
    Settings &m_settings;
    QHash<MmsId, OpenPage> m_open;
    MmsId m_current;
    EditorCommands *m_commands;
    RecordsList *m_records;
    TemplatesList *m_templateList;
    QTabWidget *m_left;
    EditorPane *m_pane;
    RecordSaving *m_saving;
    Alerts *m_alerts = nullptr;
    TemplateCommands *m_templates = nullptr;
    SplitEditor *m_split = nullptr;
    FieldZoneCommands *m_fieldZones = nullptr;
    FindInRecord *m_find = nullptr;
    CharacterPalette *m_characters = nullptr;
    QSplitter *m_splitter;
    QList<int> m_widths; ///< of the splitter's parts, as delivered
};

} // namespace colophon::ui
