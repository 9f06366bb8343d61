// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/alertmarks.h"
#include "editor/editsession.h"

#include <QAbstractTableModel>

namespace colophon::ui {

/// A record as the grid shows it: row 0 is the leader, then the fields; tag, two indicators,
/// content. Changes go through the EditSession; rows that did not change keep their selection.
class FieldModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TagColumn, Indicator1Column, Indicator2Column, ContentColumn, ColumnCount };
    enum Role {
        IsFixedRole = Qt::UserRole, ///< LDR or a control field, where position counts
        IsLocalRole,                ///< has $9 LOCAL
        ZoneRole,                   ///< the store::ZoneKind that the field belongs to
        PartnerRole,                ///< what the field in the other script says, without $6
        RightToLeftRole,            ///< has right-to-left text
        InWordsRole,                ///< what the codes of LDR, 006, 007 and 008 mean
        AlertRole,                  ///< the worst schema::Severity of the row's alerts
        MarkRole                    ///< the same of the cell
    };

    explicit FieldModel(EditSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Fields go out and come in as mnemonic lines.
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;
    Qt::DropActions supportedDropActions() const override
    {
        return Qt::MoveAction | Qt::CopyAction;
    }

    /// Alerts of the record as it is now, for icons, marks and tool tips.
    void setAlerts(const QList<schema::Issue> &issues);

private:
    QString text(int row, int column) const;
    QString accessibleText(int row, int column) const;
    QString partnerText(int row) const;
    QString inWords(int row) const;
    store::ZoneKind zoneOf(int row) const;
    void setLeader(const QString &text);
    void follow();

    EditSession &m_session;
    marc::Record m_shown; ///< what the views know of
    QHash<int, RowMarks> m_marks;
};

} // namespace colophon::ui
