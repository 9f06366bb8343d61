// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/localfields.h"
#include "marc/threeway.h"

#include <QAbstractTableModel>

#include <optional>

namespace colophon::ui {

/// An institution's record beside one of the network: all fields, aligned. Fields that attaching
/// would leave behind, and whose tags may be local, can be checked to stay as local fields.
/// Thread rule: the window's thread.
class CompareModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TagColumn, MineColumn, NetworkColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Without a network record: what sharing would make of the record.
    void show(const marc::Record &mine, const std::optional<marc::Record> &network,
              const marc::LocalTags &localTags);
    /// Those that are checked.
    QList<marc::Field> keptLocal() const;
    /// How many fields would be left behind as things stand.
    int leftBehindCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        marc::ThreeWayRow fields;
        bool leftBehind = false;
        bool mayStay = false; ///< can be checked
        bool stays = false;   ///< is
    };
    QString text(const Row &row, int column) const;
    QString fate(const Row &row) const;

    QList<Row> m_rows;
    bool m_hasNetwork = false;
};

} // namespace colophon::ui
