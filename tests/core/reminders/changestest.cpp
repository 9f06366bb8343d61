// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/changes.h"
#include "reminders/codetable.h"
#include "reminders/reminderstore.h"
#include "store/catalogue.h"
#include "store/historystore.h"
#include "store/recordstore.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

using namespace colophon;
using namespace colophon::reminders;

namespace {

struct Fixture {
    Fixture() : mmsId(catalogue.add(test::book(QStringLiteral("Nature")))) {}

    Reminder add(const Details &details)
    {
        const Result<Changes> made = addReminder(c, ada, mmsId, details);
        REQUIRE(made.ok());
        return *made->constFirst().after;
    }
    Reminder now(ReminderId id) { return reminderRow(c, id)->reminder; }

    test::TestCatalogue catalogue;
    MmsId mmsId;
    cataloging::Actor ada = catalogue.actor("ada");
    cataloging::Actor tom = catalogue.actor("tom");
    store::Connection c = catalogue.connect();
};

Details yearly()
{
    return {
        QStringLiteral("Check the price"), QDate(2026, 11, 10), {}, {}, {}, {RepeatUnit::Year, 1}};
}

} // namespace

TEST_CASE("A reminder takes the default type and status and knows its record, zone and maker")
{
    Fixture f;
    const Reminder made =
        f.add({QStringLiteral("  Close 362\n"), QDate(2027, 1, 15), {}, {}, {}, {}});
    CHECK(made.details.text == QStringLiteral("Close 362"));
    CHECK(made.details.type == QStringLiteral("GENERAL"));
    CHECK(made.details.status == QStringLiteral("NEW"));
    CHECK(made.version == 1);
    CHECK(made.createdBy == f.ada.user.id);
    const ReminderRow row = *reminderRow(f.c, made.id);
    CHECK(row.zone == store::ZoneKind::Network);
    CHECK(row.title == QStringLiteral("Nature"));
    CHECK(row.type == QStringLiteral("General"));
    CHECK(row.createdBy == QStringLiteral("ada"));
    CHECK(remindersOf(f.c, f.mmsId)->size() == 1);
}

TEST_CASE("Text and date must be given, the codes known, the record there")
{
    Fixture f;
    const QDate date(2027, 1, 15);
    const QString text = QStringLiteral("t");
    const auto [details, sentence] = GENERATE_COPY(table<Details, const char *>({
        {{QStringLiteral(" \n"), date, {}, {}, {}, {}}, "no text"},
        {{text, QDate(), {}, {}, {}, {}}, "no date"},
        {{text, QDate(20270, 1, 1), {}, {}, {}, {}}, "year"},
        {{QString(4001, u'x'), date, {}, {}, {}, {}}, "4001 characters"},
        {{text, date, QStringLiteral("NOPE"), {}, {}, {}}, "no reminder type NOPE"},
        {{text, date, {}, QStringLiteral("NOPE"), {}, {}}, "no reminder status NOPE"},
    }));
    const Result<Changes> refused = addReminder(f.c, f.ada, f.mmsId, details);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().detail.contains(QLatin1String(sentence)));
    CHECK(remindersOf(f.c, f.mmsId)->isEmpty());
    CHECK(addReminder(f.c, f.ada, MmsId::fromStored(9999999994801), {text, date, {}, {}, {}, {}})
              .error()
              .code
          == ErrorCode::NotFound);
}

TEST_CASE("An edit is kept with who and when, and refused on a version that is no longer the last")
{
    Fixture f;
    const Reminder made = f.add({QStringLiteral("one"), QDate(2027, 1, 15), {}, {}, {}, {}});
    f.catalogue.clock.advance(60);
    Details details = made.details;
    details.text = QStringLiteral("two");
    details.person = f.tom.user.id;
    REQUIRE(editReminder(f.c, f.tom, made.id, details, made.version).ok());
    const Reminder after = f.now(made.id);
    CHECK(after.details.text == QStringLiteral("two"));
    CHECK(after.version == 2);
    CHECK(after.changedBy == f.tom.user.id);
    CHECK(after.createdBy == f.ada.user.id);
    CHECK(after.changedAt > after.createdAt);
    details.text = QStringLiteral("three");
    const Result<Changes> late = editReminder(f.c, f.ada, made.id, details, made.version);
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().code == ErrorCode::Conflict);
    CHECK(late.error().detail.contains(QStringLiteral("tom")));
    CHECK(f.now(made.id).details.text == QStringLiteral("two"));
}

TEST_CASE("A delete is taken back as it was, and twice is no harm")
{
    Fixture f;
    const Reminder made = f.add(yearly());
    const Changes gone = *deleteReminders(f.c, f.ada, {made.id});
    REQUIRE(gone.size() == 1);
    CHECK(remindersOf(f.c, f.mmsId)->isEmpty());
    CHECK(deleteReminders(f.c, f.ada, {made.id})->isEmpty());
    CHECK(undo(f.c, f.ada, gone)->count == 1);
    CHECK(f.now(made.id) == made);
    CHECK(undo(f.c, f.ada, gone)->count == 0);
}

TEST_CASE("The record's history tells what was done with its reminders")
{
    Fixture f;
    const Reminder made = f.add({QStringLiteral("Close 362"), QDate(2027, 1, 15), {}, {}, {}, {}});
    Details later = made.details;
    later.date = QDate(2027, 2, 1);
    REQUIRE(editReminder(f.c, f.tom, made.id, later, made.version).ok());
    const Result<Changes> gone = deleteReminders(f.c, f.ada, {made.id});
    REQUIRE(gone.ok());
    REQUIRE(undo(f.c, f.tom, *gone).ok());
    const QList<store::HistoryEntry> entries = *store::historyOf(f.c, f.mmsId);
    REQUIRE(entries.size() == 5); // newest first, the import of the record at the end
    const char *actions[] = {"reminder-restore", "reminder-delete", "reminder-edit",
                             "reminder-add"};
    for (int i = 0; i < 4; ++i)
        CHECK(entries.at(i).action == QLatin1String(actions[i]));
    CHECK(entries.at(3).detail == QStringLiteral("2027-01-15 · GENERAL · Close 362"));
    CHECK(entries.at(2).detail.startsWith(QStringLiteral("2027-02-01")));
    CHECK(entries.at(2).userName == QStringLiteral("tom"));
}

TEST_CASE("A done yearly reminder makes the next one; taking it back removes that")
{
    Fixture f;
    const Reminder made = f.add(yearly());
    const Changes done = *markDone(f.c, f.tom, {made.id});
    const QList<ReminderRow> both = *remindersOf(f.c, f.mmsId);
    REQUIRE(both.size() == 2);
    CHECK(both[0].reminder.details.date == QDate(2027, 11, 10));
    CHECK_FALSE(both[0].reminder.isDone());
    CHECK(both[0].reminder.createdBy == f.ada.user.id);
    CHECK(both[1].reminder.doneOn == QDate(2026, 11, 18));
    CHECK(both[1].reminder.next == both[0].reminder.id);
    INFO("done, opened and done again, there is still one next");
    REQUIRE(reopen(f.c, f.ada, {made.id}).ok());
    REQUIRE(markDone(f.c, f.ada, {made.id}).ok());
    CHECK(remindersOf(f.c, f.mmsId)->size() == 2);
    CHECK(undo(f.c, f.ada, done)->left.size() == 1); // changed since: left alone
}

TEST_CASE("Taking back a done repeat leaves one open reminder as before")
{
    Fixture f;
    const Reminder made = f.add(yearly());
    const Changes done = *markDone(f.c, f.ada, {made.id});
    const Undone undone = *undo(f.c, f.ada, done);
    CHECK(undone.count == 2);
    CHECK(undone.left.isEmpty());
    REQUIRE(remindersOf(f.c, f.mmsId)->size() == 1);
    CHECK_FALSE(f.now(made.id).isDone());
    CHECK(f.now(made.id).details == made.details);
}

TEST_CASE("The next of a repeat that was done years late is not past")
{
    Fixture f;
    Details monthly = yearly();
    monthly.date = QDate(2024, 1, 31);
    monthly.repeat = {RepeatUnit::Month, 1};
    const Reminder made = f.add(monthly);
    REQUIRE(markDone(f.c, f.ada, {made.id}).ok());
    CHECK(remindersOf(f.c, f.mmsId)->first().reminder.details.date == QDate(2026, 11, 30));
    CHECK(remindersOf(f.c, f.mmsId)->first().reminder.repeatFrom == QDate(2024, 1, 31));
}

TEST_CASE("A closing status makes a reminder done, and Mark as Done takes the first closing one")
{
    Fixture f;
    const QList<CodeRow> rows = *codeRows(f.c, CodeKind::Status);
    QList<CodeRow> wanted = rows;
    CodeRow closing;
    closing.code = QStringLiteral("FINISHED");
    closing.description = QStringLiteral("Finished");
    closing.closing = true;
    wanted.append(closing);
    REQUIRE(customize(f.c, f.ada, CodeKind::Status, rows, wanted).ok());
    const Reminder made = f.add(yearly());
    REQUIRE(changeReminders(f.c, f.ada, {made.id}, {{}, closing.code, {}, {}, {}, {}}).ok());
    CHECK(f.now(made.id).doneOn == QDate(2026, 11, 18));
    CHECK(remindersOf(f.c, f.mmsId)->size() == 2);
    REQUIRE(reopen(f.c, f.ada, {made.id}).ok());
    CHECK(f.now(made.id).details.status == QStringLiteral("NEW"));
    CHECK_FALSE(f.now(made.id).isDone());
    const Reminder other = f.add({QStringLiteral("x"), QDate(2027, 1, 1), {}, {}, {}, {}});
    REQUIRE(markDone(f.c, f.ada, {other.id}).ok());
    CHECK(f.now(other.id).details.status == closing.code);
}

TEST_CASE("A bulk change writes all or none, and its undo leaves alone what others changed since")
{
    Fixture f;
    QList<ReminderId> ids;
    for (int i = 0; i < 3; ++i)
        ids.append(f.add({QStringLiteral("x"), QDate(2027, 1, 1), {}, {}, {}, {}}).id);
    Edit edit;
    edit.date = QDate(2027, 3, 1);
    edit.person = f.tom.user.id;
    const Changes changes = *changeReminders(f.c, f.ada, ids, edit);
    CHECK(changes.size() == 3);
    CHECK(f.now(ids[2]).details.date == QDate(2027, 3, 1));
    CHECK_FALSE(
        changeReminders(f.c, f.ada, ids, {QStringLiteral("NOPE"), {}, {}, {}, {}, {}}).ok());
    Details mine = f.now(ids[1]).details;
    mine.text = QStringLiteral("mine");
    REQUIRE(editReminder(f.c, f.tom, ids[1], mine, 2).ok());
    const Changes fromFile = changesFromBytes(toBytes(changes));
    const Undone undone = *undo(f.c, f.ada, fromFile);
    CHECK(undone.count == 2);
    CHECK(undone.left == QList<ReminderId>{ids[1]});
    CHECK(f.now(ids[0]).details.date == QDate(2027, 1, 1));
    CHECK(f.now(ids[0]).details.person.isNull());
    CHECK(f.now(ids[1]).details.text == QStringLiteral("mine"));
    CHECK(store::checkIntegrity(f.c)->isEmpty());
}

TEST_CASE("Reminders go with a deleted record and come back with it; its new title is followed")
{
    Fixture f;
    f.add({QStringLiteral("x"), QDate(2026, 1, 1), {}, {}, {}, {}});
    REQUIRE(f.c.query("common/reminder_overdue_count").ok());
    const auto overdue = [&f] {
        Result<store::Query> query = f.c.query("common/reminder_overdue_count");
        REQUIRE(query->bind("today", QStringLiteral("2026-11-18")).selectOne().ok());
        return query->integer(0);
    };
    CHECK(overdue() == 1);
    {
        Result<store::Transaction> t = store::Transaction::begin(f.c);
        REQUIRE(store::removeRecord(*t, f.mmsId, f.ada.user.id, f.catalogue.clock.now()).ok());
        REQUIRE(t->commit().ok());
    }
    CHECK(overdue() == 0);
    {
        Result<store::Transaction> t = store::Transaction::begin(f.c);
        REQUIRE(store::bringBack(*t, f.mmsId).ok());
        REQUIRE(t->commit().ok());
    }
    CHECK(overdue() == 1);
}

TEST_CASE("A summary counts what is open and what is overdue of a record")
{
    Fixture f;
    CHECK(*summaryOf(f.c, f.mmsId, QDate(2026, 11, 18)) == Summary{});
    f.add({QStringLiteral("x"), QDate(2026, 11, 17), {}, {}, {}, {}});
    f.add({QStringLiteral("y"), QDate(2026, 11, 18), {}, {}, {}, {}});
    const Reminder done = f.add({QStringLiteral("z"), QDate(2026, 11, 1), {}, {}, {}, {}});
    REQUIRE(markDone(f.c, f.ada, {done.id}).ok());
    CHECK(*summaryOf(f.c, f.mmsId, QDate(2026, 11, 18)) == Summary{2, 1, QDate(2026, 11, 17)});
}
