// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "search/search.h"

#include <QAbstractListModel>

namespace colophon::ui {

/// The records that a search found, read page by page in Workspace::reader(). Each search has a
/// number; answers to an older one are dropped. The exact count comes later than the first page.
class ResultModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        MmsIdRole = Qt::UserRole,
        TitleScriptRole,
        NameRole,
        ImprintRole,
        MaterialRole,
        DetailRole
    };

    explicit ResultModel(Workspace &workspace, QObject *parent = nullptr);

    void run(const search::Request &request);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    MmsId mmsIdAt(int row) const { return m_rows.at(row).mmsId; }

signals:
    /// The first page is there, after so many milliseconds.
    void pageShown(qint64 milliseconds);
    void counted(qint64 count);
    void failed(const Error &error);

private:
    void readPage();
    void refreshRow(MmsId mmsId);

    Workspace &m_workspace;
    search::Request m_request;
    QList<store::BriefRow> m_rows;
    int m_number = 0;
    bool m_complete = true;
    bool m_reading = false;
};

} // namespace colophon::ui
