// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/process.h"
#include "search/sets.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

using namespace colophon;
using test::OpenWindow;

namespace {

constexpr int kLong = 10'000;

void keep(test::TestCatalogue &catalogue, const char *name, const char *text)
{
    store::Connection c = catalogue.connect();
    normalization::StoredRule rule;
    rule.name = QLatin1String(name);
    rule.text = QLatin1String(text);
    rule.shared = true;
    REQUIRE(normalization::addRule(c, catalogue.actor("ada"), rule).ok());
}

QList<MmsId> membersOf(test::TestCatalogue &catalogue, const QString &name)
{
    store::Connection c = catalogue.connect();
    const UserId user = catalogue.actor("ada").user.id;
    const auto set = search::setNamed(c, name, user);
    if (!set)
        return {};
    return search::memberIds(c, *set, {user, QDateTime::currentDateTimeUtc()})
        .valueOr(QList<MmsId>());
}

/// Chooses the first rule, which the dialog offers to name the set after.
void accept(OpenWindow &open, const QString &name)
{
    REQUIRE(QTest::qWaitFor(
        [&] {
            auto *button = open.find<QPushButton>("indicationFilter");
            return button != nullptr && button->isEnabled();
        },
        kLong));
    auto *field = open.find<QLineEdit>("indicationSet");
    if (!name.isEmpty()) {
        field->selectAll();
        QTest::keyClicks(field, name);
    }
    QTest::keyClick(field, Qt::Key_Return);
}

bool isSaid(const OpenWindow &open, QStringView words)
{
    const QList<QLabel *> labels = open.window->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [words](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    });
}

} // namespace

TEST_CASE("An indication rule filters the results of a search and the records of a set")
{
    test::TestCatalogue catalogue;
    const MmsId plain = catalogue.add(test::book(QStringLiteral("Plain book")));
    marc::Record noted = test::book(QStringLiteral("Noted book"));
    noted.fields().append(
        marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QStringLiteral("A note.")}}));
    const MmsId first = catalogue.add(noted);
    noted.fields().last().subfields().append({u'5', QStringLiteral("XX")});
    const MmsId second = catalogue.add(noted);
    keep(catalogue, "Has a note",
         "rule \"has a note\" when exists \"500\" then set indication.\"true\" end");
    OpenWindow open(catalogue);
    auto *results = open.find<QListView>("resultsList");
    REQUIRE(results != nullptr);
    open.trigger("screen.search");
    REQUIRE(QTest::qWaitFor([&] { return results->model()->rowCount() == 3; }, kLong));

    open.trigger("result.filterByRule");
    accept(open, {});
    REQUIRE(QTest::qWaitFor([&] { return results->model()->rowCount() == 2; }, kLong));
    const QList<MmsId> members = membersOf(catalogue, QStringLiteral("Has a note"));
    CHECK(members == QList<MmsId>{first, second});
    CHECK_FALSE(members.contains(plain));

    SECTION("the set that came of it is filtered further")
    {
        keep(catalogue, "A copy note",
             "rule \"copy\" when exists \"500.5\" then set indication.\"true\" end");
        open.trigger("screen.sets");
        auto *table = open.find<QTableView>("setsTable");
        REQUIRE(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }, kLong));
        REQUIRE(QTest::qWaitFor([&] { return table->currentIndex().isValid(); }, kLong));
        open.trigger("set.filterByRule");
        accept(open, QStringLiteral("Copies"));
        REQUIRE(QTest::qWaitFor([&] { return results->model()->rowCount() == 1; }, kLong));
        CHECK(membersOf(catalogue, QStringLiteral("Copies")) == QList<MmsId>{second});
    }
    SECTION("a name that is taken is refused in words, and nothing is lost")
    {
        open.trigger("result.filterByRule");
        accept(open, QStringLiteral("Has a note"));
        REQUIRE(QTest::qWaitFor([&] { return isSaid(open, u"not filtered"); }, kLong));
        CHECK(membersOf(catalogue, QStringLiteral("Has a note")).size() == 2);
    }
}
