// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/locks.h"
#include "support/zonedesk.h"

#include <QProcess>

#include <memory>

using namespace colophon;
using test::field;
using test::with;

namespace {

/// Saves tried by each of the two programs: 1,000 together, or COLOPHON_RACE_SAVES as the whole
/// check sets it.
int rounds()
{
    const int wanted = qEnvironmentVariableIntValue("COLOPHON_RACE_SAVES");
    return (wanted > 0 ? wanted : 1000) / 2;
}

/// The computer's time, and what is added to it.
class ShiftedClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc().addSecs(shift); }
    qint64 shift = 0;
};

} // namespace

TEST_CASE("Two programs that save the same records over and over lose no update")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(
        desk.network, with(test::book(QStringLiteral("T")), {field("500", QStringLiteral("0"))}));
    const MmsId iz = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    REQUIRE(desk.save(iz, with(desk.stored(iz).record, {field("590", QStringLiteral("0"), true)}),
                      desk.ada)
                .ok());
    std::unique_ptr<QProcess> programs[2];
    for (int i = 0; i < 2; ++i) {
        programs[i] = std::make_unique<QProcess>();
        programs[i]->start(QStringLiteral(RACER),
                           {QStringLiteral("race"), desk.catalogue.path(),
                            i == 0 ? QStringLiteral("ada") : QStringLiteral("tom"), iz.toString(),
                            nz.toString(), QString::number(i + 1), QString::number(rounds())});
    }
    int network = 0;
    int local = 0;
    int refused = 0;
    for (const std::unique_ptr<QProcess> &program : programs) {
        REQUIRE(program->waitForFinished(240000));
        INFO(program->readAllStandardError().toStdString());
        REQUIRE(program->exitCode() == 0);
        const QList<QByteArray> counts = program->readAllStandardOutput().trimmed().split(' ');
        network += counts.at(0).toInt();
        local += counts.at(1).toInt();
        refused += counts.at(2).toInt();
    }
    CHECK(desk.texts(nz, "500") == QStringList{QString::number(network)});
    CHECK(desk.texts(iz, "500") == QStringList{QString::number(network)});
    CHECK(desk.texts(iz, "590") == QStringList{QString::number(local)});
    CHECK(refused > 0); // they did meet
    CHECK(network + local > rounds() / 5);
    CHECK(store::checkIntegrity(desk.c)->isEmpty());
}

TEST_CASE("The record of a killed program is kept from others for an hour, and its typing for good")
{
    test::ZoneDesk desk;
    const MmsId iz = desk.addTo(desk.ashgrove, test::book(QStringLiteral("T")));
    QProcess holder;
    holder.start(QStringLiteral(RACER), {QStringLiteral("hold"), desk.catalogue.path(),
                                         QStringLiteral("tom"), iz.toString()});
    REQUIRE(holder.waitForReadyRead(30000));
    holder.kill();
    REQUIRE(holder.waitForFinished());
    ShiftedClock clock;
    cataloging::Actor ada = desk.ada;
    ada.clock = &clock;
    const store::StoredRecord stored = desk.stored(iz);
    const auto save = [&] {
        return cataloging::saveRecord(desk.c, ada, iz, stored.record, stored.version);
    };
    clock.shift = 59 * 60;
    CHECK(save().error().code == ErrorCode::Conflict);
    CHECK(cataloging::locksFor(desk.c, ada)->size() == 1);
    SECTION("then it is free")
    {
        clock.shift = 60 * 60 + 5;
        CHECK(cataloging::locksFor(desk.c, ada)->isEmpty());
        CHECK(save().ok());
    }
    SECTION("a catalog manager frees it before")
    {
        CHECK(*cataloging::freeLocks(desk.c, ada, {iz}) == 1);
        CHECK(save().ok());
    }
    CHECK(store::draftOf(desk.c, iz, desk.tom.user.id)->has_value());
}
