// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/workjobs.h"

#include "cataloging/libraryprofile.h"
#include "schema/validator.h"
#include "store/recordstore.h"
#include "store/userstore.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

namespace colophon::batch {

namespace {

const QString kPerson = QStringLiteral("assign-to");
const QString kNote = QStringLiteral("note");
const QString kText = QStringLiteral("text");

Result<UserId> personOf(store::Connection &connection, const Context &context)
{
    const Result<store::User> user = store::userByLogin(connection, context.values.value(kPerson));
    COLOPHON_TRY(user);
    return user->id;
}

Result<ItemResult> recordThere(store::Connection &connection, MmsId mmsId)
{
    const Result<QList<store::BriefRow>> rows = store::briefRows(connection, {mmsId});
    COLOPHON_TRY(rows);
    return rows->isEmpty() ? ItemResult{Outcome::Failed, QStringLiteral("gone"), {}} : ItemResult{};
}

} // namespace

QString AssignRecords::name() const
{
    return QStringLiteral("assign");
}

QList<Parameter> AssignRecords::parameters() const
{
    return {{kPerson, ParameterKind::Person, true, {}, {}},
            {kNote, ParameterKind::Text, false, {}, {}}};
}

Result<void> AssignRecords::check(store::Connection &connection, const Context &context) const
{
    const Result<UserId> person = personOf(connection, context);
    COLOPHON_TRY(person);
    return {};
}

Result<ItemResult> AssignRecords::plan(store::Connection &connection, const Context &context,
                                       MmsId mmsId) const
{
    const Result<void> may = workflow::mayAssign(connection, context.actor, mmsId);
    COLOPHON_TRY(may);
    return recordThere(connection, mmsId);
}

Result<ItemResult> AssignRecords::one(store::Transaction &transaction, const Context &context,
                                      MmsId mmsId) const
{
    const Result<UserId> person = personOf(transaction.connection(), context);
    COLOPHON_TRY(person);
    workflow::AssignRequest request;
    request.mmsId = mmsId;
    request.to = *person;
    request.note = context.values.value(kNote);
    const Result<workflow::Assignment> made = workflow::assign(transaction, context.actor, request);
    COLOPHON_TRY(made);
    return ItemResult{Outcome::Done, {}, QByteArray::number(made->id.value())};
}

Result<Outcome> AssignRecords::takeBackOne(store::Transaction &transaction, const Context &context,
                                           MmsId mmsId, const QByteArray &undo) const
{
    const auto now = workflow::assignmentOf(transaction.connection(), mmsId);
    COLOPHON_TRY(now);
    const Result<UserId> person = personOf(transaction.connection(), context);
    COLOPHON_TRY(person);
    const bool same = *now && (*now)->id.value() == undo.toLongLong() && (*now)->holder == *person
                      && (*now)->state == workflow::AssignmentState::Assigned;
    if (!same)
        return Outcome::Left;
    const Result<workflow::Assignment> released =
        workflow::release(transaction, context.actor, mmsId, QString());
    COLOPHON_TRY(released);
    return Outcome::Undone;
}

QString ReleaseRecords::name() const
{
    return QStringLiteral("release");
}

QList<Parameter> ReleaseRecords::parameters() const
{
    return {{kNote, ParameterKind::Text, false, {}, {}}};
}

Result<ItemResult> ReleaseRecords::plan(store::Connection &connection, const Context &context,
                                        MmsId mmsId) const
{
    const auto now = workflow::assignmentOf(connection, mmsId);
    COLOPHON_TRY(now);
    if (!*now)
        return ItemResult{Outcome::Skipped, QStringLiteral("unassigned"), {}};
    const Result<void> may = workflow::mayRelease(connection, context.actor, mmsId);
    COLOPHON_TRY(may);
    return ItemResult{};
}

Result<ItemResult> ReleaseRecords::one(store::Transaction &transaction, const Context &context,
                                       MmsId mmsId) const
{
    const auto now = workflow::assignmentOf(transaction.connection(), mmsId);
    COLOPHON_TRY(now);
    if (!*now)
        return ItemResult{Outcome::Skipped, QStringLiteral("unassigned"), {}};
    const Result<workflow::Assignment> released =
        workflow::release(transaction, context.actor, mmsId, context.values.value(kNote));
    COLOPHON_TRY(released);
    return ItemResult{};
}

QString AddNotes::name() const
{
    return QStringLiteral("add-note");
}

QList<Parameter> AddNotes::parameters() const
{
    return {{kText, ParameterKind::Text, true, {}, {}}};
}

Result<ItemResult> AddNotes::plan(store::Connection &connection, const Context &, MmsId mmsId) const
{
    return recordThere(connection, mmsId);
}

Result<ItemResult> AddNotes::one(store::Transaction &transaction, const Context &context,
                                 MmsId mmsId) const
{
    const Result<workflow::Note> note =
        workflow::addNote(transaction, context.actor, mmsId, context.values.value(kText));
    COLOPHON_TRY(note);
    return ItemResult{Outcome::Done, {}, QByteArray::number(note->id.value())};
}

Result<Outcome> AddNotes::takeBackAlone(store::Connection &connection, const Context &context,
                                        MmsId, const QByteArray &undo) const
{
    const Result<workflow::Note> note =
        workflow::deleteNote(connection, context.actor, workflow::NoteId(undo.toLongLong()));
    // Somebody has deleted it already: it is gone, as it shall be.
    if (!note && note.error().code != ErrorCode::NotFound)
        return note.error();
    return Outcome::Undone;
}

QString ValidateRecords::name() const
{
    return QStringLiteral("validate");
}

Result<ItemResult> ValidateRecords::plan(store::Connection &connection, const Context &,
                                         MmsId mmsId) const
{
    const Result<schema::Profile> profile = cataloging::libraryProfile(connection);
    COLOPHON_TRY(profile);
    const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    const QList<schema::Issue> issues = schema::validate(stored->record, *profile);
    QStringList errors;
    for (const schema::Issue &issue : issues) {
        if (issue.severity == schema::Severity::Error)
            errors.append(
                QStringLiteral("%1 %2").arg(schema::placeText(stored->record, issue), issue.rule));
    }
    if (errors.isEmpty())
        return ItemResult{};
    return ItemResult{Outcome::Failed, errors.join(QLatin1String("; ")), {}};
}

Result<ItemResult> ValidateRecords::one(store::Transaction &transaction, const Context &context,
                                        MmsId mmsId) const
{
    return plan(transaction.connection(), context, mmsId);
}

} // namespace colophon::batch
