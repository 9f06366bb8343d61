// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

using namespace colophon;

TEST_CASE("A program killed while it writes, 50 times, leaves every committed save and draft")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    QRandomGenerator random(50);
    qint64 saved = 1;
    for (int run = 0; run < 50; ++run) {
        QProcess writer;
        writer.start(QStringLiteral(KILLWRITER), {catalogue.path(), mmsId.toString()});
        REQUIRE(writer.waitForStarted());
        REQUIRE(writer.waitForReadyRead(20000));
        QThread::msleep(random.bounded(60));
        writer.kill();
        REQUIRE(writer.waitForFinished());
        CHECK(writer.exitStatus() == QProcess::CrashExit);
        const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
        qint64 draftOn = 0;
        for (const QByteArray &line : lines.mid(0, lines.size() - 1)) { // the last may be cut
            if (line.startsWith("saved "))
                saved = line.mid(6).toLongLong();
            draftOn = line.startsWith("draft ") ? line.mid(6).toLongLong() : 0;
        }
        REQUIRE(store::prepareCatalogue(catalogue.path(), catalogue.clock).ok());
        store::Connection c = catalogue.connect();
        const store::StoredRecord stored = *store::recordOf(c, mmsId);
        INFO("run " << run);
        // One save more than was told may have been committed, none fewer.
        CHECK((stored.version == saved || stored.version == saved + 1));
        if (stored.version > 1)
            CHECK(stored.record.fields().constLast().subfields().constFirst().value
                  == QStringLiteral("version %1").arg(stored.version));
        if (draftOn == stored.version && stored.version == saved) {
            const auto draft = *store::draftOf(c, mmsId, catalogue.actor("ada").user.id);
            REQUIRE(draft.has_value());
            CHECK(draft->record.fields().constLast().subfields().constFirst().value
                  == QStringLiteral("draft of %1").arg(saved));
        }
        CHECK(store::checkIntegrity(c)->isEmpty());
        saved = stored.version;
    }
    CHECK(saved > 50);
}
