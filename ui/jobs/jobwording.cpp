// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobwording.h"

#include "widgets/datefield.h"

#include <QHash>
#include <QLocale>

namespace colophon::ui {

QString JobWording::name(const QString &job)
{
    const QHash<QString, QString> names{
        {QStringLiteral("add-reminders"), tr("Add Reminders")},
        {QStringLiteral("change-reminders"), tr("Change Reminders")},
        {QStringLiteral("delete-reminders"), tr("Delete Reminders")},
        {QStringLiteral("assign"), tr("Assign Records to Another Cataloger")},
        {QStringLiteral("release"), tr("Release Assignments")},
        {QStringLiteral("add-note"), tr("Add Note")},
        {QStringLiteral("normalize"), tr("Normalize Records")},
        {QStringLiteral("validate"), tr("Validate Records")},
        {QStringLiteral("find-and-replace"), tr("Find and Replace")},
        {QStringLiteral("export"), tr("Export Records")},
        {QStringLiteral("link-with-network"), tr("Link with Network")},
        {QStringLiteral("share-with-network"), tr("Share with Network")},
        {QStringLiteral("delete-records"), tr("Delete Records")}};
    return names.value(job, job);
}

QString JobWording::description(const QString &job)
{
    const QHash<QString, QString> texts{
        {QStringLiteral("add-reminders"),
         tr("adds one reminder to each record in an Institution Zone set")},
        {QStringLiteral("change-reminders"),
         tr("gives the open reminders of the records another date, type, status, text or person")},
        {QStringLiteral("delete-reminders"), tr("deletes the reminders of the records")},
        {QStringLiteral("assign"), tr("gives the records to a person to work on")},
        {QStringLiteral("release"), tr("ends the assignments of the records")},
        {QStringLiteral("add-note"), tr("puts the same note on each record")},
        {QStringLiteral("normalize"),
         tr("runs a normalization process over the records; each that changes gets a new version")},
        {QStringLiteral("validate"),
         tr("checks the records and lists those with errors; changes nothing")},
        {QStringLiteral("find-and-replace"),
         tr("replaces a text in the fields of the records; regular expressions too")},
        {QStringLiteral("export"), tr("writes the records to a file")},
        {QStringLiteral("link-with-network"),
         tr("attaches each record to the one network record that has its numbers")},
        {QStringLiteral("share-with-network"),
         tr("makes network records of the institution's records and attaches them")},
        {QStringLiteral("delete-records"),
         tr("takes the records out of the catalogue; undoing it brings them back")}};
    return texts.value(job);
}

QString JobWording::parameter(const QString &key)
{
    const QHash<QString, QString> names{
        {QStringLiteral("date"), tr("Date")},
        {QStringLiteral("type"), tr("Type")},
        {QStringLiteral("status"), tr("Status")},
        {QStringLiteral("text"), tr("Text")},
        {QStringLiteral("process"), tr("Normalization process")},
        {QStringLiteral("assign-to"), tr("Assign to")},
        {QStringLiteral("note"), tr("Note")},
        {QStringLiteral("skip-existing"),
         tr("Skip records that have an open reminder of that type")},
        {QStringLiteral("of-type"), tr("Only reminders of the type")},
        {QStringLiteral("also-done"), tr("Also reminders that are done")},
        {QStringLiteral("find"), tr("Find")},
        {QStringLiteral("replace"), tr("Replace with")},
        {QStringLiteral("fields"), tr("Only in the fields (such as 245 6XX; empty: all)")},
        {QStringLiteral("expression"), tr("Regular expression")},
        {QStringLiteral("match-case"), tr("Match case")},
        {QStringLiteral("file"), tr("File")},
        {QStringLiteral("format"), tr("Format")},
        {QStringLiteral("keep-local"), tr("Fields that become local (such as 590 9XX)")},
        {QStringLiteral("link-matches"),
         tr("Link records that the network has already, instead of skipping them")}};
    return names.value(key, key);
}

QString JobWording::state(batch::State state)
{
    switch (state) {
    case batch::State::Waiting:
        return tr("Waiting");
    case batch::State::Running:
        return tr("Running");
    case batch::State::Paused:
        return tr("Paused");
    case batch::State::Cancelled:
        return tr("Cancelled");
    case batch::State::Finished:
        return tr("Finished");
    case batch::State::Failed:
        return tr("Failed");
    case batch::State::Undoing:
        return tr("Being undone");
    case batch::State::Undone:
        return tr("Undone");
    }
    return {};
}

QString JobWording::state(const batch::Run &run)
{
    return run.isInterrupted() ? tr("Interrupted") : state(run.state);
}

QString JobWording::goesOn(const batch::Run &left)
{
    const QLocale words;
    const QString head = left.state == batch::State::Undoing
                             ? tr("<b>Undoing %1 goes on after record %2 of %3.</b>")
                             : tr("<b>%1 goes on after record %2 of %3.</b>");
    const QString why =
        left.state == batch::State::Paused
            ? tr("The program was closed in the middle of it.")
            : tr("The program ended in the middle of it without being closed, last seen %1. What "
                 "was done up to there is kept.")
                  .arg(words.toString(left.seenAt.toLocalTime(), QLocale::ShortFormat));
    return head.arg(name(left.job), words.toString(left.next), words.toString(left.total)) + u' '
           + why;
}

QString JobWording::outcome(batch::Outcome outcome)
{
    switch (outcome) {
    case batch::Outcome::Done:
        return tr("Done");
    case batch::Outcome::Skipped:
        return tr("Skipped");
    case batch::Outcome::Failed:
        return tr("Failed");
    case batch::Outcome::Undone:
        return tr("Undone");
    case batch::Outcome::Left:
        return tr("Left as it is");
    case batch::Outcome::Pending:
        break;
    }
    return tr("Not reached");
}

QString JobWording::reason(const QString &reason)
{
    if (reason.startsWith(QLatin1String("from ")))
        return tr("Carried on after record %1.")
            .arg(QLocale().toString(reason.mid(5).toLongLong()));
    if (reason == QLatin1String("gone"))
        return tr("the record is no longer in the catalogue");
    if (reason == QLatin1String("changed"))
        return tr("somebody else has changed it since");
    if (reason == QLatin1String("none"))
        return tr("it has no such reminder");
    if (reason == QLatin1String("alike"))
        return tr("the rules change nothing in it");
    if (reason == QLatin1String("unassigned"))
        return tr("it is not assigned");
    if (reason == QLatin1String("unchanged"))
        return tr("nothing to change");
    if (reason == QLatin1String("attached"))
        return tr("it is linked to a network record already");
    if (reason == QLatin1String("no match"))
        return tr("the network has no record with its numbers");
    if (reason.startsWith(QLatin1String("match ")))
        return tr("the network has it already, as %1").arg(reason.mid(6));
    if (reason.startsWith(QLatin1String("has ")))
        return tr("has one for %1").arg(shortDate(QDate::fromString(reason.mid(4), Qt::ISODate)));
    return reason;
}

QString JobWording::result(const QString &job, const batch::Item &item)
{
    if (item.outcome != batch::Outcome::Done) {
        //: an outcome, then its reason
        return item.reason.isEmpty() ? outcome(item.outcome)
                                     : tr("%1: %2").arg(outcome(item.outcome), reason(item.reason));
    }
    if (job == QLatin1String("normalize")) {
        //: %1: the names of rules
        return tr("Changed by %1").arg(item.reason);
    }
    const QHash<QString, QString> done{
        {QStringLiteral("add-reminders"), tr("Reminder added")},
        {QStringLiteral("change-reminders"), tr("Reminders changed")},
        {QStringLiteral("delete-reminders"), tr("Reminders deleted")},
        {QStringLiteral("assign"), tr("Assigned")},
        {QStringLiteral("release"), tr("Released")},
        {QStringLiteral("add-note"), tr("Note added")},
        {QStringLiteral("validate"), tr("No errors")},
        {QStringLiteral("find-and-replace"), tr("Replaced")},
        {QStringLiteral("export"), tr("Written")},
        {QStringLiteral("link-with-network"), tr("Linked")},
        {QStringLiteral("share-with-network"), tr("Shared")},
        {QStringLiteral("delete-records"), tr("Record deleted")}};
    const QString what = done.value(job, outcome(item.outcome));
    //: what was done, then with what or how often
    return item.reason.isEmpty() ? what : tr("%1: %2").arg(what, item.reason);
}

QString JobWording::counts(const batch::Counts &counts)
{
    QStringList parts{tr("%Ln done", nullptr, int(counts.done))};
    if (counts.skipped > 0)
        parts.append(tr("%Ln skipped", nullptr, int(counts.skipped)));
    if (counts.failed > 0)
        parts.append(tr("%Ln failed", nullptr, int(counts.failed)));
    if (counts.undone > 0)
        parts.append(tr("%Ln undone", nullptr, int(counts.undone)));
    if (counts.left > 0)
        parts.append(tr("%Ln left as they are", nullptr, int(counts.left)));
    return parts.join(QStringLiteral(", "));
}

} // namespace colophon::ui
