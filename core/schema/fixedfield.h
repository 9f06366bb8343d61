// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"
#include "schema/definitions.h"

#include <QDate>
#include <QList>
#include <QString>

/// LDR, 006, 007 and 008 as positions. There is one truth, the field's text: these functions read
/// it, and give the text after a change. A text that is too short or too long stays so until the
/// position that is missing is set; what stands behind the defined length is never cut off.
/// Thread rule: pure functions.
namespace colophon::schema {

/// The tag under which the leader's layout is kept.
inline constexpr marc::Tag kLeaderTag{"LDR"};

bool isFixedField(const marc::Tag &tag);

/// What the positions of this value mean: 006 and 007 by its first character, 008 by the leader.
/// Null where the material or category is unknown, and for tags that are no fixed fields.
const FixedLayout *layoutFor(const Definitions &definitions, const marc::Tag &tag,
                             QStringView value, const marc::Leader &leader);

/// The characters of a position; shorter than the position where the value ends early.
QString positionText(const FixedPosition &position, QStringView value);
/// The value with a position set: the text is cut or filled with blanks to the position's length.
QString withPosition(const QString &value, const FixedPosition &position, QStringView text);

/// The value of a new field. `entered` is for "Date entered on file"; a null date leaves blanks.
QString defaultValue(const FixedLayout &layout, const QDate &entered);

/// The value for another material or category: a position of the same name keeps its text where
/// its codes allow that there too; the rest begins as in a new field. What stood behind the defined
/// length stays.
QString converted(const QString &value, const FixedLayout &from, const FixedLayout &to);

/// The value of a 006 or 007 with another first character, converted as above. Only that character
/// changes where either is unknown.
QString withForm(const Definitions &definitions, const marc::Tag &tag, const QString &value,
                 QChar form);

/// The record with another leader. Where that makes it another material, its 008 is converted.
marc::Record withLeader(const marc::Record &record, const marc::Leader &leader);

/// A leader for a new record of this kind.
marc::Leader defaultLeader(RecordKind kind);

/// Whether a text may stand at a position: its codes, the fill character |, blanks where undefined.
/// Obsolete codes may not (ask `code`). Lengths and dates are judged by their digits.
bool isAllowed(const Definitions &definitions, const FixedPosition &position, QStringView text);
/// The name of what stands at a position, "Maps, Portraits" where several codes do; empty where
/// nothing does or nothing is known.
QString meaning(const Definitions &definitions, const FixedPosition &position, QStringView text);

/// The value in words, for the line beside it: "Language material · Monograph/Item · Full level".
/// Blanks, fill characters and what the program keeps itself are left out.
QString inWords(const Definitions &definitions, const FixedLayout &layout, QStringView value);

} // namespace colophon::schema
