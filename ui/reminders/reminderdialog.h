// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/reminderdesk.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace colophon::ui {

class DateField;
class RepeatField;

/// Why a new reminder goes to the zone that it goes to.
enum class ReminderOrigin {
    Search,    ///< the zone that is searched
    OpenRecord ///< the record in front of the person
};

/// Reminder Details: text, date, repeat, type, status, person; the zone is told, not chosen. It
/// gathers and checks; saved() hands on what was filled in, and it stays until it is closed by
/// whoever wrote it, so that nothing typed is lost when that fails.
class ReminderDialog final : public QDialog {
    Q_OBJECT
public:
    ReminderDialog(const ReminderRecord &record, const ReminderChoices &choices, UserId me,
                   QDate today, QWidget *parent = nullptr);

    /// A new one with its type, its status and the person chosen; the date is left to be given.
    void startNew(ReminderOrigin origin);
    void startEdit(const reminders::Reminder &reminder);
    reminders::Details details() const;
    /// What kept it from being saved.
    void showError(const QString &sentence);

signals:
    void saved(const reminders::Details &details);

private:
    void build(const ReminderRecord &record);
    QWidget *recordHead(const ReminderRecord &record);
    QWidget *dateColumn();
    void fillCodes(QComboBox *box, const QList<reminders::CodeRow> &rows, const QString &chosen);
    void fillPeople(UserId chosen);
    void save();

    ReminderChoices m_choices;
    store::ZoneKind m_zone;
    UserId m_me;
    QDate m_today;
    QPlainTextEdit *m_text;
    DateField *m_date;
    RepeatField *m_repeat;
    QComboBox *m_type;
    QComboBox *m_status;
    QComboBox *m_person;
    QLabel *m_about;
    QLabel *m_error;
    QPushButton *m_save;
};

} // namespace colophon::ui
