// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/flatrecord.h"
#include "marc/record.h"

#include <QByteArray>

namespace colophon::marc {

/// A record as the catalogue keeps it: the form is described in compact.cpp and
/// core/marc/README.md. Holds every Record whole, without ISO 2709's limits.
QByteArray toCompact(const Record &record);
/// The same bytes as of toRecord(record), which must be UTF-8 throughout.
QByteArray toCompact(const FlatRecord &record);
/// A record in this form with one control field more, before all others.
QByteArray withFirstField(QByteArrayView compact, const Tag &tag, QByteArrayView value);
/// Corrupt where the bytes are not a record in this form.
Result<Record> fromCompact(QByteArrayView bytes);
/// The same as flatten() of that record, which replaces what `flat` held. False where the flat form
/// can't hold it as it is (a value with a separator in it), or where the bytes are not a record.
bool fromCompact(QByteArrayView bytes, FlatRecord &flat);

} // namespace colophon::marc
