// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs that the end of the program comes between: the window says where they go on.
#include "batch/runner.h"
#include "jobs/jobdesk.h"
#include "ui/reminders/guide.h"
#include "workflow/note.h"

#include <QProcess>
#include <QTableWidget>

using namespace colophon;

namespace {

struct Fixture {
    explicit Fixture(int count)
    {
        for (int i = 0; i < count; ++i)
            records.append(catalogue.add(test::book(QStringLiteral("Title %1").arg(i)),
                                         store::ZoneKind::Institution));
        zone = *store::zoneOf(c, store::ZoneKind::Institution);
    }
    batch::Submission submission(const char *job, const batch::Values &values) const
    {
        return {QLatin1String(job), values, QStringLiteral("A set"), zone, records};
    }
    batch::Submission noting() const
    {
        return submission("add-note", {{QStringLiteral("text"), QStringLiteral("Seen")}});
    }
    /// How many records have `count` notes.
    int withNotes(int count)
    {
        int found = 0;
        for (const MmsId mmsId : records)
            found += workflow::notesOf(c, mmsId)->size() == count ? 1 : 0;
        return found;
    }
    batch::Run run() { return batch::runs(c)->constFirst(); }

    test::TestCatalogue catalogue;
    cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    store::Zone zone;
    QList<MmsId> records;
};

QString monitorSays(test::Guide &guide)
{
    return guide.find<QWidget>("monitorMessage")->accessibleName();
}

void waitForEnd(Fixture &f)
{
    REQUIRE(
        QTest::qWaitFor([&] { return f.run().isEnded() && !f.run().underWay; }, test::kPatience));
}

} // namespace

TEST_CASE("A job that the closing of the program has stopped goes on at the next start, which says "
          "from where")
{
    Fixture f(230);
    const batch::RunId id = *batch::submit(f.c, f.ada, f.noting());
    std::unique_ptr<jobs::Progress> closing;
    closing = std::make_unique<jobs::Progress>([&](qint64, qint64) { closing->cancel(); });
    const batch::Run paused = *batch::carryOn(f.catalogue.path(), f.ada, id, *closing);
    REQUIRE(paused.state == batch::State::Paused);
    REQUIRE(paused.next > 0);
    REQUIRE(paused.next < 230);
    CHECK(f.withNotes(1) == paused.next);

    test::Guide guide(f.catalogue);
    REQUIRE(QTest::qWaitFor(
        [&] {
            return monitorSays(guide).contains(
                QStringLiteral("Add Note goes on after record %1 of 230. The program was closed "
                               "in the middle of it.")
                    .arg(paused.next));
        },
        test::kPatience));
    waitForEnd(f);
    CHECK(f.run().state == batch::State::Finished);
    CHECK(f.withNotes(1) == 230);
    guide.menu({QStringLiteral("Admin"), QStringLiteral("Manage Jobs and Sets"),
                QStringLiteral("Monitor Jobs")});
    REQUIRE(QTest::qWaitFor(
        [&] {
            return guide.shown<QLabel>("jobSummary")
                ->text()
                .contains(QStringLiteral("Carried on after record %1.").arg(paused.next));
        },
        test::kPatience));
}

TEST_CASE("Closing the window in the midst of a job stops it between two records")
{
    Fixture f(400);
    {
        test::Guide guide(f.catalogue);
        auto *desk = guide.window->findChild<ui::JobDesk *>();
        desk->submit(guide.window.get(), f.noting(), [](const Result<batch::RunId> &) {});
        REQUIRE(QTest::qWaitFor([&] { return !batch::runs(f.c)->isEmpty() && f.run().next > 0; },
                                test::kPatience));
        guide.window->close();
        REQUIRE(QTest::qWaitFor([&] { return !guide.window->isVisible(); }, test::kPatience));
    }
    const batch::Run left = f.run();
    INFO("reached " << left.next);
    CHECK_FALSE(left.underWay);
    CHECK((left.state == batch::State::Paused || left.state == batch::State::Finished));
    CHECK(left.counts.done == left.next);
    CHECK(f.withNotes(1) == left.next);
    CHECK(f.withNotes(0) == 400 - left.next);
    const test::Guide guide(f.catalogue);
    waitForEnd(f);
    CHECK(f.withNotes(1) == 400);
}

TEST_CASE("After a kill the next start says at once how far a job came, and that the program was "
          "not closed")
{
    Fixture f(150);
    const batch::RunId id = *batch::submit(f.c, f.ada, f.submission("delete-records", {}));
    QProcess program;
    program.start(QStringLiteral(JOBKILLEE), {f.catalogue.path(), QString::number(id.value())});
    REQUIRE(program.waitForReadyRead(20000));
    program.kill();
    program.waitForFinished();
    const batch::Run killed = f.run();
    if (killed.isEnded()) {
        WARN("the job came to its end before it was killed");
        return;
    }
    CHECK(killed.state == batch::State::Running);
    test::Guide guide(f.catalogue);
    REQUIRE(QTest::qWaitFor(
        [&] {
            return monitorSays(guide).contains(
                QStringLiteral("Delete Records goes on after record %1 of 150. The program ended "
                               "in the middle of it without being closed")
                    .arg(killed.next));
        },
        test::kPatience));
    waitForEnd(f);
    CHECK(f.run().counts.done == 150);
}
