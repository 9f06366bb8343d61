// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/catalogue.h"
#include "store/restoring.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

#include <QFile>
#include <QSet>
#include <QThread>

using namespace colophon;

namespace {

void setMeta(const QString &path, const QString &key, const QString &value)
{
    store::Connection c = *store::Connection::open(path);
    Result<store::Query> query = c.query("common/meta_set");
    REQUIRE(query->bind("key", key).bind("value", value).run().ok());
}

store::Migration step(int version, const QStringList &statements)
{
    return {version, 1, statements};
}

} // namespace

TEST_CASE("A new catalogue has two zones, its first person with all roles, and is sound")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    CHECK(store::zoneOf(c, store::ZoneKind::Institution)->code == QStringLiteral("4838"));
    CHECK(store::zoneOf(c, store::ZoneKind::Network)->code == QStringLiteral("4801"));
    CHECK(store::userByLogin(c, QStringLiteral("ada"))
              ->roles.testFlag(store::Role::CatalogAdministrator));
    CHECK_FALSE(
        store::userByLogin(c, QStringLiteral("tom"))->roles.testFlag(store::Role::CatalogManager));
    CHECK(store::checkIntegrity(c)->isEmpty());
}

TEST_CASE("A catalogue is not made over a file, nor with a wrong code, and nothing is left behind")
{
    QTemporaryDir folder;
    const test::FixedClock clock;
    store::NewCatalogue wanted{QStringLiteral("A"),    QStringLiteral("48x8"), QString(),
                               QStringLiteral("4801"), QStringLiteral("ada"),  QString()};
    const QString path = folder.filePath(QStringLiteral("a.colophon"));
    CHECK(
        store::createCatalogue(path, wanted, clock).error().detail.contains(QLatin1String("48x8")));
    wanted.institutionCode = QStringLiteral("4801");
    CHECK_FALSE(store::createCatalogue(path, wanted, clock).ok());
    CHECK(QDir(folder.path()).isEmpty());
    wanted.institutionCode = QStringLiteral("4838");
    REQUIRE(store::createCatalogue(path, wanted, clock).ok());
    CHECK(store::createCatalogue(path, wanted, clock).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("Files that are no catalogue are told apart")
{
    QTemporaryDir folder;
    const test::FixedClock clock;
    const QString path = folder.filePath(QStringLiteral("x.colophon"));
    CHECK(store::prepareCatalogue(path, clock).error().code == ErrorCode::NotFound);
    const QByteArray bytes = GENERATE(as<QByteArray>(), QByteArray(), QByteArray("just a text"),
                                      QByteArray("SQLite format 3\0 and rubbish", 28));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const Result<store::Opened> opened = store::prepareCatalogue(path, clock);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == ErrorCode::Corrupt);
}

TEST_CASE("A truncated catalogue is told damaged and not touched")
{
    test::TestCatalogue catalogue;
    catalogue.add(test::book(QStringLiteral("T")));
    {
        store::Connection c = catalogue.connect();
        REQUIRE(c.flush().ok());
    }
    QFile file(catalogue.path());
    const qint64 half = file.size() / 2;
    REQUIRE(file.resize(half));
    const Result<store::Opened> opened = store::prepareCatalogue(catalogue.path(), catalogue.clock);
    const bool told = !opened.ok() || [&] {
        store::Connection c = catalogue.connect();
        const Result<QStringList> findings = store::checkIntegrity(c);
        return !findings.ok() || !findings->isEmpty();
    }();
    CHECK(told);
    CHECK(QFileInfo(catalogue.path()).size() == half);
}

TEST_CASE("A newer catalogue is refused, or opened when it says that it is compatible")
{
    test::TestCatalogue catalogue;
    setMeta(catalogue.path(), QStringLiteral("version"), QStringLiteral("99"));
    CHECK(store::prepareCatalogue(catalogue.path(), catalogue.clock)->outcome
          == store::OpenOutcome::NewerCompatible);
    setMeta(catalogue.path(), QStringLiteral("min_compatible"), QStringLiteral("99"));
    const Result<store::Opened> refused =
        store::prepareCatalogue(catalogue.path(), catalogue.clock);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::SchemaTooNew);
    CHECK(refused.error().detail.contains(QLatin1String("99")));
}

TEST_CASE("An upgrade makes a dated copy first, and one that fails half-way leaves the old version")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    QList<store::Migration> steps = *store::shippedMigrations();
    const int now = steps.constLast().version;
    steps.append(step(now + 1, {QStringLiteral("CREATE TABLE extra (id INTEGER)"),
                                QStringLiteral("CREATE TABLE extra (id INTEGER)")}));
    CHECK_FALSE(store::prepareCatalogue(catalogue.path(), catalogue.clock, steps).ok());
    {
        store::Connection c = catalogue.connect();
        CHECK(*store::schemaVersion(c) == now);
    }
    catalogue.clock.advance(60); // the copy's name has the time in it
    steps.last() = step(now + 1, {QStringLiteral("CREATE TABLE extra (id INTEGER)")});
    const Result<store::Opened> opened =
        store::prepareCatalogue(catalogue.path(), catalogue.clock, steps);
    REQUIRE(opened.ok());
    CHECK(opened->outcome == store::OpenOutcome::Upgraded);
    Result<store::Connection> copy = store::Connection::open(opened->backupPath);
    REQUIRE(copy.ok());
    CHECK(*store::schemaVersion(*copy) == now);
    CHECK(store::recordOf(*copy, mmsId).ok());
}

TEST_CASE("A number is never given twice, also when two write at once or a transaction is given up")
{
    test::TestCatalogue catalogue;
    {
        store::Connection c = catalogue.connect();
        const store::Zone zone = *store::zoneOf(c, store::ZoneKind::Network);
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        CHECK(store::takeMmsId(*transaction, zone)->toString() == QStringLiteral("9910000014801"));
    }
    QList<QList<MmsId>> taken(2);
    std::unique_ptr<QThread> threads[2];
    for (int i = 0; i < 2; ++i) {
        threads[i].reset(QThread::create([&catalogue, &mine = taken[i]] {
            Result<store::Connection> c = store::Connection::open(catalogue.path());
            const store::Zone zone = *store::zoneOf(*c, store::ZoneKind::Network);
            for (int n = 0; n < 50; ++n) {
                Result<store::Transaction> transaction = store::Transaction::begin(*c);
                const MmsId mmsId = *store::takeMmsId(*transaction, zone);
                if (transaction->commit())
                    mine.append(mmsId);
            }
        }));
        threads[i]->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    const QList<MmsId> all = taken.at(0) + taken.at(1);
    CHECK(all.size() == 100);
    CHECK(QSet<MmsId>(all.cbegin(), all.cend()).size() == 100);
}

TEST_CASE("A backup is a sound catalogue, and is not written over a file")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    const QString target = catalogue.folder.filePath(QStringLiteral("copy.colophon"));
    REQUIRE(store::backUp(c, target).ok());
    CHECK(store::backUp(c, target).error().code == ErrorCode::InvalidInput);
    Result<store::Connection> copy = store::Connection::open(target);
    CHECK(store::recordOf(*copy, mmsId).ok());
    CHECK(store::checkIntegrity(*copy)->isEmpty());
}

TEST_CASE("A backup takes the catalogue's place, which is kept; not while a program has it open")
{
    test::TestCatalogue catalogue;
    const SystemClock clock;
    const MmsId before = catalogue.add(test::book(QStringLiteral("Before")));
    const QString copy = catalogue.folder.filePath(QStringLiteral("copy.colophon"));
    MmsId after;
    {
        store::Connection c = catalogue.connect();
        REQUIRE(store::backUp(c, copy).ok());
        after = catalogue.add(test::book(QStringLiteral("After")));
        CHECK(store::restoreCatalogue(catalogue.path(), copy, clock).error().code
              == ErrorCode::Busy);
        CHECK(store::recordOf(c, after).ok());
    }
    QFile::copy(copy, copy + QLatin1String(".bad"));
    QFile bad(copy + QLatin1String(".bad"));
    REQUIRE(bad.open(QIODevice::ReadWrite));
    bad.resize(bad.size() / 2);
    bad.close();
    CHECK_FALSE(store::restoreCatalogue(catalogue.path(), bad.fileName(), clock).ok());
    {
        store::Connection c = catalogue.connect();
        CHECK(store::recordOf(c, after).ok());
    }

    const Result<QString> kept = store::restoreCatalogue(catalogue.path(), copy, clock);
    INFO((kept ? QString() : kept.error().detail).toStdString());
    REQUIRE(kept.ok());
    Result<store::Connection> now = store::Connection::open(catalogue.path());
    CHECK(store::recordOf(*now, before).ok());
    CHECK(store::recordOf(*now, after).error().code == ErrorCode::NotFound);
    Result<store::Connection> former = store::Connection::open(*kept);
    CHECK(store::recordOf(*former, after).ok());
    CHECK(QFileInfo::exists(copy));
    CHECK_FALSE(QFileInfo::exists(catalogue.path() + QLatin1String(".restoring")));
}
