// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/sets.h"

#include <QAbstractTableModel>

#include <optional>

namespace colophon::ui {

/// A set and how many records it has now; nothing where its query can't be answered.
struct SetRow {
    search::RecordSet set;
    std::optional<qint64> records;
};

/// The rows of the Sets screen. Holds values; who shows it reads them.
/// Thread rule: the window's thread.
class SetModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Kind, Zone, Records, Owner, Shared, Changed, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(QList<SetRow> rows);
    const SetRow *row(int at) const;
    /// -1 where there is none.
    int rowOf(search::SetId id) const;

private:
    QVariant text(const SetRow &row, int column) const;

    QList<SetRow> m_rows;
};

} // namespace colophon::ui
