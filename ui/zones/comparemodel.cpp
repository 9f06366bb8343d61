// SPDX-License-Identifier: GPL-3.0-or-later
#include "zones/comparemodel.h"

#include "base/theme.h"
#include "cataloging/linking.h"
#include "marc/fieldtext.h"

#include <QGuiApplication>

#include <algorithm>

namespace colophon::ui {

static QString lineOf(const marc::Field &field)
{
    if (field.isControl())
        return field.value();
    QString indicators = QString(field.indicator1()) + field.indicator2();
    return indicators.replace(u' ', u'#') + u' ' + QChar(0x2068) + marc::toText(field)
           + QChar(0x2069);
}

void CompareModel::show(const marc::Record &mine, const std::optional<marc::Record> &network,
                        const marc::LocalTags &localTags)
{
    beginResetModel();
    m_rows.clear();
    m_hasNetwork = network.has_value();
    const marc::Record other = network.value_or(marc::networkPart(mine));
    const QList<marc::Field> left =
        network ? cataloging::leftBehind(mine, other) : QList<marc::Field>();
    for (const marc::ThreeWayRow &fields : marc::threeWay(mine, mine, other)) {
        Row row{fields};
        if (fields.mine && !fields.mine->isControl() && !marc::isLocal(*fields.mine)) {
            row.leftBehind = left.contains(*fields.mine);
            row.mayStay =
                (row.leftBehind || !m_hasNetwork) && localTags.contains(fields.mine->tag());
        }
        m_rows.append(row);
    }
    endResetModel();
}

QList<marc::Field> CompareModel::keptLocal() const
{
    QList<marc::Field> kept;
    for (const Row &row : m_rows) {
        if (row.stays)
            kept.append(*row.fields.mine);
    }
    return kept;
}

int CompareModel::leftBehindCount() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(),
                             [](const Row &row) { return row.leftBehind && !row.stays; }));
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CompareModel::text(const Row &row, int column) const
{
    if (column == TagColumn)
        return row.fields.tag();
    if (column == NetworkColumn
        && (row.stays || (row.fields.mine && marc::isLocal(*row.fields.mine))))
        return tr("stays yours, as a local field");
    const std::optional<marc::Field> &field =
        column == MineColumn ? row.fields.mine : row.fields.theirs;
    return field ? lineOf(*field) : QString();
}

QString CompareModel::fate(const Row &row) const
{
    if (row.mayStay)
        return tr("Check it to keep it as a local field.");
    return row.leftBehind ? tr("Not in the network record: it stays in the former version only.")
                          : QString();
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows.at(index.row());
    const Tokens &tokens = Tokens::of(QGuiApplication::palette());
    const bool local = row.stays || (row.fields.mine && marc::isLocal(*row.fields.mine));
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return fate(row).isEmpty() ? text(row, index.column()) : fate(row);
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3. %4")
            .arg(row.fields.tag(),
                 headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 text(row, index.column()), fate(row));
    case Qt::CheckStateRole:
        if (index.column() != MineColumn || !row.mayStay)
            return {};
        return row.stays ? Qt::Checked : Qt::Unchecked;
    case Qt::BackgroundRole:
        if (local)
            return tokens.izRow;
        return row.leftBehind || (m_hasNetwork && row.fields.mine != row.fields.theirs)
                   ? QVariant(tokens.warnBg)
                   : QVariant();
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TagColumn    ? tr("Field")
           : section == MineColumn ? tr("Your record")
                                   : tr("Network record");
}

bool CompareModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    m_rows[index.row()].stays = value.toInt() == Qt::Checked;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    return true;
}

Qt::ItemFlags CompareModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags readable = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == MineColumn && m_rows.at(index.row()).mayStay
               ? readable | Qt::ItemIsUserCheckable
               : readable;
}

} // namespace colophon::ui
