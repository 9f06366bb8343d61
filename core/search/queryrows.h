// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/query.h"

#include <QList>

/// A query as the rows of a form: conditions and groups of them under each other. Pure.
namespace colophon::search {

/// How a row is joined to those above it. As in the text, And binds closer than Or, and Not is
/// "and not".
enum class Joiner { And, Or, Not };

struct QueryRow {
    Joiner joiner = Joiner::And; ///< of the first row: And, or Not
    Condition condition;         ///< of a row that is no group
    QList<QueryRow> rows;        ///< of a group

    bool isGroup() const { return !rows.isEmpty(); }
};

/// Rows whose query is the tree; none for everything. Words of one index that must all be there
/// come together in one row.
QList<QueryRow> rowsOf(const QueryTree &tree);
/// Rows without a value are left out.
QueryTree treeOf(const QList<QueryRow> &rows);

} // namespace colophon::search
