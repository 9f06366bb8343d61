// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/pageonscreen.h"

#include "search/conditionrow.h"
#include "search/queryedit.h"
#include "search/querypane.h"
#include "search/savedsearches.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

using namespace colophon;
using namespace colophon::ui;
using namespace colophon::ui::test;

namespace {

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

void choose(QComboBox *box, const QString &text)
{
    const int at = box->findText(text);
    INFO(text.toStdString());
    REQUIRE(at >= 0);
    box->setCurrentIndex(at);
    emit box->activated(at);
}

class Advanced {
public:
    Advanced() : screen(fill(catalogue)) { screen.showList(kAll); }

    void open()
    {
        screen.commands().find(QStringLiteral("search.advanced"))->trigger();
        REQUIRE(pane()->isVisible());
    }
    QueryPane *pane() const { return screen.part<QueryPane>("queryPane"); }
    QList<ConditionRow *> rows() const
    {
        QList<ConditionRow *> visible;
        for (ConditionRow *row : pane()->findChildren<ConditionRow *>()) {
            if (row->isVisible())
                visible.append(row);
        }
        return visible;
    }
    template <typename T> T *in(QWidget *parent, const char *name) const
    {
        T *const found = parent->findChild<T *>(QLatin1String(name));
        REQUIRE(found);
        return found;
    }
    void click(const char *button) const
    {
        QTest::mouseClick(screen.part<QPushButton>(button), Qt::LeftButton);
    }

    static SearchCatalogue &fill(SearchCatalogue &catalogue)
    {
        catalogue.add(store::ZoneKind::Institution, kInstitution);
        catalogue.add(store::ZoneKind::Network, kNetwork);
        return catalogue;
    }
    inline static const QStringList kAll{
        QStringLiteral("Colonising Egypt"), QStringLiteral("Death on the Nile"),
        QStringLiteral("A history of Egypt"), QStringLiteral("Überall Éclat")};

    SearchCatalogue catalogue;
    PageOnScreen screen;
};

} // namespace

TEST_CASE("Rows of conditions search for what they say, and so does their text")
{
    Advanced a;
    a.open();
    REQUIRE(a.rows().size() == 1);
    choose(a.in<QComboBox>(a.rows()[0], "conditionIndex"), QStringLiteral("All titles"));
    QTest::keyClicks(a.in<QLineEdit>(a.rows()[0], "conditionValue"), QStringLiteral("egypt"));
    a.click("addCondition");
    REQUIRE(a.rows().size() == 2);
    choose(a.in<QComboBox>(a.rows()[1], "conditionIndex"), QStringLiteral("Year"));
    choose(a.in<QComboBox>(a.rows()[1], "conditionOperator"), QStringLiteral("is between"));
    QTest::keyClicks(a.in<QLineEdit>(a.rows()[1], "conditionValue"), QStringLiteral("1990"));
    QTest::keyClicks(a.in<QLineEdit>(a.rows()[1], "conditionTo"), QStringLiteral("1999"));
    QTest::keyClick(a.in<QLineEdit>(a.rows()[1], "conditionTo"), Qt::Key_Return);
    REQUIRE(soon([&] { return a.screen.titles() == QStringList{Advanced::kAll[0]}; }));

    a.click("queryMode");
    CHECK(a.screen.part<QueryEdit>("queryText")->query()
          == QLatin1String("title:egypt AND year:1990..1999"));
    a.screen.part<QueryEdit>("queryText")
        ->setQuery(QStringLiteral("title:egypt NOT year:1990..1999"));
    a.click("runQuery");
    REQUIRE(soon([&] { return a.screen.titles() == QStringList{Advanced::kAll[2]}; }));
    a.click("queryMode");
    REQUIRE(a.rows().size() == 2);
    CHECK(a.in<QComboBox>(a.rows()[1], "joiner")->currentText() == QLatin1String("Not"));

    // Or, and a group.
    QTest::mouseClick(a.in<QToolButton>(a.rows()[1], "removeCondition"), Qt::LeftButton);
    REQUIRE(soon([&] { return a.rows().size() == 1; }));
    a.click("addGroup");
    REQUIRE(a.rows().size() == 3);
    QTest::keyClicks(a.in<QLineEdit>(a.rows()[1], "conditionValue"), QStringLiteral("colonising"));
    QTest::keyClicks(a.in<QLineEdit>(a.rows()[2], "conditionValue"), QStringLiteral("history"));
    a.click("runQuery");
    REQUIRE(soon([&] {
        return sorted(a.screen.titles()) == sorted({Advanced::kAll[0], Advanced::kAll[2]});
    }));
    a.click("simpleSearch");
    CHECK_FALSE(a.pane()->isVisible());
}

TEST_CASE("A condition shows its whole index and operator, and stays inside a narrow window")
{
    Advanced advanced;
    advanced.open();
    // the rows are made anew when their choices come
    const auto part = [&](const char *name) {
        return advanced.rows().constFirst()->findChild<QWidget *>(QLatin1String(name));
    };
    const auto shows = [&](const char *name) {
        constexpr int kArrow = 40; // with the margins
        const auto *box = qobject_cast<const QComboBox *>(part(name));
        return box->fontMetrics().horizontalAdvance(box->currentText()) + kArrow <= box->width();
    };
    CHECK(soon([&] { return shows("conditionIndex") && shows("conditionOperator"); }));
    SearchPage &page = advanced.screen.page();
    page.resize(560, 600);
    CHECK(soon([&] {
        const QWidget *remove = part("removeCondition");
        return remove->mapTo(&page, QPoint(remove->width(), 0)).x() <= page.width();
    }));
}

TEST_CASE("What can't be read of a query is shown at its place and not run")
{
    Advanced a;
    a.open();
    choose(a.in<QComboBox>(a.rows()[0], "conditionIndex"), QStringLiteral("Year"));
    auto *const value = a.in<QLineEdit>(a.rows()[0], "conditionValue");
    QTest::keyClicks(value, QStringLiteral("soon"));
    a.click("runQuery");
    CHECK(value->property("faulty").toBool());
    CHECK(a.screen.text("queryFault").contains(QStringLiteral("not a year")));
    CHECK(a.screen.titles() == Advanced::kAll);

    a.click("queryMode");
    auto *const edit = a.screen.part<QueryEdit>("queryText");
    edit->setQuery(QStringLiteral("title:nile colour:red"));
    REQUIRE(edit->extraSelections().size() == 1);
    CHECK(edit->extraSelections().constFirst().cursor.selectedText().startsWith(
        QStringLiteral("colour")));
    CHECK(a.screen.text("queryFault").contains(QStringLiteral("not an index")));
    a.click("runQuery");
    CHECK(a.screen.titles() == Advanced::kAll);
    edit->setQuery(QStringLiteral("title:nile"));
    CHECK(edit->extraSelections().isEmpty());
    CHECK_FALSE(a.screen.part<QLabel>("queryFault")->isVisible());
}

TEST_CASE("A query is completed as it is typed")
{
    Advanced a;
    a.open();
    a.click("queryMode");
    auto *const edit = a.screen.part<QueryEdit>("queryText");
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("mat"));
    REQUIRE(edit->completer()->popup()->isVisible());
    QTest::keyClick(edit->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(edit->completer()->popup(), Qt::Key_Return);
    CHECK(edit->toPlainText() == QLatin1String("material:"));
    CHECK(edit->completions().contains(QStringLiteral("map")));
    edit->completer()->popup()->hide();
    QTest::keyClicks(edit, QStringLiteral("bo"));
    QTest::keyClick(edit->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(edit->completer()->popup(), Qt::Key_Return);
    CHECK(edit->toPlainText() == QLatin1String("material:book "));
    edit->completer()->popup()->hide();
    QTest::keyClick(edit, Qt::Key_Return);
    REQUIRE(soon([&] { return a.screen.text("resultCount") == QLatin1String("4 records"); }));
}

TEST_CASE("Searches are kept: the last ones by themselves, others under a name")
{
    Advanced a;
    a.screen.search(QStringLiteral("egypt"));
    REQUIRE(soon([&] { return a.screen.list()->model()->rowCount() == 2; }));
    a.screen.search(QStringLiteral("christie"), search::Index::Name);
    REQUIRE(soon([&] { return a.screen.list()->model()->rowCount() == 1; }));
    store::Connection c = a.catalogue.open();
    const UserId user = a.catalogue.actor(c).user.id;
    REQUIRE(soon([&] { return search::pastSearches(c, user)->size() == 2; }));
    const QList<search::PastSearch> past = *search::pastSearches(c, user);
    QStringList queries{past[0].query, past[1].query};
    CHECK(sorted(queries) == QStringList{QStringLiteral("egypt"), QStringLiteral("name:christie")});

    a.screen.dialogs().text = QStringLiteral("Agatha & others");
    a.screen.commands().find(QStringLiteral("search.save"))->trigger();
    REQUIRE(soon([&] { return search::savedSearches(c, user)->size() == 1; }));
    CHECK(search::savedSearches(c, user)->constFirst().query == QLatin1String("name:christie"));

    // From the menu it runs again, also from the other zone.
    a.screen.search({});
    a.screen.workspace().setZone(store::ZoneKind::Network);
    REQUIRE(soon([&] { return a.screen.text("resultCount") == QLatin1String("1 record"); }));
    auto *const menu = a.screen.part<QMenu>("searchHistoryMenu");
    const auto entry = [menu](const QString &begin) -> QAction * {
        emit menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(begin))
                return action;
        }
        return nullptr;
    };
    REQUIRE(soon([&] { return entry(QStringLiteral("Agatha && others")) != nullptr; }));
    entry(QStringLiteral("Agatha && others"))->trigger();
    REQUIRE(soon([&] { return a.screen.titles() == QStringList{Advanced::kAll[1]}; }));
    CHECK(a.screen.workspace().zone().kind == store::ZoneKind::Institution);
    REQUIRE(entry(QStringLiteral("egypt – 2 found")) != nullptr);
}

TEST_CASE("A value of a facet narrows the results, and Clear takes it back")
{
    Advanced a;
    auto *const tree = a.screen.part<QTreeView>("facetTree");
    const auto find = [tree](const QString &text) {
        const QModelIndexList found =
            tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, text, 1,
                                 Qt::MatchFixedString | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.constFirst();
    };
    REQUIRE(soon([&] { return find(QStringLiteral("1950 to 1999")).isValid(); }));
    const QModelIndex band = find(QStringLiteral("1950 to 1999"));
    CHECK(band.siblingAtColumn(1).data().toString() == QLatin1String("2"));
    tree->model()->setData(band, Qt::Checked, Qt::CheckStateRole);
    REQUIRE(soon([&] {
        return a.screen.titles() == QStringList{Advanced::kAll[0], Advanced::kAll[3]};
    }));
    // The other bands of the facet are still there to be added.
    REQUIRE(soon([&] { return find(QStringLiteral("1900 to 1949")).isValid(); }));
    a.click("clearFacets");
    REQUIRE(soon([&] { return a.screen.titles() == Advanced::kAll; }));
}

TEST_CASE("The page looks as it should", "[screens]")
{
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        for (const int percent : {100, 200}) {
            SearchCatalogue catalogue;
            PageOnScreen screen(Advanced::fill(catalogue), appearance, percent);
            screen.showList(Advanced::kAll);
            screen.search(QStringLiteral("title:(egypt OR nile) year:1900..2020"));
            REQUIRE(soon([&] { return screen.list()->model()->rowCount() == 3; }));
            screen.commands().find(QStringLiteral("search.advanced"))->trigger();
            QTest::qWait(100);
            const QDir folder(QStringLiteral(COLOPHON_BINARY_DIR "/screens"));
            REQUIRE(folder.mkpath(QStringLiteral(".")));
            const QString name = QStringLiteral("advanced-%1-%2.png")
                                     .arg(appearance == Appearance::Dark ? QStringLiteral("dark")
                                                                         : QStringLiteral("light"))
                                     .arg(percent);
            CHECK(screen.page().grab().save(folder.filePath(name)));
        }
    }
}
