// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editorpage.h"

#include "base/layoutmemory.h"
#include "base/theme.h"
#include "editor/recorddiff.h"
#include "marc/brief.h"
#include "marc/compact.h"
#include "records/recordslist.h"
#include "widgets/badge.h"
#include "widgets/messagebar.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

static QString clockTime(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime().time(), QLocale::ShortFormat);
}

static QString dayAndTime(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime(), QLocale::ShortFormat);
}

EditorPage::EditorPage(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
                       Settings &settings, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_commands(commands), m_dialogs(dialogs),
      m_settings(settings), m_records(new RecordsList(workspace, this)),
      m_splitter(new QSplitter(this))
{
    setObjectName(QStringLiteral("editorPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_records);
    addCommands();
    buildPane();
    m_records->setMinimumWidth(px(this, 200));
    m_records->setMaximumWidth(px(this, 420));
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({px(this, 268), px(this, 1000)});
    rememberLayout(*m_splitter, settings, kEditorSplitter);
    connect(m_records, &RecordsList::openRequested, this, &EditorPage::openRecord);
    connect(m_records, &RecordsList::draftCountChanged, this, &EditorPage::draftCountChanged);
    showHead();
    updateCommands();
}

RecordGrid *EditorPage::grid() const
{
    return m_open.value(m_current).grid;
}

EditSession *EditorPage::session() const
{
    return m_open.value(m_current).session;
}

void EditorPage::addCommands()
{
    const auto add = [this](const char *id, const QString &text, const char *iconName,
                            const char *keys, auto slot) {
        QAction *action = m_commands.add(QLatin1String(id), text, QLatin1String(iconName),
                                         QKeySequence(QLatin1String(keys)));
        connect(action, &QAction::triggered, this, slot);
    };
    add("record.save", tr("&Save"), "save", "Ctrl+S", [this] { save(false); });
    add("record.saveAndRelease", tr("Save and &Release Record"), "", "Ctrl+Shift+S",
        [this] { save(true); });
    add("record.release", tr("Re&lease Record"), "lock-open", "", [this] { release(); });
    add("record.close", tr("&Close Record"), "", "Ctrl+W", [this] { close(m_current); });
    add("edit.undo", tr("&Undo"), "undo-2", "Ctrl+Z", [this] { session()->undoStack().undo(); });
    add("edit.redo", tr("&Redo"), "redo-2", "Ctrl+Shift+Z",
        [this] { session()->undoStack().redo(); });
    add("edit.cut", tr("Cu&t"), "", "Ctrl+X", [this] { grid()->cutFields(); });
    add("edit.copy", tr("&Copy"), "copy", "Ctrl+C", [this] { grid()->copyFields(); });
    add("edit.paste", tr("&Paste"), "", "Ctrl+V", [this] { grid()->pasteFields(); });
    add("field.add", tr("Add &Field"), "between-horizontal-start", "F8",
        [this] { grid()->addField(); });
    add("field.delete", tr("&Delete Field"), "trash-2", "Ctrl+F6",
        [this] { grid()->deleteFields(); });
    add("field.duplicate", tr("D&uplicate Field"), "", "Ctrl+Shift+D",
        [this] { grid()->duplicateField(); });
    add("field.moveUp", tr("Move Field U&p"), "", "Alt+Up", [this] { grid()->moveField(-1); });
    add("field.moveDown", tr("Move Field D&own"), "", "Alt+Down", [this] { grid()->moveField(1); });
    add("subfield.add", tr("Add &Subfield"), "plus", "F9", [this] { grid()->addSubfield(); });
    add("subfield.delete", tr("Delete Su&bfield"), "", "Ctrl+F9",
        [this] { grid()->deleteSubfield(); });
    add("draft.discard", tr("Discard D&raft"), "", "", [this] {
        grid()->commitCell();
        session()->discard();
    });
    add("view.records", tr("&Records List"), "", "Alt+1", [this] { m_records->focusList(); });
    QAction *blanks = m_commands.add(QStringLiteral("view.blanks"), tr("Show &Blanks as #"));
    blanks->setCheckable(true);
    blanks->setChecked(m_settings.get(kShowBlanksAsHash));
    connect(blanks, &QAction::toggled, this, [this](bool on) {
        m_settings.set(kShowBlanksAsHash, on);
        for (const OpenPage &page : std::as_const(m_open))
            page.grid->setBlanksAsHash(on);
    });
}

void EditorPage::buildPane()
{
    auto *pane = new QWidget(this);
    pane->setObjectName(QStringLiteral("editorPane"));
    pane->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *bar = new QWidget(pane);
    bar->setObjectName(QStringLiteral("barStrip"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *tools = new QHBoxLayout(bar);
    tools->setContentsMargins(8, 3, 8, 3);
    const struct {
        const char *id;
        const char *label;
    } kTools[] = {{"record.save", QT_TR_NOOP("Save")},
                  {"edit.undo", nullptr},
                  {"edit.redo", nullptr},
                  {"field.add", QT_TR_NOOP("Field")},
                  {"subfield.add", QT_TR_NOOP("Subfield")},
                  {"field.delete", nullptr}};
    for (const auto &tool : kTools) {
        QAction *action = m_commands.find(QLatin1String(tool.id));
        auto *button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::NoFocus); // the keys are the grid's
        button->setAccessibleName(QString(action->text()).remove(u'&'));
        button->setToolButtonStyle(tool.label == nullptr ? Qt::ToolButtonIconOnly
                                                         : Qt::ToolButtonTextBesideIcon);
        if (tool.label != nullptr)
            button->setText(tr(tool.label));
        tools->addWidget(button);
    }
    tools->addStretch(1);
    column->addWidget(bar);

    m_head = new QWidget(pane);
    auto *head = new QVBoxLayout(m_head);
    head->setContentsMargins(14, 6, 14, 6);
    head->setSpacing(2);
    auto *line = new QHBoxLayout;
    m_title = new QLabel(m_head);
    m_title->setObjectName(QStringLiteral("recordTitle"));
    m_title->setFont(textFont(this, 15, QFont::DemiBold));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(50);
    m_zoneBadge = new Badge(m_head);
    m_draftBadge = new Badge(m_head);
    line->addWidget(m_title);
    line->addWidget(m_zoneBadge);
    line->addWidget(m_draftBadge);
    line->addStretch(1);
    head->addLayout(line);
    auto *below = new QHBoxLayout;
    m_number = new QLabel(m_head);
    m_number->setObjectName(QStringLiteral("recordNumber"));
    m_number->setFont(monoFont(this, 12));
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_number->setProperty("secondary", true);
    m_kept = new QLabel(m_head);
    m_kept->setObjectName(QStringLiteral("draftKept"));
    m_kept->setProperty("hint", true);
    below->addWidget(m_number);
    below->addSpacing(12);
    below->addWidget(m_kept);
    below->addStretch(1);
    head->addLayout(below);
    column->addWidget(m_head);

    m_bar = new MessageBar(pane);
    column->addWidget(m_bar);
    m_grids = new QStackedWidget(pane);
    auto *empty = new QLabel(tr("<p align=center><b>No record open</b></p><p align=center>Find one "
                                "with Search, or open one by its "
                                "MMS ID with Ctrl+O.</p>"),
                             m_grids);
    empty->setAlignment(Qt::AlignCenter);
    m_grids->addWidget(empty);
    column->addWidget(m_grids, 1);
    m_splitter->addWidget(pane);
}

void EditorPage::openRecord(MmsId mmsId)
{
    if (m_open.contains(mmsId)) {
        select(mmsId);
        return;
    }
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), mmsId](store::Connection &c) {
            return cataloging::openRecord(c, actor, mmsId);
        },
        [this](Result<cataloging::OpenRecord> opened) {
            if (opened)
                show(*opened);
            else
                m_bar->showMessage(MessageBar::Kind::Error,
                                   tr("<b>The record was not opened.</b> %1")
                                       .arg(opened.error().detail.toHtmlEscaped()),
                                   {tr("Close")}, [this](int) { m_bar->hide(); });
        });
}

void EditorPage::show(const cataloging::OpenRecord &opened)
{
    const MmsId mmsId = opened.stored.mmsId;
    if (!m_open.contains(mmsId)) {
        OpenPage page;
        page.session = new EditSession(m_workspace, opened, this);
        page.grid = new RecordGrid(*page.session, m_grids);
        page.grid->setBlanksAsHash(m_settings.get(kShowBlanksAsHash));
        m_grids->addWidget(page.grid);
        m_open.insert(mmsId, page);
        EditSession *session = page.session;
        connect(session, &EditSession::recordChanged, this, [this] {
            showHead();
            updateCommands();
        });
        connect(session, &EditSession::readOnlyChanged, this, &EditorPage::updateCommands);
        connect(&session->undoStack(), &QUndoStack::indexChanged, this,
                &EditorPage::updateCommands);
        connect(session, &EditSession::draftKept, this, [this, mmsId](const QDateTime &at) {
            m_open[mmsId].draftKeptAt = at;
            showHead();
        });
        connect(session, &EditSession::draftFailed, this, [this](const Error &error) {
            m_bar->showMessage(MessageBar::Kind::Error,
                               tr("<b>The draft is not on the disk yet.</b> %1 Your changes are in "
                                  "this window and are tried again every "
                                  "few seconds; leave it open.")
                                   .arg(error.detail.toHtmlEscaped()));
        });
        connect(session, &EditSession::lockRefused, this, [this](const Error &error) {
            m_bar->showMessage(MessageBar::Kind::Warning,
                               tr("<b>Read-only.</b> %1 What you typed is kept as a draft.")
                                   .arg(error.detail.toHtmlEscaped()));
        });
    }
    select(mmsId);
    m_workspace.tellWorklistChanged();
    if (opened.heldBy) {
        m_bar->showMessage(
            MessageBar::Kind::Warning,
            tr("<b>%1</b> is editing this record, since %2. It can be read and copied from.")
                .arg(opened.heldBy->userName.toHtmlEscaped(), dayAndTime(opened.heldBy->since)));
    } else if (m_workspace.isReadOnly()) {
        m_bar->showMessage(MessageBar::Kind::Warning,
                           tr("<b>Read-only.</b> The catalogue file can't be written; change its "
                              "permissions to edit."));
    } else if (opened.draft && opened.draft->record != opened.stored.record) {
        offerDraft(*m_open.value(mmsId).session, *opened.draft);
    }
}

void EditorPage::select(MmsId mmsId)
{
    if (RecordGrid *former = grid(); former != nullptr && mmsId != m_current)
        former->commitCell();
    if (mmsId != m_current)
        m_bar->hide();
    m_current = mmsId;
    m_records->setCurrent(mmsId);
    if (RecordGrid *now = grid()) {
        m_grids->setCurrentWidget(now);
        now->setFocus();
    } else {
        m_grids->setCurrentIndex(0);
    }
    showHead();
    updateCommands();
}

void EditorPage::offerDraft(EditSession &session, const store::Draft &draft)
{
    session.setReadOnly(true); // the saved record shows until a choice is made
    const MmsId mmsId = session.mmsId();
    m_bar->showMessage(MessageBar::Kind::Draft,
                       tr("A <b>draft</b> from %1 is newer than the saved record.")
                           .arg(dayAndTime(draft.changedAt)),
                       {tr("Discard Draft"), tr("Compare"), tr("Use Draft")},
                       [this, mmsId, draft](int pressed) {
                           EditSession *chosen = m_open.value(mmsId).session;
                           if (chosen == nullptr)
                               return;
                           if (pressed == 1) {
                               showDifferences(chosen->savedRecord(), draft.record);
                               return;
                           }
                           m_bar->hide();
                           chosen->setReadOnly(false);
                           chosen->apply(draft.record, tr("Use draft"), draft.cursorField);
                           // Discarding is undoable: the draft was taken and given up again.
                           if (pressed == 0)
                               chosen->discard();
                           m_open.value(mmsId).grid->setFocus();
                       });
}

void EditorPage::showDifferences(const marc::Record &saved, const marc::Record &draft)
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("compareDialog"));
    dialog->setWindowTitle(tr("Saved record and draft"));
    dialog->resize(px(this, 900), px(this, 420));
    const QList<DiffRow> rows = differences(saved, draft);
    auto *table = new QTableWidget(int(rows.size()), 3, dialog);
    table->setAccessibleName(tr("Fields that differ"));
    table->setHorizontalHeaderLabels({tr("Field"), tr("Saved"), tr("Draft")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setWordWrap(true);
    for (int i = 0; i < rows.size(); ++i) {
        table->setItem(i, 0, new QTableWidgetItem(rows.at(i).tag));
        table->setItem(i, 1, new QTableWidgetItem(rows.at(i).left));
        table->setItem(i, 2, new QTableWidgetItem(rows.at(i).right));
    }
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    dialog->show();
    table->resizeRowsToContents();
}

void EditorPage::showHead()
{
    EditSession *open = session();
    m_head->setVisible(open != nullptr);
    emit statusTextChanged(statusText());
    if (open == nullptr)
        return;
    const QString title = marc::briefOf(open->record()).title;
    m_title->setText(m_title->fontMetrics().elidedText(title.isEmpty() ? tr("[No title]") : title,
                                                       Qt::ElideRight,
                                                       qMax(200, width() - px(this, 520))));
    m_zoneBadge->show(badgeOf(open->zone().kind), badgeText(open->zone().kind));
    if (open->isDirty())
        m_draftBadge->show(BadgeLook::Draft, tr("Draft"));
    else
        m_draftBadge->hide();
    m_number->setText(open->mmsId().toString());
    m_number->setAccessibleName(tr("MMS ID %1").arg(open->mmsId().toString()));
    const QDateTime kept = m_open.value(m_current).draftKeptAt;
    m_kept->setText(open->isDirty() && kept.isValid() ? tr("Draft kept %1").arg(clockTime(kept))
                                                      : QString());
}

QString EditorPage::statusText() const
{
    const EditSession *open = session();
    if (open == nullptr)
        return {};
    return tr("%n field(s)", "", int(open->record().fields().size()));
}

void EditorPage::updateCommands()
{
    EditSession *open = session();
    const bool writable = open != nullptr && !open->isReadOnly();
    const QString why =
        open == nullptr ? tr("No record is open") : tr("This record can only be read now");
    const auto set = [this, &why](const char *id, bool enabled) {
        QAction *action = m_commands.find(QLatin1String(id));
        action->setEnabled(enabled);
        action->setStatusTip(enabled ? QString() : why);
    };
    for (const char *id : {"field.add", "field.delete", "field.duplicate", "field.moveUp",
                           "field.moveDown", "subfield.add", "subfield.delete", "edit.cut",
                           "edit.paste", "record.save", "record.saveAndRelease"})
        set(id, writable);
    for (const char *id : {"record.close", "record.release", "edit.copy"})
        set(id, open != nullptr);
    set("edit.undo", writable && open->undoStack().canUndo());
    set("edit.redo", writable && open->undoStack().canRedo());
    set("draft.discard", writable && open->isDirty());
    QAction *undo = m_commands.find(QStringLiteral("edit.undo"));
    undo->setText(writable && open->undoStack().canUndo()
                      ? tr("&Undo: %1").arg(open->undoStack().undoText())
                      : tr("&Undo"));
    QAction *redo = m_commands.find(QStringLiteral("edit.redo"));
    redo->setText(writable && open->undoStack().canRedo()
                      ? tr("&Redo: %1").arg(open->undoStack().redoText())
                      : tr("&Redo"));
}

void EditorPage::save(bool release)
{
    EditSession *open = session();
    if (open == nullptr)
        return;
    grid()->commitCell();
    const MmsId mmsId = open->mmsId();
    open->save([this, mmsId, release](const Result<void> &saved) {
        if (!saved) {
            tellSaveFailed(mmsId, saved.error());
            return;
        }
        if (mmsId == m_current)
            m_bar->hide();
        emit m_workspace.announced(tr("Saved %1").arg(clockTime(m_workspace.clock().now())));
        if (release)
            releaseNow(mmsId);
    });
}

void EditorPage::tellSaveFailed(MmsId mmsId, const Error &error)
{
    if (error.code == ErrorCode::Conflict) {
        resolveConflict(mmsId, error);
        return;
    }
    m_bar->showMessage(MessageBar::Kind::Error,
                       tr("<b>The record was not saved.</b> %1 Your changes are kept as a draft.")
                           .arg(error.detail.toHtmlEscaped()),
                       {tr("Save Again")}, [this](int) { save(false); });
}

void EditorPage::resolveConflict(MmsId mmsId, const Error &error)
{
    Question question;
    question.title = tr("This record changed while you were editing");
    question.text = error.detail;
    question.answers = {tr("Take Theirs"), tr("Keep as Draft")};
    m_dialogs.ask(this, question, [this, mmsId](int answer) {
        if (answer != 0)
            return;
        // Theirs is read anew; what was typed stays reachable as the draft until then offered by
        // the blue bar.
        close(mmsId);
        openRecord(mmsId);
    });
}

void EditorPage::release()
{
    EditSession *open = session();
    grid()->commitCell();
    const MmsId mmsId = open->mmsId();
    if (!open->isDirty()) {
        releaseNow(mmsId);
        return;
    }
    Question question;
    question.title = tr("Release with an unsaved draft?");
    question.text = tr("Your changes to this record are not saved. The draft can stay and will be "
                       "offered when you open the record again.");
    question.answers = {tr("Keep Draft and Release"), tr("Discard Draft and Release"),
                        tr("Cancel")};
    m_dialogs.ask(this, question, [this, mmsId](int answer) {
        if (answer == 2)
            return;
        if (answer == 1)
            m_open.value(mmsId).session->discard();
        m_open.value(mmsId).session->flush([this, mmsId] { releaseNow(mmsId); });
    });
}

void EditorPage::releaseNow(MmsId mmsId)
{
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), mmsId](store::Connection &c) {
            return cataloging::releaseRecord(c, actor, mmsId);
        },
        [this, mmsId](Result<void> released) {
            if (!released) {
                m_bar->showMessage(MessageBar::Kind::Error,
                                   tr("<b>The record was not released.</b> %1")
                                       .arg(released.error().detail.toHtmlEscaped()));
                return;
            }
            close(mmsId);
            m_workspace.tellWorklistChanged();
        });
}

/// Only the view: lock, draft and place in the list stay.
void EditorPage::close(MmsId mmsId)
{
    if (!m_open.contains(mmsId))
        return;
    const OpenPage page = m_open.value(mmsId);
    page.grid->commitCell();
    page.session->flush();
    m_open.remove(mmsId);
    m_grids->removeWidget(page.grid);
    page.grid->deleteLater();
    page.session->disconnect(this);
    page.session->deleteLater();
    if (m_current == mmsId)
        select(m_open.isEmpty() ? MmsId() : m_open.constBegin().key());
}

void EditorPage::saveOpenDrafts(std::function<void()> done)
{
    auto waiting = std::make_shared<int>(1);
    const auto one = [waiting, done = std::move(done)] {
        if (--*waiting == 0)
            done();
    };
    for (const OpenPage &page : std::as_const(m_open)) {
        page.grid->commitCell();
        ++*waiting;
        page.session->flush(one);
    }
    one();
}

} // namespace colophon::ui
