// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/input.h"

namespace colophon::marc {

/// For readers of text: the stretch ahead that is one record's lines, up to and with the blank line
/// behind them, or up to where `begins` says of a line that it begins the next record. Skips what
/// blank lines and byte order marks stand before it. Empty at the end.
Result<QByteArrayView> nextBlock(Input &input, bool (*begins)(QByteArrayView line));

/// Takes the first line off `rest`, without its line end.
QByteArrayView takeLine(QByteArrayView &rest);

} // namespace colophon::marc
