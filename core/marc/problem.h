// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace colophon::marc {

/// Something in the input that is not as it should be, and where.
struct Problem {
    enum class Kind {
        Structure, ///< lengths, terminators, tags, syntax
        Coding,    ///< the characters were read otherwise than the record says; the same sentence
                   ///< for every such record
    };
    qint64 offset = 0; ///< bytes from the start of the input
    QString reason;    ///< a plain sentence
    Kind kind = Kind::Structure;

    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace colophon::marc
