// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "cataloging/templatedesk.h"

#include <QAbstractListModel>
#include <QWidget>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace colophon::ui {

class TemplatesModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void setRows(const QList<cataloging::TemplateRow> &rows);
    const cataloging::TemplateRow &row(int at) const { return m_rows.at(at); }

private:
    QList<cataloging::TemplateRow> m_rows;
};

/// The templates with a filter: in the tab beside the records list, and where one is chosen for a
/// new record.
class TemplatesList final : public QWidget {
    Q_OBJECT
public:
    explicit TemplatesList(Workspace &workspace, QWidget *parent = nullptr);

    /// Null where none is chosen.
    const cataloging::TemplateRow *current() const;
    void focusFilter();
    void refresh();
    QListView &view() { return *m_view; }

signals:
    /// Double click or Enter.
    void chosen();
    void currentChanged();
    void failed(const Error &error);
    void menuRequested(const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    Workspace &m_workspace;
    TemplatesModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_field;
    QListView *m_view;
};

} // namespace colophon::ui
