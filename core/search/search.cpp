// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search.h"

#include "search/rowids.h"

#include <algorithm>
#include <limits>

namespace colophon::search {

namespace {

/// A part of a result: so many from there on.
struct Window {
    qint64 offset = 0;
    qint64 limit = 0;
};

/// What one zone's search works on.
struct Ground {
    store::Connection &connection;
    store::Zone zone;
    qint64 records = 0; ///< of the zone
};

Result<QueryTree> treeOf(const Request &request)
{
    Result<QueryTree> tree = queryFrom(request.text, request.index);
    COLOPHON_TRY(tree);
    if (request.narrow.isEverything())
        return tree;
    if (tree->isEverything())
        return request.narrow;
    return QueryTree{QueryTree::Kind::And, {*tree, request.narrow}, {}};
}

Result<Ground> groundOf(store::Connection &connection, const store::Zone &zone)
{
    const Result<QList<store::Zone>> zones = store::zones(connection);
    COLOPHON_TRY(zones);
    for (const store::Zone &known : *zones) {
        if (known.id == zone.id)
            return Ground{connection, known, known.recordCount};
    }
    return Error{ErrorCode::NotFound,
                 QStringLiteral("This catalogue has no zone %1.").arg(zone.code)};
}

/// Sorting few records one by one, or walking the index of the order until the window is full:
/// whichever is less. A record looked up costs about as much as twelve passed by in the index.
bool sortsOneByOne(qint64 found, const Window &window, qint64 records)
{
    const double walked =
        double(records) * double(std::min(window.offset + window.limit, found)) / double(found);
    return double(found) * 12 < walked;
}

Result<void> appendSorted(const Ground &ground, const HitSet &set, Sort sort, const Window &window,
                          QList<MmsId> &ids)
{
    struct Row {
        QByteArray value;
        qint64 mmsId;
    };
    std::vector<Row> rows;
    COLOPHON_TRY(eachRow(ground.connection, sortValues(sort, set), [&rows](const RowView &row) {
        rows.push_back({row.text(1), row.integer(0)});
        return true;
    }));
    const auto less = [](const Row &a, const Row &b) {
        const int order = QByteArrayView(a.value).compare(b.value);
        return order != 0 ? order < 0 : a.mmsId < b.mmsId;
    };
    std::sort(rows.begin(), rows.end(), less);
    if (isDescending(sort))
        std::reverse(rows.begin(), rows.end());
    const qint64 size = qint64(rows.size());
    for (qint64 i = window.offset; i < std::min(size, window.offset + window.limit); ++i)
        ids.append(MmsId::fromStored(rows[std::size_t(i)].mmsId));
    return {};
}

Result<void> appendWalked(const Ground &ground, const HitSet &set, Sort sort, const Window &window,
                          QList<MmsId> &ids)
{
    qint64 toSkip = window.offset;
    qint64 toTake = window.limit;
    return eachRow(ground.connection, inOrder(sort, ground.zone), [&](const RowView &row) {
        const qint64 mmsId = row.integer(0);
        if (!set.contains(mmsId))
            return true;
        if (toSkip-- > 0)
            return true;
        ids.append(MmsId::fromStored(mmsId));
        return --toTake > 0;
    });
}

/// Adds the records of the window; `window` then tells what is left of it for what follows.
Result<void> appendOrdered(const Ground &ground, const HitSet &set, Sort sort, Window &window,
                           QList<MmsId> &ids)
{
    const qint64 found = set.count(ground.records);
    if (window.limit <= 0)
        return {};
    if (window.offset >= found) {
        window.offset -= found;
        return {};
    }
    const qsizetype before = ids.size();
    const Result<void> done = !set.isInverted() && sortsOneByOne(found, window, ground.records)
                                  ? appendSorted(ground, set, sort, window, ids)
                                  : appendWalked(ground, set, sort, window, ids);
    COLOPHON_TRY(done);
    window.offset = 0;
    window.limit -= ids.size() - before;
    return {};
}

/// The words that relevance goes by: those asked for in keywords, titles or names.
QString wordsOf(const QueryTree &tree)
{
    if (tree.kind == QueryTree::Kind::Leaf) {
        const Condition &condition = tree.condition;
        const bool byWords = condition.op == Operator::Contains || condition.op == Operator::Phrase;
        const bool ranked = condition.index == Index::Keywords || condition.index == Index::Title;
        return byWords && ranked ? condition.value : QString();
    }
    QStringList parts;
    if (tree.kind == QueryTree::Kind::And) {
        for (const QueryTree &part : tree.parts) {
            if (const QString words = wordsOf(part); !words.isEmpty())
                parts.append(words);
        }
    }
    return parts.join(u' ');
}

/// The most relevant first: the title is the words; begins with them; has them one behind the
/// other; has them all; the rest. Each of these in the order of titles. Unlike a score this costs
/// no more for a million records than for a thousand, and people see why something is on top.
/// What the window does not reach is not looked up.
Result<void> appendByRelevance(const Ground &ground, const QString &words, const HitSet &found,
                               Window &window, QList<MmsId> &ids)
{
    const Condition inTitle{Index::Title, Operator::Contains, words, {}};
    const QString plain = QString(words).remove(u'*');
    const QList<QList<Statement>> tiers{{titleIs(plain, ground.zone.code, true)},
                                        {titleIs(plain, ground.zone.code, false)},
                                        {phraseInTitles(plain)},
                                        statementsFor(inTitle, ground.zone)};
    HitSet rest = found;
    for (const QList<Statement> &statements : tiers) {
        Result<HitSet> tier = hitsOf(ground.connection, statements, ground.zone.code);
        COLOPHON_TRY(tier);
        tier->intersect(rest);
        COLOPHON_TRY(appendOrdered(ground, *tier, Sort::Relevance, window, ids));
        if (window.limit <= 0)
            return {};
        tier->invert();
        rest.intersect(*tier);
    }
    return appendOrdered(ground, rest, Sort::Relevance, window, ids);
}

Result<QList<MmsId>> inWindow(store::Connection &connection, const Request &request, Window window)
{
    const Result<QueryTree> tree = treeOf(request);
    COLOPHON_TRY(tree);
    const Result<Ground> ground = groundOf(connection, request.zone);
    COLOPHON_TRY(ground);
    const Result<HitSet> found = evaluate(connection, *tree, ground->zone, request.viewer);
    COLOPHON_TRY(found);
    QList<MmsId> ids;
    const QString words = request.sort == Sort::Relevance ? wordsOf(*tree) : QString();
    if (words.isEmpty())
        COLOPHON_TRY(appendOrdered(*ground, *found, request.sort, window, ids));
    else
        COLOPHON_TRY(appendByRelevance(*ground, words, *found, window, ids));
    return ids;
}

} // namespace

Result<HitSet> hits(store::Connection &connection, const Request &request)
{
    const Result<QueryTree> tree = treeOf(request);
    COLOPHON_TRY(tree);
    return evaluate(connection, *tree, request.zone, request.viewer);
}

Result<Page> search(store::Connection &connection, const Request &request)
{
    const Result<QList<MmsId>> ids = inWindow(connection, request, {request.offset, request.limit});
    COLOPHON_TRY(ids);
    Result<QList<store::BriefRow>> rows = store::briefRows(connection, *ids);
    COLOPHON_TRY(rows);
    return Page{std::move(*rows)};
}

Result<QList<MmsId>> allInOrder(store::Connection &connection, const Request &request)
{
    return inWindow(connection, request, {0, std::numeric_limits<qint64>::max() / 2});
}

Result<qint64> count(store::Connection &connection, const Request &request)
{
    const Result<Ground> ground = groundOf(connection, request.zone);
    COLOPHON_TRY(ground);
    const Result<HitSet> found = hits(connection, request);
    COLOPHON_TRY(found);
    return found->count(ground->records);
}

Result<QList<MmsId>> idsOf(store::Connection &connection, const HitSet &set,
                           const store::Zone &zone)
{
    QList<MmsId> ids;
    if (!set.isInverted()) {
        set.each([&ids](MmsId mmsId) { ids.append(mmsId); });
        return ids;
    }
    COLOPHON_TRY(eachRow(connection, narrowRows(zone), [&](const RowView &row) {
        if (set.contains(row.integer(0)))
            ids.append(MmsId::fromStored(row.integer(0)));
        return true;
    }));
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace colophon::search
