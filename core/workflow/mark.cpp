// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/mark.h"

#include "workflow/note.h"

namespace colophon::workflow {

Result<QHash<MmsId, WorkMark>> workMarks(store::Connection &connection, const QList<MmsId> &mmsIds)
{
    const Result<QHash<MmsId, int>> notes = noteCounts(connection, mmsIds);
    COLOPHON_TRY(notes);
    QHash<MmsId, WorkMark> marks;
    for (auto count = notes->cbegin(); count != notes->cend(); ++count)
        marks[count.key()].notes = count.value();
    for (const MmsId mmsId : mmsIds) {
        const Result<std::optional<Assignment>> assignment = assignmentOf(connection, mmsId);
        COLOPHON_TRY(assignment);
        if (*assignment)
            marks[mmsId].assignment = *assignment;
    }
    return marks;
}

} // namespace colophon::workflow
