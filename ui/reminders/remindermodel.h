// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "reminders/codetable.h"
#include "reminders/reminderlist.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace colophon::ui {

enum class ReminderColumn { Check, Date, Type, Title, Text, Status, Zone, Person, CreatedBy, Menu };
constexpr int kReminderColumns = int(ReminderColumn::Menu) + 1;

enum class ReminderRole {
    Row = Qt::UserRole + 1, ///< a pointer to the ReminderRow, null while it is being read
    Overdue,
    DueToday,
    StatusLook ///< a StatusLook
};
enum class StatusLook { Standard, Closing, Other, Neutral };

/// All reminders that a filter leaves, in an order. The number of rows and the first of them are
/// known at once; which reminder stands where is read once after that, and the rows a hundred at a
/// time where they are looked at. After a change rows are read anew in their places, so that
/// selection and scroll stay.
/// Thread rule: the window's thread; reading is done by the workspace's reader.
class ReminderModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kPageSize = 100;

    explicit ReminderModel(Workspace &workspace, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    void show(const reminders::Filter &filter, const reminders::Order &order);
    void refresh();
    const reminders::Filter &filter() const { return m_filter; }
    const reminders::Order &order() const { return m_order; }
    bool isReading() const { return m_reading; }

    /// Null while it is being read.
    const reminders::ReminderRow *row(int row) const;

    const QSet<reminders::ReminderId> &checked() const { return m_checked; }
    void clearChecked();
    /// Every reminder of the list, also those that were never looked at.
    void checkAll();

signals:
    /// The rows of the filter and order asked for are there.
    void arrived();
    void checkedChanged();
    void failed(const QString &sentence);

private:
    struct Answer;
    struct Page;
    QList<int> pagesInSight() const;
    void ask(bool sameList);
    void take(Answer answer, bool sameList);
    void askPlaces();
    void askPage(int page) const;
    void readPage(int page);
    void takePage(int page, const QList<reminders::ReminderRow> &rows);
    QVariant text(const reminders::ReminderRow &row, ReminderColumn column) const;
    QString sentence(const reminders::ReminderRow &row) const;
    StatusLook lookOf(const QString &status) const;

    Workspace &m_workspace;
    reminders::Filter m_filter;
    reminders::Order m_order;
    QDate m_today;
    QList<reminders::CodeRow> m_statuses;
    int m_count = 0;
    bool m_reading = false;
    quint64 m_token = 0;
    /// Every reminder of the list in its place; empty until it is read.
    QList<reminders::ReminderId> m_places;
    QHash<int, QList<reminders::ReminderRow>> m_pages;
    QSet<reminders::ReminderId> m_checked;
    mutable QSet<int> m_asked;
    mutable int m_lookedAt = 0; ///< a page
};

} // namespace colophon::ui

Q_DECLARE_METATYPE(const colophon::reminders::ReminderRow *)
