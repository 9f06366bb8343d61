// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/resultmodel.h"

#include "widgets/badge.h"

#include <QElapsedTimer>

namespace colophon::ui {

constexpr int kPage = 50;

ResultModel::ResultModel(Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::recordChanged, this, &ResultModel::refreshRow);
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

static QString detailOf(const marc::Brief &brief)
{
    QString text = materialName(brief.material);
    if (!brief.standardNumber.isEmpty())
        text += QStringLiteral(" · ") + brief.standardNumber;
    else if (!brief.edition.isEmpty())
        text += QStringLiteral(" · ") + brief.edition;
    return text;
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    const store::BriefRow &row = m_rows.at(index.row());
    const QString title = row.brief.title.isEmpty() ? tr("[No title]") : row.brief.title;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return title;
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, %4")
            .arg(title, row.brief.name, row.brief.imprint, row.mmsId.toString());
    case MmsIdRole:
        return row.mmsId.toString();
    case TitleScriptRole:
        return row.brief.titleScript;
    case NameRole:
        return row.brief.name;
    case ImprintRole:
        return row.brief.imprint;
    case MaterialRole:
        return row.brief.material;
    case DetailRole:
        return detailOf(row.brief);
    default:
        return {};
    }
}

void ResultModel::run(const search::Request &request)
{
    m_request = request;
    m_request.offset = 0;
    m_request.limit = kPage;
    ++m_number;
    m_reading = false;
    readPage();
    m_workspace.reader().run(
        this,
        [request](store::Connection &connection) { return search::count(connection, request); },
        [this, number = m_number](Result<qint64> count) {
            if (number == m_number && count)
                emit counted(*count);
        });
}

void ResultModel::readPage()
{
    m_reading = true;
    QElapsedTimer watch;
    watch.start();
    m_workspace.reader().run(
        this,
        [request = m_request](store::Connection &connection) {
            return search::search(connection, request);
        },
        [this, number = m_number, watch, offset = m_request.offset](Result<search::Page> page) {
            if (number != m_number)
                return;
            m_reading = false;
            if (!page) {
                emit failed(page.error());
                return;
            }
            m_complete = page->rows.size() < kPage;
            if (offset == 0) {
                // The old rows stayed until now; a new search is another list.
                beginResetModel();
                m_rows = page->rows;
                endResetModel();
                emit pageShown(watch.elapsed());
                return;
            }
            if (page->rows.isEmpty())
                return;
            beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + page->rows.size()) - 1);
            m_rows += page->rows;
            endInsertRows();
        });
}

bool ResultModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_reading && !m_rows.isEmpty();
}

void ResultModel::fetchMore(const QModelIndex &)
{
    if (m_reading)
        return;
    m_request.offset = int(m_rows.size());
    readPage();
}

void ResultModel::refreshRow(MmsId mmsId)
{
    m_workspace.reader().run(
        this,
        [mmsId](store::Connection &connection) { return store::briefRows(connection, {mmsId}); },
        [this, mmsId](Result<QList<store::BriefRow>> rows) {
            for (int i = 0; rows && !rows->isEmpty() && i < m_rows.size(); ++i) {
                if (m_rows.at(i).mmsId != mmsId)
                    continue;
                m_rows[i] = rows->constFirst();
                emit dataChanged(index(i), index(i));
            }
        });
}

} // namespace colophon::ui
