// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editorpage.h"

#include "base/layoutmemory.h"
#include "base/theme.h"
#include "editor/alerts.h"
#include "editor/draftoffer.h"
#include "editor/editorcommands.h"
#include "editor/editorpane.h"
#include "editor/fieldhelp.h"
#include "editor/fixedfieldform.h"
#include "editor/othersbar.h"
#include "editor/recordhead.h"
#include "editor/recordsaving.h"
#include "editor/sessionfollower.h"
#include "records/recordslist.h"
#include "widgets/messagebar.h"

#include <QLocale>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace colophon::ui {

EditorPage::EditorPage(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
                       Settings &settings, QWidget *parent)
    : Screen(parent), m_workspace(workspace), m_settings(settings),
      m_commands(new EditorCommands(
          commands, settings, [this] { return grid(); }, this)),
      m_records(new RecordsList(workspace, this)), m_pane(new EditorPane(commands, this)),
      m_saving(new RecordSaving(workspace, dialogs, m_pane->bar(), this)),
      m_splitter(new QSplitter(this))
{
    setObjectName(QStringLiteral("editorPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_records);
    m_splitter->addWidget(m_pane);
    m_records->setMinimumWidth(px(this, 200));
    m_records->setMaximumWidth(px(this, 420));
    m_pane->setMinimumWidth(px(this, 520));
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({px(this, 268), px(this, 1000)});
    rememberLayout(*m_splitter, settings, kEditorSplitter);
    connect(m_records, &RecordsList::openRequested, this, &EditorPage::openRecord);
    connect(m_records, &RecordsList::draftCountChanged, this, [this](int drafts) {
        emit railCountChanged({drafts, false, tr("%n draft(s)", "", drafts)});
    });
    new FixedFieldForm(*this, commands); // below the grid in this order
    new FieldHelp(*this, commands);
    m_alerts = new Alerts(*this, workspace, commands, dialogs);
    connectCommands();
    showHead();
    m_commands->update();
}

void EditorPage::connectCommands()
{
    connect(m_commands, &EditorCommands::saveRequested, this, &EditorPage::save);
    connect(m_commands, &EditorCommands::releaseRequested, this, &EditorPage::release);
    connect(m_commands, &EditorCommands::closeRequested, this, [this] { close(m_current); });
    connect(m_commands, &EditorCommands::recordsListRequested, m_records, &RecordsList::focusList);
    connect(m_commands, &EditorCommands::blanksAsHashChanged, this, [this](bool on) {
        for (const OpenPage &page : std::as_const(m_open))
            page.grid->setBlanksAsHash(on);
    });
    connect(m_saving, &RecordSaving::saved, this, [this](MmsId mmsId) {
        if (mmsId == m_current)
            m_pane->bar().hide();
    });
    connect(m_saving, &RecordSaving::released, this, &EditorPage::close);
    auto *others = new OthersBar(m_pane);
    m_pane->addAboveGrid(others);
    connect(this, &EditorPage::currentChanged, others, &OthersBar::follow);
    connect(others, &OthersBar::mergeRequested, &m_saving->conflicts(),
            [this](EditSession *session) { m_saving->conflicts().merge(*session); });
}

void EditorPage::addSide(QWidget *part, int width)
{
    m_splitter->addWidget(part);
    QList<int> sizes = m_splitter->sizes();
    sizes.last() = width;
    m_splitter->setSizes(sizes);
}

RecordGrid *EditorPage::grid() const
{
    return m_open.value(m_current).grid;
}

EditSession *EditorPage::session() const
{
    return m_open.value(m_current).session;
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
                m_pane->bar().showMessage(MessageBar::Kind::Error,
                                          tr("<b>The record was not opened.</b> %1")
                                              .arg(opened.error().detail.toHtmlEscaped()),
                                          {tr("Close")}, [this](int) { m_pane->bar().hide(); });
        });
}

void EditorPage::show(const cataloging::OpenRecord &opened)
{
    if (!m_open.contains(opened.stored.mmsId))
        addPage(opened);
    select(opened.stored.mmsId);
    m_workspace.tellWorklistChanged();
}

void EditorPage::addPage(const cataloging::OpenRecord &opened)
{
    const MmsId mmsId = opened.stored.mmsId;
    OpenPage page;
    page.session = new EditSession(m_workspace, opened, this);
    page.grid = new RecordGrid(*page.session, &m_pane->grids());
    page.grid->setBlanksAsHash(m_settings.get(kShowBlanksAsHash));
    m_pane->grids().addWidget(page.grid);
    if (opened.draft && opened.draft->record != opened.stored.record) {
        page.waiting = opened.draft;
        page.session->setReadOnly(true); // until the choice, which waits for others' locks
    }
    m_open.insert(mmsId, page);
    EditSession *session = page.session;
    connect(session, &EditSession::recordChanged, this, [this] {
        showHead();
        m_commands->update();
    });
    connect(session, &EditSession::readOnlyChanged, m_commands, &EditorCommands::update);
    connect(&session->undoStack(), &QUndoStack::indexChanged, m_commands, &EditorCommands::update);
    connect(session, &EditSession::draftKept, this, [this, mmsId](const QDateTime &at) {
        m_open[mmsId].draftKeptAt = at;
        showHead();
    });
    connect(session, &EditSession::draftFailed, this, [this](const Error &error) {
        m_pane->bar().showMessage(
            MessageBar::Kind::Error,
            tr("<b>The draft is not on the disk yet.</b> %1 Your changes are in "
               "this window and are tried again every "
               "few seconds; leave it open.")
                .arg(error.detail.toHtmlEscaped()));
    });
    connect(session, &EditSession::othersChanged, page.grid->viewport(),
            qOverload<>(&QWidget::update));
    connect(session, &EditSession::othersChanged, this, [this, mmsId] {
        if (mmsId == m_current)
            tellState();
    });
    new SessionFollower(m_workspace, *session);
}

/// What is to be said of the record that came to the front.
void EditorPage::tellState()
{
    if (session() == nullptr)
        return;
    OpenPage &page = m_open[m_current];
    if (m_workspace.isReadOnly()) {
        m_pane->bar().showMessage(MessageBar::Kind::Warning,
                                  tr("<b>Read-only.</b> The catalogue file can't be written; "
                                     "change its permissions to edit."));
    } else if (page.waiting && !page.session->others().heldBy) {
        offerDraft(m_pane->bar(), *page.session, *page.waiting, [this, mmsId = m_current] {
            if (!m_open.contains(mmsId))
                return;
            m_open[mmsId].waiting.reset();
            m_open[mmsId].grid->setFocus();
        });
    }
}

void EditorPage::select(MmsId mmsId)
{
    const bool other = mmsId != m_current;
    if (RecordGrid *former = grid(); former != nullptr && other)
        former->commitCell();
    if (other)
        m_pane->bar().hide();
    m_current = mmsId;
    m_records->setCurrent(mmsId);
    if (RecordGrid *now = grid()) {
        m_pane->grids().setCurrentWidget(now);
        now->setFocus();
    } else {
        m_pane->grids().setCurrentIndex(0);
    }
    showHead();
    m_commands->update();
    if (other) {
        emit currentChanged(session());
        tellState();
    }
}

void EditorPage::showHead()
{
    EditSession *open = session();
    m_pane->head().setVisible(open != nullptr);
    emit statusTextChanged(statusText());
    emit recordsInFrontChanged();
    if (open != nullptr)
        m_pane->head().show(*open, m_open.value(m_current).draftKeptAt);
}

QString EditorPage::title() const
{
    return tr("MD Editor");
}

QList<MmsId> EditorPage::recordsInFront() const
{
    return m_current.isNull() ? QList<MmsId>() : QList<MmsId>{m_current};
}

void EditorPage::activate()
{
    if (grid() != nullptr)
        grid()->setFocus();
    else
        m_records->focusList();
}

QString EditorPage::statusText() const
{
    const EditSession *open = session();
    return open == nullptr ? QString() : tr("%n field(s)", "", int(open->record().fields().size()));
}

void EditorPage::save(bool release)
{
    if (session() == nullptr)
        return;
    grid()->commitCell();
    m_alerts->beforeSaving(*session(), [this, open = QPointer<EditSession>(session()), release] {
        if (open)
            m_saving->save(*open, release);
    });
}

void EditorPage::release()
{
    if (session() == nullptr)
        return;
    grid()->commitCell();
    m_saving->release(*session());
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
    m_pane->grids().removeWidget(page.grid);
    page.grid->deleteLater();
    page.session->disconnect(this);
    page.session->undoStack().disconnect(m_commands);
    page.session->disconnect(m_commands);
    page.session->deleteLater();
    if (m_current == mmsId)
        select(m_open.isEmpty() ? MmsId() : m_open.constBegin().key());
}

void EditorPage::closeRecords(const QList<MmsId> &mmsIds)
{
    for (const MmsId mmsId : mmsIds) {
        if (m_open.contains(mmsId))
            m_open[mmsId].session->forget();
        close(mmsId);
    }
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
