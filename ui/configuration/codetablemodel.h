// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/codetable.h"

#include <QAbstractTableModel>
#include <QHash>

namespace colophon::ui {

enum class CodeColumn { Code, Description, Default, Enabled, Closing, InUse, Changed, Menu };
constexpr int kCodeColumns = int(CodeColumn::Menu) + 1;

enum class CodeRole { IsDefault = Qt::UserRole + 1, IsChanged };

/// A table of codes with what the person has changed and not saved yet laid over it.
/// Thread rule: the window's thread. Pure: saving is the page's.
class CodeTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// As it is stored; what was pending is gone.
    void setStored(const QList<reminders::CodeRow> &rows, const QHash<QString, qint64> &used);
    void setEditable(bool editable) { m_editable = editable; }
    const QList<reminders::CodeRow> &stored() const { return m_stored; }
    const QList<reminders::CodeRow> &rows() const { return m_rows; }
    qint64 usedBy(int row) const { return m_used.value(m_rows.at(row).code); }
    /// How many rows differ from what is stored: new, changed, moved, deleted.
    int pending() const;

    void add(const reminders::CodeRow &row);
    void makeDefault(int row);
    void move(int row, int by);
    void remove(int row);
    void giveUp();

signals:
    void pendingChanged();

private:
    bool isChanged(int row) const;
    QVariant text(int row, CodeColumn column) const;
    void tell();

    QList<reminders::CodeRow> m_stored;
    QList<reminders::CodeRow> m_rows;
    QHash<QString, qint64> m_used;
    bool m_editable = false;
};

} // namespace colophon::ui
