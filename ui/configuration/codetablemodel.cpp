// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/codetablemodel.h"

#include "widgets/datefield.h"

#include <QLocale>

#include <array>

namespace colophon::ui {

using reminders::CodeRow;

int CodeTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CodeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kCodeColumns;
}

bool CodeTableModel::isChanged(int row) const
{
    const CodeRow &now = m_rows.at(row);
    const CodeRow *former = reminders::codeRow(m_stored, now.code);
    if (former == nullptr)
        return true;
    CodeRow same = now;
    same.position = former->position;
    return !(same == *former);
}

int CodeTableModel::pending() const
{
    int count = 0;
    QStringList before;
    QStringList after;
    for (const CodeRow &row : m_stored) {
        if (reminders::codeRow(m_rows, row.code) == nullptr)
            ++count;
        else
            before.append(row.code);
    }
    for (int row = 0; row < int(m_rows.size()); ++row) {
        count += isChanged(row) ? 1 : 0;
        if (reminders::codeRow(m_stored, m_rows.at(row).code) != nullptr)
            after.append(m_rows.at(row).code);
    }
    return before == after ? count : count + 1;
}

QVariant CodeTableModel::text(int row, CodeColumn column) const
{
    const CodeRow &one = m_rows.at(row);
    switch (column) {
    case CodeColumn::Code:
        return one.code;
    case CodeColumn::Description:
        return one.description;
    case CodeColumn::Default:
        return one.isDefault ? tr("Yes") : tr("No");
    case CodeColumn::InUse:
        return QLocale().toString(m_used.value(one.code));
    case CodeColumn::Changed:
        return one.changedAt.isValid() ? QStringLiteral("%1, %2").arg(
                   one.changedByName, shortDate(one.changedAt.toLocalTime().date()))
               : reminders::codeRow(m_stored, one.code) != nullptr ? tr("Supplied")
                                                                   : tr("New");
    case CodeColumn::Enabled:
    case CodeColumn::Closing:
    case CodeColumn::Menu:
        break;
    }
    return {};
}

QVariant CodeTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const CodeRow &one = m_rows.at(index.row());
    const auto column = CodeColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(index.row(), column);
    case Qt::CheckStateRole:
        if (column == CodeColumn::Enabled)
            return one.enabled ? Qt::Checked : Qt::Unchecked;
        if (column == CodeColumn::Closing)
            return one.closing ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleTextRole:
        if (column == CodeColumn::Menu)
            return tr("Actions for %1").arg(one.code);
        if (column == CodeColumn::Enabled)
            return one.enabled ? tr("%1, enabled").arg(one.code)
                               : tr("%1, turned off").arg(one.code);
        if (column == CodeColumn::Closing)
            return one.closing ? tr("%1, closes its reminders").arg(one.code)
                               : tr("%1, leaves its reminders open").arg(one.code);
        return isChanged(index.row())
                   ? tr("%1, not saved").arg(text(index.row(), column).toString())
                   : text(index.row(), column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter
                   | (column == CodeColumn::InUse ? Qt::AlignRight : Qt::AlignLeft));
    case int(CodeRole::IsDefault):
        return one.isDefault;
    case int(CodeRole::IsChanged):
        return isChanged(index.row());
    default:
        return {};
    }
}

QVariant CodeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const std::array<QString, kCodeColumns> names{
        tr("Code"),    tr("Description"), tr("Default"),      tr("Enabled"),
        tr("Closing"), tr("In use by"),   tr("Last changed"), QString()};
    if (role == Qt::DisplayRole)
        return names[size_t(section)];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter
                   | (section == int(CodeColumn::InUse) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == int(CodeColumn::Closing))
        return tr("Reminders with a closing status are done: they no longer count as due.");
    return {};
}

Qt::ItemFlags CodeTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!m_editable)
        return flags;
    const auto column = CodeColumn(index.column());
    if (column == CodeColumn::Description)
        flags |= Qt::ItemIsEditable;
    if (column == CodeColumn::Closing
        || (column == CodeColumn::Enabled && !m_rows.at(index.row()).isDefault))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool CodeTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_editable || !index.isValid())
        return false;
    CodeRow &one = m_rows[index.row()];
    const auto column = CodeColumn(index.column());
    if (role == Qt::CheckStateRole && column == CodeColumn::Enabled && !one.isDefault)
        one.enabled = value.toInt() == Qt::Checked;
    else if (role == Qt::CheckStateRole && column == CodeColumn::Closing)
        one.closing = value.toInt() == Qt::Checked;
    else if (role == Qt::EditRole && column == CodeColumn::Description
             && !value.toString().trimmed().isEmpty())
        one.description = value.toString().trimmed();
    else
        return false;
    tell();
    return true;
}

void CodeTableModel::setStored(const QList<CodeRow> &rows, const QHash<QString, qint64> &used)
{
    beginResetModel();
    m_stored = rows;
    m_rows = rows;
    m_used = used;
    endResetModel();
    emit pendingChanged();
}

void CodeTableModel::tell()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, kCodeColumns - 1));
    emit pendingChanged();
}

void CodeTableModel::add(const CodeRow &row)
{
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
    m_rows.append(row);
    endInsertRows();
    if (row.isDefault)
        makeDefault(int(m_rows.size()) - 1);
    tell();
}

void CodeTableModel::makeDefault(int row)
{
    for (CodeRow &one : m_rows)
        one.isDefault = false;
    m_rows[row].isDefault = true;
    m_rows[row].enabled = true;
    tell();
}

void CodeTableModel::move(int row, int by)
{
    const int to = row + by;
    if (to < 0 || to >= int(m_rows.size()))
        return;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    m_rows.move(row, to);
    endMoveRows();
    tell();
}

void CodeTableModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    tell();
}

void CodeTableModel::giveUp()
{
    setStored(QList<CodeRow>(m_stored), QHash<QString, qint64>(m_used));
}

} // namespace colophon::ui
