// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"
#include "editor/fieldmodel.h"
#include "marc/diff.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace colophon::ui {

/// What stands at the right of the split editor.
struct SplitSide {
    QString name;   ///< "Version 3", or the record's title
    QString detail; ///< who saved it and when, or its MMS ID
    store::ZoneKind zone = store::ZoneKind::Institution;
    marc::Record record;
    QPointer<EditSession> session =
        {}; ///< of a record that is open: fields can be copied there too
    /// For what could become of the left record, such as a rule's result: what taking it as a whole
    /// is called, "Apply". Empty for a record of its own.
    QString take = {};
};

/// Two records as aligned rows: the left one is edited, the right one is compared with it. While
/// both keep their number of fields the rows stay where they are, so that typing moves nothing.
class DiffModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// The left columns are those of FieldModel.
    enum Column {
        LeftTag,
        LeftIndicator1,
        LeftIndicator2,
        LeftContent,
        Gutter,
        RightTag,
        RightIndicator1,
        RightIndicator2,
        RightContent,
        ColumnCount
    };
    enum class State { Same, Different, OnlyLeft, OnlyRight, LocalKept };
    enum Role {
        StateRole = FieldModel::RightToLeftRole + 100, ///< int(State)
        RunsRole,    ///< QList<marc::Run>: what differs in this cell's text
        HasFieldRole ///< false where the side has none in this row
    };

    DiffModel(EditSession &left, const SplitSide &right, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    State state(int row) const { return m_rows.at(row).state; }
    int differenceCount() const;
    /// Only rows that differ, or all.
    void setOnlyDifferences(bool on);
    EditSession &left() { return m_left; }
    const SplitSide &right() const { return m_right; }
    /// Rows stay where they are when the new side aligns as the former one did.
    void setRight(const SplitSide &right);
    const marc::Record &rightRecord() const;

    /// Whether copyAcross() would do something, and if not why.
    bool mayCopy(int row, bool toLeft) const;
    /// The row's field to the other side, over the one that stands there or as a new one; where
    /// there is none to copy, the other side's is taken away. One undoable step of that side.
    void copyAcross(int row, bool toLeft);
    /// All differences from right to left; local fields stay.
    void copyAllToLeft();
    /// The grid row of the left record that is shown in this row, or -1.
    int leftGridRow(int row) const;

private:
    struct Row {
        qsizetype left; ///< place in the record; -1 none, kLeader the leader
        qsizetype right;
        State state = State::Same;
    };
    static constexpr qsizetype kLeader = -2;

    QList<Row> pairs() const;
    void align();
    void judge();
    void follow();
    State stateOf(const Row &row) const;
    QString text(const Row &row, int column) const;
    static QString textIn(const marc::Record &record, qsizetype place, int column);
    const marc::Field *fieldAt(const Row &row, bool left) const;

    EditSession &m_left;
    SplitSide m_right;
    FieldModel *m_edit; ///< takes what is typed at the left
    QList<Row> m_all;
    QList<Row> m_rows; ///< those shown
    bool m_onlyDifferences = false;
    qsizetype m_leftFields = -1;
    qsizetype m_rightFields = -1;
};

} // namespace colophon::ui

Q_DECLARE_METATYPE(QList<colophon::marc::Run>)
