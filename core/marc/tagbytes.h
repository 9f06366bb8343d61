// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/tag.h"

#include <cstring>
#include <type_traits>

namespace colophon::marc {

/// As Tag::fromBytes(), for loops through millions of fields: the tag is copied as a whole. One
/// that is written byte by byte and read as a word an instant later holds the processor up; that
/// was half the time of reading.
inline bool takeTag(QByteArrayView bytes, Tag &tag)
{
    const auto isPrintable = [](char c) { return c >= 0x21 && c <= 0x7e; };
    if (bytes.size() != 3 || !isPrintable(bytes[0]) || !isPrintable(bytes[1])
        || !isPrintable(bytes[2]))
        return false;
    static_assert(std::is_trivially_copyable_v<Tag> && sizeof(Tag) == 3);
    std::memcpy(static_cast<void *>(&tag), bytes.data(), sizeof(Tag));
    return true;
}

} // namespace colophon::marc
