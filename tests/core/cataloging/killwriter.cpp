// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps drafts and saves a record, over and over, and says after each commit what is on the disk.
// Made to be killed.
#include "cataloging/desk.h"

#include <QCoreApplication>

#include <cstdio>

using namespace colophon;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const SystemClock clock;
    Result<store::Connection> c = store::Connection::open(QCoreApplication::arguments().at(1));
    const MmsId mmsId = *MmsId::parse(QCoreApplication::arguments().at(2));
    const cataloging::Actor ada{*store::userByLogin(*c, QStringLiteral("ada")), &clock};
    for (int i = 0;; ++i) {
        const store::StoredRecord stored = *store::recordOf(*c, mmsId);
        marc::Record record = stored.record;
        record.fields().last().subfields()[0].value =
            QStringLiteral("draft of %1").arg(stored.version);
        if (!cataloging::keepDraft(*c, ada, {mmsId, {}, stored.version, {}, 0, record}))
            return 1;
        std::printf("draft %lld\n", static_cast<long long>(stored.version));
        std::fflush(stdout);
        record.fields().last().subfields()[0].value =
            QStringLiteral("version %1").arg(stored.version + 1);
        if (!cataloging::saveRecord(*c, ada, mmsId, record, stored.version))
            return 1;
        std::printf("saved %lld\n", static_cast<long long>(stored.version + 1));
        std::fflush(stdout);
    }
}
