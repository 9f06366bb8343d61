// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/queryrows.h"

#include <algorithm>

namespace colophon::search {

namespace {

using Kind = QueryTree::Kind;

bool isWords(const QueryTree &tree)
{
    return tree.kind == Kind::Leaf && tree.condition.op == Operator::Contains;
}

/// One condition where the parts are words of one index, which may stand in one row.
QList<QueryTree> withWordsTogether(const QList<QueryTree> &parts)
{
    QList<QueryTree> together;
    for (const QueryTree &part : parts) {
        const bool same = !together.isEmpty() && isWords(part) && isWords(together.constLast())
                          && part.condition.index == together.constLast().condition.index;
        if (same)
            together.last().condition.value += u' ' + part.condition.value;
        else
            together.append(part);
    }
    return together;
}

QueryRow rowOf(const QueryTree &tree, Joiner joiner)
{
    if (tree.kind == Kind::Not && joiner == Joiner::And)
        return rowOf(tree.parts.constFirst(), Joiner::Not);
    if (tree.kind == Kind::Leaf)
        return {joiner, tree.condition, {}};
    QueryRow group{joiner, {}, rowsOf(tree)};
    // Brackets round a single row say nothing.
    if (group.rows.size() == 1 && group.rows.constFirst().joiner == Joiner::And) {
        QueryRow single = group.rows.constFirst();
        single.joiner = joiner;
        return single;
    }
    return group;
}

QList<QueryRow> rowsOfAnd(const QList<QueryTree> &parts, Joiner first)
{
    QList<QueryRow> rows;
    for (const QueryTree &part : withWordsTogether(parts))
        rows.append(rowOf(part, rows.isEmpty() ? first : Joiner::And));
    return rows;
}

bool isEmptyRow(const Condition &condition)
{
    return condition.op != Operator::Empty && condition.value.trimmed().isEmpty()
           && condition.to.trimmed().isEmpty();
}

QueryTree joined(Kind kind, const QList<QueryTree> &parts)
{
    return parts.size() == 1 ? parts.constFirst() : QueryTree{kind, parts, {}};
}

} // namespace

QList<QueryRow> rowsOf(const QueryTree &tree)
{
    if (tree.kind == Kind::And)
        return rowsOfAnd(tree.parts, Joiner::And);
    if (tree.kind != Kind::Or)
        return {rowOf(tree, Joiner::And)};
    QList<QueryRow> rows;
    for (const QueryTree &part : tree.parts) {
        const Joiner joiner = rows.isEmpty() ? Joiner::And : Joiner::Or;
        if (part.kind == Kind::And && !part.parts.isEmpty())
            rows.append(rowsOfAnd(part.parts, joiner));
        else
            rows.append(rowOf(part, joiner));
    }
    return rows;
}

QueryTree treeOf(const QList<QueryRow> &rows)
{
    QList<QueryTree> alternatives;
    QList<QueryTree> all;
    const auto endAlternative = [&] {
        if (!all.isEmpty())
            alternatives.append(joined(Kind::And, all));
        all.clear();
    };
    for (const QueryRow &row : rows) {
        if (row.joiner == Joiner::Or)
            endAlternative();
        QueryTree part = row.isGroup() ? treeOf(row.rows) : QueryTree::leaf(row.condition);
        if (row.isGroup() ? part.isEverything() : isEmptyRow(row.condition))
            continue;
        if (row.joiner == Joiner::Not)
            part = {Kind::Not, {part}, {}};
        all.append(part);
    }
    endAlternative();
    return alternatives.isEmpty() ? QueryTree() : joined(Kind::Or, alternatives);
}

} // namespace colophon::search
