// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/assignment.h"

#include "cataloging/permission.h"
#include "store/draftstore.h"
#include "store/lockstore.h"
#include "store/recordstore.h"
#include "store/userstore.h"
#include "store/worklist.h"
#include "workflow/note.h"
#include "workflow/steps.h"

#include <algorithm>

/// The steps that change an assignment. Who has it and who gets it back is a stack of hand-overs,
/// "Daniel to Leila, Leila to Hye-jin": handing on puts one more on it, a return takes one off. The
/// stack is read back from assignment_step, where each hand-over says how deep it lies.
namespace colophon::workflow {

namespace {

bool manages(const cataloging::Actor &actor)
{
    return cataloging::may(actor.user, cataloging::Task::ManageAssignments).ok();
}

/// "Leila Haddad has it since 18 Nov 2026, from Daniel Reyes (“…”)"
QString whoHasIt(const Assignment &assignment)
{
    if (assignment.state == AssignmentState::Returned) {
        return QStringLiteral("%1 has returned it to %2 on %3")
            .arg(assignment.returnedBy, assignment.holderName, day(assignment.stateAt));
    }
    const QString why = assignment.note.isEmpty()
                            ? QString()
                            : QStringLiteral(" (“%1”)").arg(assignment.note.simplified());
    return QStringLiteral("%1 has it since %2, from %3%4")
        .arg(assignment.holderName, day(assignment.since), assignment.fromName, why);
}

Error refused(ErrorCode code, const char *what, MmsId mmsId, const QString &why)
{
    return {code, QStringLiteral("Record %1 was not %2: %3.")
                      .arg(mmsId.toString(), QLatin1String(what), why)};
}

Result<void> canHandOn(const cataloging::Actor &actor, const Assignment &standing)
{
    const bool returnedToBeginner =
        standing.state == AssignmentState::Returned && actor.user.id == standing.begunBy;
    if (actor.user.id == standing.holder || returnedToBeginner || manages(actor))
        return {};
    return refused(ErrorCode::Denied, "assigned", standing.mmsId,
                   QStringLiteral("%1. Only %2 or a catalog manager can give it to someone else")
                       .arg(whoHasIt(standing), standing.holderName));
}

/// Denied, or the state that a release by the actor leads to, where it goes to being found later.
Result<void> canRelease(const cataloging::Actor &actor, const Assignment &standing)
{
    if (actor.user.id == standing.holder || manages(actor))
        return {};
    if (standing.state == AssignmentState::Returned && actor.user.id == standing.begunBy)
        return {};
    const bool gaveIt = actor.user.id == standing.from || actor.user.id == standing.begunBy;
    const QString rule =
        gaveIt && standing.state == AssignmentState::Assigned
            ? QStringLiteral("You can release it once %1 has").arg(standing.holderName)
            : QStringLiteral("Only %1 or a catalog manager can release it")
                  .arg(standing.holderName);
    return refused(ErrorCode::Denied, "released", standing.mmsId,
                   QStringLiteral("%1. %2").arg(whoHasIt(standing), rule));
}

Result<store::User> activePerson(store::Connection &connection, UserId id)
{
    const Result<QList<store::User>> people = store::users(connection);
    COLOPHON_TRY(people);
    const auto found = std::find_if(people->cbegin(), people->cend(),
                                    [id](const store::User &user) { return user.id == id; });
    if (found != people->cend() && found->enabled)
        return *found;
    return Error{ErrorCode::InvalidInput,
                 found == people->cend()
                     ? QStringLiteral("The record was not assigned: this catalogue knows no such "
                                      "person.")
                     : QStringLiteral("The record was not assigned: %1 is no longer active in this "
                                      "catalogue. Choose someone else.")
                           .arg(found->name)};
}

/// Nobody but the actor, the new holder and the one it is taken from may be editing the record.
Result<void> isFree(store::Connection &connection, const cataloging::Actor &actor,
                    const AssignRequest &request)
{
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(connection, request.mmsId, actor.clock->now());
    COLOPHON_TRY(lock);
    if (!*lock || (*lock)->assigned || (*lock)->user == actor.user.id
        || (*lock)->user == request.to)
        return {};
    return refused(
        ErrorCode::Conflict, "assigned", request.mmsId,
        QStringLiteral("%1. Try again when it is released").arg(store::holdSentence(**lock)));
}

Result<void> addStep(store::Transaction &transaction, const cataloging::Actor &actor,
                     AssignmentId id, const char *action, UserId to, int depth, const QString &note)
{
    Result<store::Query> query = transaction.connection().query("common/assignment_step_insert");
    COLOPHON_TRY(query);
    query->bind("assignment_id", id)
        .bind("at", actor.clock->now())
        .bind("by_id", actor.user.id)
        .bind("action", QLatin1String(action))
        .bind("depth", depth)
        .bind("note", note);
    if (to.isNull())
        query->bindNull("to_id");
    else
        query->bind("to_id", to);
    COLOPHON_TRY(query->run());
    return {};
}

Result<AssignmentId> begin(store::Transaction &transaction, const cataloging::Actor &actor,
                           const AssignRequest &request, const QString &note)
{
    Result<store::Query> query = transaction.connection().query("common/assignment_insert");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", request.mmsId)
                     .bind("begun_by", actor.user.id)
                     .bind("from_id", actor.user.id)
                     .bind("holder_id", request.to)
                     .bind("since", actor.clock->now())
                     .bind("note", note)
                     .bind("state_at", actor.clock->now())
                     .run());
    return AssignmentId(query->lastInsertId());
}

/// One deeper when the holder hands it on; in the place of the last hand-over when it had come back
/// or a manager takes it from the holder.
int depthOfNext(const cataloging::Actor &actor, const Assignment &standing)
{
    const bool handsOn =
        standing.state == AssignmentState::Assigned && actor.user.id == standing.holder;
    return handsOn ? standing.depth + 1 : standing.depth;
}

Result<void> handOn(store::Transaction &transaction, const cataloging::Actor &actor,
                    const Assignment &standing, const AssignRequest &request, int depth,
                    const QString &note)
{
    Result<store::Query> query = transaction.connection().query("common/assignment_hand_on");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("from_id", actor.user.id)
                     .bind("holder_id", request.to)
                     .bind("depth", depth)
                     .bind("since", actor.clock->now())
                     .bind("note", note)
                     .bind("state_at", actor.clock->now())
                     .bind("id", standing.id)
                     .run());
    return {};
}

/// The draft goes from one to the other, who may have one of their own: then each keeps theirs.
Result<void> sendDraft(store::Transaction &transaction, MmsId mmsId, UserId from, UserId to)
{
    store::Connection &connection = transaction.connection();
    const Result<std::optional<store::Draft>> theirs = store::draftOf(connection, mmsId, to);
    COLOPHON_TRY(theirs);
    if (from == to || *theirs)
        return {};
    COLOPHON_TRY(store::copyDraft(transaction, mmsId, from, to));
    return store::dropDraft(transaction, mmsId, from);
}

/// Lock, draft and place in the list pass to the new holder.
Result<void> passOn(store::Transaction &transaction, const cataloging::Actor &actor,
                    const std::optional<Assignment> &standing, const AssignRequest &request)
{
    const Result<store::StoredRecord> stored =
        store::recordOf(transaction.connection(), request.mmsId);
    COLOPHON_TRY(stored);
    if (stored->network)
        COLOPHON_TRY(store::freeLock(transaction, *stored->network, actor.user.id));
    COLOPHON_TRY(store::freeAnyLock(transaction, request.mmsId));
    COLOPHON_TRY(sendDraft(transaction, request.mmsId, actor.user.id, request.to));
    if (standing)
        COLOPHON_TRY(store::copyDraft(transaction, request.mmsId, standing->holder, request.to));
    return store::addToWorklist(transaction, request.to, request.mmsId, actor.clock->now());
}

QString historyWord(const cataloging::Actor &actor, const std::optional<Assignment> &standing)
{
    if (!standing)
        return QStringLiteral("assign");
    const bool own = actor.user.id == standing->holder || actor.user.id == standing->begunBy;
    return own ? QStringLiteral("hand-on") : QStringLiteral("reassign-by-manager");
}

Result<QString> keepNote(store::Transaction &transaction, const cataloging::Actor &actor,
                         MmsId mmsId, const QString &typed, NoteOrigin origin)
{
    const Result<QString> note = noteText(typed);
    COLOPHON_TRY(note);
    if (!note->isEmpty()) {
        const Result<Note> kept = addNote(transaction, actor, mmsId, *note, origin);
        COLOPHON_TRY(kept);
    }
    return note;
}

/// Who gave it to whom, the present hand-over last.
Result<QList<AssignmentStep>> handOvers(store::Connection &connection, const Assignment &standing)
{
    const Result<QList<AssignmentStep>> steps = stepsOf(connection, standing.id);
    COLOPHON_TRY(steps);
    QList<AssignmentStep> stack;
    for (const AssignmentStep &step : *steps) {
        if (step.action != QLatin1String("assign"))
            continue;
        stack.resize(qMin(qsizetype(step.depth), stack.size()));
        stack.append(step);
    }
    stack.resize(qMin(qsizetype(standing.depth) + 1, stack.size()));
    return stack;
}

/// Where a release by the holder leads: the depth of the hand-over whose giver gets it back, or
/// none when nobody does.
std::optional<int> returnsTo(const QList<AssignmentStep> &stack, const Assignment &standing)
{
    if (standing.holder == standing.begunBy)
        return std::nullopt;
    // Of a returned one, the last hand-over was its holder's own: what is next lies below it.
    int depth = int(stack.size()) - (standing.state == AssignmentState::Returned ? 2 : 1);
    while (depth >= 0 && stack.at(depth).by == standing.holder)
        --depth;
    return depth < 0 ? std::nullopt : std::optional<int>(depth);
}

Result<void> giveBack(store::Transaction &transaction, const cataloging::Actor &actor,
                      const Assignment &standing, const AssignmentStep &handOver, int depth,
                      const QString &note)
{
    Result<store::Query> query = transaction.connection().query("common/assignment_return");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("holder_id", handOver.by)
                     .bind("depth", depth)
                     .bind("state_at", actor.clock->now())
                     .bind("returned_by", actor.user.id)
                     .bind("return_note", note)
                     .bind("id", standing.id)
                     .run());
    COLOPHON_TRY(addStep(transaction, actor, standing.id, "return", handOver.by, depth, note));
    COLOPHON_TRY(sendDraft(transaction, standing.mmsId, actor.user.id, handOver.by));
    COLOPHON_TRY(
        store::addToWorklist(transaction, handOver.by, standing.mmsId, actor.clock->now()));
    return tell(transaction, actor, standing.mmsId, QStringLiteral("return"),
                {handOver.byName, note});
}

Result<void> closeDown(store::Transaction &transaction, const cataloging::Actor &actor,
                       const Assignment &standing, const QString &note)
{
    Result<store::Query> query = transaction.connection().query("common/assignment_close");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("state_at", actor.clock->now())
                     .bind("return_note", note)
                     .bind("id", standing.id)
                     .run());
    COLOPHON_TRY(addStep(transaction, actor, standing.id, "close", {}, 0, note));
    const bool own = actor.user.id == standing.holder || actor.user.id == standing.begunBy;
    return tell(transaction, actor, standing.mmsId,
                own ? QStringLiteral("release") : QStringLiteral("release-by-manager"),
                {own ? QString() : standing.holderName, note});
}

} // namespace

Result<Assignment> assign(store::Transaction &transaction, const cataloging::Actor &actor,
                          const AssignRequest &request)
{
    store::Connection &connection = transaction.connection();
    COLOPHON_TRY(cataloging::may(actor.user, cataloging::Task::Catalog));
    COLOPHON_TRY(recordIsThere(connection, request.mmsId));
    const Result<store::User> person = activePerson(connection, request.to);
    COLOPHON_TRY(person);
    const Result<std::optional<Assignment>> standing = assignmentOf(connection, request.mmsId);
    COLOPHON_TRY(standing);
    if (*standing) {
        COLOPHON_TRY(canHandOn(actor, **standing));
        if ((*standing)->state == AssignmentState::Assigned && (*standing)->holder == request.to)
            return refused(ErrorCode::InvalidInput, "assigned", request.mmsId,
                           whoHasIt(**standing));
    }
    COLOPHON_TRY(isFree(connection, actor, request));
    const Result<QString> note =
        keepNote(transaction, actor, request.mmsId, request.note, NoteOrigin::Assignment);
    COLOPHON_TRY(note);
    int depth = 0;
    AssignmentId id;
    if (*standing) {
        id = (*standing)->id;
        depth = depthOfNext(actor, **standing);
        COLOPHON_TRY(handOn(transaction, actor, **standing, request, depth, *note));
    } else {
        const Result<AssignmentId> begun = begin(transaction, actor, request, *note);
        COLOPHON_TRY(begun);
        id = *begun;
    }
    COLOPHON_TRY(addStep(transaction, actor, id, "assign", request.to, depth, *note));
    COLOPHON_TRY(passOn(transaction, actor, *standing, request));
    COLOPHON_TRY(tell(transaction, actor, request.mmsId, historyWord(actor, *standing),
                      {person->name, *note}));
    if (request.letter) {
        const Result<mail::MailId> queued =
            mail::queueMail(transaction, actor.user.id, actor.clock->now(), *request.letter);
        COLOPHON_TRY(queued);
    }
    const Result<std::optional<Assignment>> now = assignmentOf(connection, request.mmsId);
    COLOPHON_TRY(now);
    return **now;
}

Result<Assignment> assign(store::Connection &connection, const cataloging::Actor &actor,
                          const AssignRequest &request)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<Assignment> assigned = assign(*transaction, actor, request);
    COLOPHON_TRY(assigned);
    COLOPHON_TRY(transaction->commit());
    return assigned;
}

Result<Assignment> release(store::Transaction &transaction, const cataloging::Actor &actor,
                           MmsId mmsId, const QString &typed)
{
    store::Connection &connection = transaction.connection();
    COLOPHON_TRY(mayRelease(connection, actor, mmsId));
    const Result<std::optional<Assignment>> found = assignmentOf(connection, mmsId);
    COLOPHON_TRY(found);
    const Assignment &standing = **found;
    const Result<QString> note = keepNote(transaction, actor, mmsId, typed, NoteOrigin::Release);
    COLOPHON_TRY(note);
    const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    if (stored->network)
        COLOPHON_TRY(store::freeLock(transaction, *stored->network, standing.holder));
    COLOPHON_TRY(store::freeLock(transaction, mmsId, standing.holder));
    const Result<QList<AssignmentStep>> stack = handOvers(connection, standing);
    COLOPHON_TRY(stack);
    const std::optional<int> back =
        actor.user.id == standing.holder ? returnsTo(*stack, standing) : std::nullopt;
    if (back) {
        COLOPHON_TRY(giveBack(transaction, actor, standing, stack->at(*back), *back, *note));
        const Result<std::optional<Assignment>> now = assignmentOf(connection, mmsId);
        COLOPHON_TRY(now);
        return **now;
    }
    COLOPHON_TRY(closeDown(transaction, actor, standing, *note));
    Assignment closed = standing;
    closed.state = AssignmentState::Closed;
    closed.stateAt = actor.clock->now();
    closed.returnNote = *note;
    return closed;
}

Result<Assignment> release(store::Connection &connection, const cataloging::Actor &actor,
                           MmsId mmsId, const QString &note)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<Assignment> released = release(*transaction, actor, mmsId, note);
    COLOPHON_TRY(released);
    COLOPHON_TRY(transaction->commit());
    return released;
}

Result<void> mayAssign(store::Connection &connection, const cataloging::Actor &actor, MmsId mmsId)
{
    COLOPHON_TRY(cataloging::may(actor.user, cataloging::Task::Catalog));
    const Result<std::optional<Assignment>> standing = assignmentOf(connection, mmsId);
    COLOPHON_TRY(standing);
    if (*standing)
        return canHandOn(actor, **standing);
    return isFree(connection, actor, {mmsId, actor.user.id, {}});
}

Result<void> mayRelease(store::Connection &connection, const cataloging::Actor &actor, MmsId mmsId)
{
    COLOPHON_TRY(cataloging::may(actor.user, cataloging::Task::Catalog));
    COLOPHON_TRY(recordIsThere(connection, mmsId));
    const Result<std::optional<Assignment>> standing = assignmentOf(connection, mmsId);
    COLOPHON_TRY(standing);
    if (!*standing)
        return refused(ErrorCode::NotFound, "released", mmsId,
                       QStringLiteral("it is not assigned to anybody"));
    return canRelease(actor, **standing);
}

} // namespace colophon::workflow
