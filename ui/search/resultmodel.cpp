// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/resultmodel.h"

#include "reminders/reminderstore.h"
#include "search/wording.h"
#include "store/draftstore.h"
#include "store/lockstore.h"
#include "workflow/note.h"

#include <QSet>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kMostRowsReadAnew = 1000;
/// Read around what is looked at, on either side.
constexpr int kRowsAround = 50;
/// Rows that are kept; beyond, those far from what is looked at are forgotten.
constexpr int kMostRowsKept = 3000;

using Token = std::shared_ptr<std::atomic<quint64>>;

/// Who looks, and when: what the work posted to the reader takes along.
struct Viewer {
    UserId user;
    QDateTime at;
};

/// What is being worked on, for all records: few at a time, so one read serves a page.
struct WorkStates {
    QHash<MmsId, store::Lock> locks;
    QSet<MmsId> drafts;
};

Result<WorkStates> workStates(store::Connection &connection, const Viewer &viewer)
{
    const Result<QList<store::Lock>> locks = store::locks(connection, viewer.at);
    COLOPHON_TRY(locks);
    const Result<QList<store::Draft>> drafts = store::draftsOf(connection, viewer.user);
    COLOPHON_TRY(drafts);
    WorkStates states;
    for (const store::Lock &lock : *locks)
        states.locks.insert(lock.mmsId, lock);
    for (const store::Draft &draft : *drafts)
        states.drafts.insert(draft.mmsId);
    return states;
}

/// Writes the state of its record into the row; true where it was another one.
bool applyState(ResultRow &row, const WorkStates &states, UserId user)
{
    const ResultRow former = row;
    const auto lock = states.locks.constFind(row.row.mmsId);
    const bool locked = lock != states.locks.constEnd();
    row.draft = states.drafts.contains(row.row.mmsId);
    row.lockedBy = locked ? lock->userName : QString();
    row.lockedByMe = locked && lock->user == user;
    row.assigned = locked && lock->assigned;
    return row.assigned != former.assigned || row.draft != former.draft
           || row.lockedBy != former.lockedBy || row.lockedByMe != former.lockedByMe;
}

Result<QList<ResultRow>> withStates(store::Connection &connection,
                                    const QList<store::BriefRow> &briefs, const Viewer &viewer,
                                    store::ZoneKind zone)
{
    const Result<WorkStates> states = workStates(connection, viewer);
    COLOPHON_TRY(states);
    QList<MmsId> mmsIds;
    for (const store::BriefRow &brief : briefs)
        mmsIds.append(brief.mmsId);
    const Result<QHash<MmsId, int>> notes = workflow::noteCounts(connection, mmsIds);
    COLOPHON_TRY(notes);
    const QDate today = viewer.at.toLocalTime().date();
    QList<ResultRow> rows;
    rows.reserve(briefs.size());
    for (const store::BriefRow &brief : briefs) {
        const Result<reminders::Summary> due = reminders::summaryOf(connection, brief.mmsId, today);
        COLOPHON_TRY(due);
        ResultRow row;
        row.isRead = true;
        row.row = brief;
        row.reminders = due->open;
        row.overdue = due->overdue;
        row.zone = zone;
        row.notes = notes->value(brief.mmsId);
        applyState(row, *states, viewer.user);
        rows.append(row);
    }
    return rows;
}

Error givenUp()
{
    return Error{ErrorCode::Cancelled, QStringLiteral("The search was given up for a newer one.")};
}

} // namespace

/// Rows in their order.
struct ResultModel::Answer {
    QList<ResultRow> rows;
    QList<MmsId> order;
    bool isWhole = false; ///< there are no more
};

ResultModel::ResultModel(Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent), m_workspace(workspace),
      m_counter(
          std::make_unique<store::ConnectionThread>(workspace.path(), QStringLiteral("count")))
{
    connect(&workspace, &Workspace::recordChanged, this, &ResultModel::readRow);
    connect(&workspace, &Workspace::worklistChanged, this, &ResultModel::readWorkStates);
}

ResultModel::~ResultModel()
{
    ++*m_token; // what is posted and not begun yet has nothing to do any more
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    const ResultRow *const at = row(index);
    if (role == int(ResultRole::MmsId))
        return mmsIdAt(index).toString();
    if (!at)
        return role == Qt::AccessibleTextRole && index.isValid()
                   ? tr("Record %1, being read").arg(mmsIdAt(index).toString())
                   : QVariant();
    switch (role) {
    case Qt::DisplayRole:
    case int(ResultRole::Title):
        return Wording::title(at->row.brief);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return Wording::sentence(*at);
    case int(ResultRole::Row):
        return QVariant::fromValue(*at);
    case int(ResultRole::ScriptTitle):
        return at->row.brief.titleScript;
    case int(ResultRole::WorkState):
        return Wording::workState(*at);
    default:
        return {};
    }
}

MmsId ResultModel::mmsIdAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || index.row() >= m_order.size())
        return {};
    return m_order.at(index.row());
}

const ResultRow *ResultModel::row(const QModelIndex &index) const
{
    const auto found = m_rows.constFind(mmsIdAt(index));
    return found == m_rows.constEnd() ? nullptr : &*found;
}

QModelIndex ResultModel::indexOf(MmsId mmsId) const
{
    const qsizetype at = m_order.indexOf(mmsId);
    return at < 0 ? QModelIndex() : index(int(at));
}

void ResultModel::search(const search::Request &request)
{
    search::Request asked = request;
    asked.offset = 0;
    asked.limit = kPageSize;
    ask(asked, false);
}

void ResultModel::refresh()
{
    // A search under way is the one that is wanted: it is asked once more.
    search::Request again = m_searching || !m_shown ? m_asked : *m_shown;
    const bool sameSearch = m_searching ? m_sameSearch : m_shown.has_value();
    again.offset = 0;
    again.limit = sameSearch ? std::clamp(rowCount(), kPageSize, kMostRowsReadAnew) : kPageSize;
    ask(again, sameSearch);
}

void ResultModel::ask(const search::Request &request, bool sameSearch)
{
    m_asked = request;
    m_searching = true;
    m_sameSearch = sameSearch;
    m_readingRows = false;
    m_moreFailed = false;
    m_timer.start();
    const quint64 token = ++*m_token;
    const Viewer viewer{m_workspace.user().id, m_workspace.clock().now()};
    // A long list stays as long as it is, and where it is: its whole order is worked out first.
    const bool whole = sameSearch && m_isWhole && rowCount() > request.limit;
    const Stretch around{std::max(0, m_lookedAt.first - kRowsAround),
                         m_lookedAt.last + kRowsAround};
    (whole ? *m_counter : m_workspace.reader())
        .run(
            this,
            [request, viewer, token, whole, around,
             current = m_token](store::Connection &c) -> Result<Answer> {
                if (*current != token)
                    return givenUp();
                Answer answer;
                QList<store::BriefRow> briefs;
                if (whole) {
                    const Result<QList<MmsId>> order = search::allInOrder(c, request);
                    COLOPHON_TRY(order);
                    answer.order = *order;
                    const auto near = store::briefRows(
                        c, order->mid(around.first, around.last - around.first + 1));
                    COLOPHON_TRY(near);
                    briefs = *near;
                } else {
                    const Result<search::Page> page = search::search(c, request);
                    COLOPHON_TRY(page);
                    briefs = page->rows;
                    for (const store::BriefRow &brief : briefs)
                        answer.order.append(brief.mmsId);
                }
                answer.isWhole = whole || answer.order.size() < request.limit;
                const auto rows = withStates(c, briefs, viewer, request.zone.kind);
                COLOPHON_TRY(rows);
                answer.rows = *rows;
                return answer;
            },
            [this, request, sameSearch, token](Result<Answer> answer) {
                if (*m_token == token)
                    take(request, sameSearch, std::move(answer));
            });
}

void ResultModel::take(const search::Request &request, bool sameSearch, Result<Answer> answer)
{
    m_searching = false;
    if (!answer) {
        // Rows that answer other words would be taken for the answer to these.
        if (!sameSearch)
            forget();
        emit failed(answer.error(), sameSearch);
        return;
    }
    m_milliseconds = m_timer.elapsed();
    m_shown = request;
    const std::optional<qint64> former = sameSearch ? m_total : std::nullopt;
    m_total = answer->isWhole ? std::optional<qint64>(answer->order.size()) : former;
    replaceAll(std::move(*answer));
    emit arrived(sameSearch);
    if (m_isWhole)
        emit totalChanged();
    else
        countAll();
}

void ResultModel::replaceAll(Answer answer)
{
    beginResetModel();
    m_order = std::move(answer.order);
    m_isWhole = answer.isWhole;
    m_rows.clear();
    for (ResultRow &row : answer.rows) {
        const MmsId mmsId = row.row.mmsId;
        m_rows.insert(mmsId, std::move(row));
    }
    endResetModel();
}

void ResultModel::forget()
{
    m_shown.reset();
    m_total.reset();
    replaceAll({{}, {}, true});
}

void ResultModel::stop()
{
    if (!m_searching)
        return;
    ++*m_token;
    m_searching = false;
    m_readingRows = false;
    // The count of the rows that stay may have been given up with it.
    if (m_shown && !m_isWhole)
        countAll();
}

void ResultModel::retryMore()
{
    m_moreFailed = false;
    if (m_isWhole)
        readLookedAt();
    else
        countAll();
}

void ResultModel::countAll()
{
    const quint64 token = *m_token;
    m_counter->run(
        this,
        [request = *m_shown, token, current = m_token](store::Connection &c) -> Result<qint64> {
            if (*current != token)
                return givenUp();
            return search::count(c, request);
        },
        [this, token](Result<qint64> count) {
            if (*m_token != token)
                return;
            if (!count)
                return tellMoreFailed(count.error());
            settleTotal(*count);
            orderAll();
        });
}

void ResultModel::settleTotal(qint64 total)
{
    if (m_total == total)
        return;
    m_total = total;
    emit totalChanged();
}

void ResultModel::orderAll()
{
    const quint64 token = *m_token;
    m_counter->run(
        this,
        [request = *m_shown, token,
         current = m_token](store::Connection &c) -> Result<QList<MmsId>> {
            if (*current != token)
                return givenUp();
            return search::allInOrder(c, request);
        },
        [this, token](Result<QList<MmsId>> order) {
            if (*m_token != token)
                return;
            if (order)
                takeOrder(*order);
            else
                tellMoreFailed(order.error());
        });
}

void ResultModel::takeOrder(const QList<MmsId> &order)
{
    const qsizetype known = m_order.size();
    m_isWhole = true;
    settleTotal(order.size());
    if (known <= order.size() && std::equal(m_order.cbegin(), m_order.cend(), order.cbegin())) {
        if (known == order.size())
            return;
        beginInsertRows({}, int(known), int(order.size()) - 1);
        m_order = order;
        endInsertRows();
        return;
    }
    // Somebody has saved in between: what was read stays, in its new place.
    beginResetModel();
    m_order = order;
    endResetModel();
    emit arrived(true);
}

void ResultModel::tellMoreFailed(const Error &error)
{
    m_moreFailed = true;
    emit failed(error, true);
}

void ResultModel::lookAt(int first, int last)
{
    m_lookedAt = {std::max(0, first), std::min(last, rowCount() - 1)};
    readLookedAt();
}

QList<MmsId> ResultModel::idsOf(Stretch stretch) const
{
    return m_order.mid(stretch.first, stretch.last - stretch.first + 1);
}

/// One read at a time: where the list is dragged past a thousand rows, those are read where it
/// stops.
void ResultModel::readLookedAt()
{
    if (m_readingRows || m_searching || m_moreFailed || !m_isWhole || !m_shown)
        return;
    const auto isRead = [this](MmsId mmsId) { return m_rows.contains(mmsId); };
    QList<MmsId> missing = idsOf(m_lookedAt);
    if (std::all_of(missing.cbegin(), missing.cend(), isRead)) {
        missing = idsOf({std::max(0, m_lookedAt.first - kRowsAround),
                         std::min(m_lookedAt.last + kRowsAround, rowCount() - 1)});
    }
    missing.removeIf(isRead);
    if (missing.isEmpty())
        return;
    m_readingRows = true;
    const quint64 token = *m_token;
    const Viewer viewer{m_workspace.user().id, m_workspace.clock().now()};
    m_workspace.reader().run(
        this,
        [missing, viewer, zone = m_shown->zone.kind, token,
         current = m_token](store::Connection &c) -> Result<QList<ResultRow>> {
            if (*current != token)
                return givenUp();
            const Result<QList<store::BriefRow>> briefs = store::briefRows(c, missing);
            COLOPHON_TRY(briefs);
            return withStates(c, *briefs, viewer, zone);
        },
        [this, missing, token](Result<QList<ResultRow>> rows) {
            if (*m_token == token)
                takeRows(missing, std::move(rows));
        });
}

void ResultModel::takeRows(const QList<MmsId> &asked, Result<QList<ResultRow>> rows)
{
    m_readingRows = false;
    if (!rows)
        return tellMoreFailed(rows.error());
    for (const ResultRow &row : std::as_const(*rows))
        m_rows.insert(row.row.mmsId, row);
    // What was deleted meanwhile is not asked for again; the next search has it no more.
    for (const MmsId mmsId : asked) {
        if (!m_rows.contains(mmsId)) {
            ResultRow gone;
            gone.row.mmsId = mmsId;
            m_rows.insert(mmsId, gone);
        }
    }
    forgetFarRows();
    emit dataChanged(index(m_lookedAt.first), index(m_lookedAt.last));
    readLookedAt();
}

void ResultModel::forgetFarRows()
{
    if (m_rows.size() <= kMostRowsKept)
        return;
    QHash<MmsId, ResultRow> near;
    for (const MmsId mmsId :
         idsOf({std::max(0, m_lookedAt.first - kMostRowsKept / 4),
                std::min(m_lookedAt.last + kMostRowsKept / 4, rowCount() - 1)})) {
        const auto row = m_rows.constFind(mmsId);
        if (row != m_rows.constEnd())
            near.insert(mmsId, *row);
    }
    m_rows = std::move(near);
}

void ResultModel::readRow(MmsId mmsId)
{
    const auto known = m_rows.constFind(mmsId);
    if (known == m_rows.constEnd() || !m_shown)
        return;
    const Viewer viewer{m_workspace.user().id, m_workspace.clock().now()};
    m_workspace.reader().run(
        this,
        [mmsId, viewer,
         zone = m_shown->zone.kind](store::Connection &c) -> Result<QList<ResultRow>> {
            const Result<QList<store::BriefRow>> briefs = store::briefRows(c, {mmsId});
            COLOPHON_TRY(briefs);
            return withStates(c, *briefs, viewer, zone);
        },
        [this, mmsId](Result<QList<ResultRow>> rows) {
            const auto at = m_rows.find(mmsId);
            if (at == m_rows.end() || !rows || rows->isEmpty())
                return;
            *at = rows->constFirst();
            const QModelIndex changed = indexOf(mmsId);
            emit dataChanged(changed, changed);
        });
}

void ResultModel::readWorkStates()
{
    if (m_rows.isEmpty())
        return;
    const Viewer viewer{m_workspace.user().id, m_workspace.clock().now()};
    m_workspace.reader().run(
        this, [viewer](store::Connection &c) { return workStates(c, viewer); },
        [this, user = viewer.user](Result<WorkStates> states) {
            if (!states)
                return;
            QList<MmsId> changed;
            for (auto row = m_rows.begin(); row != m_rows.end(); ++row) {
                if (row->isRead && applyState(*row, *states, user))
                    changed.append(row.key());
            }
            for (const MmsId mmsId : std::as_const(changed)) {
                const QModelIndex at = indexOf(mmsId);
                emit dataChanged(at, at);
            }
        });
}

} // namespace colophon::ui
