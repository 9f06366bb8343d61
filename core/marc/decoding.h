// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatreader.h"
#include "marc/readoptions.h"

namespace colophon::marc {

/// For readers of text forms, whose records should be UTF-8: where they are, nothing happens. Else
/// the bytes are judged, read as what they are (MARC-8 only where `mayBeMarc8`), and that is told.
void repairText(FlatItem &item, bool mayBeMarc8);

/// LDR/09 becomes `a`, as of a record in Unicode.
void markUnicode(FlatRecord &record);

/// Reads the record's fields, in `coding` up to now, as UTF-8; tells the first that holds what
/// can't be read. From any other coding the record is one in Unicode then.
void decodeFields(FlatItem &item, Coding coding);

} // namespace colophon::marc
