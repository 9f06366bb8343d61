// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"

#include <QCoreApplication>
#include <QList>

namespace colophon::ui {

/// What the grid does with whole fields, each call one undoable step of the session. Rows are the
/// grid's: 0 is the leader. Each gives the row to go to, or -1 where nothing was done.
class FieldSteps {
    Q_DECLARE_TR_FUNCTIONS(FieldSteps)
public:
    explicit FieldSteps(EditSession &session) : m_session(session) {}

    /// Below the row, with its tag to start from.
    int add(int row);
    /// A field that only the institution has, marked $9 LOCAL.
    int addLocal(int row);
    int remove(const QList<int> &rows);
    int duplicate(const QList<int> &rows);
    int moveBy(const QList<int> &rows, int by);
    /// To stand before the field of that row.
    int moveTo(const QList<int> &rows, int before);
    int insert(int row, const QList<marc::Field> &fields, const QString &text);
    int sort(bool parallelsBeside);
    /// Makes an 880 for the field, or of an 880 the field that it stands for.
    int toParallel(int row);
    int fromParallel(int row);
    /// The script of an 880 in its $6, once there is some of it.
    int nameScript(int row);
    /// Of two rows one is an 880; of a single one the link is taken away.
    int link(int row, int other);
    int unlink(int row);

    QList<marc::Field> fields(const QList<int> &rows) const;

private:
    int apply(const marc::Record &after, const QString &text, int row);

    EditSession &m_session;
};

} // namespace colophon::ui
