// SPDX-License-Identifier: GPL-3.0-or-later
// One of two programs that count in the same records, at random paces: a save counts one more than
// what was read. "race CATALOGUE LOGIN IZMMS NZMMS SEED ROUNDS" says how often each count was
// saved; "hold CATALOGUE LOGIN MMS" takes a lock, types a draft and waits to be killed.
#include "cataloging/desk.h"
#include "marc/localfields.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QThread>

#include <cstdio>

using namespace colophon;

namespace {

constexpr int kBusyTries = 100;

/// One more in the field's $a.
void countIn(marc::Record &record, const marc::Tag &tag)
{
    for (marc::Field &field : record.fields()) {
        if (field.tag() == tag)
            field.subfields()[0].value =
                QString::number(field.subfields().constFirst().value.toInt() + 1);
    }
}

int race(store::Connection &c, const cataloging::Actor &actor, const QStringList &words)
{
    const MmsId iz = *MmsId::parse(words.at(3));
    const MmsId nz = *MmsId::parse(words.at(4));
    QRandomGenerator random(words.at(5).toUInt());
    int network = 0;
    int local = 0;
    int refused = 0;
    for (int round = words.at(6).toInt(); round > 0; --round) {
        const MmsId mmsId = random.bounded(3) == 0 ? nz : iz;
        const Result<store::StoredRecord> read = store::recordOf(c, mmsId);
        if (!read)
            return 1;
        marc::Record record = read->record;
        const bool countsLocal = mmsId == iz && random.bounded(2) == 0;
        const bool countsNetwork = !countsLocal || random.bounded(2) == 0;
        if (countsLocal)
            countIn(record, marc::Tag("590"));
        if (countsNetwork)
            countIn(record, marc::Tag("500"));
        if (random.bounded(8) == 0)
            QThread::usleep(random.bounded(300));
        Result<store::StoredRecord> saved =
            cataloging::saveRecord(c, actor, mmsId, record, {read->version, read->networkVersion});
        for (int i = 0; !saved && saved.error().code == ErrorCode::Busy && i < kBusyTries; ++i) {
            saved = cataloging::saveRecord(c, actor, mmsId, record,
                                           {read->version, read->networkVersion});
        }
        if (!saved && saved.error().code != ErrorCode::Conflict) {
            std::fputs(qPrintable(saved.error().detail), stderr);
            return 1;
        }
        network += saved && countsNetwork ? 1 : 0;
        local += saved && countsLocal ? 1 : 0;
        refused += saved ? 0 : 1;
    }
    std::printf("%d %d %d\n", network, local, refused);
    return 0;
}

int hold(store::Connection &c, const cataloging::Actor &actor, MmsId mmsId)
{
    const store::StoredRecord stored = *store::recordOf(c, mmsId);
    if (!cataloging::lockRecord(c, actor, mmsId)
        || !cataloging::keepDraft(c, actor, {mmsId, {}, stored.version, {}, 0, stored.record}))
        return 1;
    std::puts("held");
    std::fflush(stdout);
    QThread::sleep(600);
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    const SystemClock clock;
    Result<store::Connection> c = store::Connection::open(words.at(1), store::Durability::Normal);
    if (!c)
        return 1;
    const cataloging::Actor actor{*store::userByLogin(*c, words.at(2)), &clock};
    return words.at(0) == QLatin1String("race") ? race(*c, actor, words)
                                                : hold(*c, actor, *MmsId::parse(words.at(3)));
}
