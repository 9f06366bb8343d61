// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/indexes.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// Queries as trees and as text. The language is described in README.md.
/// Thread rule: pure.
namespace colophon::search {

/// One condition: an index, an operator and one value (two with Between, of which one may be
/// empty).
struct Condition {
    Index index = Index::Keywords;
    Operator op = Operator::Contains;
    QString value;
    QString to; ///< Between: the last value

    friend bool operator==(const Condition &, const Condition &) = default;
};

/// A query: a condition, or others joined. And without parts is every record.
struct QueryTree {
    enum class Kind { And, Or, Not, Leaf };
    Kind kind = Kind::And;
    QList<QueryTree> parts; ///< of Not exactly one
    Condition condition;    ///< of a Leaf

    static QueryTree leaf(const Condition &condition) { return {Kind::Leaf, {}, condition}; }
    bool isEverything() const { return kind == Kind::And && parts.isEmpty(); }

    friend bool operator==(const QueryTree &, const QueryTree &) = default;
};

/// What can't be read of a query, and where: characters from `position` on.
struct QueryFault {
    qsizetype position = 0;
    qsizetype length = 0;
    QString reason; ///< a sentence that says what to write instead
};

struct ParsedQuery {
    QueryTree tree;
    std::optional<QueryFault> fault; ///< the first one; the tree is empty then
};

/// Words without an index of their own belong to `usual`.
ParsedQuery parseQuery(const QString &text, Index usual = Index::Keywords);
/// The same; InvalidInput with the reason and the place.
Result<QueryTree> queryFrom(const QString &text, Index usual = Index::Keywords);
/// The text that gives the tree again.
QString textOf(const QueryTree &tree);

/// Why the value (or the values, with Between) can't be one of its index: a sentence; empty where
/// it can.
QString faultOfValue(const Condition &condition);
/// The materials that records can have: "book", "serial"…
QStringList materials();
/// How the reminders of a record can stand: "open", "overdue", "done".
QStringList reminderStates();

/// What is being typed at a place of a query's text: for completion.
struct TypedWord {
    qsizetype start = 0;  ///< the word under the cursor
    qsizetype length = 0; ///< up to the cursor
    /// The index whose value is being typed; nothing where an index's name may stand.
    std::optional<Index> valueOf;
};
TypedWord typedAt(const QString &text, qsizetype cursor);

} // namespace colophon::search
