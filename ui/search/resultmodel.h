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

/// The rows of one search. The first page comes at once; behind it, on a thread of its own, all are
/// counted and their order is worked out, and from then on the model has all rows: what they say is
/// read where the list is looked at (lookAt), and what is far from there is forgotten again. The
/// rows of a former search stay until the first page of the new one is there; an answer that comes
/// too late is dropped.
/// Thread rule: the window's thread.
class ResultModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kPageSize = 50;

    explicit ResultModel(Workspace &workspace, QObject *parent = nullptr);
    ~ResultModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    /// The rows that are looked at: they and those around them are read.
    void lookAt(int first, int last);

    /// Starts a search; arrived() or failed() tells its end. Offset and limit are the model's own.
    void search(const search::Request &request);
    /// The search shown, anew: the rows stay until the new ones are there.
    void refresh();
    /// Gives up the search under way; the rows shown stay.
    void stop();
    /// Tries again after more rows could not be read.
    void retryMore();

    bool isSearching() const { return m_searching; }
    /// What the rows answer; empty before the first answer and after a search that failed.
    const std::optional<search::Request> &shown() const { return m_shown; }
    /// How many records match in all; empty while it is not known.
    std::optional<qint64> total() const { return m_total; }
    /// From asking to the first page.
    qint64 milliseconds() const { return m_milliseconds; }

    /// Null where the row was not read yet.
    const ResultRow *row(const QModelIndex &index) const;
    /// Known of every row.
    MmsId mmsIdAt(const QModelIndex &index) const;
    QModelIndex indexOf(MmsId mmsId) const;

signals:
    /// Rows of the search asked for are there. `sameSearch`: they are the former ones, read anew.
    void arrived(bool sameSearch);
    void totalChanged();
    /// `more`: the rows shown stay, the ones behind them could not be read.
    void failed(const Error &error, bool more);

private:
    struct Answer;
    void ask(const search::Request &request, bool sameSearch);
    void take(const search::Request &request, bool sameSearch, Result<Answer> answer);
    void replaceAll(Answer answer);
    void forget();
    void countAll();
    void settleTotal(qint64 total);
    void orderAll();
    void takeOrder(const QList<MmsId> &order);
    void tellMoreFailed(const Error &error);
    void readLookedAt();
    void takeRows(const QList<MmsId> &asked, Result<QList<ResultRow>> rows);
    void forgetFarRows();
    void readRow(MmsId mmsId);
    void readWorkStates();

    /// Rows of the list, both included.
    struct Stretch {
        int first = 0;
        int last = -1;
    };
    QList<MmsId> idsOf(Stretch stretch) const;

    Workspace &m_workspace;
    QList<MmsId> m_order;           ///< of all rows
    bool m_isWhole = true;          ///< `m_order` has all results
    QHash<MmsId, ResultRow> m_rows; ///< those that were read
    Stretch m_lookedAt;
    bool m_readingRows = false;
    search::Request m_asked;
    std::optional<search::Request> m_shown;
    std::optional<qint64> m_total;
    QElapsedTimer m_timer;
    qint64 m_milliseconds = 0;
    bool m_searching = false;
    bool m_sameSearch = false;
    bool m_moreFailed = false;
    /// Raised by each search and each stop. Shared with the work posted, which looks at it before
    /// it begins.
    std::shared_ptr<std::atomic<quint64>> m_token = std::make_shared<std::atomic<quint64>>(0);
    std::unique_ptr<store::ConnectionThread> m_counter;
};

} // namespace colophon::ui
