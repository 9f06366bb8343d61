// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "cataloging/desk.h"
#include "workflow/mark.h"

#include <QAbstractListModel>
#include <QWidget>

class QLabel;
class QListView;
class QSortFilterProxyModel;

namespace colophon::ui {

/// The rows of the records list: what the person has open, kept between starts.
class OpenRecordsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        MmsIdRole = Qt::UserRole,
        ZoneRole,
        MaterialRole,
        DraftRole,
        LockRole,
        NewRole,
        /// In blue below the record: "Assigned" or "Returned" where it is the person's own.
        OwnRole,
        /// In amber: who holds it.
        ForeignRole,
        NotesRole
    };

    explicit OpenRecordsModel(const UserId &user, QObject *parent = nullptr)
        : QAbstractListModel(parent), m_user(user)
    {}

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Changes only the rows that differ, so that selection and scroll survive.
    void setRows(const QList<cataloging::WorklistRow> &rows);
    void setMarks(const QHash<MmsId, workflow::WorkMark> &marks);
    int rowOf(MmsId mmsId) const;
    int draftCount() const;

private:
    QString sentence(const cataloging::WorklistRow &row) const;

    UserId m_user;
    QString own(const cataloging::WorklistRow &row) const;
    QString foreign(const cataloging::WorklistRow &row) const;

    QList<cataloging::WorklistRow> m_rows;
    QHash<MmsId, workflow::WorkMark> m_marks;
};

/// The list at the left of the MD Editor, with its filter.
class RecordsList final : public QWidget {
    Q_OBJECT
public:
    explicit RecordsList(Workspace &workspace, QWidget *parent = nullptr);

    void setCurrent(MmsId mmsId);
    void focusList();

signals:
    void openRequested(MmsId mmsId);
    void draftCountChanged(int drafts);

private:
    void refresh();

    Workspace &m_workspace;
    OpenRecordsModel *m_model;
    QSortFilterProxyModel *m_filter;
    QListView *m_view;
    QLabel *m_count;
    MmsId m_current;
};

} // namespace colophon::ui
