// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/format.h"

#include <QByteArrayView>

namespace colophon::fuzz {

/// Reads the bytes as that form. Whatever they are: the reader comes to the end; every stretch lies
/// behind the one before it and inside the input; what it calls a record is valid UTF-8, can be
/// given to every writer, and comes back the same from MARC-in-JSON, which holds anything. Aborts
/// where that is not so.
void readBack(marc::Format format, QByteArrayView bytes);

} // namespace colophon::fuzz
