// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/notespane.h"

#include "base/theme.h"
#include "widgets/avatar.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

NotesPane::NotesPane(const ScreenContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_count(new QLabel(this)), m_empty(new QLabel(this)),
      m_scroll(new QScrollArea(this)), m_cards(nullptr)
{
    setObjectName(QStringLiteral("notesPane"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHead(layout);
    m_scroll->setObjectName(QStringLiteral("notesScroll"));
    m_scroll->setAccessibleName(tr("Notes"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(m_scroll);
    inside->setObjectName(QStringLiteral("notesCards"));
    m_cards = new QVBoxLayout(inside);
    m_cards->setContentsMargins(px(this, 12), px(this, 12), px(this, 12), px(this, 12));
    m_cards->setSpacing(px(this, 10));
    m_scroll->setWidget(inside);
    m_empty->setObjectName(QStringLiteral("notesEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setProperty("secondary", true);
    m_cards->addWidget(m_empty);
    m_cards->addStretch(1);
    layout->addWidget(m_scroll, 1);
    // A note is also changed elsewhere: by another window, a job, colophonctl.
    connect(&context.workspace, &Workspace::recordChanged, this, [this](MmsId mmsId) {
        if (mmsId == m_mmsId)
            refresh();
    });
    connect(&context.workspace, &Workspace::recordsChanged, this, &NotesPane::refresh);
}

void NotesPane::buildHead(QVBoxLayout *layout)
{
    auto *head = new QWidget(this);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(px(this, 12), px(this, 4), px(this, 6), px(this, 4));
    auto *picture = new QLabel(head);
    picture->setPixmap(icon(QStringLiteral("sticky-note"), Tokens::of(this).text2)
                           .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
    auto *title = new QLabel(tr("Notes"), head);
    title->setFont(textFont(this, 13, QFont::DemiBold));
    m_count->setObjectName(QStringLiteral("notesCount"));
    m_count->setProperty("hint", true);
    auto *close = new QToolButton(head);
    close->setObjectName(QStringLiteral("notesClose"));
    close->setIcon(icon(QStringLiteral("x"), this));
    close->setToolTip(tr("Close the notes"));
    close->setAccessibleName(tr("Close the notes"));
    connect(close, &QToolButton::clicked, this, &NotesPane::closeRequested);
    line->addWidget(picture);
    line->addWidget(title);
    line->addWidget(m_count);
    line->addStretch(1);
    line->addWidget(close);
    layout->addWidget(head);

    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("barStrip"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *tools = new QHBoxLayout(bar);
    tools->setContentsMargins(px(this, 12), px(this, 5), px(this, 12), px(this, 5));
    auto *add = new QPushButton(icon(QStringLiteral("plus"), this), tr("Add Note"), bar);
    add->setObjectName(QStringLiteral("notesAdd"));
    QAction *action = m_context.commands.find(QStringLiteral("note.add"));
    if (action != nullptr) {
        connect(add, &QPushButton::clicked, action, &QAction::trigger);
        const auto follow = [add, action] {
            add->setEnabled(action->isEnabled());
            add->setToolTip(action->statusTip());
        };
        connect(action, &QAction::changed, add, follow);
        follow();
    }
    auto *order = new QLabel(tr("Newest first"), bar);
    order->setProperty("hint", true);
    order->setFont(textFont(this, 12));
    tools->addWidget(add);
    tools->addStretch(1);
    tools->addWidget(order);
    layout->addWidget(bar);
}

void NotesPane::showRecord(MmsId mmsId)
{
    if (mmsId == m_mmsId)
        return;
    m_mmsId = mmsId;
    m_deleted.clear();
    show({});
    refresh();
}

void NotesPane::refresh()
{
    if (m_mmsId.isNull()) {
        show({});
        return;
    }
    m_context.workspace.reader().run(
        this,
        [mmsId = m_mmsId](store::Connection &connection) {
            return workflow::notesOf(connection, mmsId);
        },
        [this, mmsId = m_mmsId](Result<QList<workflow::Note>> notes) {
            if (mmsId != m_mmsId)
                return;
            if (notes)
                show(*notes);
            else
                tellFailed(tr("The notes were not read."), notes.error());
        });
}

void NotesPane::show(const QList<workflow::Note> &notes)
{
    QList<workflow::Note> all = notes;
    for (const workflow::Note &gone : std::as_const(m_deleted)) {
        const bool back = std::any_of(notes.cbegin(), notes.cend(),
                                      [&gone](const auto &note) { return note.id == gone.id; });
        if (!back)
            all.append(gone);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto &a, const auto &b) { return a.at > b.at; });
    if (all != m_shown)
        showCards(all);
    m_count->setText(m_mmsId.isNull() ? QString() : QLocale().toString(notes.size()));
    setAccessibleName(tr("Notes, %1").arg(notes.size()));
    m_empty->setVisible(all.isEmpty());
    m_empty->setText(m_mmsId.isNull()
                         ? tr("No record is chosen. The notes of the record in front are shown "
                              "here.")
                         : tr("This record has no notes. Add one with Add Note: everyone who can "
                              "open the record can read it."));
}

/// Only where something differs: who reads or copies from a note is not disturbed.
void NotesPane::showCards(const QList<workflow::Note> &all)
{
    m_shown = all;
    while (m_cards->count() > 2) {
        QLayoutItem *item = m_cards->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const workflow::Note &note : all)
        m_cards->insertWidget(m_cards->count() - 1, note.deleted ? deletedCard(note) : card(note));
}

QWidget *NotesPane::card(const workflow::Note &note)
{
    auto *frame = new QFrame(m_scroll->widget());
    frame->setObjectName(QStringLiteral("noteCard"));
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(px(this, 12), px(this, 10), px(this, 12), px(this, 10));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(this, 8));
    auto *author = new QLabel(note.authorName, frame);
    author->setTextFormat(Qt::PlainText);
    author->setFont(textFont(this, 13, QFont::DemiBold));
    const QString when = QLocale().toString(note.at.toLocalTime(), QLocale::ShortFormat);
    auto *at = new QLabel(when, frame);
    at->setProperty("hint", true);
    at->setFont(textFont(this, 12));
    head->addWidget(new Avatar(note.authorName, frame));
    head->addWidget(author);
    head->addStretch(1);
    head->addWidget(at);
    auto *text = new QLabel(note.text, frame);
    text->setObjectName(QStringLiteral("noteText"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(tr("Note by %1, %2: %3").arg(note.authorName, when, note.text));
    auto *foot = new QHBoxLayout;
    auto *origin = new QLabel(frame);
    origin->setProperty("hint", true);
    origin->setFont(textFont(this, 12));
    if (note.origin != workflow::NoteOrigin::Note)
        origin->setText(note.origin == workflow::NoteOrigin::Assignment
                            ? tr("Sent with the assignment")
                            : tr("Left at the release"));
    auto *remove =
        new QPushButton(icon(QStringLiteral("trash-2"), Tokens::of(this).err), tr("Delete"), frame);
    remove->setObjectName(QStringLiteral("noteDelete"));
    remove->setProperty("danger", true);
    remove->setAccessibleName(tr("Delete the note by %1, %2").arg(note.authorName, when));
    remove->setEnabled(!m_context.workspace.isReadOnly());
    connect(remove, &QPushButton::clicked, this, [this, note] { deleteNote(note); });
    foot->addWidget(origin);
    foot->addStretch(1);
    foot->addWidget(remove);
    layout->addLayout(head);
    layout->addWidget(text);
    layout->addLayout(foot);
    return frame;
}

QWidget *NotesPane::deletedCard(const workflow::Note &note)
{
    auto *frame = new QFrame(m_scroll->widget());
    frame->setObjectName(QStringLiteral("noteDeletedCard"));
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(px(this, 12), px(this, 6), px(this, 12), px(this, 6));
    auto *text = new QLabel(tr("The note by %1 was deleted.").arg(note.authorName), frame);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setProperty("secondary", true);
    auto *undo = new QPushButton(icon(QStringLiteral("undo-2"), this), tr("Undo"), frame);
    undo->setObjectName(QStringLiteral("noteUndo"));
    undo->setAccessibleName(tr("Bring back the note by %1").arg(note.authorName));
    connect(undo, &QPushButton::clicked, this, [this, id = note.id] { restore(id); });
    layout->addWidget(text, 1);
    layout->addWidget(undo);
    return frame;
}

void NotesPane::deleteNote(const workflow::Note &note)
{
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(), id = note.id](store::Connection &connection) {
            return workflow::deleteNote(connection, actor, id);
        },
        [this](Result<workflow::Note> deleted) {
            if (!deleted) {
                tellFailed(tr("The note was not deleted."), deleted.error());
                return;
            }
            m_deleted.append(*deleted);
            emit m_context.workspace.announced(tr("Note deleted"));
            tellChanged();
        });
}

void NotesPane::restore(workflow::NoteId id)
{
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(), id](store::Connection &connection) {
            return workflow::restoreNote(connection, actor, id);
        },
        [this, id](Result<workflow::Note> restored) {
            if (!restored) {
                tellFailed(tr("The note was not brought back."), restored.error());
                return;
            }
            m_deleted.removeIf([id](const workflow::Note &note) { return note.id == id; });
            emit m_context.workspace.announced(tr("Note brought back"));
            tellChanged();
        });
}

void NotesPane::tellFailed(const QString &what, const Error &error)
{
    m_context.navigation.say(QStringLiteral("<b>%1</b> %2").arg(what, error.detail.toHtmlEscaped()),
                             true);
}

void NotesPane::tellChanged()
{
    m_context.workspace.tellRecordChanged(m_mmsId);
}

void NotesPane::focusNotes()
{
    if (auto *first = findChild<QPushButton *>(QStringLiteral("notesAdd")))
        first->setFocus(Qt::ShortcutFocusReason);
}

void NotesPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace colophon::ui
