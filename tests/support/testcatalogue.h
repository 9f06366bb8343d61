// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/desk.h"
#include "store/catalogue.h"
#include "support/fixedclock.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

namespace colophon::test {

/// A real catalogue file in a folder of its own, with an administrator "ada" and a cataloger "tom".
class TestCatalogue {
public:
    TestCatalogue()
    {
        store::NewCatalogue wanted;
        wanted.institutionName = QStringLiteral("Ashgrove State University");
        wanted.institutionCode = QStringLiteral("4838");
        wanted.networkName = QStringLiteral("Tri-Rivers");
        wanted.login = QStringLiteral("ada");
        REQUIRE(store::createCatalogue(path(), wanted, clock).ok());
        store::Connection c = connect();
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        store::User tom;
        tom.login = QStringLiteral("tom");
        REQUIRE(store::addUser(*transaction, tom, clock.now()).ok());
        REQUIRE(transaction->commit().ok());
    }

    QString path() const { return folder.filePath(QStringLiteral("test.colophon")); }
    store::Connection connect() const
    {
        Result<store::Connection> connection = store::Connection::open(path());
        REQUIRE(connection.ok());
        return std::move(*connection);
    }
    cataloging::Actor actor(const char *login)
    {
        store::Connection c = connect();
        return {*store::userByLogin(c, QLatin1String(login)), &clock};
    }
    MmsId add(const marc::Record &record, store::ZoneKind kind = store::ZoneKind::Network)
    {
        const cataloging::Actor ada = actor("ada");
        store::Connection c = connect();
        const store::Zone zone = *store::zoneOf(c, kind);
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        const Result<MmsId> mmsId =
            cataloging::addRecord(*transaction, ada, zone, record, QStringLiteral("create"));
        REQUIRE(mmsId.ok());
        REQUIRE(transaction->commit().ok());
        return *mmsId;
    }

    QTemporaryDir folder;
    FixedClock clock;
};

} // namespace colophon::test
