// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/desk.h"

/// Records that were begun and not saved yet. They have their number from the start, live as drafts
/// of the person who began them, and come into the catalogue with their first save: saveRecord()
/// and keepDraft() with the version 0.
/// Thread rule: that of the connection handed in.
namespace colophon::cataloging {

/// Begins a record in the zone. A template's text is filled in (templates/template.h), its counters
/// taken. Denied where the person may not add to the zone.
Result<OpenRecord> newFromTemplate(store::Connection &connection, const Actor &actor,
                                   const store::Zone &zone, const QString &templateText);
/// Begins a copy of the record as it is given: without 001, 003, 005, 035, and in the network
/// without local fields; LDR/05 says new.
Result<OpenRecord> newFromCopy(store::Connection &connection, const Actor &actor,
                               const store::Zone &zone, const marc::Record &record);
/// Gives it up; its number is not used again.
Result<void> discardNewRecord(store::Connection &connection, const Actor &actor, MmsId mmsId);

/// The record with what a template adds, for this person today; counters are taken.
Result<marc::Record> expandFromTemplate(store::Connection &connection, const Actor &actor,
                                        const marc::Record &record, const QString &templateText);

} // namespace colophon::cataloging
