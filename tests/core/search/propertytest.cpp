// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/brief.h"
#include "marc/reader.h"
#include "plainscan.h"
#include "search/headings.h"
#include "search/reindex.h"
#include "search/search.h"
#include "support/testcatalogue.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSet>

using namespace colophon;
using search::Condition;
using search::Index;
using search::Operator;
using search::QueryTree;

namespace {

QList<marc::Record> recordsIn(const QString &path, marc::Format format, qsizetype most)
{
    QFile file(path);
    QList<marc::Record> records;
    if (!file.open(QIODevice::ReadOnly))
        return records;
    const Result<QList<marc::ReadItem>> items = marc::readAll(format, file.readAll());
    REQUIRE(items.ok());
    for (const marc::ReadItem &item : *items) {
        if (item.record && records.size() < most)
            records.append(*item.record);
    }
    return records;
}

/// A catalogue of real records and the same records in memory.
class RealRecords {
public:
    RealRecords() : connection(catalogue.connect())
    {
        const QString source = QStringLiteral(COLOPHON_SOURCE_DIR);
        QList<marc::Record> real = recordsIn(source + QStringLiteral("/resources/sample/nz.mrk"),
                                             marc::Format::Mnemonic, 400);
        real += recordsIn(source + QStringLiteral("/resources/sample/iz.mrk"),
                          marc::Format::Mnemonic, 400);
        REQUIRE(real.size() > 50);
        const cataloging::Actor ada = catalogue.actor("ada");
        zone = *store::zoneOf(connection, store::ZoneKind::Network);
        Result<store::Transaction> transaction = store::Transaction::begin(connection);
        REQUIRE(transaction.ok());
        for (const marc::Record &record : std::as_const(real)) {
            const Result<MmsId> mmsId =
                cataloging::addRecord(*transaction, ada, zone, record, QStringLiteral("import"));
            REQUIRE(mmsId.ok());
            ids.append(*mmsId);
        }
        REQUIRE(transaction->commit().ok());
        for (const MmsId mmsId : std::as_const(ids)) {
            records.append(store::recordOf(connection, mmsId)->record);
            plain.append(test::PlainRecord(records.constLast()));
        }
    }

    test::TestCatalogue catalogue;
    store::Connection connection;
    store::Zone zone;
    QList<MmsId> ids;
    QList<marc::Record> records;
    QList<test::PlainRecord> plain;
};

/// Queries from what the records hold, so that most find something.
class RandomQueries {
public:
    explicit RandomQueries(const RealRecords &real) : m_real(real) {}

    QueryTree tree(int depth)
    {
        const int kind = depth == 0 ? 0 : m_random.bounded(6);
        if (kind < 3)
            return leaf();
        if (kind == 5)
            return {QueryTree::Kind::Not, {tree(depth - 1)}, {}};
        QueryTree joined{kind == 3 ? QueryTree::Kind::And : QueryTree::Kind::Or, {}, {}};
        const int parts = 2 + m_random.bounded(2);
        for (int i = 0; i < parts; ++i)
            joined.parts.append(tree(depth - 1));
        return joined;
    }

private:
    template <typename List> auto pick(const List &list)
    {
        return list.at(m_random.bounded(int(list.size())));
    }

    QueryTree leaf()
    {
        for (;;) {
            if (const std::optional<Condition> condition = oneCondition())
                return QueryTree::leaf(*condition);
        }
    }

    std::optional<Condition> oneCondition()
    {
        const int record = m_random.bounded(int(m_real.ids.size()));
        const test::PlainRecord &plain = m_real.plain.at(record);
        switch (m_random.bounded(9)) {
        case 0:
            return year(record);
        case 1:
            return Condition{
                Index::Material, Operator::Is, marc::materialOf(m_real.records.at(record)), {}};
        case 2: {
            const QStringList fields = plain.someText(Index::Field);
            return Condition{Index::Field, Operator::Is, pick(fields), {}};
        }
        case 3: {
            const QStringList numbers = plain.someText(Index::Isbn);
            if (numbers.isEmpty())
                return {};
            return Condition{Index::Isbn, Operator::Is, pick(numbers), {}};
        }
        case 4:
            return heading(record);
        case 5:
            return Condition{pick(QList<Index>{Index::Title, Index::Name, Index::Subject,
                                               Index::Series, Index::Publisher}),
                             Operator::Empty,
                             {},
                             {}};
        default:
            return words(plain);
        }
    }

    std::optional<Condition> year(int record)
    {
        const QString value = marc::briefOf(m_real.records.at(record)).year;
        if (value.isEmpty())
            return {};
        if (m_random.bounded(2) == 0)
            return Condition{Index::Year, Operator::Is, value, {}};
        return Condition{
            Index::Year, Operator::Between, value,
            QString::number(value.toInt() + m_random.bounded(40)).rightJustified(4, u'0')};
    }

    std::optional<Condition> heading(int record)
    {
        QList<search::Heading> all = search::headingsOf(m_real.records.at(record));
        all.removeIf([](const search::Heading &one) {
            return one.kind != search::HeadingKind::Names
                   && one.kind != search::HeadingKind::Subjects;
        });
        if (all.isEmpty())
            return {};
        const search::Heading one = pick(all);
        const Index index = one.kind == search::HeadingKind::Names ? Index::Name : Index::Subject;
        if (m_random.bounded(2) == 0)
            return Condition{index, Operator::Is, one.text, {}};
        const QString start = one.text.left(3 + m_random.bounded(10)).trimmed();
        const Condition condition{index, Operator::StartsWith, start, {}};
        return search::faultOfValue(condition).isEmpty() ? std::optional(condition) : std::nullopt;
    }

    std::optional<Condition> words(const test::PlainRecord &plain)
    {
        const Index index =
            pick(QList<Index>{Index::Keywords, Index::Keywords, Index::Title, Index::Name,
                              Index::Subject, Index::Series, Index::Publisher});
        const QStringList texts = plain.someText(index);
        if (texts.isEmpty())
            return {};
        const QStringList units = pick(texts).split(u' ');
        const qsizetype from = m_random.bounded(int(units.size()));
        QString value = units.mid(from, 1 + m_random.bounded(3)).join(u' ');
        if (m_random.bounded(4) == 0)
            value = value.left(std::max<qsizetype>(1, value.size() - 2)).trimmed() + u'*';
        const Operator op = m_random.bounded(2) == 0 ? Operator::Contains : Operator::Phrase;
        const Condition condition{index, op, value, {}};
        return search::faultOfValue(condition).isEmpty() ? std::optional(condition) : std::nullopt;
    }

    const RealRecords &m_real;
    QRandomGenerator m_random{20261118};
};

QSet<MmsId> asSet(const QList<MmsId> &list)
{
    return {list.begin(), list.end()};
}

} // namespace

TEST_CASE("Thousands of random queries find what a plain scan of the records finds")
{
    RealRecords real;
    RandomQueries queries(real);
    int foundSomething = 0;
    constexpr int kQueries = 3000;
    for (int i = 0; i < kQueries; ++i) {
        const QueryTree tree = queries.tree(3);
        search::Request request;
        request.zone = real.zone;
        request.text = search::textOf(tree);
        request.sort = search::Sort(i % 5);
        QList<MmsId> expected;
        for (qsizetype at = 0; at < real.ids.size(); ++at) {
            if (real.plain.at(at).matches(tree))
                expected.append(real.ids.at(at));
        }
        const Result<QList<MmsId>> found = search::allInOrder(real.connection, request);
        INFO(request.text.toStdString());
        REQUIRE((found.ok() ? std::string() : found.error().detail.toStdString()) == "");
        QSet<MmsId> missing = asSet(expected);
        missing.subtract(asSet(*found));
        QSet<MmsId> wrong = asSet(*found);
        wrong.subtract(asSet(expected));
        INFO("missing " << (missing.isEmpty() ? 0 : missing.begin()->value()) << ", wrong "
                        << (wrong.isEmpty() ? 0 : wrong.begin()->value()));
        REQUIRE(missing.isEmpty());
        REQUIRE(wrong.isEmpty());
        REQUIRE(found->size() == expected.size());
        REQUIRE(*search::count(real.connection, request) == expected.size());
        foundSomething += expected.isEmpty() ? 0 : 1;
    }
    CHECK(foundSomething > kQueries / 2);
}

TEST_CASE("Every order is the order of its values, and pages are parts of the whole")
{
    RealRecords real;
    for (const search::Sort sort : {search::Sort::Title, search::Sort::Name, search::Sort::Year,
                                    search::Sort::Changed, search::Sort::Relevance}) {
        for (const char *text : {"", "a* OR the", "NOT language:eng"}) {
            search::Request request;
            request.zone = real.zone;
            request.text = QString::fromLatin1(text);
            request.sort = sort;
            const QList<MmsId> all = *search::allInOrder(real.connection, request);
            QStringList years;
            for (const MmsId mmsId : all)
                years.append(marc::briefOf(real.records.at(real.ids.indexOf(mmsId))).year);
            if (sort == search::Sort::Year)
                CHECK(std::is_sorted(years.crbegin(), years.crend()));
            QList<MmsId> paged;
            request.limit = 7;
            for (;;) {
                const search::Page page = *search::search(real.connection, request);
                for (const store::BriefRow &row : page.rows)
                    paged.append(row.mmsId);
                if (page.rows.size() < request.limit)
                    break;
                request.offset += request.limit;
            }
            CHECK(paged == all);
        }
    }
}
