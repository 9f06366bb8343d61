// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editorpage.h"

#include "base/layoutmemory.h"
#include "base/theme.h"
#include "editor/alerts.h"
#include "editor/characterpalette.h"
#include "editor/draftoffer.h"
#include "editor/editorcommands.h"
#include "editor/editorpane.h"
#include "editor/fieldhelp.h"
#include "editor/fieldzonecommands.h"
#include "editor/findinrecord.h"
#include "editor/fixedfieldform.h"
#include "editor/othersbar.h"
#include "editor/recordhead.h"
#include "editor/recordsaving.h"
#include "editor/sessionfollower.h"
#include "editor/spliteditor.h"
#include "editor/templatecommands.h"
#include "editor/templateslist.h"
#include "editor/versionspane.h"
#include "marc/edit.h"
#include "records/recordslist.h"
#include "widgets/messagebar.h"

#include <QLocale>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace colophon::ui {

EditorPage::EditorPage(const ScreenContext &context, QWidget *parent)
    : Screen(parent), m_context(context), m_workspace(context.workspace),
      m_settings(context.settings),
      m_commands(new EditorCommands(
          context.commands, context.settings, [this] { return grid(); }, this)),
      m_records(new RecordsList(m_workspace, this)),
      m_templateList(new TemplatesList(m_workspace, this)), m_left(new QTabWidget(this)),
      m_pane(new EditorPane(context.commands, this)),
      m_saving(new RecordSaving(m_workspace, context.dialogs, m_pane->bar(), this)),
      m_splitter(new QSplitter(this))
{
    setObjectName(QStringLiteral("editorPage"));
    layOut();
    connect(m_records, &RecordsList::openRequested, this, &EditorPage::openRecord);
    connect(m_records, &RecordsList::draftCountChanged, this, [this](int drafts) {
        emit railCountChanged({drafts, false, tr("%n draft(s)", "", drafts)});
    });
    new FixedFieldForm(*this, context.commands); // below the grid in this order
    new FieldHelp(*this, context.commands);
    m_alerts = new Alerts(*this, m_workspace, context.commands, context.dialogs);
    connectCommands();
    addTemplates();
    addSplitEditor();
    addFindBar();
    addFieldZones();
    showHead();
    updateCommands();
}

void EditorPage::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_left->setObjectName(QStringLiteral("editorTabs"));
    m_left->setDocumentMode(true);
    addLeftTab(m_records, tr("Records"));
    addLeftTab(m_templateList, tr("Templates"));
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_pane);
    m_left->setMinimumWidth(px(this, 200));
    m_left->setMaximumWidth(px(this, 420));
    m_pane->setMinimumWidth(px(this, 520));
    m_splitter->setStretchFactor(1, 1);
    m_widths = {px(this, 268), px(this, 900)};
}

/// By now all parts stand in the splitter.
void EditorPage::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    if (m_widths.isEmpty())
        return;
    m_splitter->setSizes(m_widths);
    m_widths.clear();
    rememberLayout(*m_splitter, m_settings, kEditorSplitter);
}

void EditorPage::addLeftTab(QWidget *part, const QString &title)
{
    m_left->addTab(part, title);
}

void EditorPage::showLeftTab(QWidget *part)
{
    m_context.navigation.show(ScreenId::Editor);
    m_left->show();
    m_left->setCurrentWidget(part);
}

void EditorPage::addTemplates()
{
    m_templates =
        new TemplateCommands({m_workspace, m_context.commands, m_context.dialogs, m_pane->bar(),
                              *m_templateList, this, [this] { return session(); }},
                             this);
    connect(m_templates, &TemplateCommands::begun, this,
            [this](const cataloging::OpenRecord &opened) {
                m_context.navigation.show(ScreenId::Editor);
                show(opened);
                m_left->setCurrentWidget(m_records);
                grid()->goToFirstEmpty();
            });
}

void EditorPage::updateCommands()
{
    m_commands->update(m_split->isOpen());
    m_templates->update();
    m_split->updateCommands();
    m_find->follow();
    m_fieldZones->update();
}

QList<EditSession *> EditorPage::sessions() const
{
    QList<EditSession *> all;
    for (const OpenPage &page : m_open)
        all.append(page.session);
    return all;
}

void EditorPage::openBehind(MmsId mmsId, const std::function<void(EditSession &)> &done)
{
    if (m_open.contains(mmsId)) {
        done(*m_open.value(mmsId).session);
        return;
    }
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), mmsId](store::Connection &c) {
            return cataloging::openRecord(c, actor, mmsId);
        },
        [this, mmsId, done](Result<cataloging::OpenRecord> opened) {
            if (!opened) {
                tellNotOpened(opened.error());
                return;
            }
            if (!m_open.contains(mmsId))
                addPage(*opened);
            m_workspace.tellWorklistChanged();
            done(*m_open.value(mmsId).session);
        });
}

void EditorPage::addSplitEditor()
{
    m_split = new SplitEditor({m_workspace, m_context.commands, m_context.dialogs, m_settings,
                               m_pane->bar(), m_pane->grids(), this, [this] { return session(); },
                               [this] { return sessions(); },
                               [this](MmsId mmsId, const std::function<void(EditSession &)> &done) {
                                   openBehind(mmsId, done);
                               },
                               [this](MmsId mmsId) { select(mmsId); }},
                              this);
    addSide(&m_split->versions(), px(this, 300));
    m_pane->addTool(m_context.commands.find(QStringLiteral("view.split")));
    // So that the form, the help line and the alerts mean the field that is looked at.
    connect(m_split, &SplitEditor::leftRowChanged, this, [this](int row) {
        if (grid() != nullptr)
            grid()->setCurrentIndex(grid()->model()->index(row, FieldModel::ContentColumn));
    });
    connect(m_split, &SplitEditor::openChanged, this, [this](bool open) {
        // Two records need the room, and have heads of their own.
        m_left->setVisible(!open || m_split->showsProposal());
        showHead();
        if (!open && grid() != nullptr) {
            m_pane->grids().setCurrentWidget(grid());
            grid()->setFocus();
        }
        updateCommands();
    });
}

void EditorPage::addFindBar()
{
    m_find = new FindInRecord([this] { return grid(); }, this);
    m_pane->addAboveGrid(m_find);
    connect(m_commands, &EditorCommands::findRequested, m_find, &FindInRecord::open);
}

void EditorPage::addFieldZones()
{
    m_fieldZones = new FieldZoneCommands(
        m_context.commands, m_workspace, [this] { return grid(); }, this);
    connect(m_fieldZones, &FieldZoneCommands::refused, this, [this](const QString &sentence) {
        m_pane->bar().showMessage(MessageBar::Kind::Info, sentence, {tr("Close")},
                                  [this](int) { m_pane->bar().hide(); });
    });
}

void EditorPage::showCharacters()
{
    if (m_characters == nullptr) {
        m_characters = new CharacterPalette(m_settings, this);
        connect(m_characters, &CharacterPalette::chosen, this, [this](const QString &text) {
            if (grid() != nullptr && !session()->isReadOnly() && !m_split->isOpen())
                grid()->insertText(text);
        });
    }
    m_characters->open();
}

void EditorPage::tellNotOpened(const Error &error)
{
    m_pane->bar().showMessage(
        MessageBar::Kind::Error,
        tr("<b>The record was not opened.</b> %1").arg(error.detail.toHtmlEscaped()), {tr("Close")},
        [this](int) { m_pane->bar().hide(); });
}

void EditorPage::connectCommands()
{
    connect(m_commands, &EditorCommands::saveRequested, this, &EditorPage::save);
    connect(m_commands, &EditorCommands::releaseRequested, this, &EditorPage::release);
    connect(m_commands, &EditorCommands::closeRequested, this, [this] { hideView(m_current); });
    connect(m_commands, &EditorCommands::discardRequested, this, &EditorPage::discard);
    connect(m_commands, &EditorCommands::charactersRequested, this, &EditorPage::showCharacters);
    connect(m_commands, &EditorCommands::recordsListRequested, this, [this] {
        m_left->setCurrentWidget(m_records);
        m_records->focusList();
    });
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
    if (!m_widths.isEmpty())
        m_widths.append(width);
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
                tellNotOpened(opened.error());
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
        updateCommands();
    });
    connect(session, &EditSession::readOnlyChanged, this, &EditorPage::updateCommands);
    connect(&session->undoStack(), &QUndoStack::indexChanged, this, &EditorPage::updateCommands);
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
        offerDraft(
            m_pane->bar(), *page.session, *page.waiting,
            [this, mmsId = m_current] {
                if (!m_open.contains(mmsId))
                    return;
                m_open[mmsId].waiting.reset();
                focusGrid();
            },
            [this, draft = *page.waiting, zone = page.session->zone().kind] {
                m_split->compareWith(
                    {tr("Draft"),
                     QLocale().toString(draft.changedAt.toLocalTime(), QLocale::ShortFormat), zone,
                     draft.record});
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
    if (m_open.contains(mmsId))
        m_open[mmsId].hidden = false;
    m_records->setCurrent(mmsId);
    if (RecordGrid *now = grid()) {
        m_pane->grids().setCurrentWidget(now);
        now->setFocus();
    } else {
        m_pane->grids().setCurrentIndex(0);
    }
    showHead();
    m_split->follow();
    updateCommands();
    if (other) {
        emit currentChanged(session());
        tellState();
    }
}

void EditorPage::showHead()
{
    EditSession *open = session();
    m_pane->head().setVisible(open != nullptr && (m_split == nullptr || !m_split->isOpen()));
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

void EditorPage::focusGrid()
{
    m_split->close();
    if (grid() != nullptr)
        grid()->setFocus();
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
    if (const marc::Record full = marc::withoutEmpty(session()->record());
        full != session()->record()) // a step of its own, to be taken back
        session()->apply(full, tr("Remove empty subfields"), grid()->currentIndex().row());
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

void EditorPage::discard()
{
    if (session() == nullptr)
        return;
    grid()->commitCell();
    m_saving->discard(*session());
}

void EditorPage::saveRecord(MmsId mmsId, std::function<void(bool)> done)
{
    const OpenPage page = m_open.value(mmsId);
    if (page.session == nullptr) {
        done(true);
        return;
    }
    page.grid->commitCell();
    m_alerts->beforeSaving(*page.session, [this, done = std::move(done),
                                           open = QPointer<EditSession>(page.session)] {
        if (!open)
            return;
        open->save([this, done](const Result<void> &saved) {
            if (!saved)
                m_pane->bar().showMessage(MessageBar::Kind::Error,
                                          tr("<b>The record was not saved.</b> %1 Your changes are "
                                             "kept as a draft.")
                                              .arg(saved.error().detail.toHtmlEscaped()),
                                          {tr("Close")}, [this](int) { m_pane->bar().hide(); });
            done(saved.ok());
        });
    });
}

void EditorPage::keepDraft(MmsId mmsId, std::function<void()> done)
{
    const OpenPage page = m_open.value(mmsId);
    if (page.session == nullptr) {
        done();
        return;
    }
    page.grid->commitCell();
    page.session->flush(std::move(done));
}

void EditorPage::showAnew(MmsId mmsId)
{
    if (!m_open.contains(mmsId))
        return;
    const bool inFront = mmsId == m_current;
    m_open.value(mmsId).session->forget();
    close(mmsId);
    if (inFront)
        openRecord(mmsId);
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
    page.session->undoStack().disconnect(this);
    page.session->deleteLater();
    if (m_current == mmsId)
        selectAnother();
}

void EditorPage::hideView(MmsId mmsId)
{
    if (!m_open.contains(mmsId))
        return;
    OpenPage &page = m_open[mmsId];
    page.grid->commitCell();
    page.session->flush();
    page.hidden = true;
    selectAnother();
}

void EditorPage::selectAnother()
{
    for (auto page = m_open.cbegin(); page != m_open.cend(); ++page) {
        if (!page->hidden) {
            select(page.key());
            return;
        }
    }
    select({});
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
