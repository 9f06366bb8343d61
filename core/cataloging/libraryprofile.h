// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/desk.h"
#include "schema/profile.h"

/// The library's profile as the catalogue keeps it: how much each check weighs, and what fields the
/// library requires, forbids and begins with.
/// Thread rule: that of the connection handed in.
namespace colophon::cataloging {

/// A rule or severity that this program does not know (a newer one wrote it) is left out.
Result<schema::Profile> libraryProfile(store::Connection &connection);

/// Denied unless the person is a Catalog Administrator; InvalidInput where a rule can't be kept.
/// Replaces the profile as a whole.
Result<void> setLibraryProfile(store::Connection &connection, const Actor &actor,
                               const schema::Profile &profile);

} // namespace colophon::cataloging
