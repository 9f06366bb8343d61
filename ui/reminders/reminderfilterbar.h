// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/reminderdesk.h"
#include "reminders/reminderlist.h"

#include <QFrame>
#include <QTimer>

class QComboBox;
class QLineEdit;

namespace colophon::ui {

class DateField;

/// The filters of Manage Reminders: date range (of the due date, or when it was submitted), type,
/// status, person, zone, and words of text or title.
class ReminderFilterBar final : public QFrame {
    Q_OBJECT
public:
    explicit ReminderFilterBar(UserId me, QWidget *parent = nullptr);

    void setChoices(const ReminderChoices &choices);
    reminders::Filter filter() const;
    /// Without a signal.
    void setFilter(const reminders::Filter &filter);
    /// What is shown at first and after Reset: everything that is not done.
    static reminders::Filter usual();
    void setToday(QDate today) { m_today = today; }
    QLineEdit *words() const { return m_words; }

signals:
    void changed();

private:
    QComboBox *box(const char *name);
    void build();
    void addColumn(class QHBoxLayout *row, const QString &label, QWidget *field, int width);
    void tell();
    void chooseState(const reminders::Filter &filter);

    UserId m_me;
    QDate m_today;
    QComboBox *m_dateKind;
    DateField *m_from;
    DateField *m_to;
    QComboBox *m_type;
    QComboBox *m_status;
    QComboBox *m_person;
    QComboBox *m_zone;
    QLineEdit *m_words;
    QTimer m_typing;
    reminders::Filter m_beyond; ///< what has no field here: one record, done since
    bool m_quiet = false;
};

} // namespace colophon::ui
