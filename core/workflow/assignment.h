// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "cataloging/desk.h"
#include "mail/outbox.h"
#include "marc/mmsid.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace colophon::workflow {

using AssignmentId = Id<struct AssignmentTag>;

/// Assigned: the holder works on it, and it is locked in their name. Returned: they have released
/// it, and it stands in the list of the one they had it from, who closes it or gives it to someone
/// else; it isn't locked. Closed: over.
enum class AssignmentState { Assigned, Returned, Closed };
/// "assigned", "returned", "closed": as stored and as the command line writes them.
QString stateWord(AssignmentState state);

/// A record that is somebody's to work on. A record has one that isn't closed at most.
struct Assignment {
    AssignmentId id;
    MmsId mmsId;
    AssignmentState state = AssignmentState::Assigned;
    UserId begunBy; ///< who gave it first, however often it was handed on since
    UserId from;    ///< who gave it to the one who has it, or had it last
    QString fromName;
    QString fromLogin;
    UserId holder; ///< whose it is now: of a returned one, who gets it back
    QString holderName;
    QString holderLogin;
    int depth = 0;   ///< how often it was handed on, less what has come back
    QDateTime since; ///< when `from` gave it
    QString note;    ///< what they wrote
    QDateTime stateAt;
    QString returnNote;
    QString returnedBy; ///< the name of who had it, of a returned one
    QString title;
    QString material; ///< key of marc/brief.h
    store::ZoneKind zone = store::ZoneKind::Institution;
};

/// One thing that was done with an assignment, oldest first: the chain of who had it.
struct AssignmentStep {
    QDateTime at;
    UserId by;
    QString byName;
    QString action; ///< "assign", "return", "close"
    UserId to;      ///< null for "close"
    QString toName;
    int depth = 0;
    QString note;
};

struct AssignRequest {
    MmsId mmsId;
    UserId to;
    QString note; ///< kept with the assignment and as a note of the record; may be empty
    std::optional<mail::Letter> letter = {}; ///< goes into the outbox in the same transaction
};

/// Gives the record to a person, or hands it on, and locks it in their name. It comes into their
/// records list. What the actor has typed and not saved goes along as a draft, unless the person
/// has one of their own; of an assignment that a manager takes from somebody, their draft does.
/// Denied where it is somebody else's to hand on, Conflict while a third person edits the record,
/// InvalidInput when the person is not active or has it already.
Result<Assignment> assign(store::Transaction &transaction, const cataloging::Actor &actor,
                          const AssignRequest &request);
Result<Assignment> assign(store::Connection &connection, const cataloging::Actor &actor,
                          const AssignRequest &request);

/// Ends what the actor has to do with the assignment. By the one who has the record: it returns to
/// whom they had it from. By whom it has returned to: it goes back one more, and is closed at the
/// end. By whoever began it, once it has returned, and by a catalog manager at any time: it is
/// closed. Everyone else gets Denied with the reason. Gives the assignment as it is then.
Result<Assignment> release(store::Transaction &transaction, const cataloging::Actor &actor,
                           MmsId mmsId, const QString &note);
Result<Assignment> release(store::Connection &connection, const cataloging::Actor &actor,
                           MmsId mmsId, const QString &note);

/// Whether the actor may do so now, with the reason where not: for greying a command.
Result<void> mayAssign(store::Connection &connection, const cataloging::Actor &actor, MmsId mmsId);
Result<void> mayRelease(store::Connection &connection, const cataloging::Actor &actor, MmsId mmsId);

/// The one that is not closed.
Result<std::optional<Assignment>> assignmentOf(store::Connection &connection, MmsId mmsId);
/// Those of a person, assigned or returned, oldest first.
Result<QList<Assignment>> assignmentsOf(store::Connection &connection, UserId holder);
/// All that are not closed, oldest first.
Result<QList<Assignment>> openAssignments(store::Connection &connection);
/// How many records each person has to work on.
Result<QHash<UserId, int>> assignedCounts(store::Connection &connection);
Result<QList<AssignmentStep>> stepsOf(store::Connection &connection, AssignmentId id);

} // namespace colophon::workflow
