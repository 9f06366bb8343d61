// SPDX-License-Identifier: GPL-3.0-or-later
// Two people on one catalogue: Ada in the window, Tom in another program.
#include "cataloging/deleting.h"
#include "cataloging/linking.h"
#include "editor/mergedialog.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTableView>

using namespace colophon;
using test::OpenWindow;

namespace {

/// What the promise of one second becomes on a busy machine.
constexpr int kPatience = 15000;

class TwoDesks {
public:
    TwoDesks() : mmsId(catalogue.add(book())), open(catalogue), tom(catalogue.actor("tom")) {}

    static marc::Record book()
    {
        marc::Record record = test::book(QStringLiteral("Title"));
        record.fields().append(
            marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QStringLiteral("Note")}}));
        return record;
    }
    /// Tom saves the record with another text in the field.
    void tomSaves(const char (&tag)[4], const QString &text)
    {
        store::Connection c = catalogue.connect();
        const store::StoredRecord stored = *store::recordOf(c, mmsId);
        marc::Record record = stored.record;
        for (marc::Field &field : record.fields()) {
            if (field.tag() == marc::Tag(tag))
                field.subfields()[0].value = text;
        }
        const auto saved =
            cataloging::saveRecord(c, tom, mmsId, record, {stored.version, stored.networkVersion});
        INFO((saved ? std::string() : saved.error().detail.toStdString()));
        REQUIRE(saved.ok());
    }
    void adaTypes(const char (&tag)[4], const QString &text)
    {
        marc::Record record = session().record();
        for (marc::Field &field : record.fields()) {
            if (field.tag() == marc::Tag(tag))
                field.subfields()[0].value = text;
        }
        session().apply(record, QStringLiteral("typed"), 1);
    }
    /// A lock is a courtesy, which a program that does not ask for it does not pay.
    void freeLock()
    {
        REQUIRE(QTest::qWaitFor([this] { return session().others().holdsLock; }, kPatience));
        store::Connection c = catalogue.connect();
        REQUIRE(cataloging::releaseRecord(c, open_ada(), mmsId).ok());
    }
    cataloging::Actor open_ada() { return catalogue.actor("ada"); }
    ui::EditSession &session() { return open.grid()->session(); }
    QString text(const char (&tag)[4])
    {
        return session().record().first(marc::Tag(tag))->subfield(u'a').value_or(QString());
    }
    QString message()
    {
        auto *bar = open.find<QWidget>("othersMessage");
        return bar->isVisible() ? bar->accessibleName() : QString();
    }
    bool comes(const std::function<bool()> &what) { return QTest::qWaitFor(what, kPatience); }

    test::TestCatalogue catalogue;
    MmsId mmsId;
    OpenWindow open;
    cataloging::Actor tom;
};

} // namespace

TEST_CASE("What another program saves shows in the open record, the records list and the results")
{
    TwoDesks desks;
    desks.open.open(desks.mmsId);
    auto *results = desks.open.find<QListView>("resultsList");
    REQUIRE(desks.comes([&] { return results->model()->rowCount() == 1; }));
    QElapsedTimer timer;
    timer.start();
    desks.tomSaves("245", QStringLiteral("Changed elsewhere"));
    REQUIRE(desks.comes([&] { return desks.text("245") == QStringLiteral("Changed elsewhere"); }));
    auto *list = desks.open.find<QListView>("recordsList");
    REQUIRE(desks.comes([&] {
        return list->model()->index(0, 0).data().toString() == QStringLiteral("Changed elsewhere")
               && results->model()->index(0, 0).data().toString()
                      == QStringLiteral("Changed elsewhere");
    }));
    if (timer.elapsed() > 1000)
        WARN("shown after " << timer.elapsed() << " ms");
    CHECK_FALSE(desks.session().isDirty());
    CHECK_FALSE(desks.session().undoStack().canUndo());
    // It goes on from that version.
    desks.adaTypes("500", QStringLiteral("Ada"));
    desks.open.trigger("record.save");
    REQUIRE(desks.comes([&] { return !desks.session().isDirty(); }));
    CHECK(desks.session().base().own == 3);
}

TEST_CASE("Somebody's lock makes the record read-only, and live again when it goes")
{
    TwoDesks desks;
    ui::RecordGrid *grid = desks.open.open(desks.mmsId);
    store::Connection c = desks.catalogue.connect();
    REQUIRE(cataloging::lockRecord(c, desks.tom, desks.mmsId).ok());
    REQUIRE(desks.comes([&] { return desks.session().isReadOnly(); }));
    CHECK(desks.message().contains(QLatin1String("tom is editing this record, since")));
    CHECK_FALSE(desks.open.window->commands()->find(QStringLiteral("record.save"))->isEnabled());
    CHECK_FALSE(grid->model()->flags(grid->model()->index(3, 3)).testFlag(Qt::ItemIsEditable));
    desks.tomSaves("245", QStringLiteral("Tom's"));
    REQUIRE(cataloging::releaseRecord(c, desks.tom, desks.mmsId).ok());
    REQUIRE(desks.comes([&] { return !desks.session().isReadOnly(); }));
    CHECK(desks.text("245") == QStringLiteral("Tom's"));
    CHECK(desks.message().isEmpty());
    CHECK(grid->model()->flags(grid->model()->index(3, 3)).testFlag(Qt::ItemIsEditable));
}

TEST_CASE("The lock of a program that died is free after an hour")
{
    TwoDesks desks;
    store::Connection c = desks.catalogue.connect();
    REQUIRE(cataloging::lockRecord(c, desks.tom, desks.mmsId).ok());
    desks.open.open(desks.mmsId);
    CHECK(desks.session().isReadOnly());
    desks.catalogue.clock.advance(60 * 60 + 1);
    REQUIRE(desks.comes([&] { return !desks.session().isReadOnly(); }));
}

TEST_CASE("A conflict is merged field by field, and nothing is saved over the other's version")
{
    TwoDesks desks;
    desks.open.open(desks.mmsId);
    desks.adaTypes("245", QStringLiteral("Ada's title"));
    desks.freeLock();
    desks.tomSaves("245", QStringLiteral("Tom's title"));
    desks.tomSaves("500", QStringLiteral("Tom's note"));
    REQUIRE(desks.comes([&] { return desks.session().isOvertaken(); }));
    CHECK(desks.message().contains(QLatin1String("saved a new version")));
    CHECK(desks.text("245") == QStringLiteral("Ada's title"));
    desks.open.trigger("record.save");
    REQUIRE(desks.comes([&] { return desks.open.find<QDialog>("conflictDialog") != nullptr; }));
    auto *dialog = desks.open.find<QDialog>("conflictDialog");
    CHECK(dialog->findChild<QLabel *>(QStringLiteral("conflictSummary"))
              ->text()
              .contains(QLatin1String("in 2 field")));
    const QString fields = dialog->findChild<QLabel *>(QStringLiteral("conflictFields"))->text();
    CHECK(fields.contains(QLatin1String("Tom")));

    SECTION("merged")
    {
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("compareAndMerge")),
                          Qt::LeftButton);
        REQUIRE(desks.comes([&] { return desks.open.find<QDialog>("mergeDialog") != nullptr; }));
        auto *merge = desks.open.find<QDialog>("mergeDialog");
        auto *table = merge->findChild<QTableView *>(QStringLiteral("mergeTable"));
        auto *use = merge->findChild<QPushButton *>(QStringLiteral("useMerged"));
        REQUIRE(table->model()->rowCount() == 2);
        CHECK_FALSE(use->isEnabled()); // 245 is for Ada to decide
        table->setCurrentIndex(table->model()->index(0, ui::MergeModel::MineColumn));
        QTest::keyClick(table, Qt::Key_Space);
        REQUIRE(use->isEnabled());
        QTest::mouseClick(use, Qt::LeftButton);
        CHECK(desks.text("245") == QStringLiteral("Ada's title"));
        CHECK(desks.text("500") == QStringLiteral("Tom's note"));
        REQUIRE(desks.comes([&] { return desks.message().isEmpty(); }));
        // Taken back, what was typed stands on its old version again: still a conflict.
        desks.open.trigger("edit.undo");
        CHECK(desks.session().isOvertaken());
        desks.open.trigger("edit.redo");
        desks.open.trigger("record.save");
        REQUIRE(desks.comes([&] { return !desks.session().isDirty(); }));
        store::Connection c = desks.catalogue.connect();
        const marc::Record saved = store::recordOf(c, desks.mmsId)->record;
        CHECK(saved.first(marc::Tag("245"))->subfield(u'a') == QStringLiteral("Ada's title"));
        CHECK(saved.first(marc::Tag("500"))->subfield(u'a') == QStringLiteral("Tom's note"));
    }
    SECTION("theirs taken, and that taken back")
    {
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("takeTheirs")),
                          Qt::LeftButton);
        CHECK(desks.text("245") == QStringLiteral("Tom's title"));
        CHECK_FALSE(desks.session().isDirty());
        desks.open.trigger("edit.undo");
        CHECK(desks.text("245") == QStringLiteral("Ada's title"));
        CHECK(desks.session().isOvertaken());
    }
    SECTION("kept as a draft")
    {
        QTest::keyClick(dialog, Qt::Key_Escape);
        CHECK(desks.text("245") == QStringLiteral("Ada's title"));
        store::Connection c = desks.catalogue.connect();
        REQUIRE(desks.comes(
            [&] { return store::draftOf(c, desks.mmsId, desks.open_ada().user.id)->has_value(); }));
        CHECK(store::recordOf(c, desks.mmsId)->version == 3);
    }
}

TEST_CASE("A draft on an older version is a conflict, not a way round it")
{
    TwoDesks desks;
    {
        store::Connection c = desks.catalogue.connect();
        marc::Record typed = store::recordOf(c, desks.mmsId)->record;
        typed.fields().last().subfields()[0].value = QStringLiteral("Ada's note");
        REQUIRE(
            cataloging::keepDraft(c, desks.open_ada(), {desks.mmsId, {}, 1, {}, 1, typed}).ok());
    }
    desks.tomSaves("500", QStringLiteral("Tom's note"));
    desks.open.open(desks.mmsId);
    auto *bar =
        desks.open.find<QWidget>("editorPane")->findChild<QWidget *>(QStringLiteral("messageBar"));
    REQUIRE(desks.comes([&] { return bar->isVisible(); }));
    QTest::mouseClick(bar->findChildren<QPushButton *>().constLast(), Qt::LeftButton);
    CHECK(desks.text("500") == QStringLiteral("Ada's note"));
    CHECK(desks.session().isOvertaken());
    CHECK(desks.message().contains(QLatin1String("saved a new version")));
}

TEST_CASE("A record deleted elsewhere stays readable here")
{
    TwoDesks desks;
    desks.open.open(desks.mmsId);
    store::Connection c = desks.catalogue.connect();
    REQUIRE(cataloging::deleteRecord(c, desks.tom, desks.mmsId).ok());
    REQUIRE(desks.comes([&] { return desks.session().others().gone; }));
    CHECK(desks.session().isReadOnly());
    CHECK(desks.message().contains(QLatin1String("was deleted")));
    CHECK(desks.text("245") == QStringLiteral("Title"));
}

TEST_CASE("Of a linked record the network's fields are read-only while somebody edits them there")
{
    TwoDesks desks;
    store::Connection c = desks.catalogue.connect();
    const MmsId iz = cataloging::copyToInstitution(c, desks.tom, desks.mmsId,
                                                   *store::zoneOf(c, store::ZoneKind::Institution))
                         ->mmsId;
    REQUIRE(cataloging::lockRecord(c, desks.tom, desks.mmsId).ok());
    ui::RecordGrid *grid = desks.open.open(iz);
    REQUIRE(desks.comes([&] { return desks.message().contains(QLatin1String("network record")); }));
    CHECK_FALSE(desks.session().isReadOnly());
    CHECK_FALSE(grid->model()->flags(grid->model()->index(3, 3)).testFlag(Qt::ItemIsEditable));
    const marc::Record before = desks.session().record();
    desks.adaTypes("245", QStringLiteral("x"));
    CHECK(desks.session().record() == before);
    marc::Record local = before;
    local.fields().append(marc::markedLocal(
        marc::Field::data(marc::Tag("590"), u' ', u' ', {{u'a', QStringLiteral("Ours")}})));
    desks.session().apply(local, QStringLiteral("add"), 1);
    desks.open.trigger("record.save");
    REQUIRE(desks.comes([&] { return !desks.session().isDirty(); }));
    CHECK(store::recordOf(c, desks.mmsId)->version == 1);
    CHECK(store::recordOf(c, iz)->version == 2);
}
