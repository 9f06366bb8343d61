// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/hitset.h"
#include "search/query.h"
#include "search/rowids.h"
#include "store/zonestore.h"

#include <QString>

#include <optional>

/// The SQL that search speaks, made of constants and placeholders only. Where one statement is
/// fixed it is a file in core/store/sql.
namespace colophon::search {

enum class Sort { Relevance, Title, Name, Year, Changed };

/// The records with a condition, by statements that give MMS IDs in their first column; the records
/// that all give are meant: one for each word of a condition that contains words, else a single
/// one. None for conditions whose truth is a table of its own. No value can reach FTS5's syntax: an
/// expression is made of quoted tokens.
QList<Statement> statementsFor(const Condition &condition, const store::Zone &zone);

/// Records that a person made (CreatedBy) or changed last.
Statement byPerson(Index index, const store::Zone &zone, UserId user);

/// The words one behind the other in the titles: what relevance looks for.
Statement phraseInTitles(const QString &words);
/// Records whose title is these words, or begins with them.
Statement titleIs(const QString &words, const QString &zoneCode, bool whole);

/// The records of a zone in an order; columns: mms_id.
Statement inOrder(Sort sort, const store::Zone &zone);
/// What a few records sort by; columns: mms_id, value.
Statement sortValues(Sort sort, const HitSet &set);
bool isDescending(Sort sort);

/// Columns: mms_id, material, language, year, network_mms_id.
Statement narrowRows(const store::Zone &zone);
Statement narrowRowsOf(const HitSet &set, const store::Zone &zone);

/// Terms of the index of whole values in their order, from `from` on, before `before`, with the
/// number of records: columns term, doc.
Statement termsBetween(const QString &from, const QString &before, int limit);
/// A record with the term: column mms_id.
Statement recordsWithKey(const QString &key, int limit);
/// Everything that the full text or the index of whole values holds: columns term, doc, col,
/// offset.
Statement allTerms(bool wholeValues);

} // namespace colophon::search
