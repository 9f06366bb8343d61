// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/reminder.h"
#include "store/connection.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

#include <QDate>
#include <QScrollArea>

#include <optional>

class QAction;
class QLabel;
class QVBoxLayout;

namespace colophon::ui {

/// What people do about a record besides cataloging it.
struct RecordWork {
    QList<reminders::ReminderRow> reminders; ///< open ones first, by date
    QList<workflow::Note> notes;             ///< newest first
    std::optional<workflow::Assignment> assignment;
};

/// Thread rule: any thread.
Result<RecordWork> workOn(store::Connection &connection, MmsId mmsId);

/// The right side of the record view: its reminders, notes and assignment, a card each, to read.
/// Thread rule: the window's thread.
class RecordSide final : public QScrollArea {
    Q_OBJECT
public:
    explicit RecordSide(QWidget *parent = nullptr);

    void show(const RecordWork &work, QDate today);
    /// The links in the heads of the cards; null for none.
    void setCommands(QAction *addReminder, QAction *addNote);

private:
    struct Card {
        QLabel *image = nullptr;
        QString icon;
        QVBoxLayout *lines = nullptr;
        QLabel *count = nullptr;
        class QPushButton *add = nullptr;
    };
    Card addCard(QVBoxLayout &cards, const char *name, const char *iconName, const QString &title);
    /// Empty, its icon in the colours of now.
    void clear(const Card &card);
    void addReminder(const reminders::ReminderRow &row, QDate today);
    void addNote(const workflow::Note &note);

    Card m_reminders;
    Card m_notes;
    Card m_assignment;
};

} // namespace colophon::ui
