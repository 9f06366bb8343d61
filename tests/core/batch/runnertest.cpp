// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/runner.h"
#include "batch/registry.h"
#include "batch/runlock.h"
#include "reminders/changes.h"
#include "reminders/reminderlist.h"
#include "store/catalogue.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

#include <atomic>
#include <memory>

using namespace colophon;
using namespace colophon::batch;

namespace {

struct Fixture {
    explicit Fixture(int count = 5, store::ZoneKind kind = store::ZoneKind::Institution)
    {
        for (int i = 0; i < count; ++i)
            records.append(catalogue.add(test::book(QStringLiteral("Title %1").arg(i)), kind));
        zone = *store::zoneOf(c, kind);
    }
    Submission submission(const char *job, const Values &values) const
    {
        return {QLatin1String(job), values, QStringLiteral("A set"), zone, records};
    }
    Values adding() const
    {
        return {{QStringLiteral("date"), QStringLiteral("2027-01-15")},
                {QStringLiteral("text"), QStringLiteral("Close 362")}};
    }
    Run go(const char *job, const Values &values)
    {
        const Result<RunId> id = submit(c, ada, submission(job, values));
        REQUIRE(id.ok());
        const Result<Run> run = carryOn(catalogue.path(), ada, *id, progress);
        REQUIRE(run.ok());
        return *run;
    }
    QList<reminders::ReminderRow> remindersOn(int record)
    {
        return *reminders::remindersOf(c, records.at(record));
    }

    test::TestCatalogue catalogue;
    cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    store::Zone zone;
    QList<MmsId> records;
    jobs::Progress progress;
};

} // namespace

TEST_CASE("Add Reminders puts one on each record, skips those that have one, and is taken back")
{
    Fixture f;
    reminders::Details details;
    details.text = QStringLiteral("mine");
    details.date = QDate(2026, 12, 1);
    REQUIRE(reminders::addReminder(f.c, f.ada, f.records[1], details).ok());
    const Preview before =
        *preview(f.c, f.ada, f.submission("add-reminders", f.adding()), f.progress);
    CHECK(before.counts.done == 4);
    CHECK(before.counts.skipped == 1);
    CHECK(before.first.at(1).reason == QStringLiteral("has 2026-12-01"));
    CHECK(before.first.at(1).title == QStringLiteral("Title 1"));
    CHECK(*reminders::countReminders(f.c, {}) == 1);

    const Run run = f.go("add-reminders", f.adding());
    CHECK(run.state == State::Finished);
    CHECK(run.counts.done == 4);
    CHECK(run.counts.skipped == 1);
    CHECK(f.remindersOn(0).size() == 1);
    CHECK(f.remindersOn(0).first().reminder.details.text == QStringLiteral("Close 362"));
    CHECK(f.remindersOn(0).first().type == QStringLiteral("General"));
    CHECK(f.remindersOn(1).size() == 1);
    const QList<Item> skipped = *itemsTold(f.c, run.id, 10);
    REQUIRE(skipped.size() == 1);
    CHECK(skipped.first().outcome == Outcome::Skipped);
    CHECK(reasonText(skipped.first().reason) == QStringLiteral("It has one for 2026-12-01."));

    INFO("what somebody has changed since is left alone and listed");
    const reminders::Reminder other = f.remindersOn(2).first().reminder;
    details = other.details;
    details.text = QStringLiteral("changed");
    REQUIRE(reminders::editReminder(f.c, f.catalogue.actor("tom"), other.id, details, 1).ok());
    const Run back = *takeBack(f.catalogue.path(), f.ada, run.id, f.progress);
    CHECK(back.state == State::Undone);
    CHECK(back.counts.undone == 3);
    CHECK(back.counts.left == 1);
    CHECK(f.remindersOn(0).isEmpty());
    CHECK(f.remindersOn(1).size() == 1);
    CHECK(f.remindersOn(2).size() == 1);
    CHECK(itemsTold(f.c, run.id, 10)->first().mmsId == f.records[2]);
    CHECK_FALSE(takeBack(f.catalogue.path(), f.ada, run.id, f.progress).ok());
    CHECK(store::checkIntegrity(f.c)->isEmpty());
}

TEST_CASE("Add Reminders without skipping adds a second one")
{
    Fixture f(2);
    f.go("add-reminders", f.adding());
    Values twice = f.adding();
    twice.insert(QStringLiteral("skip-existing"), QStringLiteral("no"));
    CHECK(f.go("add-reminders", twice).counts.done == 2);
    CHECK(f.remindersOn(0).size() == 2);
}

TEST_CASE("A job is refused with the reason, and nothing is kept")
{
    Fixture nz(1, store::ZoneKind::Network);
    const Result<RunId> network = submit(nz.c, nz.ada, nz.submission("add-reminders", nz.adding()));
    CHECK(network.error().detail.contains(QStringLiteral("Institution records only")));
    Fixture f(1);
    const auto refused = [&f](const char *job, const Values &values) {
        const Result<RunId> id = submit(f.c, f.ada, f.submission(job, values));
        return id ? QString() : id.error().detail;
    };
    CHECK(refused("frobnicate", {}).contains(QStringLiteral("no job")));
    CHECK(refused("add-reminders", {}).contains(QStringLiteral("needs “date”")));
    Values values = f.adding();
    values.insert(QStringLiteral("date"), QStringLiteral("2027-02-30"));
    CHECK(refused("add-reminders", values).contains(QStringLiteral("not a date")));
    values = f.adding();
    values.insert(QStringLiteral("type"), QStringLiteral("NOPE"));
    CHECK(refused("add-reminders", values).contains(QStringLiteral("no reminder type NOPE")));
    values = f.adding();
    values.insert(QStringLiteral("colour"), QStringLiteral("red"));
    CHECK(refused("add-reminders", values).contains(QStringLiteral("no parameter")));
    CHECK(refused("change-reminders", {}).contains(QStringLiteral("nothing is to be changed")));
    const Result<RunId> tom =
        submit(f.c, f.catalogue.actor("tom"), f.submission("delete-records", {}));
    CHECK(tom.error().code == ErrorCode::Denied);
    CHECK(runs(f.c)->isEmpty());
}

TEST_CASE("Reminders of a set are changed and deleted, and both are taken back")
{
    Fixture f(3);
    f.go("add-reminders", f.adding());
    const Run changed =
        f.go("change-reminders", {{QStringLiteral("date"), QStringLiteral("2027-06-30")},
                                  {QStringLiteral("assign-to"), QStringLiteral("tom")}});
    CHECK(changed.counts.done == 3);
    CHECK(f.remindersOn(1).first().reminder.details.date == QDate(2027, 6, 30));
    CHECK(f.remindersOn(1).first().person == QStringLiteral("tom"));
    CHECK(takeBack(f.catalogue.path(), f.ada, changed.id, f.progress)->counts.undone == 3);
    CHECK(f.remindersOn(1).first().reminder.details.date == QDate(2027, 1, 15));
    const Run deleted = f.go("delete-reminders", {});
    CHECK(deleted.counts.done == 3);
    CHECK(f.remindersOn(0).isEmpty());
    CHECK(f.go("delete-reminders", {}).counts.skipped == 3);
    CHECK(takeBack(f.catalogue.path(), f.ada, deleted.id, f.progress)->counts.undone == 3);
    CHECK(f.remindersOn(0).size() == 1);
}

TEST_CASE("Deleting records fails for those that others hold, and brings the rest back")
{
    Fixture f(3);
    REQUIRE(cataloging::lockRecord(f.c, f.catalogue.actor("tom"), f.records[1]).ok());
    const Run run = f.go("delete-records", {});
    CHECK(run.counts.done == 2);
    CHECK(run.counts.failed == 1);
    CHECK(itemsTold(f.c, run.id, 10)->first().mmsId == f.records[1]);
    CHECK_FALSE(store::recordOf(f.c, f.records[0]).ok());
    CHECK(takeBack(f.catalogue.path(), f.ada, run.id, f.progress)->counts.undone == 2);
    CHECK(store::recordOf(f.c, f.records[0]).ok());
}

TEST_CASE("A run that is closed in between is paused and carried on; one that is cancelled ends")
{
    Fixture f(3);
    const RunId id = *submit(f.c, f.ada, f.submission("add-reminders", f.adding()));
    jobs::Progress closing;
    closing.cancel();
    CHECK(carryOn(f.catalogue.path(), f.ada, id, closing)->state == State::Paused);
    CHECK(interrupted(f.c, f.ada.user.id)->size() == 1);
    CHECK(carryOn(f.catalogue.path(), f.ada, id, f.progress)->state == State::Finished);
    CHECK(interrupted(f.c, f.ada.user.id)->isEmpty());
    const RunId other = *submit(f.c, f.ada, f.submission("delete-reminders", {}));
    REQUIRE(wishCancelled(f.c, other).ok());
    CHECK(carryOn(f.catalogue.path(), f.ada, other, f.progress)->state == State::Cancelled);
    CHECK(f.remindersOn(0).size() == 1);
}

TEST_CASE("A run whose program is killed says exactly how far it came, and is carried on from "
          "there")
{
    Fixture f(120);
    f.go("add-reminders", f.adding());
    const RunId id = *submit(f.c, f.ada, f.submission("delete-records", {}));
    QRandomGenerator random(7);
    for (int kill = 0; kill < 4; ++kill) {
        QProcess program;
        program.start(QStringLiteral(JOBKILLEE), {f.catalogue.path(), QString::number(id.value())});
        REQUIRE(program.waitForStarted());
        program.waitForReadyRead(20000);
        QThread::msleep(random.bounded(40));
        program.kill();
        // It may have come to its end by itself.
        REQUIRE((program.state() == QProcess::NotRunning || program.waitForFinished()));
        const Run run = *runWith(f.c, id);
        qint64 gone = 0;
        for (const MmsId mmsId : f.records)
            gone += store::recordOf(f.c, mmsId).ok() ? 0 : 1;
        INFO("kill " << kill);
        // A record is deleted before it is noted: one more than was noted, none fewer.
        CHECK((gone == run.counts.done || gone == run.counts.done + 1));
        CHECK(run.next == run.counts.done);
        // Known as left at once, not after a while of silence.
        CHECK(interrupted(f.c, f.ada.user.id)->isEmpty() == run.isEnded());
        CHECK_FALSE(runs(f.c)->constFirst().underWay);
        CHECK(runs(f.c)->constFirst().isInterrupted() == !run.isEnded());
    }
    const Run run = *runWith(f.c, id);
    if (!run.isEnded()) {
        const Run ended = *carryOn(f.catalogue.path(), f.ada, id, f.progress);
        CHECK(ended.counts.done == 120);
        if (run.next > 0)
            CHECK(ended.message == QStringLiteral("from %1").arg(run.next));
    }
    CHECK(runWith(f.c, id)->counts.failed == 0);
    CHECK(store::checkIntegrity(f.c)->isEmpty());
}

TEST_CASE("Two programs never work on the same run")
{
    Fixture f(3);
    const RunId id = *submit(f.c, f.ada, f.submission("add-reminders", f.adding()));
    {
        const Result<RunLock> other = RunLock::take(f.catalogue.path(), id);
        REQUIRE(other.ok());
        CHECK(runs(f.c)->constFirst().underWay);
        CHECK_FALSE(runs(f.c)->constFirst().isInterrupted());
        CHECK(interrupted(f.c, f.ada.user.id)->isEmpty());
        CHECK(carryOn(f.catalogue.path(), f.ada, id, f.progress).error().code == ErrorCode::Busy);
        CHECK(takeBack(f.catalogue.path(), f.ada, id, f.progress).error().code == ErrorCode::Busy);
        CHECK(f.remindersOn(0).isEmpty());
    }
    CHECK(carryOn(f.catalogue.path(), f.ada, id, f.progress)->counts.done == 3);
}

TEST_CASE("While a job runs, others write between its transactions")
{
    Fixture f(60);
    Values values{{QStringLiteral("text"), QStringLiteral("Seen")}};
    Submission many = f.submission("add-note", values);
    while (many.records.size() < 6000)
        many.records.append(f.records);
    const RunId id = *submit(f.c, f.ada, many);
    std::atomic<bool> over = false;
    const std::unique_ptr<QThread> job(QThread::create([&] {
        static_cast<void>(carryOn(f.catalogue.path(), f.ada, id, f.progress));
        over = true;
    }));
    job->start();
    int written = 0;
    int refused = 0;
    qint64 longest = 0;
    while (!over) {
        QElapsedTimer timer;
        timer.start();
        if (workflow::addNote(f.c, f.ada, f.records.first(), QStringLiteral("mine")).ok())
            ++written;
        else
            ++refused;
        longest = std::max(longest, timer.elapsed());
    }
    job->wait();
    INFO(written << " written, the longest in " << longest << " ms");
    CHECK(written > 0);
    CHECK(refused == 0);
    CHECK(runWith(f.c, id)->counts.done == many.records.size());
}

TEST_CASE("An undo that is closed in between goes on; one that a person stops stays as it is")
{
    Fixture f(3);
    const RunId id = f.go("add-reminders", f.adding()).id;
    jobs::Progress closing;
    closing.cancel();
    CHECK(takeBack(f.catalogue.path(), f.ada, id, closing)->state == State::Undoing);
    REQUIRE(interrupted(f.c, f.ada.user.id)->size() == 1);
    REQUIRE(leaveUndo(f.c, f.ada, id).ok());
    CHECK(interrupted(f.c, f.ada.user.id)->isEmpty());
    CHECK(runWith(f.c, id)->state == State::Cancelled);
    CHECK(takeBack(f.catalogue.path(), f.ada, id, f.progress)->counts.undone == 3);
    CHECK(f.remindersOn(0).isEmpty());
}

TEST_CASE("Records of a set are assigned, noted and validated; assigning and notes are taken back")
{
    Fixture f(2);
    const Run assigned = f.go("assign", {{QStringLiteral("assign-to"), QStringLiteral("tom")},
                                         {QStringLiteral("note"), QStringLiteral("look")}});
    CHECK(assigned.counts.done == 2);
    CHECK((*workflow::assignmentOf(f.c, f.records[0]))->holderName == QStringLiteral("tom"));
    CHECK(takeBack(f.catalogue.path(), f.ada, assigned.id, f.progress)->counts.undone == 2);
    CHECK_FALSE(workflow::assignmentOf(f.c, f.records[0])->has_value());
    CHECK(f.go("release", {}).counts.skipped == 2);
    const qsizetype notes = workflow::notesOf(f.c, f.records[0])->size();
    const Run noted = f.go("add-note", {{QStringLiteral("text"), QStringLiteral("Seen")}});
    CHECK(noted.counts.done == 2);
    CHECK(workflow::notesOf(f.c, f.records[0])->size() == notes + 1);
    CHECK(takeBack(f.catalogue.path(), f.ada, noted.id, f.progress)->counts.undone == 2);
    CHECK(workflow::notesOf(f.c, f.records[0])->size() == notes);
    const Run checked = f.go("validate", {});
    CHECK(checked.counts.done + checked.counts.failed == 2);
    CHECK_FALSE(takeBack(f.catalogue.path(), f.ada, checked.id, f.progress).ok());
}
