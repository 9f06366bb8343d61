// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/resultmodel.h"

#include "search/wording.h"
#include "store/draftstore.h"
#include "store/lockstore.h"
#include "workflow/note.h"

#include <QSet>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kMostRowsReadAnew = 1000;

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
    QList<ResultRow> rows;
    rows.reserve(briefs.size());
    for (const store::BriefRow &brief : briefs) {
        ResultRow row;
        row.row = brief;
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

struct ResultModel::Answer {
    QList<ResultRow> rows;
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
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    const ResultRow *const at = row(index);
    if (!at)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case int(ResultRole::Title):
        return Wording::title(at->row.brief);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return Wording::sentence(*at);
    case int(ResultRole::Row):
        return QVariant::fromValue(*at);
    case int(ResultRole::MmsId):
        return at->row.mmsId.toString();
    case int(ResultRole::ScriptTitle):
        return at->row.brief.titleScript;
    case int(ResultRole::WorkState):
        return Wording::workState(*at);
    default:
        return {};
    }
}

const ResultRow *ResultModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || index.row() >= m_rows.size())
        return nullptr;
    return &m_rows.at(index.row());
}

QModelIndex ResultModel::indexOf(MmsId mmsId) const
{
    const auto found = m_rowOf.constFind(mmsId);
    return found == m_rowOf.constEnd() ? QModelIndex() : index(*found);
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
    m_fetching = false;
    m_moreFailed = false;
    m_timer.start();
    const quint64 token = ++*m_token;
    const Viewer viewer{m_workspace.user().id, m_workspace.clock().now()};
    m_workspace.reader().run(
        this,
        [request, viewer, token, current = m_token](store::Connection &c) -> Result<Answer> {
            if (*current != token)
                return givenUp();
            const Result<search::Page> page = search::search(c, request);
            COLOPHON_TRY(page);
            const auto rows = withStates(c, page->rows, viewer, request.zone.kind);
            COLOPHON_TRY(rows);
            return Answer{*rows};
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
    m_nextOffset = int(answer->rows.size());
    m_atEnd = answer->rows.size() < request.limit;
    const std::optional<qint64> former = sameSearch ? m_total : std::nullopt;
    m_total = m_atEnd ? std::optional<qint64>(m_nextOffset) : former;
    replaceAll(std::move(answer->rows));
    emit arrived(sameSearch);
    if (m_atEnd)
        emit totalChanged();
    else
        countAll();
}

void ResultModel::replaceAll(QList<ResultRow> rows)
{
    beginResetModel();
    m_rows.clear();
    m_rowOf.clear();
    for (ResultRow &row : rows) {
        m_rowOf.insert(row.row.mmsId, int(m_rows.size()));
        m_rows.append(std::move(row));
    }
    endResetModel();
}

void ResultModel::forget()
{
    m_shown.reset();
    m_total.reset();
    m_atEnd = true;
    m_nextOffset = 0;
    replaceAll({});
}

void ResultModel::stop()
{
    if (!m_searching)
        return;
    ++*m_token;
    m_searching = false;
    // The count of the rows that stay may have been given up with it.
    if (m_shown && !m_total)
        countAll();
}

bool ResultModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_shown && !m_atEnd && !m_fetching && !m_searching && !m_moreFailed;
}

void ResultModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    search::Request request = *m_shown;
    request.offset = m_nextOffset;
    request.limit = kPageSize;
    const quint64 token = *m_token;
    const Viewer viewer{m_workspace.user().id, m_workspace.clock().now()};
    m_workspace.reader().run(
        this,
        [request, viewer, token, current = m_token](store::Connection &c) -> Result<Answer> {
            if (*current != token)
                return givenUp();
            const Result<search::Page> page = search::search(c, request);
            COLOPHON_TRY(page);
            const auto rows = withStates(c, page->rows, viewer, request.zone.kind);
            COLOPHON_TRY(rows);
            return Answer{*rows};
        },
        [this, token](Result<Answer> answer) {
            if (*m_token == token)
                takeMore(std::move(answer));
        });
}

void ResultModel::takeMore(Result<Answer> answer)
{
    m_fetching = false;
    if (!answer) {
        m_moreFailed = true;
        emit failed(answer.error(), true);
        return;
    }
    const qsizetype read = answer->rows.size();
    append(std::move(answer->rows), read);
}

void ResultModel::append(QList<ResultRow> rows, qsizetype read)
{
    m_nextOffset += int(read);
    m_atEnd = read < kPageSize;
    // A record saved meanwhile may have moved to a later page: it is shown once.
    rows.removeIf([this](const ResultRow &row) { return m_rowOf.contains(row.row.mmsId); });
    if (!rows.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + int(rows.size()) - 1);
        for (ResultRow &row : rows) {
            m_rowOf.insert(row.row.mmsId, int(m_rows.size()));
            m_rows.append(std::move(row));
        }
        endInsertRows();
    }
    if (m_atEnd && !m_total)
        settleTotal(m_nextOffset);
}

void ResultModel::retryMore()
{
    m_moreFailed = false;
    fetchMore({});
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
            // Without a count the rows are no worse; the end of the list settles it.
            if (*m_token == token && count)
                settleTotal(*count);
        });
}

void ResultModel::settleTotal(qint64 total)
{
    if (m_total == total)
        return;
    m_total = total;
    emit totalChanged();
}

void ResultModel::readRow(MmsId mmsId)
{
    if (!m_rowOf.contains(mmsId))
        return;
    const Viewer viewer{m_workspace.user().id, m_workspace.clock().now()};
    const store::ZoneKind zone = m_rows.at(m_rowOf.value(mmsId)).zone;
    m_workspace.reader().run(
        this,
        [mmsId, viewer, zone](store::Connection &c) -> Result<QList<ResultRow>> {
            const Result<QList<store::BriefRow>> briefs = store::briefRows(c, {mmsId});
            COLOPHON_TRY(briefs);
            return withStates(c, *briefs, viewer, zone);
        },
        [this, mmsId](Result<QList<ResultRow>> rows) {
            const QModelIndex at = indexOf(mmsId);
            if (!at.isValid() || !rows || rows->isEmpty())
                return;
            m_rows[at.row()] = rows->constFirst();
            emit dataChanged(at, at);
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
            for (int i = 0; i < rowCount(); ++i) {
                if (applyState(m_rows[i], *states, user))
                    emit dataChanged(index(i), index(i));
            }
        });
}

} // namespace colophon::ui
