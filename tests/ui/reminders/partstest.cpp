// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/codetablemodel.h"
#include "reminders/changes.h"
#include "reminders/duenotifier.h"
#include "reminders/reminderexport.h"
#include "reminders/remindermodel.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"
#include "widgets/datefield.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTest>

using namespace colophon;

namespace {

class TestNotice final : public ui::DesktopNotice {
public:
    void show(const QString &, const QString &text) override { texts.append(text); }
    QStringList texts;
};

std::unique_ptr<ui::Workspace> workspaceOf(test::TestCatalogue &catalogue)
{
    store::Connection c = catalogue.connect();
    return std::make_unique<ui::Workspace>(catalogue.path(), catalogue.actor("ada").user,
                                           *store::zones(c), catalogue.clock);
}

void addReminder(test::TestCatalogue &catalogue, MmsId mmsId, QDate date)
{
    store::Connection c = catalogue.connect();
    reminders::Details details;
    details.text = QStringLiteral("=1+1, \"Close\" 362");
    details.date = date;
    REQUIRE(reminders::addReminder(c, catalogue.actor("ada"), mmsId, details).ok());
}

} // namespace

TEST_CASE("A day is typed in the locale's forms, with month names or as ISO")
{
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    const QLocale american(QLocale::English, QLocale::UnitedStates);
    const QLocale german(QLocale::German);
    const QDate day(2027, 2, 28);
    const auto [text, locale, expected] = GENERATE_COPY(table<const char *, QLocale, QDate>({
        {"2027-02-28", british, day},
        {"28/02/2027", british, day},
        {"28/2/27", british, day},
        {"28 Feb 2027", british, day},
        {"28 February 2027", british, day},
        {"2/28/27", american, day},
        {"2/28/2027", american, day},
        {"Feb 28, 2027", american, day},
        {"28.02.2027", german, day},
        {"28.2.27", german, day},
        {"28. Februar 2027", german, day},
        {"29/02/2027", british, QDate()},
        {"29 Feb 2028", british, QDate(2028, 2, 29)},
        {"soon", british, QDate()},
        {"28/13/2027", british, QDate()},
    }));
    INFO(text << " in " << locale.name().toStdString());
    CHECK(ui::dateFromTyping(QString::fromUtf8(text), locale) == expected);
}

TEST_CASE("What a locale shows of a day, it takes again")
{
    for (const QLocale &locale :
         {QLocale(QLocale::English, QLocale::UnitedStates), QLocale(QLocale::German),
          QLocale(QLocale::French), QLocale(QLocale::English, QLocale::UnitedKingdom)}) {
        INFO(locale.name().toStdString());
        ui::DateField field(ui::DateField::Show::Long);
        field.setLocale(locale);
        field.setDate(QDate(2028, 2, 29));
        CHECK(ui::dateFromTyping(field.text(), locale) == QDate(2028, 2, 29));
    }
}

TEST_CASE("A date field tells a day, nothing, and what is no day, apart")
{
    ui::DateField field(ui::DateField::Show::Short);
    field.setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QTest::keyClicks(&field, QStringLiteral("15/1/2027"));
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK(field.date() == QDate(2027, 1, 15));
    CHECK(field.text() == QStringLiteral("15 Jan 2027"));
    field.selectAll();
    QTest::keyClicks(&field, QStringLiteral("31 Feb"));
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK(field.date().isNull());
    CHECK(field.isFaulty());
    CHECK(field.text() == QStringLiteral("31 Feb"));
    field.setText(QString());
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK_FALSE(field.isFaulty());
}

TEST_CASE("The reminder model holds to the rules of models while pages come and rows go")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    for (int i = 0; i < 250; ++i)
        addReminder(catalogue, mmsId, QDate(2026, 11, 1).addDays(i));
    const auto workspace = workspaceOf(catalogue);
    ui::ReminderModel model(*workspace);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show({}, {});
    REQUIRE(QTest::qWaitFor([&] { return model.rowCount() == 250; }, 15000));
    REQUIRE(QTest::qWaitFor([&] { return model.row(249) != nullptr; }, 15000));
    CHECK(model.data(model.index(0, 1), int(ui::ReminderRole::Overdue)).toBool());
    CHECK(model.data(model.index(17, 1), int(ui::ReminderRole::DueToday)).toBool());
    CHECK(model.data(model.index(0, 4), Qt::AccessibleTextRole)
              .toString()
              .contains(QStringLiteral("overdue")));
    {
        store::Connection c = catalogue.connect();
        const auto ids = *reminders::findReminders(c, {}, {}, 0, 60);
        REQUIRE(reminders::deleteReminders(c, catalogue.actor("ada"), ids).ok());
    }
    model.refresh();
    REQUIRE(QTest::qWaitFor([&] { return model.rowCount() == 190; }, 15000));

    INFO("words: the first page at once, the rest behind it, each in its place");
    reminders::Filter words;
    words.words = QStringLiteral("t"); // the title's
    model.show(words, {reminders::SortBy::Date, true});
    REQUIRE(QTest::qWaitFor([&] { return model.rowCount() == 190 && !model.isReading(); }, 15000));
    REQUIRE(QTest::qWaitFor([&] { return model.row(189) != nullptr; }, 15000));
    CHECK(model.row(189)->reminder.details.date == QDate(2026, 11, 1).addDays(60));
    CHECK(model.row(0)->reminder.details.date == QDate(2026, 11, 1).addDays(249));
}

TEST_CASE("The list is written as CSV, calendar and PDF, and a folder that is not there is told")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    addReminder(catalogue, mmsId, QDate(2026, 12, 24));
    const ui::ReminderExport wanted{catalogue.path(), {}, {}, catalogue.clock.now(), QLocale::c()};
    jobs::Progress progress;
    const QString csv = catalogue.folder.filePath(QStringLiteral("r.csv"));
    CHECK(*ui::writeSpreadsheet(wanted, csv, progress) == 1);
    QFile file(csv);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    CHECK(text.startsWith("\xEF\xBB\xBF"
                          "Date,Type,"));
    CHECK(text.contains("2026-12-24,General,T,\"'=1+1, \"\"Close\"\" 362\",New,NZ,9910000014801,"));
    const QString ics = catalogue.folder.filePath(QStringLiteral("r.ics"));
    CHECK(*ui::writeCalendar(wanted, ics, progress) == 1);
    CHECK(
        ui::writeSpreadsheet(wanted, QStringLiteral("/no/such/folder/r.csv"), progress).error().code
        == ErrorCode::Io);
    progress.cancel();
    const QString none = catalogue.folder.filePath(QStringLiteral("none.csv"));
    CHECK(ui::writeSpreadsheet(wanted, none, progress).error().code == ErrorCode::Cancelled);
    CHECK_FALSE(QFile::exists(none));
}

TEST_CASE("The desktop is told what is due for this person, unless they said no")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    addReminder(catalogue, mmsId, QDate(2026, 11, 1));
    addReminder(catalogue, mmsId, QDate(2026, 11, 18));
    addReminder(catalogue, mmsId, QDate(2026, 11, 19));
    const auto workspace = workspaceOf(catalogue);
    ui::Settings settings(catalogue.folder.filePath(QStringLiteral("s.ini")));
    ui::ReminderDesk desk(*workspace);
    TestNotice notice;
    settings.set(ui::kNotifyDue, false);
    {
        ui::DueNotifier silent(desk, settings, notice);
        silent.start();
        workspace->reader().drain();
    }
    settings.set(ui::kNotifyDue, true);
    ui::DueNotifier notifier(desk, settings, notice);
    notifier.start();
    REQUIRE(QTest::qWaitFor([&] { return !notice.texts.isEmpty(); }, 15000));
    CHECK(notice.texts == QStringList{QStringLiteral("1 overdue, 1 due today")});
}

TEST_CASE("Changes to a code table stay pending until they are saved or given up")
{
    reminders::CodeRow general;
    general.code = QStringLiteral("GENERAL");
    general.description = QStringLiteral("General");
    general.isDefault = true;
    reminders::CodeRow bind;
    bind.code = QStringLiteral("BIND");
    bind.description = QStringLiteral("Bind");
    ui::CodeTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEditable(true);
    model.setStored({general}, {});
    CHECK(model.pending() == 0);
    model.add(bind);
    CHECK(model.pending() == 1);
    model.makeDefault(1);
    CHECK(model.pending() == 2);
    CHECK_FALSE(model.rows().at(0).isDefault);
    model.setData(model.index(1, int(ui::CodeColumn::Enabled)), Qt::Unchecked, Qt::CheckStateRole);
    CHECK(model.rows().at(1).enabled); // the default stays on
    model.move(1, -1);
    CHECK(model.rows().at(0).code == QStringLiteral("BIND"));
    model.giveUp();
    CHECK(model.pending() == 0);
    model.setStored({general, bind}, {});
    model.move(0, 1);
    CHECK(model.pending() == 1);
    model.remove(0);
    CHECK(model.pending() == 1);
}
