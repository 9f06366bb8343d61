// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/reminderdesk.h"

#include <QFrame>

#include <functional>

class QCheckBox;
class QLabel;
class QMenu;

namespace colophon::ui {

/// What can be done with the reminders that are checked. Shown only while some are.
class ReminderBulkBar final : public QFrame {
    Q_OBJECT
public:
    explicit ReminderBulkBar(QWidget *parent = nullptr);

    void setChoices(const ReminderChoices &choices);
    void setCount(int checked, int all);

signals:
    void doneWanted();
    void statusWanted(const QString &code);
    void dateWanted();
    void personWanted();
    void deleteWanted();
    void clearWanted();
    void allWanted();

private:
    QCheckBox *m_all;
    QLabel *m_count;
    QMenu *m_statuses;
};

/// Small questions of the bar: a day, a person. `done` is called when one was chosen.
void askForDate(QWidget *parent, QDate first, std::function<void(QDate)> done);
void askForPerson(QWidget *parent, const QList<store::User> &people, UserId me,
                  std::function<void(UserId)> done);

} // namespace colophon::ui
