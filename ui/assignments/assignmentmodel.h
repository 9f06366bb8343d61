// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/assignment.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace colophon::ui {

/// Assignments that are not closed, one a row.
class AssignmentModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Age, Title, Number, Zone, Holder, From, Since, State, Note, kColumns };
    enum Role { SortRole = Qt::UserRole, LinkRole };

    explicit AssignmentModel(UserId me, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Rows that stay keep their places, so that selection and scroll survive.
    void setAssignments(const QList<workflow::Assignment> &assignments, const QDateTime &now);
    const workflow::Assignment &at(int row) const { return m_rows.at(row); }
    const QList<workflow::Assignment> &all() const { return m_rows; }
    int ageInDays(const workflow::Assignment &assignment) const;

private:
    QString text(const workflow::Assignment &assignment, int column) const;
    QVariant sortValue(const workflow::Assignment &assignment, int column) const;

    UserId m_me;
    QDateTime m_now;
    QList<workflow::Assignment> m_rows;
};

/// The rows that the filters let through.
class AssignmentFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit AssignmentFilter(AssignmentModel &model, QObject *parent = nullptr);

    void setHolder(UserId holder);       ///< null: everybody
    void setState(const QString &state); ///< "assigned", "returned", "old", or empty
    void setText(const QString &text);   ///< in title, number, note and names
    bool isFiltering() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    AssignmentModel &m_model;
    UserId m_holder;
    QString m_state;
    QString m_text; ///< folded
};

} // namespace colophon::ui
