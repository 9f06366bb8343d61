// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchcatalogue.h"

#include "cataloging/deleting.h"
#include "reminders/changes.h"
#include "search/resultmodel.h"
#include "search/wording.h"
#include "store/lockstore.h"
#include "workflow/note.h"

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

/// "Volume 0001" … in that order of titles, one word of each third being "third".
QByteArray volumes(int count)
{
    QByteArray text;
    for (int i = 1; i <= count; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(4, '0');
        text += mnemonic("Volume " + number + (i % 3 == 0 ? " third" : ""), "Author, Ann", "1990");
    }
    return text;
}

QString volume(int i)
{
    return QStringLiteral("Volume %1").arg(i, 4, 10, QLatin1Char('0'))
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

TEST_CASE("The first page comes at once, then all rows, which are read where they are looked at")
{
    SearchCatalogue catalogue;
    const QList<MmsId> added = catalogue.add(store::ZoneKind::Institution, volumes(620));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy arrived(&model, &ResultModel::arrived);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    model.search(request(*workspace, {}));
    CHECK(model.rowCount() == 0); // nothing waits
    REQUIRE(soon([&] { return arrived.count() == 1; }));
    CHECK(model.rowCount() >= 50);
    REQUIRE(soon([&] { return model.rowCount() == 620; }));
    CHECK(model.total() == 620);
    CHECK(reset.count() == 1); // the rows that were there have stayed
    CHECK(titles(model).mid(0, 50) == volumeTitles(50));
    CHECK(model.row(model.index(300)) == nullptr);
    CHECK(model.mmsIdAt(model.index(300)) == added.at(300));

    model.lookAt(300, 307);
    REQUIRE(soon([&] { return model.row(model.index(307)) != nullptr; }));
    CHECK(model.index(307).data().toString() == volume(308));
    REQUIRE(soon([&] { return model.row(model.index(350)) != nullptr; })); // and around
    CHECK(model.row(model.index(500)) == nullptr);
    model.lookAt(612, 619);
    REQUIRE(soon([&] { return model.row(model.index(619)) != nullptr; }));
    CHECK(model.index(619).data().toString() == volume(620));
    CHECK(model.indexOf(added.at(619)).row() == 619);
}

TEST_CASE("A long list read anew keeps its length, and a record that went is no row of it")
{
    SearchCatalogue catalogue;
    const QList<MmsId> added = catalogue.add(store::ZoneKind::Institution, volumes(1100));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    model.search(request(*workspace, {}));
    REQUIRE(soon([&] { return model.rowCount() == 1100; }));
    model.lookAt(1090, 1099);
    REQUIRE(soon([&] { return model.row(model.index(1099)) != nullptr; }));
    int shortest = model.rowCount();
    QObject::connect(&model, &QAbstractItemModel::modelReset, &model,
                     [&] { shortest = std::min(shortest, model.rowCount()); });
    store::Connection c = catalogue.open();
    REQUIRE(cataloging::deleteRecord(c, catalogue.actor(c), added.at(0)).ok());
    workspace->tellRecordsChanged();
    model.refresh();
    REQUIRE(soon([&] { return model.rowCount() == 1099; }));
    CHECK(shortest == 1099);
    CHECK(model.total() == 1099);
    // What was looked at is there at once.
    CHECK(model.index(1098).data().toString() == volume(1100));
}

TEST_CASE("A list of one whole page is known to be whole")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, volumes(50));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.search(request(*workspace, {}));
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

TEST_CASE("Rows that were under way when a new search began are not put into it")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, volumes(120));
    const auto workspace = catalogue.workspace();
    ResultModel model(*workspace);
    model.search(request(*workspace, {}));
    REQUIRE(soon([&] { return model.rowCount() == 120; }));
    model.lookAt(110, 119);
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

TEST_CASE("Open reminders and notes are shown, each as a line of its own")
{
    SearchCatalogue catalogue;
    const QList<MmsId> added = catalogue.add(store::ZoneKind::Network, volumes(2));
    const auto workspace = catalogue.workspace();
    workspace->setZone(store::ZoneKind::Network);
    store::Connection c = catalogue.open();
    const cataloging::Actor actor = catalogue.actor(c);
    const QDate today = catalogue.clock().now().toLocalTime().date();
    const auto remind = [&](int days) {
        const auto made = reminders::addReminder(
            c, actor, added.at(0), {QStringLiteral("Check"), today.addDays(days), {}, {}, {}, {}});
        REQUIRE(made.ok());
    };
    ResultModel model(*workspace);
    model.search(request(*workspace, {}));
    REQUIRE(soon([&] { return model.rowCount() == 2; }));
    const auto state = [&](int row) {
        return model.index(row).data(int(ResultRole::WorkState)).toString();
    };
    CHECK(state(0).isEmpty());
    remind(3);
    workspace->tellRecordChanged(added.at(0));
    REQUIRE(soon([&] { return state(0) == QStringLiteral("1 reminder(s)"); }));
    remind(4);
    workspace->tellRecordChanged(added.at(0));
    REQUIRE(soon([&] { return state(0) == QStringLiteral("2 reminder(s)"); }));
    remind(-1);
    REQUIRE(workflow::addNote(c, actor, added.at(0), QStringLiteral("A note")).ok());
    workspace->tellRecordChanged(added.at(0));
    REQUIRE(
        soon([&] { return state(0) == QStringLiteral("3 reminder(s), 1 overdue · 1 note(s)"); }));
    const QList<WorkState> lines = Wording::workStates(*model.row(model.index(0)));
    REQUIRE(lines.size() == 2);
    CHECK(lines.at(0).icon == QLatin1String("bell"));
    CHECK(lines.at(0).kind == WorkState::Kind::Overdue);
    CHECK(state(1).isEmpty());
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
          == QStringLiteral("Volume 0001, Author, Ann, London : Press, 1990, Book · English, "
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
