// SPDX-License-Identifier: GPL-3.0-or-later
#include "sets/setmodel.h"

#include <QLocale>

#include <algorithm>

namespace colophon::ui {

int SetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SetModel::text(const SetRow &row, int column) const
{
    const search::RecordSet &set = row.set;
    switch (column) {
    case Name:
        return set.name;
    case Kind:
        return set.kind == search::SetKind::Logical ? tr("Logical") : tr("Itemized");
    case Zone:
        return set.zone.kind == store::ZoneKind::Network ? tr("Network") : tr("Institution");
    case Records:
        return row.records ? QLocale().toString(*row.records) : tr("not known");
    case Owner:
        return set.ownerName;
    case Shared:
        return set.shared ? tr("Shared") : tr("Private");
    case Changed:
        return QLocale().toString(set.changedAt.toLocalTime().date(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant SetModel::data(const QModelIndex &index, int role) const
{
    const SetRow *const at = row(index.row());
    if (!index.isValid() || at == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*at, index.column());
    case Qt::ToolTipRole:
        return at->set.kind == search::SetKind::Logical && index.column() == Kind
                   ? at->set.query
                   : at->set.description;
    case Qt::TextAlignmentRole:
        return index.column() == Records ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QVariant SetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Records ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                  : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Set");
    case Kind:
        return tr("Kind");
    case Zone:
        return tr("Zone");
    case Records:
        return tr("Records");
    case Owner:
        return tr("Owner");
    case Shared:
        return tr("Seen by");
    case Changed:
        return tr("Changed");
    default:
        return {};
    }
}

void SetModel::setRows(QList<SetRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const SetRow *SetModel::row(int at) const
{
    return at >= 0 && at < m_rows.size() ? &m_rows.at(at) : nullptr;
}

int SetModel::rowOf(search::SetId id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [id](const SetRow &row) { return row.set.id == id; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

} // namespace colophon::ui
