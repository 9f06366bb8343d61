// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/userstore.h"

namespace colophon::cataloging {

/// What a person may do only with a role (product text, section 9). On a local file the file's
/// permissions are the protection; these keep people from what is not their work.
enum class Task {
    Catalog,           ///< edit, add notes, assign, remind: everybody who is active
    ManageAssignments, ///< reassign and release those of others
    FreeLocks,         ///< free the locks of others
    RunJobs,           ///< jobs that change records
    ShareWithNetwork,  ///< put records into the Network Zone
    Configure,         ///< code tables, mail, what the catalogue is called
    ManagePeople,
};

/// The role that the task needs; Catalog needs none but to be active.
store::Role roleFor(Task task);
/// Denied with one sentence: who may, and what to do.
Result<void> may(const store::User &user, Task task);

} // namespace colophon::cataloging
