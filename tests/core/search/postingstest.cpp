// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/postings.h"
#include "search/rowids.h"
#include "store/transaction.h"
#include "support/testcatalogue.h"

#include <QMap>
#include <QRandomGenerator>
#include <QSet>

using namespace colophon;
using search::HitSet;
using search::TermStretch;
using search::TermTable;

namespace {

const QString kCode = QStringLiteral("4838");
constexpr int kRecords = 300;
constexpr int kColumns = 6;

using Columns = QStringList;

/// The tables of a catalogue, given texts that no record has: pages of 64 bytes, so that few
/// records make lists that go over many pages, and segments that are merged now and then.
class Texts {
public:
    explicit Texts(store::Connection &connection) : m_connection(connection)
    {
        for (const char *table : {"bib_fts", "bib_key"}) {
            configure(table, "pgsz", 64);
            configure(table, "automerge", 4);
            configure(table, "crisismerge", 16);
        }
    }

    /// Puts words in and takes some away again, in transactions of a few.
    void change(int times)
    {
        for (int i = 0; i < times; ++i) {
            store::Transaction transaction = *store::Transaction::begin(m_connection);
            for (int some = 1 + m_random.bounded(20); some > 0; --some) {
                const qint64 id = idOf(m_random.bounded(kRecords));
                if (m_words.contains(id))
                    tell(id, true);
                m_words.remove(id);
                if (m_random.bounded(5) > 0) {
                    m_words.insert(id, someColumns());
                    tell(id, false);
                }
            }
            REQUIRE(transaction.commit().ok());
        }
    }

    /// What MATCH finds.
    QList<qint64> matching(TermTable table, const QString &expression) const
    {
        const QString name = nameOf(table);
        QList<qint64> ids;
        REQUIRE(search::eachRow(m_connection,
                                {QStringLiteral("SELECT rowid FROM %1 WHERE %1 MATCH ?1 AND rowid "
                                                "% 10000 = 4838")
                                     .arg(name),
                                 {expression}},
                                [&ids](const search::RowView &row) {
                                    ids.append(row.integer(0));
                                    return true;
                                })
                    .ok());
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    static QString word(int number) { return QStringLiteral("w%1").arg(number); }
    static constexpr int kWords = 40;

private:
    static QString nameOf(TermTable table)
    {
        return table == TermTable::Words ? QStringLiteral("bib_fts") : QStringLiteral("bib_key");
    }

    /// Every third record is of another zone.
    static qint64 idOf(int number)
    {
        return (qint64(991000001) + number) * 10000 + (number % 3 == 0 ? 4801 : 4838);
    }

    void run(const QString &sql, const QList<search::SqlValue> &values)
    {
        REQUIRE(search::eachRow(m_connection, {sql, values}, [](const search::RowView &) {
                    return true;
                }).ok());
    }

    void configure(const char *table, const char *option, int value)
    {
        run(QStringLiteral("INSERT INTO %1 (%1, rank) VALUES ('%2', ?1)")
                .arg(QLatin1String(table), QLatin1String(option)),
            {qint64(value)});
    }

    /// Low numbers often, some many times over.
    Columns someColumns()
    {
        Columns columns;
        for (int column = 0; column < kColumns; ++column) {
            QStringList words;
            for (int count = m_random.bounded(4); count > 0; --count) {
                const int number = m_random.bounded(1 + m_random.bounded(kWords));
                const int times = m_random.bounded(12) == 0 ? 90 : 1;
                for (int i = 0; i < times; ++i)
                    words.append(word(number));
            }
            columns.append(words.join(u' '));
        }
        return columns;
    }

    void tell(qint64 id, bool forget)
    {
        const Columns &columns = m_words[id];
        QList<search::SqlValue> values{id};
        for (const QString &column : columns)
            values.append(column);
        const auto sql = [forget](const char *table, const char *names, const char *places) {
            return QStringLiteral("INSERT INTO %1 (%2rowid, %3) VALUES (%4?1, %5)")
                .arg(QLatin1String(table),
                     forget ? QLatin1String(table) + QLatin1String(", ") : QString(),
                     QLatin1String(names), forget ? QStringLiteral("'delete', ") : QString(),
                     QLatin1String(places));
        };
        run(sql("bib_fts", "title, name, subject, series, publisher, other",
                "?2, ?3, ?4, ?5, ?6, ?7"),
            values);
        run(sql("bib_key", "keys", "?2"), {id, columns.join(u' ')});
    }

    store::Connection &m_connection;
    QRandomGenerator m_random{20261126};
    QMap<qint64, Columns> m_words;
};

QList<qint64> read(store::Connection &connection, const TermStretch &stretch)
{
    const std::unique_ptr<search::Postings> postings =
        search::Postings::open(connection, stretch.table);
    REQUIRE(postings);
    HitSet set(kCode);
    REQUIRE(postings->addTo(set, stretch));
    QList<qint64> ids;
    set.each([&ids](MmsId mmsId) { ids.append(mmsId.value()); });
    return ids;
}

} // namespace

TEST_CASE("What is read from the pages of an index is what MATCH finds")
{
    test::TestCatalogue catalogue;
    store::Connection connection = catalogue.connect();
    Texts texts(connection);
    static const QList<std::pair<QString, unsigned>> kFilters{
        {QString(), 0},
        {QStringLiteral("title : "), 1},
        {QStringLiteral("{title series} : "), 9},
        {QStringLiteral("other : "), 32}};
    for (int round = 0; round < 12; ++round) {
        texts.change(5);
        for (int number = 0; number < Texts::kWords; ++number) {
            const QString word = Texts::word(number);
            for (const bool beginning : {false, true}) {
                const QByteArray from = word.toUtf8();
                const QByteArray before = beginning ? from + '\xff' : QByteArray();
                const QString sought =
                    u'"' + word + u'"' + (beginning ? QStringLiteral(" *") : QString());
                INFO(sought.toStdString() << " in round " << round);
                REQUIRE(read(connection, {TermTable::Keys, from, before})
                        == texts.matching(TermTable::Keys, sought));
                for (const auto &[columns, bits] : kFilters) {
                    INFO(columns.toStdString());
                    REQUIRE(read(connection, {TermTable::Words, from, before, bits})
                            == texts.matching(TermTable::Words, columns + sought));
                }
            }
        }
    }
    CHECK(read(connection, {TermTable::Words, "x"}).isEmpty());
    CHECK(read(connection, {TermTable::Words, "a", "b"}).isEmpty());
    // all terms at once: what is found for one or another of them
    QSet<qint64> any;
    for (int number = 0; number < Texts::kWords; ++number) {
        for (const qint64 id : texts.matching(TermTable::Words, u'"' + Texts::word(number) + u'"'))
            any.insert(id);
    }
    QList<qint64> all(any.cbegin(), any.cend());
    std::sort(all.begin(), all.end());
    REQUIRE(all.size() > 50);
    CHECK(read(connection, {TermTable::Words, "a", "x"}) == all);
}

TEST_CASE("What a transaction has not committed is left to MATCH")
{
    test::TestCatalogue catalogue;
    store::Connection connection = catalogue.connect();
    CHECK(search::Postings::open(connection, TermTable::Words));
    store::Transaction transaction = *store::Transaction::begin(connection);
    CHECK_FALSE(search::Postings::open(connection, TermTable::Words));
}
