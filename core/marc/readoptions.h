// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charset/coding.h"

#include <QString>

#include <optional>

namespace colophon::marc {

using charset::Coding;

/// What a person may overrule in reading.
struct ReadOptions {
    /// For every record, whatever it says and looks like; else each is judged by itself.
    std::optional<Coding> coding;
};

/// What may be chosen in writing.
struct WriteOptions {
    Coding coding = Coding::Utf8; ///< Utf8 or Marc8; only ISO 2709 knows the latter
    QString columns;              ///< of a table (see parseColumns); empty: the usual ones
};

} // namespace colophon::marc
