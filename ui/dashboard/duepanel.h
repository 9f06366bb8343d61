// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard/panelframe.h"
#include "reminders/reminder.h"
#include "reminders/reminderdesk.h"

class QListView;

namespace colophon::ui {

/// A reminder a row: date, type, title.
class DueModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DateRole = Qt::UserRole, TypeRole, TitleRole, OverdueRole, TodayRole };

    explicit DueModel(ReminderDesk &desk, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void setRows(const QList<reminders::ReminderRow> &rows);
    const reminders::ReminderRow &row(int at) const { return m_rows.at(at); }

private:
    ReminderDesk &m_desk;
    QList<reminders::ReminderRow> m_rows;
};

/// Reminders that are overdue, due today or in the next seven days. A click on the title reads the
/// record; anywhere else, and Enter, opens the reminder.
/// Thread rule: the window's thread; nothing in it waits.
class DuePanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit DuePanel(ReminderDesk &desk, QWidget *parent = nullptr);

signals:
    void editRequested(const colophon::reminders::ReminderRow &row);
    void viewRequested(colophon::MmsId mmsId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Read;

    void refresh();
    void show(const Read &read);

    ReminderDesk &m_desk;
    DueModel *m_model;
    QListView *m_view;
    QLabel *m_empty = nullptr;
    QLabel *m_shown = nullptr;
    int m_pressedAt = 0; ///< where in the row, from the left
};

} // namespace colophon::ui
