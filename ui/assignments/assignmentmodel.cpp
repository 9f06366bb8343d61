// SPDX-License-Identifier: GPL-3.0-or-later
#include "assignments/assignmentmodel.h"

#include "assignments/peoplebars.h"
#include "base/theme.h"
#include "search/folding.h"
#include "widgets/badge.h"

#include <QApplication>
#include <QFont>
#include <QLocale>

#include <algorithm>

namespace colophon::ui {

AssignmentModel::AssignmentModel(UserId me, QObject *parent) : QAbstractTableModel(parent), m_me(me)
{}

int AssignmentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AssignmentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

int AssignmentModel::ageInDays(const workflow::Assignment &assignment) const
{
    return int(assignment.since.toLocalTime().date().daysTo(m_now.toLocalTime().date()));
}

QString AssignmentModel::text(const workflow::Assignment &assignment, int column) const
{
    const bool returned = assignment.state == workflow::AssignmentState::Returned;
    switch (column) {
    case Age:
        return tr("%n day(s)", "", ageInDays(assignment));
    case Title:
        return assignment.title.isEmpty() ? tr("[No title]") : assignment.title;
    case Number:
        return assignment.mmsId.toString();
    case Zone:
        return badgeText(assignment.zone);
    case Holder:
        return assignment.holder == m_me ? tr("%1 (you)").arg(assignment.holderName)
                                         : assignment.holderName;
    case From:
        return assignment.fromName;
    case Since:
        return QLocale().toString(assignment.since.toLocalTime().date(), QLocale::ShortFormat);
    case State:
        return returned ? tr("Returned by %1").arg(assignment.returnedBy) : tr("Assigned");
    case Note:
        return (returned && !assignment.returnNote.isEmpty() ? assignment.returnNote
                                                             : assignment.note)
            .simplified();
    default:
        return {};
    }
}

QVariant AssignmentModel::sortValue(const workflow::Assignment &assignment, int column) const
{
    if (column == Age)
        return ageInDays(assignment);
    if (column == Since)
        return assignment.since;
    if (column == Title)
        return search::sortKey(assignment.title);
    return search::fold(text(assignment, column));
}

QVariant AssignmentModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const workflow::Assignment &row = m_rows.at(index.row());
    const Tokens &t = Tokens::of(QApplication::palette());
    const bool old = ageInDays(row) > kOldAfterDays;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Note || index.column() == Title ? text(row, index.column())
                                                                 : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == Title)
            return t.accent;
        if (index.column() == Age && old)
            return t.warn;
        if (index.column() == Zone)
            return row.zone == store::ZoneKind::Network ? t.nz : t.iz;
        return {};
    case SortRole:
        return sortValue(row, index.column());
    case LinkRole:
        return index.column() == Title;
    default:
        return {};
    }
}

QVariant AssignmentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Age:
        return tr("Open for");
    case Title:
        return tr("Title");
    case Number:
        return tr("MMS ID");
    case Zone:
        return tr("Zone");
    case Holder:
        return tr("Assigned to");
    case From:
        return tr("By");
    case Since:
        return tr("Since");
    case State:
        return tr("State");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

void AssignmentModel::setAssignments(const QList<workflow::Assignment> &assignments,
                                     const QDateTime &now)
{
    m_now = now;
    const auto in = [](const QList<workflow::Assignment> &list, workflow::AssignmentId id) {
        return std::any_of(list.cbegin(), list.cend(),
                           [id](const auto &one) { return one.id == id; });
    };
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (in(assignments, m_rows.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (const workflow::Assignment &one : assignments) {
        const auto known = std::find_if(m_rows.begin(), m_rows.end(),
                                        [&one](const auto &row) { return row.id == one.id; });
        if (known != m_rows.end()) {
            *known = one;
            continue;
        }
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
        m_rows.append(one);
        endInsertRows();
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, kColumns - 1));
}

AssignmentFilter::AssignmentFilter(AssignmentModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
    setSortRole(AssignmentModel::SortRole);
}

void AssignmentFilter::setHolder(UserId holder)
{
    m_holder = holder;
    invalidateFilter();
}

void AssignmentFilter::setState(const QString &state)
{
    m_state = state;
    invalidateFilter();
}

void AssignmentFilter::setText(const QString &text)
{
    m_text = search::fold(text.trimmed());
    invalidateFilter();
}

bool AssignmentFilter::isFiltering() const
{
    return !m_holder.isNull() || !m_state.isEmpty() || !m_text.isEmpty();
}

bool AssignmentFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const workflow::Assignment &one = m_model.at(row);
    if (!m_holder.isNull() && one.holder != m_holder)
        return false;
    if (m_state == QLatin1String("old") && m_model.ageInDays(one) <= kOldAfterDays)
        return false;
    if ((m_state == QLatin1String("assigned") || m_state == QLatin1String("returned"))
        && workflow::stateWord(one.state) != m_state)
        return false;
    if (m_text.isEmpty())
        return true;
    const QString all = QStringList{one.title, one.mmsId.toString(), one.holderName, one.fromName,
                                    one.note,  one.returnNote,       one.returnedBy}
                            .join(u' ');
    return search::fold(all).contains(m_text);
}

} // namespace colophon::ui
