// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"

#include <QAbstractTableModel>

namespace colophon::ui {

/// A record as the grid shows it: row 0 is the leader, then the fields; tag, two indicators,
/// content. Changes go through the EditSession; rows that did not change keep their selection.
class FieldModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TagColumn, Indicator1Column, Indicator2Column, ContentColumn, ColumnCount };
    /// IsFixedRole: LDR or a control field, where position counts. IsLocalRole: has $9 LOCAL.
    enum Role { IsFixedRole = Qt::UserRole, IsLocalRole };

    explicit FieldModel(EditSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// 001 and 005 are kept by the program.
    static bool isGuarded(const marc::Field &field);

private:
    QString text(int row, int column) const;
    QString accessibleText(int row, int column) const;
    void setLeader(const QString &text);
    void follow();

    EditSession &m_session;
    marc::Record m_shown; ///< what the views know of
};

} // namespace colophon::ui
