// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/following.h"
#include "marc/threeway.h"

#include <QAbstractTableModel>
#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace colophon::ui {

/// The fields in which the three sides differ: when the editing began, yours, theirs. A check mark
/// in a side's cell takes it; both may be taken. Where only one side changed it is checked already.
class MergeModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TagColumn, BaseColumn, MineColumn, TheirsColumn, ColumnCount };
    enum Role { OpenRole = Qt::UserRole }; ///< nothing is taken yet

    MergeModel(const marc::Record &base, const marc::Record &mine, const marc::Record &theirs,
               QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// How many fields wait for a choice.
    int openCount() const;
    marc::Record merged() const;

private:
    const marc::ThreeWayRow &row(int shown) const { return m_rows.at(m_shown.at(shown)); }
    QString text(int shown, int column) const;

    marc::Record m_theirs;
    QList<marc::ThreeWayRow> m_rows;
    QList<marc::Taken> m_taken;
    QList<qsizetype> m_shown; ///< the rows that differ
};

/// Compare and Merge: one takes lines of either side; the merged record then stands in the editor,
/// to be looked at and saved. Thread rule: the window's thread.
class MergeDialog final : public QDialog {
    Q_OBJECT
public:
    MergeDialog(const cataloging::Conflict &conflict, const marc::Record &mine, QWidget *parent);

    marc::Record merged() const { return m_model.merged(); }

private:
    void showOpen();

    MergeModel m_model;
    QTableView *m_table;
    QLabel *m_open;
    QPushButton *m_use;
};

} // namespace colophon::ui
