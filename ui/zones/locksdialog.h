// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "cataloging/locks.h"

#include <QAbstractTableModel>
#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace colophon::ui {

/// The locks that one may free, one a row.
class LocksModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        TitleColumn,
        MmsIdColumn,
        ZoneColumn,
        HolderColumn,
        SinceColumn,
        DraftColumn,
        ColumnCount
    };

    explicit LocksModel(UserId me, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_me(me)
    {}

    void show(const QList<cataloging::HeldLock> &locks);
    const cataloging::HeldLock &at(int row) const { return m_locks.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const cataloging::HeldLock &held, int column) const;

    UserId m_me;
    QList<cataloging::HeldLock> m_locks;
};

/// Locked Records: each person's own locks, for a catalog manager everybody's, with holder, since
/// when and whether a draft hangs on it; they can be freed. Follows what happens while it is open.
/// Thread rule: the window's thread.
class LocksDialog final : public QDialog {
    Q_OBJECT
public:
    LocksDialog(const ScreenContext &context, QWidget *parent);

private:
    void build();
    void refresh();
    void adapt();
    QList<MmsId> chosen() const;
    void askToFree();
    void freeChosen(const QList<MmsId> &mmsIds);

    ScreenContext m_context;
    LocksModel m_model;
    QTableView *m_table;
    QLabel *m_about;
    QPushButton *m_free;
    QPushButton *m_open;
};

} // namespace colophon::ui
