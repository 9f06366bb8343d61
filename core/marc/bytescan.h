// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace colophon::marc {

/// What one pass over a record's bytes finds out, sixteen bytes a step where the processor can.
struct ByteFacts {
    bool high = false;         ///< a byte of 80 or more: not plain ASCII
    bool control = false;      ///< a byte under 20 that is no separator (1D, 1E, 1F)
    bool emptyCode = false;    ///< a delimiter (1F) that no printable character follows
    qsizetype terminators = 0; ///< of fields (1E) and records (1D)
};

ByteFacts scanBytes(QByteArrayView bytes);

} // namespace colophon::marc
