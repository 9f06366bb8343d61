// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/recordside.h"

#include "base/theme.h"
#include "reminders/reminderstore.h"
#include "widgets/avatar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

QString dayText(const QDate &day)
{
    return QLocale().toString(day, QStringLiteral("d MMM yyyy"));
}

QLabel *textLabel(const QString &text, const QFont &font, const char *property = nullptr)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (property != nullptr)
        label->setProperty(property, true);
    return label;
}

} // namespace

Result<RecordWork> workOn(store::Connection &connection, MmsId mmsId)
{
    const auto reminders = reminders::remindersOf(connection, mmsId);
    COLOPHON_TRY(reminders);
    const auto notes = workflow::notesOf(connection, mmsId);
    COLOPHON_TRY(notes);
    const auto assignment = workflow::assignmentOf(connection, mmsId);
    COLOPHON_TRY(assignment);
    return RecordWork{*reminders, *notes, *assignment};
}

RecordSide::RecordSide(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("recordSide"));
    setAccessibleName(tr("Reminders, notes and assignment"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget;
    inside->setObjectName(QStringLiteral("recordSideInside"));
    auto *cards = new QVBoxLayout(inside);
    cards->setContentsMargins(px(this, 16), px(this, 16), px(this, 16), px(this, 16));
    cards->setSpacing(px(this, 12));
    m_reminders = addCard(*cards, "recordReminders", "bell", tr("Reminders"));
    m_reminders.add->setText(tr("Add…"));
    m_reminders.add->setAccessibleName(tr("Add Reminder…"));
    m_notes = addCard(*cards, "recordNotes", "sticky-note", tr("Notes"));
    m_notes.add->setText(tr("Add Note"));
    m_assignment = addCard(*cards, "recordAssignment", "user-check", tr("Assignment"));
    cards->addStretch(1);
    setWidget(inside);
}

RecordSide::Card RecordSide::addCard(QVBoxLayout &cards, const char *name, const char *iconName,
                                     const QString &title)
{
    auto *box = new QFrame;
    box->setObjectName(QLatin1String(name));
    box->setProperty("card", true);
    box->setAccessibleName(title);
    Card card;
    card.image = new QLabel;
    card.icon = QLatin1String(iconName);
    card.count = new QLabel;
    card.count->setProperty("secondary", true);
    card.add = new QPushButton;
    card.add->setProperty("link", true);
    card.add->setObjectName(QLatin1String(name) + QStringLiteral("Add"));
    card.add->hide();
    auto *heading = new QLabel(title);
    heading->setFont(textFont(this, 13, QFont::DemiBold));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(this, 8));
    head->addWidget(card.image);
    head->addWidget(heading);
    head->addWidget(card.count);
    head->addStretch(1);
    head->addWidget(card.add);
    card.lines = new QVBoxLayout;
    card.lines->setSpacing(px(this, 4));
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(px(this, 12), px(this, 8), px(this, 12), px(this, 10));
    layout->setSpacing(px(this, 8));
    layout->addLayout(head);
    layout->addLayout(card.lines);
    cards.addWidget(box);
    return card;
}

void RecordSide::setCommands(QAction *addReminder, QAction *addNote)
{
    const auto join = [](QPushButton *button, QAction *action) {
        button->setVisible(action != nullptr);
        if (action == nullptr)
            return;
        connect(button, &QPushButton::clicked, action, &QAction::trigger, Qt::UniqueConnection);
        button->setToolTip(action->toolTip());
    };
    join(m_reminders.add, addReminder);
    join(m_notes.add, addNote);
}

void RecordSide::clear(const Card &card)
{
    while (QLayoutItem *item = card.lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    card.count->clear();
    card.image->setPixmap(icon(card.icon, Tokens::of(this).text2)
                              .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
}

void RecordSide::show(const RecordWork &work, QDate today)
{
    const QFont plain = textFont(this, 12);
    clear(m_reminders);
    clear(m_notes);
    clear(m_assignment);
    for (const reminders::ReminderRow &row : work.reminders)
        addReminder(row, today);
    if (work.reminders.isEmpty())
        m_reminders.lines->addWidget(textLabel(tr("None"), plain, "secondary"));
    else
        m_reminders.count->setText(QLocale().toString(work.reminders.size()));
    for (const workflow::Note &note : work.notes)
        addNote(note);
    if (work.notes.isEmpty())
        m_notes.lines->addWidget(textLabel(tr("None"), plain, "secondary"));
    else
        m_notes.count->setText(QLocale().toString(work.notes.size()));
    if (!work.assignment) {
        m_assignment.lines->addWidget(textLabel(
            tr("Not assigned. Anyone with the Cataloger role can edit it."), plain, "secondary"));
        return;
    }
    const workflow::Assignment &assignment = *work.assignment;
    const QString since = dayText(assignment.since.toLocalTime().date());
    m_assignment.lines->addWidget(textLabel(
        tr("Assigned to %1 by %2 on %3.").arg(assignment.holderName, assignment.fromName, since),
        textFont(this, 13)));
    const QString note = assignment.returnNote.isEmpty() ? assignment.note : assignment.returnNote;
    if (!note.isEmpty())
        m_assignment.lines->addWidget(textLabel(note, plain, "secondary"));
}

void RecordSide::addReminder(const reminders::ReminderRow &row, QDate today)
{
    const reminders::Reminder &reminder = row.reminder;
    auto *line = new QWidget;
    auto *layout = new QVBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, px(this, 4));
    layout->setSpacing(px(this, 2));
    auto *first = new QHBoxLayout;
    first->addWidget(textLabel(row.type, textFont(this, 13, QFont::Medium)), 1);
    const bool overdue = reminder.isOverdue(today);
    auto *day = new QLabel(reminder.isDone() ? tr("done %1").arg(dayText(reminder.doneOn))
                           : overdue         ? tr("%1, overdue").arg(dayText(reminder.details.date))
                                             : dayText(reminder.details.date));
    day->setFont(textFont(this, 12, overdue ? QFont::DemiBold : QFont::Normal));
    day->setProperty(overdue ? "faulty" : "secondary", true);
    first->addWidget(day);
    layout->addLayout(first);
    layout->addWidget(textLabel(reminder.details.text, textFont(this, 12)));
    m_reminders.lines->addWidget(line);
}

void RecordSide::addNote(const workflow::Note &note)
{
    auto *line = new QWidget;
    auto *layout = new QVBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, px(this, 4));
    layout->setSpacing(px(this, 2));
    auto *first = new QHBoxLayout;
    first->setSpacing(px(this, 8));
    first->addWidget(new Avatar(note.authorName));
    first->addWidget(textLabel(note.authorName, textFont(this, 12, QFont::DemiBold)), 1);
    auto *day = new QLabel(dayText(note.at.toLocalTime().date()));
    day->setFont(textFont(this, 12));
    day->setProperty("secondary", true);
    first->addWidget(day);
    layout->addLayout(first);
    layout->addWidget(textLabel(note.text, textFont(this, 13)));
    m_notes.lines->addWidget(line);
}

} // namespace colophon::ui
