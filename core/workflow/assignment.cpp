// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/assignment.h"

#include <array>

namespace colophon::workflow {

namespace {

constexpr std::array kStates{QLatin1String("assigned"), QLatin1String("returned"),
                             QLatin1String("closed")};

AssignmentState stateOf(const QString &word)
{
    for (std::size_t i = 0; i < kStates.size(); ++i) {
        if (kStates.at(i) == word)
            return AssignmentState(i);
    }
    return AssignmentState::Closed;
}

/// Columns: as assignment_of_record.sql and its siblings select them.
Assignment assignmentIn(const store::Query &query)
{
    Assignment found;
    found.id = AssignmentId(query.integer(0));
    found.mmsId = query.mmsId(1);
    found.state = stateOf(query.text(2));
    found.begunBy = UserId(query.integer(3));
    found.from = UserId(query.integer(4));
    found.fromName = query.text(5);
    found.fromLogin = query.text(6);
    found.holder = UserId(query.integer(7));
    found.holderName = query.text(8);
    found.holderLogin = query.text(9);
    found.depth = int(query.integer(10));
    found.since = query.instant(11);
    found.note = query.text(12);
    found.stateAt = query.instant(13);
    found.returnNote = query.text(14);
    found.returnedBy = query.text(15);
    found.title = query.text(16);
    found.material = query.text(17);
    found.zone = query.text(18) == store::zoneWord(store::ZoneKind::Network)
                     ? store::ZoneKind::Network
                     : store::ZoneKind::Institution;
    return found;
}

Result<QList<Assignment>> all(Result<store::Query> &query)
{
    COLOPHON_TRY(query->select());
    QList<Assignment> found;
    while (query->next())
        found.append(assignmentIn(*query));
    return found;
}

} // namespace

QString stateWord(AssignmentState state)
{
    return kStates.at(std::size_t(state));
}

Result<std::optional<Assignment>> assignmentOf(store::Connection &connection, MmsId mmsId)
{
    Result<store::Query> query = connection.query("common/assignment_of_record");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    return query->next() ? std::optional<Assignment>(assignmentIn(*query)) : std::nullopt;
}

Result<QList<Assignment>> assignmentsOf(store::Connection &connection, UserId holder)
{
    Result<store::Query> query = connection.query("common/assignments_of_holder");
    COLOPHON_TRY(query);
    query->bind("holder_id", holder);
    return all(query);
}

Result<QList<Assignment>> openAssignments(store::Connection &connection)
{
    Result<store::Query> query = connection.query("common/assignments_open");
    COLOPHON_TRY(query);
    return all(query);
}

Result<QHash<UserId, int>> assignedCounts(store::Connection &connection)
{
    Result<store::Query> query = connection.query("common/assignment_counts");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    QHash<UserId, int> counts;
    while (query->next())
        counts.insert(UserId(query->integer(0)), int(query->integer(1)));
    return counts;
}

Result<QList<AssignmentStep>> stepsOf(store::Connection &connection, AssignmentId id)
{
    Result<store::Query> query = connection.query("common/assignment_steps");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("assignment_id", id).select());
    QList<AssignmentStep> steps;
    while (query->next()) {
        steps.append({query->instant(0), UserId(query->integer(1)), query->text(2), query->text(3),
                      UserId(query->integer(4)), query->text(5), int(query->integer(6)),
                      query->text(7)});
    }
    return steps;
}

} // namespace colophon::workflow
