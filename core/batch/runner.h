// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/run.h"

namespace colophon::batch {

/// Runs what waits or was paused, from where it stands, with a connection of its own. After each
/// stretch the records' outcomes and the place reached are committed with what was changed, so that
/// a program that is killed leaves a run that says exactly how far it came.
/// `progress.cancel()` pauses it between two records (the program is closing); wishCancelled() ends
/// it. One that failed (a full disk) is carried on too. Denied for a person who may not run the job
/// any more, Busy where another window or program works on it.
/// Thread rule: any thread.
Result<Run> carryOn(const QString &cataloguePath, const cataloging::Actor &actor, RunId id,
                    jobs::Progress &progress);

/// Takes back what the run has done, record by record. What somebody else has
/// changed since is left and noted. An undo that was stopped in between goes on. Busy where a
/// program works on the run, InvalidInput where it was taken back already.
Result<Run> takeBack(const QString &cataloguePath, const cataloging::Actor &actor, RunId id,
                     jobs::Progress &progress);

/// Those of the person that a program left in between: closed, or killed. Undoing: its undo was.
Result<QList<Run>> interrupted(store::Connection &connection, UserId user);

} // namespace colophon::batch
