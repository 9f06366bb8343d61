// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/diffmodel.h"

#include "marc/edit.h"
#include "marc/fieldtext.h"
#include "marc/linkage.h"
#include "marc/localfields.h"

namespace colophon::ui {

DiffModel::DiffModel(EditSession &left, const SplitSide &right, QObject *parent)
    : QAbstractTableModel(parent), m_left(left), m_right(right), m_edit(new FieldModel(left, this))
{
    align();
    connect(&left, &EditSession::recordChanged, this, &DiffModel::follow);
    if (right.session)
        connect(right.session, &EditSession::recordChanged, this, &DiffModel::follow);
}

const marc::Record &DiffModel::rightRecord() const
{
    return m_right.session ? m_right.session->record() : m_right.record;
}

QList<DiffModel::Row> DiffModel::pairs() const
{
    QList<Row> rows{{kLeader, kLeader}};
    for (const marc::AlignedFields &pair : marc::aligned(m_left.record(), rightRecord()))
        rows.append({pair.left, pair.right});
    return rows;
}

void DiffModel::setRight(const SplitSide &right)
{
    m_right = right;
    const QList<Row> rows = pairs();
    const bool same = std::equal(rows.cbegin(), rows.cend(), m_all.cbegin(), m_all.cend(),
                                 [](const Row &now, const Row &before) {
                                     return now.left == before.left && now.right == before.right;
                                 });
    if (same && !m_onlyDifferences) {
        judge();
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    align();
    endResetModel();
}

void DiffModel::align()
{
    m_all = pairs();
    m_leftFields = m_left.record().fields().size();
    m_rightFields = rightRecord().fields().size();
    judge();
}

void DiffModel::judge()
{
    m_rows.clear();
    for (Row &row : m_all) {
        row.state = stateOf(row);
        if (!m_onlyDifferences || row.state != State::Same)
            m_rows.append(row);
    }
}

void DiffModel::follow()
{
    const bool steady = m_left.record().fields().size() == m_leftFields
                        && rightRecord().fields().size() == m_rightFields;
    if (!steady) {
        beginResetModel();
        align();
        endResetModel();
        return;
    }
    for (QList<Row> *rows : {&m_all, &m_rows}) {
        for (Row &row : *rows)
            row.state = stateOf(row);
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void DiffModel::setOnlyDifferences(bool on)
{
    if (on == m_onlyDifferences)
        return;
    beginResetModel();
    m_onlyDifferences = on;
    align();
    endResetModel();
}

const marc::Field *DiffModel::fieldAt(const Row &row, bool left) const
{
    const qsizetype place = left ? row.left : row.right;
    if (place < 0)
        return nullptr;
    return &(left ? m_left.record() : rightRecord()).fields().at(place);
}

DiffModel::State DiffModel::stateOf(const Row &row) const
{
    if (row.left == kLeader)
        return m_left.record().leader() == rightRecord().leader() ? State::Same : State::Different;
    const marc::Field *left = fieldAt(row, true);
    const marc::Field *right = fieldAt(row, false);
    if (left == nullptr)
        return State::OnlyRight;
    if (right == nullptr)
        return marc::isLocal(*left) ? State::LocalKept : State::OnlyLeft;
    return marc::isSame(*left, *right) ? State::Same : State::Different;
}

int DiffModel::differenceCount() const
{
    return int(std::count_if(m_all.cbegin(), m_all.cend(), [](const Row &row) {
        return row.state != State::Same && row.state != State::LocalKept;
    }));
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString DiffModel::textIn(const marc::Record &record, qsizetype place, int column)
{
    if (place == kLeader)
        return column == FieldModel::TagColumn       ? QStringLiteral("LDR")
               : column == FieldModel::ContentColumn ? record.leader().text()
                                                     : QString();
    if (place < 0)
        return {};
    const marc::Field &field = record.fields().at(place);
    switch (column) {
    case FieldModel::TagColumn:
        return field.tag().toString();
    case FieldModel::Indicator1Column:
        return field.isControl() ? QString() : QString(field.indicator1());
    case FieldModel::Indicator2Column:
        return field.isControl() ? QString() : QString(field.indicator2());
    default:
        return marc::toText(field);
    }
}

QString DiffModel::text(const Row &row, int column) const
{
    return column < Gutter ? textIn(m_left.record(), row.left, column)
                           : textIn(rightRecord(), row.right, column - RightTag);
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows.at(index.row());
    const bool left = index.column() < Gutter;
    const qsizetype place = left ? row.left : row.right;
    const marc::Field *field = index.column() == Gutter ? nullptr : fieldAt(row, left);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return index.column() == Gutter ? QVariant() : text(row, index.column());
    case StateRole:
        return int(row.state);
    case HasFieldRole:
        return place != -1;
    case FieldModel::IsFixedRole:
        return place == kLeader || (field != nullptr && field->isControl());
    case FieldModel::IsLocalRole:
        return field != nullptr && marc::isLocal(*field);
    case FieldModel::RightToLeftRole:
        return place != kLeader
               && marc::hasRightToLeft(marc::toText(field ? *field : marc::Field()));
    case FieldModel::ZoneRole:
        return int(!left                                       ? m_right.zone
                   : field != nullptr && marc::isLocal(*field) ? store::ZoneKind::Institution
                   : m_left.network()                          ? store::ZoneKind::Network
                                                               : m_left.zone().kind);
    case RunsRole: {
        if (row.state != State::Different || index.column() == Gutter)
            return {};
        const int column = left ? index.column() : index.column() - RightTag;
        const QString a = textIn(m_left.record(), row.left, column);
        const QString b = textIn(rightRecord(), row.right, column);
        const bool fixed = row.left == kLeader || fieldAt(row, true)->isControl();
        const marc::WordDifferences runs = fixed || column != FieldModel::ContentColumn
                                               ? marc::characterDifferences(a, b)
                                               : marc::wordDifferences(a, b);
        return QVariant::fromValue(left ? runs.left : runs.right);
    }
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        if (index.column() == Gutter) {
            const QString tag = text(row, row.right == -1 ? LeftTag : RightTag);
            if (row.state == State::Same)
                return tr("%1 is the same on both sides").arg(tag);
            return mayCopy(index.row(), true) ? tr("Copy %1 from right to left (Alt+Left)").arg(tag)
                                              : tr("%1 differs").arg(tag);
        }
        return role == Qt::ToolTipRole ? QVariant()
                                       : QVariant((left ? tr("left, %1, %2") : tr("right, %1, %2"))
                                                      .arg(text(row, left ? LeftTag : RightTag),
                                                           text(row, index.column())));
    default:
        return {};
    }
}

int DiffModel::leftGridRow(int row) const
{
    const qsizetype place = m_rows.at(row).left;
    return place == kLeader ? 0 : place < 0 ? -1 : int(place) + 1;
}

Qt::ItemFlags DiffModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags readable = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!index.isValid() || index.column() >= Gutter || leftGridRow(index.row()) < 0)
        return readable;
    return readable
           | (m_edit->flags(m_edit->index(leftGridRow(index.row()), index.column()))
              & Qt::ItemIsEditable);
}

bool DiffModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const int row = leftGridRow(index.row());
    return index.column() < Gutter && row >= 0
           && m_edit->setData(m_edit->index(row, index.column()), value, role);
}

bool DiffModel::mayCopy(int row, bool toLeft) const
{
    const Row &at = m_rows.at(row);
    const EditSession *target = toLeft ? &m_left : m_right.session.data();
    if (target == nullptr || target->isReadOnly() || at.state == State::Same)
        return false;
    if (at.left == kLeader)
        return true;
    const marc::Field *source = fieldAt(at, !toLeft);
    const marc::Field *there = fieldAt(at, toLeft);
    if ((source != nullptr && marc::isKept(*source)) || (there != nullptr && marc::isKept(*there)))
        return false;
    // Local fields stay when one copies from the network; they don't go there either.
    return !(there != nullptr && source == nullptr && marc::isLocal(*there))
           && !(source != nullptr && marc::isLocal(*source)
                && target->zone().kind == store::ZoneKind::Network);
}

void DiffModel::copyAcross(int row, bool toLeft)
{
    if (!mayCopy(row, toLeft))
        return;
    const Row at = m_rows.at(row);
    EditSession &target = toLeft ? m_left : *m_right.session;
    const marc::Record &other = toLeft ? rightRecord() : m_left.record();
    marc::Record after = target.record();
    const qsizetype place = toLeft ? at.left : at.right;
    const marc::Field *source = fieldAt(at, !toLeft);
    QString tag = QStringLiteral("LDR");
    if (at.left == kLeader) {
        after.leader() = other.leader();
    } else if (source == nullptr) {
        tag = after.fields().at(place).tag().toString();
        after.fields().removeAt(place);
    } else if (place >= 0) {
        tag = source->tag().toString();
        after.fields()[place] = *source;
    } else {
        // Behind the nearest field above that the target has.
        tag = source->tag().toString();
        qsizetype before = 0;
        for (int i = 0; i < row; ++i)
            before = qMax(before, (toLeft ? m_rows.at(i).left : m_rows.at(i).right) + 1);
        after.fields().insert(before, *source);
    }
    target.apply(after, tr("Copy %1").arg(tag), int(qMax<qsizetype>(0, place + 1)));
}

void DiffModel::copyAllToLeft()
{
    if (m_left.isReadOnly())
        return;
    marc::Record after = rightRecord();
    const marc::Record &now = m_left.record();
    after.fields().removeIf([](const marc::Field &field) { return marc::isKept(field); });
    for (const marc::Field &field : now.fields()) {
        if (marc::isKept(field) || (marc::isLocal(field) && !after.fields().contains(field)))
            after.insertInOrder(field);
    }
    m_left.apply(after, tr("Copy all"), 0);
}

} // namespace colophon::ui
