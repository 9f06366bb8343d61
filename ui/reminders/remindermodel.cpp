// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/remindermodel.h"

#include "reminders/repeatfield.h"
#include "widgets/badge.h"
#include "widgets/datefield.h"

#include <array>

namespace colophon::ui {

using reminders::ReminderId;
using reminders::ReminderRow;

struct ReminderModel::Answer {
    qint64 count = 0;
    bool more = false;        ///< `count` is the first page alone
    QList<ReminderId> places; ///< all of them, or none yet
    QHash<int, QList<ReminderRow>> pages;
    QList<reminders::CodeRow> statuses;
};

namespace {

QList<ReminderId> pageOf(const QList<ReminderId> &places, int page)
{
    return places.mid(qsizetype(page) * ReminderModel::kPageSize, ReminderModel::kPageSize);
}

} // namespace

ReminderModel::ReminderModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{}

int ReminderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int ReminderModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kReminderColumns;
}

const ReminderRow *ReminderModel::row(int row) const
{
    const auto page = m_pages.constFind(row / kPageSize);
    if (page == m_pages.constEnd()) {
        if (row >= 0 && row < m_count)
            askPage(row / kPageSize);
        return nullptr;
    }
    m_lookedAt = row / kPageSize;
    const int place = row % kPageSize;
    return place < page->size() ? &page->at(place) : nullptr;
}

QVariant ReminderModel::data(const QModelIndex &index, int role) const
{
    const ReminderRow *one = index.isValid() ? row(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    const auto column = ReminderColumn(index.column());
    const reminders::Reminder &reminder = one->reminder;
    switch (role) {
    case Qt::DisplayRole:
        return text(*one, column);
    case Qt::CheckStateRole:
        if (column == ReminderColumn::Check)
            return m_checked.contains(reminder.id) ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        if (role == Qt::AccessibleTextRole && column == ReminderColumn::Menu)
            return tr("Actions for %1").arg(one->title);
        return sentence(*one);
    case int(ReminderRole::Row):
        return QVariant::fromValue(one);
    case int(ReminderRole::Overdue):
        return reminder.isOverdue(m_today);
    case int(ReminderRole::DueToday):
        return !reminder.isDone() && reminder.details.date == m_today;
    case int(ReminderRole::StatusLook):
        return int(lookOf(reminder.details.status));
    default:
        return {};
    }
}

QVariant ReminderModel::text(const ReminderRow &row, ReminderColumn column) const
{
    switch (column) {
    case ReminderColumn::Date:
        return shortDate(row.reminder.details.date);
    case ReminderColumn::Type:
        return row.type;
    case ReminderColumn::Title:
        return row.title.isEmpty() ? tr("[No title]") : row.title;
    case ReminderColumn::Text:
        return QString(row.reminder.details.text).replace(u'\n', u' ');
    case ReminderColumn::Status:
        return row.status;
    case ReminderColumn::Zone:
        return badgeText(row.zone);
    case ReminderColumn::Person:
        return row.person;
    case ReminderColumn::CreatedBy:
        return row.createdBy;
    case ReminderColumn::Check:
    case ReminderColumn::Menu:
        break;
    }
    return {};
}

QString ReminderModel::sentence(const ReminderRow &row) const
{
    const reminders::Details &details = row.reminder.details;
    QStringList parts{longDate(details.date)};
    if (row.reminder.isOverdue(m_today))
        parts.append(tr("overdue"));
    if (row.reminder.isDone())
        parts.append(tr("done on %1").arg(shortDate(row.reminder.doneOn)));
    parts << row.type << row.title << details.text << row.status
          << (row.zone == store::ZoneKind::Network ? tr("Network record")
                                                   : tr("Institution record"));
    if (!row.person.isEmpty())
        parts.append(tr("assigned to %1").arg(row.person));
    if (!details.repeat.isNone())
        parts.append(repeatName(details.repeat));
    parts.append(tr("created by %1").arg(row.createdBy));
    return parts.join(QStringLiteral(", "));
}

StatusLook ReminderModel::lookOf(const QString &status) const
{
    int open = 0;
    for (const reminders::CodeRow &row : m_statuses) {
        if (row.code == status) {
            return row.isDefault ? StatusLook::Standard
                   : row.closing ? StatusLook::Closing
                   : open == 0   ? StatusLook::Other
                                 : StatusLook::Neutral;
        }
        open += !row.isDefault && !row.closing ? 1 : 0;
    }
    return StatusLook::Neutral;
}

QVariant ReminderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const std::array<QString, kReminderColumns> names{
        QString(),    tr("Date"), tr("Type"),        tr("Title"),      tr("Text"),
        tr("Status"), tr("Zone"), tr("Assigned to"), tr("Created by"), QString()};
    if (role == Qt::DisplayRole)
        return names[size_t(section)];
    if (role == Qt::AccessibleTextRole) {
        return section == int(ReminderColumn::Check)  ? tr("Selected")
               : section == int(ReminderColumn::Menu) ? tr("Actions")
                                                      : names[size_t(section)];
    }
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags ReminderModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == int(ReminderColumn::Check) ? usual | Qt::ItemIsUserCheckable : usual;
}

bool ReminderModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ReminderRow *one = index.isValid() ? row(index.row()) : nullptr;
    if (one == nullptr || role != Qt::CheckStateRole)
        return false;
    if (value.toInt() == Qt::Checked)
        m_checked.insert(one->reminder.id);
    else
        m_checked.remove(one->reminder.id);
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), kReminderColumns - 1));
    emit checkedChanged();
    return true;
}

void ReminderModel::clearChecked()
{
    if (m_checked.isEmpty())
        return;
    m_checked.clear();
    if (m_count > 0)
        emit dataChanged(index(0, 0), index(m_count - 1, kReminderColumns - 1));
    emit checkedChanged();
}

void ReminderModel::checkAll()
{
    const quint64 token = m_token;
    using Ids = QSet<ReminderId>;
    m_workspace.reader().run(
        this,
        [filter = m_filter](store::Connection &connection) -> Result<Ids> {
            const auto ids = reminders::findReminders(connection, filter, {});
            COLOPHON_TRY(ids);
            return Ids(ids->cbegin(), ids->cend());
        },
        [this, token](Result<Ids> ids) {
            if (!ids || token != m_token)
                return;
            m_checked = std::move(*ids);
            if (m_count > 0)
                emit dataChanged(index(0, 0), index(m_count - 1, kReminderColumns - 1));
            emit checkedChanged();
        });
}

void ReminderModel::show(const reminders::Filter &filter, const reminders::Order &order)
{
    const bool sameFilter = filter == m_filter;
    m_filter = filter;
    m_order = order;
    if (!sameFilter && !m_checked.isEmpty()) {
        m_checked.clear();
        emit checkedChanged();
    }
    ask(false);
}

void ReminderModel::refresh()
{
    ask(true);
}

/// The page looked at last and those beside it, as far as they are known.
QList<int> ReminderModel::pagesInSight() const
{
    QList<int> pages;
    for (int page = m_lookedAt - 2; page <= m_lookedAt + 2; ++page) {
        if (m_pages.contains(page))
            pages.append(page);
    }
    return pages.isEmpty() ? QList<int>{0} : pages;
}

void ReminderModel::ask(bool sameList)
{
    m_reading = true;
    m_asked.clear();
    const quint64 token = ++m_token;
    const QList<int> pages = sameList ? pagesInSight() : QList<int>{0};
    m_workspace.reader().run(
        this,
        [filter = m_filter, order = m_order, pages,
         sameList](store::Connection &connection) -> Result<Answer> {
            Answer answer;
            const auto statuses = reminders::codeRows(connection, reminders::CodeKind::Status);
            COLOPHON_TRY(statuses);
            answer.statuses = *statuses;
            const auto ids =
                reminders::findReminders(connection, filter, order, 0, sameList ? -1 : kPageSize);
            COLOPHON_TRY(ids);
            answer.count = ids->size();
            if (sameList || ids->size() < kPageSize) {
                answer.places = *ids;
            } else if (!filter.words.isEmpty()) {
                answer.more = true; // words are looked for in every row: twice would be long
            } else {
                const Result<qint64> count = reminders::countReminders(connection, filter);
                COLOPHON_TRY(count);
                answer.count = *count;
            }
            for (const int page : pages) {
                const auto rows = reminders::reminderRows(connection, pageOf(*ids, page));
                COLOPHON_TRY(rows);
                answer.pages.insert(page, *rows);
            }
            return answer;
        },
        [this, token, sameList](Result<Answer> answer) {
            if (token != m_token)
                return;
            m_reading = false;
            if (answer)
                take(std::move(*answer), sameList);
            else
                emit failed(answer.error().detail);
        });
}

void ReminderModel::take(Answer answer, bool sameList)
{
    m_today = reminders::today(m_workspace.clock());
    m_statuses = answer.statuses;
    m_places = std::move(answer.places);
    const int count = int(answer.count);
    const bool more = answer.more || m_places.size() < count;
    if (!sameList) {
        beginResetModel();
        m_count = count;
        m_pages = std::move(answer.pages);
        endResetModel();
    } else {
        // The rows are what they are now, whichever came or went: only the end grows or shrinks.
        if (count > m_count) {
            beginInsertRows({}, m_count, count - 1);
            m_count = count;
            m_pages = std::move(answer.pages);
            endInsertRows();
        } else if (count < m_count) {
            beginRemoveRows({}, count, m_count - 1);
            m_count = count;
            m_pages = std::move(answer.pages);
            endRemoveRows();
        } else {
            m_pages = std::move(answer.pages);
        }
        if (m_count > 0)
            emit dataChanged(index(0, 0), index(m_count - 1, kReminderColumns - 1));
    }
    emit arrived();
    if (more)
        askPlaces();
}

void ReminderModel::askPlaces()
{
    m_workspace.reader().run(
        this,
        [filter = m_filter, order = m_order](store::Connection &connection) {
            return reminders::findReminders(connection, filter, order);
        },
        [this, token = m_token](Result<QList<ReminderId>> places) {
            if (token != m_token)
                return;
            if (!places) {
                emit failed(places.error().detail);
                return;
            }
            m_places = std::move(*places);
            if (m_places.size() > m_count) {
                beginInsertRows({}, m_count, int(m_places.size()) - 1);
                m_count = int(m_places.size());
                endInsertRows();
                emit arrived();
            }
            const QSet<int> waiting = m_asked;
            for (const int page : waiting)
                readPage(page);
        });
}

void ReminderModel::askPage(int page) const
{
    if (m_reading || m_asked.contains(page))
        return;
    m_asked.insert(page);
    auto *self = const_cast<ReminderModel *>(this); // data() is where a view says what it looks at
    if (!m_places.isEmpty())
        self->readPage(page);
}

void ReminderModel::readPage(int page)
{
    m_workspace.reader().run(
        this,
        [ids = pageOf(m_places, page)](store::Connection &connection) {
            return reminders::reminderRows(connection, ids);
        },
        [this, page, token = m_token](const Result<QList<ReminderRow>> &rows) {
            if (token != m_token)
                return;
            if (rows)
                takePage(page, *rows);
            else
                emit failed(rows.error().detail);
        });
}

void ReminderModel::takePage(int page, const QList<ReminderRow> &rows)
{
    // Far pages are forgotten: the list may have hundreds of thousands of rows.
    constexpr int kMostPages = 40;
    if (m_pages.size() >= kMostPages) {
        const QList<int> known = m_pages.keys();
        for (const int other : known) {
            if (std::abs(other - page) > kMostPages / 4) {
                m_pages.remove(other);
                m_asked.remove(other);
            }
        }
    }
    m_pages.insert(page, rows);
    const int first = page * kPageSize;
    const int last = std::min(m_count, first + kPageSize) - 1;
    if (last >= first)
        emit dataChanged(index(first, 0), index(last, kReminderColumns - 1));
}

} // namespace colophon::ui
