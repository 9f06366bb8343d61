// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/writer.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QTableWidget>

using namespace colophon;
using test::OpenWindow;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// Two good records, between them one without an end to its directory.
QString fileWithDamage(const test::TestCatalogue &catalogue)
{
    const QByteArray good =
        *marc::toBytes(marc::Format::Iso2709, test::book(QStringLiteral("Café")));
    QByteArray mislabelled = good;
    mislabelled[9] = ' ';
    QFile file(catalogue.folder.filePath(QStringLiteral("in.mrc")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(good + good.left(60) + '\x1d' + mislabelled);
    return file.fileName();
}

qint64 inNetwork(const test::TestCatalogue &catalogue)
{
    store::Connection c = catalogue.connect();
    return store::zoneOf(c, store::ZoneKind::Network)->recordCount;
}

QPushButton *buttonSaying(OpenWindow &open, const QString &text)
{
    for (QPushButton *button : open.window->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

} // namespace

TEST_CASE("A file is counted, then imported, and the report says what was decided and rejected")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    const QString file = fileWithDamage(catalogue);
    open.dialogs.files = {file};
    open.trigger("file.import");
    auto *zone = open.find<QComboBox>("importZone");
    REQUIRE(zone != nullptr);
    CHECK(open.find<QCheckBox>("importAttach")->isEnabled());
    zone->setCurrentIndex(1);
    CHECK_FALSE(open.find<QCheckBox>("importAttach")->isEnabled());
    open.find<QPushButton>("importCount")->click();
    REQUIRE(
        QTest::qWaitFor([&] { return open.find<QDialog>("findingsDialog") != nullptr; }, 10000));
    CHECK(open.find<QLabel>("findingsCounts")->text().contains(QStringLiteral("2 to add")));
    CHECK(inNetwork(catalogue) == 0);
    CHECK_FALSE(QFile::exists(file + QStringLiteral(".rejects")));
    open.find<QDialog>("findingsDialog")->reject();
    REQUIRE(QTest::qWaitFor([&] { return open.find<QDialog>("findingsDialog") == nullptr; }, 5000));

    open.trigger("file.import");
    open.find<QComboBox>("importZone")->setCurrentIndex(1);
    open.find<QPushButton>("importStart")->click();
    REQUIRE(QTest::qWaitFor(
        [&] { return buttonSaying(open, QStringLiteral("Show Report")) != nullptr; }, 10000));
    CHECK(inNetwork(catalogue) == 2);
    CHECK(contentOf(file + QStringLiteral(".rejects")).endsWith('\x1d'));
    buttonSaying(open, QStringLiteral("Show Report"))->click();
    auto *table = open.find<QTableWidget>("findingsTable");
    REQUIRE(table != nullptr);
    CHECK(table->item(0, 1)->text() == QStringLiteral("3"));
    CHECK(table->item(0, 3)->text().startsWith(QStringLiteral("LDR/09 says MARC-8")));
    CHECK(table->item(1, 3)->text().startsWith(QStringLiteral("Rejected: ")));
    CHECK(open.find<QLabel>("findingsRejects")->text().contains(QStringLiteral(".rejects")));
}

TEST_CASE("What is in the zone already is changed by the import where the person says so")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("Old title")));
    OpenWindow open(catalogue);
    QFile file(catalogue.folder.filePath(QStringLiteral("in.mrc")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(*marc::toBytes(marc::Format::Iso2709, test::book(QStringLiteral("New title"))));
    file.close();
    open.dialogs.files = {file.fileName()};
    open.trigger("file.import");
    CHECK_FALSE(open.find<QComboBox>("importOnMatch")->isEnabled());
    open.find<QCheckBox>("importAttach")->setChecked(true);
    CHECK_FALSE(open.find<QComboBox>("importMatch")->isEnabled());
    open.find<QComboBox>("importZone")->setCurrentIndex(1);
    CHECK(open.find<QComboBox>("importMatch")->isEnabled());
    open.find<QComboBox>("importMatch")->setCurrentIndex(1);
    CHECK(open.find<QComboBox>("importOnMatch")->isEnabled());
    open.find<QPushButton>("importStart")->click();
    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId)->version == 2; }, 10000));
    CHECK(store::recordOf(c, mmsId)->record.first(marc::Tag("245"))->text(u"a")
          == QStringLiteral("New title"));
    CHECK(inNetwork(catalogue) == 1);
}

TEST_CASE("Records leave in the form and the characters that were chosen")
{
    test::TestCatalogue catalogue;
    (void)catalogue.add(test::book(QStringLiteral("Café")));
    OpenWindow open(catalogue);
    const auto exported = [&](marc::Format format, const char *name, auto &&choose) {
        open.dialogs.path = catalogue.folder.filePath(QLatin1String(name));
        open.trigger("file.export");
        auto *box = open.find<QComboBox>("exportFormat");
        REQUIRE(box != nullptr);
        box->setCurrentIndex(box->findData(int(format)));
        choose();
        open.find<QPushButton>("exportChoose")->click();
        REQUIRE(QTest::qWaitFor([&] { return QFile::exists(open.dialogs.path); }, 10000));
        REQUIRE(
            QTest::qWaitFor([&] { return open.find<QDialog>("exportDialog") == nullptr; }, 5000));
        return contentOf(open.dialogs.path);
    };
    CHECK(exported(marc::Format::Iso2709, "a.mrc",
                   [&] {
                       auto *coding = open.find<QComboBox>("exportCoding");
                       CHECK(coding->isVisible());
                       coding->setCurrentIndex(1);
                   })
              .contains("Caf\xe2"
                        "e"));
    CHECK(exported(marc::Format::Json, "a.json", [&] {
              CHECK_FALSE(open.find<QComboBox>("exportCoding")->isVisible());
          }).startsWith("[\n{\"leader\""));
    CHECK(exported(marc::Format::Csv, "a.csv",
                   [&] {
                       auto *fields = open.find<QLineEdit>("exportFields");
                       CHECK(fields->isVisible());
                       fields->setText(QStringLiteral("24"));
                       open.find<QPushButton>("exportChoose")->click();
                       CHECK(open.find<QLabel>("exportFault")->isVisible());
                       fields->setText(QStringLiteral("245a"));
                   })
          == "245a\r\nCaf\xc3\xa9\r\n");
}
