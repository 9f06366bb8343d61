// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/outbox.h"
#include "output.h"
#include "store/userstore.h"
#include "verbs.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

#include <QJsonObject>

namespace colophon::ctl {

namespace {

QString stamp(const QDateTime &at)
{
    return at.toString(Qt::ISODate);
}

QString originWord(workflow::NoteOrigin origin)
{
    switch (origin) {
    case workflow::NoteOrigin::Assignment:
        return QStringLiteral("assignment");
    case workflow::NoteOrigin::Release:
        return QStringLiteral("release");
    case workflow::NoteOrigin::Note:
        break;
    }
    return QStringLiteral("note");
}

void print(const Context &context, const workflow::Note &note)
{
    if (context.line.json) {
        printJson({{QStringLiteral("noteId"), note.id.value()},
                   {QStringLiteral("mmsId"), note.mmsId.toString()},
                   {QStringLiteral("author"), note.authorName},
                   {QStringLiteral("at"), stamp(note.at)},
                   {QStringLiteral("text"), note.text},
                   {QStringLiteral("origin"), originWord(note.origin)},
                   {QStringLiteral("deleted"), note.deleted}});
    } else {
        printRow({QString::number(note.id.value()), stamp(note.at), note.authorName, note.text});
    }
}

void print(const Context &context, const workflow::Assignment &assignment)
{
    const qint64 age = assignment.since.daysTo(context.clock.now());
    if (context.line.json) {
        printJson({{QStringLiteral("mmsId"), assignment.mmsId.toString()},
                   {QStringLiteral("zone"), store::zoneWord(assignment.zone)},
                   {QStringLiteral("title"), assignment.title},
                   {QStringLiteral("assignedTo"), assignment.holderLogin},
                   {QStringLiteral("assignedToName"), assignment.holderName},
                   {QStringLiteral("assignedBy"), assignment.fromLogin},
                   {QStringLiteral("assignedByName"), assignment.fromName},
                   {QStringLiteral("since"), stamp(assignment.since)},
                   {QStringLiteral("ageDays"), age},
                   {QStringLiteral("state"), workflow::stateWord(assignment.state)},
                   {QStringLiteral("note"), assignment.note},
                   {QStringLiteral("returnNote"), assignment.returnNote}});
    } else {
        printRow({assignment.mmsId.toString(), assignment.holderLogin,
                  workflow::stateWord(assignment.state), assignment.fromLogin,
                  stamp(assignment.since), assignment.title,
                  assignment.state == workflow::AssignmentState::Assigned ? assignment.note
                                                                          : assignment.returnNote});
    }
}

Error usage(const char *sentence)
{
    return {ErrorCode::InvalidInput, QString::fromUtf8(sentence)};
}

Result<workflow::NoteId> noteId(const QString &word)
{
    bool ok = false;
    const qint64 number = word.toLongLong(&ok);
    if (!ok || number < 1)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” is not the number of a note. “colophonctl note list "
                                    "MMSID” shows them.")
                         .arg(word)};
    return workflow::NoteId(number);
}

Result<int> listNotes(const Context &context, store::Connection &connection, MmsId mmsId)
{
    const Result<QList<store::BriefRow>> record = store::briefRows(connection, {mmsId});
    COLOPHON_TRY(record);
    const Result<QList<workflow::Note>> notes = workflow::notesOf(connection, mmsId);
    COLOPHON_TRY(notes);
    if (record->isEmpty() && notes->isEmpty()) {
        const Result<store::StoredRecord> missing = store::recordOf(connection, mmsId);
        COLOPHON_TRY(missing);
    }
    for (const workflow::Note &one : *notes)
        print(context, one);
    return 0;
}

/// What the assignee is told, as the window writes it in English.
Result<mail::Letter> letterOf(store::Connection &connection, const cataloging::Actor &who,
                              const store::User &to, MmsId mmsId, const QString &note)
{
    if (to.email.isEmpty()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Record %1 was not assigned: no e-mail address is known of %2. "
                                    "Leave --email out, or give them one with “colophonctl user "
                                    "edit %3 --email ADDRESS”.")
                         .arg(mmsId.toString(), to.name, to.login)};
    }
    const Result<QList<store::BriefRow>> rows = store::briefRows(connection, {mmsId});
    COLOPHON_TRY(rows);
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    const QString title = rows->isEmpty() ? mmsId.toString() : rows->constFirst().brief.title;
    mail::Letter letter;
    letter.to = {to.name, to.email};
    if (!who.user.email.isEmpty())
        letter.replyTo = {who.user.name, who.user.email};
    letter.mmsId = mmsId;
    letter.subject = QStringLiteral("Assigned to you: %1").arg(title);
    const QString day = who.clock->now().toLocalTime().toString(QStringLiteral("d MMMM yyyy"));
    letter.body =
        (note.trimmed().isEmpty() ? QString() : note.trimmed() + QStringLiteral("\n\n"))
        + QStringLiteral("%1\nMMS ID %2, %3\nAssigned by %4, %5\n\nThe record is in your "
                         "records list in Colophon, marked Assigned. It is locked in "
                         "your name until you release it.\n")
              .arg(title, mmsId.toString(),
                   zone->kind == store::ZoneKind::Network ? QStringLiteral("Network Zone")
                                                          : QStringLiteral("Institution Zone"),
                   who.user.name, day);
    return letter;
}

} // namespace

Result<int> note(const Context &context)
{
    const QStringList &words = context.line.words;
    const QString what = words.constFirst();
    const bool add = what == QLatin1String("add");
    const bool list = what == QLatin1String("list");
    if (!(add && words.size() >= 3) && !(list && words.size() == 2)
        && !(what == QLatin1String("delete") && words.size() == 2))
        return usage("Say note add MMSID TEXT, note list MMSID or note delete NOTEID.");
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    if (list) {
        const Result<MmsId> mmsId = MmsId::parse(words.at(1));
        COLOPHON_TRY(mmsId);
        return listNotes(context, *connection, *mmsId);
    }
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    if (add) {
        const Result<MmsId> mmsId = MmsId::parse(words.at(1));
        COLOPHON_TRY(mmsId);
        const Result<workflow::Note> added =
            workflow::addNote(*connection, *who, *mmsId, words.mid(2).join(u' '));
        COLOPHON_TRY(added);
        print(context, *added);
        return 0;
    }
    const Result<workflow::NoteId> id = noteId(words.at(1));
    COLOPHON_TRY(id);
    const Result<workflow::Note> deleted = workflow::deleteNote(*connection, *who, *id);
    COLOPHON_TRY(deleted);
    if (context.line.json)
        print(context, *deleted);
    return 0;
}

Result<int> assign(const Context &context)
{
    const Result<MmsId> mmsId = MmsId::parse(context.line.words.constFirst());
    COLOPHON_TRY(mmsId);
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const Result<store::User> person = store::userByLogin(*connection, context.line.words.at(1));
    COLOPHON_TRY(person);
    workflow::AssignRequest request;
    request.mmsId = *mmsId;
    request.to = person->id;
    request.note = context.line.option(QStringLiteral("note"));
    if (context.line.has(QStringLiteral("email"))) {
        const Result<mail::Letter> letter =
            letterOf(*connection, *who, *person, *mmsId, request.note);
        COLOPHON_TRY(letter);
        request.letter = *letter;
    }
    const Result<workflow::Assignment> assigned = workflow::assign(*connection, *who, request);
    COLOPHON_TRY(assigned);
    print(context, *assigned);
    return 0;
}

Result<int> release(const Context &context)
{
    const Result<MmsId> mmsId = MmsId::parse(context.line.words.constFirst());
    COLOPHON_TRY(mmsId);
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const Result<workflow::Assignment> released =
        workflow::release(*connection, *who, *mmsId, context.line.option(QStringLiteral("note")));
    COLOPHON_TRY(released);
    print(context, *released);
    return 0;
}

Result<int> assignments(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    Result<QList<workflow::Assignment>> found = QList<workflow::Assignment>();
    if (const QString login = context.line.option(QStringLiteral("user")); !login.isEmpty()) {
        const Result<store::User> person = store::userByLogin(*connection, login);
        COLOPHON_TRY(person);
        found = workflow::assignmentsOf(*connection, person->id);
    } else {
        found = workflow::openAssignments(*connection);
    }
    COLOPHON_TRY(found);
    for (const workflow::Assignment &one : *found)
        print(context, one);
    return 0;
}

} // namespace colophon::ctl
