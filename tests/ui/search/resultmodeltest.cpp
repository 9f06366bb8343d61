// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchcatalogue.h"

#include "search/resultmodel.h"
#include "store/lockstore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace colophon;
using namespace colophon::ui;
using namespace colophon::ui::test;

namespace {

search::Request request(const Workspace &workspace, const QString &text,
                        search::Sort sort = search::Sort::Title)
{
    search::Request wanted;
    wanted.zone = workspace.zone();
    wanted.text = text;
    wanted.sort = sort;
    return wanted;
}

QStringList titles(const QAbstractItemModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.index(row, 0).data().toString());
    return all;
}

/// "Volume 001" … in that order of titles, one word of each third being "third".
QByteArray volumes(int count)
{
    QByteArray text;
    for (int i = 1; i <= count; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(3, '0');
        text += mnemonic("Volume " + number + (i % 3 == 0 ? " third" : ""), "Author, Ann", "1990");
    }
    return text;
}

QString volume(int i)
{
    return QStringLiteral("Volume %1").arg(i, 3, 10, QLatin1Char('0'))
           + (i % 3 == 0 ? QStringLiteral(" third") : QString());
}

QStringList volumeTitles(int count)
{
    QStringList all;
    for (int i = 1; i <= count; ++i)
        all.append(volume(i));
    return all;
}

} // namespace

TEST_CASE("Results come in pages of fifty, the exact number behind them")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, volumes(120));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false);

    model.search(request(*workspace, {}));
    CHECK(model.rowCount() == 0); // nothing waits
    REQUIRE(soon([&] { return model.rowCount() > 0; }));
    CHECK(model.rowCount() == 50);
    REQUIRE(soon([&] { return model.total().has_value(); }));
    CHECK(*model.total() == 120);

    for (const int expected : {100, 120}) {
        REQUIRE(model.canFetchMore({}));
        model.fetchMore({});
        CHECK_FALSE(model.canFetchMore({})); // not twice the same page
        REQUIRE(soon([&] { return model.rowCount() == expected; }));
    }
    CHECK_FALSE(model.canFetchMore({}));
    CHECK(titles(model) == volumeTitles(120));
}

TEST_CASE("The end of the list at a whole page is found")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, volumes(50));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.search(request(*workspace, {}));
    REQUIRE(soon([&] { return model.rowCount() == 50 && !model.canFetchMore({}); }));
    REQUIRE(soon([&] { return model.total() == 50; }));
    CHECK(titles(model) == volumeTitles(50));
}

TEST_CASE("An answer that comes after a newer search was asked for is dropped")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, volumes(9));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    QSignalSpy arrived(&model, &ResultModel::arrived);

    model.search(request(*workspace, QStringLiteral("volume")));
    workspace->reader().drain(); // the first answer is on its way
    model.search(request(*workspace, QStringLiteral("third")));
    REQUIRE(soon([&] { return !model.isSearching(); }));
    workspace->reader().drain();
    QTest::qWait(50);
    CHECK(arrived.count() == 1);
    CHECK(titles(model) == QStringList{volume(3), volume(6), volume(9)});
}

TEST_CASE("A page that was under way when a new search began is not appended to it")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, volumes(120));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    model.search(request(*workspace, {}));
    REQUIRE(soon([&] { return model.rowCount() == 50; }));
    model.fetchMore({});
    workspace->reader().drain();
    model.search(request(*workspace, QStringLiteral("third")));
    REQUIRE(soon([&] { return !model.isSearching(); }));
    QTest::qWait(50);
    REQUIRE(model.rowCount() == 40);
    CHECK(titles(model).last() == volume(120));
    CHECK(model.total() == 40);
}

TEST_CASE("A search that is stopped leaves the rows that were there")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, volumes(9));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    model.search(request(*workspace, QStringLiteral("third")));
    REQUIRE(soon([&] { return model.rowCount() == 3; }));
    model.search(request(*workspace, {}));
    CHECK(model.rowCount() == 3); // old rows stay until the new ones are there
    model.stop();
    CHECK_FALSE(model.isSearching());
    workspace->reader().drain();
    QTest::qWait(50);
    CHECK(model.rowCount() == 3);
    CHECK(model.shown()->text == QStringLiteral("third"));
}

TEST_CASE("A search that can't be run says why and shows no rows of another one")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, volumes(3));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.search(request(*workspace, {}));
    REQUIRE(soon([&] { return model.rowCount() == 3; }));

    QString detail;
    QObject::connect(&model, &ResultModel::failed, &model,
                     [&](const Error &error, bool) { detail = error.detail; });
    search::Request wrong = request(*workspace, QStringLiteral("12ab"));
    wrong.index = search::Index::MmsId;
    model.search(wrong);
    REQUIRE(soon([&] { return !detail.isEmpty(); }));
    CHECK(detail.contains(QStringLiteral("12ab")));
    CHECK(model.rowCount() == 0);
    CHECK_FALSE(model.shown().has_value());
}

TEST_CASE("A record saved elsewhere changes its row alone")
{
    SearchCatalogue catalogue;
    const QList<MmsId> added = catalogue.add(store::ZoneKind::Institution, volumes(4));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.search(request(*workspace, {}));
    REQUIRE(soon([&] { return model.rowCount() == 4; }));

    store::Connection c = catalogue.open();
    const store::StoredRecord stored = store::recordOf(c, added.at(1)).value();
    marc::Record changed = stored.record;
    for (marc::Field &field : changed.fields()) {
        if (field.tag() == marc::Tag("245"))
            field.subfields()[0].value = QStringLiteral("Another title");
    }
    REQUIRE(
        cataloging::saveRecord(c, catalogue.actor(c), added.at(1), changed, stored.version).ok());

    QSignalSpy dataChanged(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    workspace->tellRecordChanged(added.at(1));
    REQUIRE(soon([&] { return dataChanged.count() > 0; }));
    CHECK(dataChanged.count() == 1);
    CHECK(dataChanged.at(0).at(0).toModelIndex().row() == 1);
    CHECK(dataChanged.at(0).at(1).toModelIndex().row() == 1);
    CHECK(reset.isEmpty());
    CHECK(removed.isEmpty());
    CHECK(titles(model)
          == QStringList{volume(1), QStringLiteral("Another title"), volume(3), volume(4)});
}

TEST_CASE("Locks and drafts are shown, and told to screen readers")
{
    SearchCatalogue catalogue;
    const QList<MmsId> added = catalogue.add(store::ZoneKind::Institution, volumes(3));
    store::Connection c = catalogue.open();
    {
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        const Result<UserId> other = store::addUser(
            *transaction, {{}, QStringLiteral("tw"), QStringLiteral("Tomasz Wójcik"), {}},
            catalogue.clock().now());
        REQUIRE(other.ok());
        REQUIRE(store::takeLock(*transaction, added.at(0), *other, catalogue.clock().now()).ok());
        REQUIRE(transaction->commit().ok());
    }
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.search(request(*workspace, {}));
    REQUIRE(soon([&] { return model.rowCount() == 3; }));
    const auto state = [&](int row) {
        return model.index(row).data(int(ResultRole::WorkState)).toString();
    };
    CHECK(state(0) == QStringLiteral("Locked by Tomasz Wójcik"));
    CHECK(state(1).isEmpty());
    CHECK(model.index(0).data(Qt::AccessibleTextRole).toString()
          == QStringLiteral("Volume 001, Author, Ann, London : Press, 1990, Book · English, "
                            "Institution Zone record %1, "
                            "Locked by Tomasz Wójcik")
                 .arg(added.at(0).toString()));

    const store::StoredRecord stored = store::recordOf(c, added.at(1)).value();
    store::Draft draft;
    draft.mmsId = added.at(1);
    draft.user = workspace->user().id;
    draft.baseVersion = stored.version;
    draft.changedAt = catalogue.clock().now();
    draft.record = stored.record;
    REQUIRE(cataloging::keepDraft(c, catalogue.actor(c), draft).ok());
    QSignalSpy dataChanged(&model, &QAbstractItemModel::dataChanged);
    workspace->tellWorklistChanged();
    REQUIRE(soon([&] { return state(1) == QStringLiteral("Draft by you"); }));
    CHECK(dataChanged.count() == 1);
    CHECK(state(0) == QStringLiteral("Locked by Tomasz Wójcik"));
    CHECK(state(2).isEmpty());
}
