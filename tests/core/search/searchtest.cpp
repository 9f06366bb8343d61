// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search.h"
#include "search/folding.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

#include <QRandomGenerator>

using namespace colophon;

namespace {

QStringList titles(store::Connection &c, const QString &text,
                   search::Index index = search::Index::Keywords)
{
    search::Request request;
    request.zone = *store::zoneOf(c, store::ZoneKind::Network);
    request.index = index;
    request.text = text;
    request.sort = search::Sort::Title;
    const Result<search::Page> page = search::search(c, request);
    REQUIRE(page.ok());
    CHECK(*search::count(c, request) == page->rows.size());
    QStringList found;
    for (const store::BriefRow &row : page->rows)
        found.append(row.brief.title);
    return found;
}

} // namespace

TEST_CASE("A search finds what its words say and nothing else")
{
    test::TestCatalogue catalogue;
    catalogue.add(test::book(QStringLiteral("Bayna al-qaṣrayn"), QStringLiteral("Maḥfūẓ, Najīb")));
    catalogue.add(
        test::book(QStringLiteral("Hong lou meng 紅樓夢"), QStringLiteral("Cao, Xueqin")));
    const MmsId third = catalogue.add(test::book(QStringLiteral("Egypt under Mahfuz")));
    catalogue.add(test::book(QStringLiteral("Other zone qasrayn")), store::ZoneKind::Institution);
    store::Connection c = catalogue.connect();
    CHECK(titles(c, QStringLiteral("QASRAYN")) == QStringList{QStringLiteral("Bayna al-qaṣrayn")});
    CHECK(titles(c, QStringLiteral("樓夢")) == QStringList{QStringLiteral("Hong lou meng 紅樓夢")});
    CHECK(titles(c, QStringLiteral("mahfuz")).size() == 2);
    CHECK(titles(c, QStringLiteral("mahfuz"), search::Index::Name)
          == QStringList{QStringLiteral("Bayna al-qaṣrayn")});
    CHECK(titles(c, QStringLiteral("title:mahf*"))
          == QStringList{QStringLiteral("Egypt under Mahfuz")});
    CHECK(titles(c, QStringLiteral("\"under mahfuz\"")).size() == 1);
    CHECK(titles(c, QStringLiteral("\"mahfuz under\"")).isEmpty());
    CHECK(titles(c, QStringLiteral("9780306406157"), search::Index::Isbn).size() == 3);
    CHECK(titles(c, third.toString(), search::Index::MmsId)
          == QStringList{QStringLiteral("Egypt under Mahfuz")});
    CHECK(titles(c, QString()).size() == 3);
}

TEST_CASE("Whatever is typed, the search answers or says where it can't be read")
{
    test::TestCatalogue catalogue;
    catalogue.add(test::book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    for (const char *text : {"AND OR NOT", "( ) * : \" ' - + ^",
                             "\"open",     "keywords : x",
                             "a* b*",      "NEAR(a b)",
                             "%_",         "title:",
                             "***",        "\\",
                             "))",         "((",
                             "a OR",       "NOT",
                             "year:",      "year:..",
                             "title=*",    "\"\"\"",
                             "mms_id:x",   "created_by:nobody"}) {
        search::Request request;
        request.zone = *store::zoneOf(c, store::ZoneKind::Network);
        request.text = QString::fromLatin1(text);
        const Result<search::Page> page = search::search(c, request);
        INFO(text);
        CHECK((page.ok() || page.error().code == ErrorCode::InvalidInput));
        CHECK((page.ok() || page.error().detail.size() > 20));
    }
}

TEST_CASE("Random searches find what a plain scan of the records finds")
{
    static const QStringList kWords{QStringLiteral("nile"),    QStringLiteral("Ägypten"),
                                    QStringLiteral("kitāb"),   QStringLiteral("noël"),
                                    QStringLiteral("history"), QStringLiteral("Øst"),
                                    QStringLiteral("1992")};
    test::TestCatalogue catalogue;
    QRandomGenerator random(7);
    const auto pick = [&random] { return kWords.at(random.bounded(int(kWords.size()))); };
    QStringList all;
    for (int i = 0; i < 60; ++i) {
        all.append(QStringLiteral("%1 %2 %3").arg(pick(), pick()).arg(i));
        catalogue.add(test::book(all.constLast()));
    }
    store::Connection c = catalogue.connect();
    for (int i = 0; i < 200; ++i) {
        const QStringList wanted{pick(), pick()};
        QStringList expected;
        for (const QString &title : std::as_const(all)) {
            const QStringList words = search::tokens(title);
            if (words.contains(search::fold(wanted.at(0)))
                && words.contains(search::fold(wanted.at(1))))
                expected.append(title);
        }
        QStringList found = titles(c, wanted.join(u' '), search::Index::Title);
        if (found.size() == 50)
            continue; // a full page
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        REQUIRE(found == expected);
    }
}
