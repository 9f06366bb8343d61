// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/headings.h"

namespace colophon::search {

/// The field with another field's heading in place of its own: the heading's subfields with their
/// $0 and $1, the indicators that belong to them, and the tag that says what they are (a 700
/// becomes a 710 for a corporate body, a 650 a 651 for a place). What is the field's own stays:
/// its relators, volume, institution, links and local mark.
/// Thread rule: pure.
marc::Field withHeading(const marc::Field &field, HeadingKind kind, const marc::Field &heading);

} // namespace colophon::search
