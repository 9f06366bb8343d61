// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cataloging/desk.h"
#include "store/catalogue.h"
#include "store/draftstore.h"
#include "store/userstore.h"
#include "store/zonestore.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace colophon;

namespace {

void startAndQuit(const QTemporaryDir &folder)
{
    QProcess process;
    process.start(QStringLiteral(COLOPHON),
                  {QStringLiteral("--sample"), QStringLiteral("--quit-after-start"),
                   QStringLiteral("--data-dir"), folder.path()});
    REQUIRE(process.waitForFinished(60000));
    INFO(process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
}

QStringList copies(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList({QStringLiteral("*.colophon")}, QDir::Files);
}

/// What a person does in the copy: types over the title of some record, and saves it or not.
void changeTitle(const QString &path, bool save)
{
    const SystemClock clock;
    Result<store::Connection> connection = store::Connection::open(path);
    REQUIRE(connection.ok());
    const Result<QList<store::User>> users = store::users(*connection);
    REQUIRE((users.ok() && !users->isEmpty()));
    const store::User user = users->constFirst();
    const Result<MmsId> mmsId = MmsId::parse(QStringLiteral("9910000424838"));
    REQUIRE(mmsId.ok());
    const cataloging::Actor actor{user, &clock};
    const auto opened = cataloging::openRecord(*connection, actor, *mmsId);
    INFO((opened.ok() ? QString() : opened.error().detail).toStdString());
    REQUIRE(opened.ok());
    marc::Record record = opened->stored.record;
    record.insertInOrder(marc::Field::data(marc::Tag("500"), u' ', u' ',
                                           {{u'a', QStringLiteral("Typed by a person")}}));
    if (save) {
        REQUIRE(cataloging::saveRecord(*connection, actor, *mmsId, record, opened->stored.version)
                    .ok());
        return;
    }
    REQUIRE(cataloging::keepDraft(*connection, actor,
                                  {*mmsId, user.id, opened->stored.version, clock.now(), 0, record})
                .ok());
}

} // namespace

TEST_CASE("A start on the sample brings a fresh copy where nobody worked in the last one")
{
    const QTemporaryDir folder;
    startAndQuit(folder);
    REQUIRE(copies(folder) == QStringList{QStringLiteral("sample.colophon")});
    startAndQuit(folder);
    CHECK(copies(folder) == QStringList{QStringLiteral("sample.colophon")});
}

TEST_CASE("Typing in the sample that was never saved is there at the next start on the sample")
{
    const QTemporaryDir folder;
    startAndQuit(folder);
    const QString path = folder.filePath(QStringLiteral("sample.colophon"));
    changeTitle(path, false);
    startAndQuit(folder);
    CHECK(copies(folder) == QStringList{QStringLiteral("sample.colophon")});
    Result<store::Connection> connection = store::Connection::open(path);
    REQUIRE(connection.ok());
    CHECK(*store::holdsDrafts(*connection));
}

TEST_CASE("Work saved in the sample is kept beside the next fresh copy")
{
    const QTemporaryDir folder;
    startAndQuit(folder);
    changeTitle(folder.filePath(QStringLiteral("sample.colophon")), true);
    startAndQuit(folder);
    const QStringList found = copies(folder);
    REQUIRE(found.size() == 2);
    for (const QString &name : found) {
        Result<store::Connection> connection = store::Connection::open(folder.filePath(name));
        REQUIRE(connection.ok());
        CHECK(*store::holdsWork(*connection) == (name != QLatin1String("sample.colophon")));
    }
}
