// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/assignment.h"

#include <QHash>
#include <QList>

#include <optional>

namespace colophon::workflow {

/// What a row of a list shows of the work on a record.
struct WorkMark {
    int notes = 0;
    std::optional<Assignment> assignment;

    friend bool operator==(const WorkMark &a, const WorkMark &b)
    {
        const auto state = [](const WorkMark &mark) {
            return mark.assignment ? mark.assignment->state : AssignmentState::Closed;
        };
        const auto holder = [](const WorkMark &mark) {
            return mark.assignment ? mark.assignment->holder : UserId();
        };
        return a.notes == b.notes && state(a) == state(b) && holder(a) == holder(b);
    }
};

/// Of these records; those with nothing to show are left out.
Result<QHash<MmsId, WorkMark>> workMarks(store::Connection &connection, const QList<MmsId> &mmsIds);

} // namespace colophon::workflow
