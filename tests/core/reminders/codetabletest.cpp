// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/codetable.h"
#include "reminders/changes.h"
#include "reminders/reminderstore.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

using namespace colophon;
using namespace colophon::reminders;

namespace {

CodeRow row(const char *code, const char *description)
{
    CodeRow made;
    made.code = QLatin1String(code);
    made.description = QLatin1String(description);
    return made;
}

} // namespace

TEST_CASE("A new catalogue has the type General and the status New, each the default")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const QList<CodeRow> types = *codeRows(c, CodeKind::Type);
    REQUIRE(types.size() == 1);
    CHECK(types.first().code == QStringLiteral("GENERAL"));
    CHECK(types.first().description == QStringLiteral("General"));
    CHECK(types.first().isDefault);
    CHECK_FALSE(types.first().changedAt.isValid());
    const QList<CodeRow> statuses = *codeRows(c, CodeKind::Status);
    REQUIRE(statuses.size() == 1);
    CHECK(statuses.first().code == QStringLiteral("NEW"));
    CHECK(statuses.first().isDefault);
}

TEST_CASE("A code is unique, of capital letters, digits and _; one row is the default")
{
    QList<CodeRow> rows{row("GENERAL", "General")};
    rows[0].isDefault = true;
    CHECK(checkCodes(rows).ok());
    for (const char *code :
         {"", "general", "A B", "É", "A-B", "GENERAL", "ABCDEFGHIJKLMNOPQRSTU", "A\n"})
        CHECK_FALSE(checkNewCode(QString::fromUtf8(code), rows).ok());
    CHECK(checkNewCode(QStringLiteral("BIND_2"), rows).ok());
    rows.append(row("BIND", "  "));
    CHECK(checkCodes(rows).error().detail.contains(QStringLiteral("BIND has no description")));
    rows[1].description = QStringLiteral("Send to bindery");
    CHECK(checkCodes(rows).ok());
    rows[1].isDefault = true;
    CHECK(checkCodes(rows).error().detail.contains(QStringLiteral("exactly one")));
    rows[0].isDefault = rows[1].isDefault = false;
    CHECK_FALSE(checkCodes(rows).ok());
    rows[1].isDefault = true;
    rows[1].enabled = false;
    CHECK(checkCodes(rows).error().detail.contains(QStringLiteral("can't be turned off")));
}

TEST_CASE("Customize saves rows, order and the default, and says who changed what")
{
    test::TestCatalogue catalogue;
    const cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    const QList<CodeRow> seen = *codeRows(c, CodeKind::Type);
    QList<CodeRow> wanted{row("BIND", "Send to bindery"), seen.first()};
    wanted[0].isDefault = true;
    wanted[1].isDefault = false;
    REQUIRE(customize(c, ada, CodeKind::Type, seen, wanted).ok());
    const QList<CodeRow> after = *codeRows(c, CodeKind::Type);
    REQUIRE(after.size() == 2);
    CHECK(after[0].code == QStringLiteral("BIND"));
    CHECK(after[0].isDefault);
    CHECK(after[0].changedByName == QStringLiteral("ada"));
    CHECK(after[1].code == QStringLiteral("GENERAL"));
    CHECK_FALSE(after[1].isDefault);
    CHECK(codeRows(c, CodeKind::Status)->size() == 1);

    INFO("Somebody who started from the former table is told so, and nothing is overwritten");
    const Result<void> late = customize(c, ada, CodeKind::Type, seen, wanted);
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().code == ErrorCode::Conflict);
    const Result<void> refused =
        customize(c, catalogue.actor("tom"), CodeKind::Type, after, wanted);
    CHECK(refused.error().code == ErrorCode::Denied);
}

TEST_CASE("A code in use can be turned off, not deleted")
{
    test::TestCatalogue catalogue;
    const cataloging::Actor ada = catalogue.actor("ada");
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    QList<CodeRow> rows = *codeRows(c, CodeKind::Type);
    QList<CodeRow> wanted = rows;
    wanted.append(row("BIND", "Send to bindery"));
    REQUIRE(customize(c, ada, CodeKind::Type, rows, wanted).ok());
    rows = *codeRows(c, CodeKind::Type);
    Details details{QStringLiteral("Bind"), QDate(2027, 1, 15), QStringLiteral("BIND"), {}, {}, {}};
    const Changes made = *addReminder(c, ada, mmsId, details);
    CHECK(codesInUse(c, CodeKind::Type)->value(QStringLiteral("BIND")) == 1);

    const Result<void> refused = customize(c, ada, CodeKind::Type, rows, {rows.first()});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().detail.contains(QStringLiteral("1 reminders carry it")));
    CHECK(codeRows(c, CodeKind::Type)->size() == 2);

    wanted = rows;
    wanted[1].enabled = false;
    REQUIRE(customize(c, ada, CodeKind::Type, rows, wanted).ok());
    CHECK(
        addReminder(c, ada, mmsId, details).error().detail.contains(QStringLiteral("turned off")));
    INFO("a reminder that has it keeps it when its text is edited");
    details.text = QStringLiteral("Bind in cloth");
    details.status = QStringLiteral("NEW");
    CHECK(editReminder(c, ada, made.first().after->id, details, 1).ok());

    REQUIRE(deleteReminders(c, ada, {made.first().after->id}).ok());
    rows = *codeRows(c, CodeKind::Type);
    CHECK(customize(c, ada, CodeKind::Type, rows, {rows.first()}).ok());
}

TEST_CASE("A status that becomes a closing one closes its reminders, and opens them again")
{
    test::TestCatalogue catalogue;
    const cataloging::Actor ada = catalogue.actor("ada");
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    QList<CodeRow> rows = *codeRows(c, CodeKind::Status);
    QList<CodeRow> wanted = rows;
    wanted.append(row("DONE", "Done"));
    REQUIRE(customize(c, ada, CodeKind::Status, rows, wanted).ok());
    const Changes made =
        *addReminder(c, ada, mmsId,
                     {QStringLiteral("x"), QDate(2026, 1, 1), {}, QStringLiteral("DONE"), {}, {}});
    const ReminderId id = made.first().after->id;
    CHECK_FALSE(reminderRow(c, id)->reminder.isDone());
    for (const bool closing : {true, false}) {
        rows = *codeRows(c, CodeKind::Status);
        wanted = rows;
        wanted[1].closing = closing;
        REQUIRE(customize(c, ada, CodeKind::Status, rows, wanted).ok());
        CHECK(reminderRow(c, id)->reminder.isDone() == closing);
    }
}
