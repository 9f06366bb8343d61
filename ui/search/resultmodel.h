// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "search/resultrow.h"
#include "search/search.h"
#include "store/connectionthread.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QHash>

#include <atomic>
#include <memory>
#include <optional>

namespace colophon::ui {

enum class ResultRole {
    Row = Qt::UserRole + 1, ///< the whole ResultRow
    MmsId,                  ///< as text
    Title,
    ScriptTitle,
    WorkState
};

/// The rows of one search, read 50 by 50 as the list is scrolled. The rows of a former search stay
/// until the first page of the new one is there; an answer that comes too late is dropped. The
/// exact number is counted behind it on a thread of its own, so that no page ever waits for a
/// count. Thread rule: the window's thread; reading is done by the workspace's reader.
class ResultModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kPageSize = 50;

    explicit ResultModel(Workspace &workspace, QObject *parent = nullptr);
    ~ResultModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Starts a search; arrived() or failed() tells its end. Offset and limit are the model's own.
    void search(const search::Request &request);
    /// The search shown, anew: as many rows as are there now (at most 1,000).
    void refresh();
    /// Gives up the search under way; the rows shown stay.
    void stop();
    /// Lets fetchMore() try again after more rows could not be read.
    void retryMore();

    bool isSearching() const { return m_searching; }
    /// What the rows answer; empty before the first answer and after a search that failed.
    const std::optional<search::Request> &shown() const { return m_shown; }
    /// How many records match in all; empty while it is not known.
    std::optional<qint64> total() const { return m_total; }
    /// From asking to the first page.
    qint64 milliseconds() const { return m_milliseconds; }

    const ResultRow *row(const QModelIndex &index) const;
    QModelIndex indexOf(MmsId mmsId) const;

signals:
    /// The first page of the search asked for is there. `sameSearch`: the rows are the former ones,
    /// read anew.
    void arrived(bool sameSearch);
    void totalChanged();
    /// `more`: the rows shown stay, the ones behind them could not be read.
    void failed(const Error &error, bool more);

private:
    struct Answer;
    void ask(const search::Request &request, bool sameSearch);
    void take(const search::Request &request, bool sameSearch, Result<Answer> answer);
    void takeMore(Result<Answer> answer);
    void append(QList<ResultRow> rows, qsizetype read);
    void replaceAll(QList<ResultRow> rows);
    void forget();
    void countAll();
    void settleTotal(qint64 total);
    void readRow(MmsId mmsId);
    void readWorkStates();

    Workspace &m_workspace;
    QList<ResultRow> m_rows;
    QHash<MmsId, int> m_rowOf;
    search::Request m_asked;
    std::optional<search::Request> m_shown;
    std::optional<qint64> m_total;
    QElapsedTimer m_timer;
    qint64 m_milliseconds = 0;
    int m_nextOffset = 0;
    bool m_searching = false;
    bool m_sameSearch = false;
    bool m_fetching = false;
    bool m_atEnd = true;
    bool m_moreFailed = false;
    /// Raised by each search and each stop. Shared with the work posted, which looks at it before
    /// it begins.
    std::shared_ptr<std::atomic<quint64>> m_token = std::make_shared<std::atomic<quint64>>(0);
    std::unique_ptr<store::ConnectionThread> m_counter;
};

} // namespace colophon::ui
