// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard/panelframe.h"
#include "marc/mmsid.h"
#include "store/zonestore.h"

#include <QAbstractListModel>

class QLabel;
class QListView;

namespace colophon::ui {

/// A row of a panel: a record and why it is there.
struct DashboardRow {
    MmsId mmsId;
    QString title;
    QString material; ///< key of marc/brief.h
    store::ZoneKind zone = store::ZoneKind::Institution;
    QString mark;   ///< "Assigned", in blue; may be empty
    QString detail; ///< "Leila Haddad: Please check 245."
    QString when;   ///< at the right: "18 Nov"

    friend bool operator==(const DashboardRow &, const DashboardRow &) = default;
};

class DashboardModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { MmsIdRole = Qt::UserRole, MaterialRole, ZoneRole, MarkRole, DetailRole, WhenRole };
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Nothing is reset where nothing differs.
    void setRows(const QList<DashboardRow> &rows);

private:
    QList<DashboardRow> m_rows;
};

/// A part of the dashboard with rows that open their record with a click or Enter, or the words for
/// none.
class DashboardPanel final : public PanelFrame {
    Q_OBJECT
public:
    DashboardPanel(const QString &name, const QString &iconName, const QString &title,
                   const QString &link, const QString &empty, QWidget *parent = nullptr);

    /// `total` may be more than there are rows.
    void setRows(const QList<DashboardRow> &rows, qsizetype total);
    void focusRows();

signals:
    void opened(MmsId mmsId);

private:
    DashboardModel *m_model;
    QListView *m_view;
    QLabel *m_empty = nullptr;
};

} // namespace colophon::ui
