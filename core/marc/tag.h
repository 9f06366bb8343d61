// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace colophon::marc {

/// The three characters that name a field: digits as a rule, but any three ASCII letters or digits
/// are legal in ISO 2709 and occur (alphabetic tags, Aleph's CAT and the like).
class Tag {
public:
    /// "000", which no field bears.
    constexpr Tag() = default;
    /// For tags known when writing the program; asserts that they are legal.
    constexpr explicit Tag(const char (&text)[4]) : m_text{text[0], text[1], text[2]} {}
    /// As a person types it: three ASCII letters or digits, else InvalidInput.
    static Result<Tag> parse(QStringView text);
    /// As a file has it: any three printable ASCII characters, so that no field is lost for its
    /// tag.
    static constexpr std::optional<Tag> fromBytes(QByteArrayView bytes)
    {
        if (bytes.size() != 3)
            return std::nullopt;
        Tag tag;
        for (std::size_t i = 0; i < 3; ++i) {
            tag.m_text[i] = bytes[static_cast<qsizetype>(i)];
            if (tag.m_text[i] < 0x21 || tag.m_text[i] > 0x7e)
                return std::nullopt;
        }
        return tag;
    }

    QString toString() const { return QString::fromLatin1(m_text.data(), 3); }
    char at(std::size_t position) const { return m_text[position]; }
    /// 001–009 and 00A–00Z: fields without indicators and subfields.
    constexpr bool isControl() const { return m_text[0] == '0' && m_text[1] == '0'; }

    friend constexpr auto operator<=>(const Tag &, const Tag &) = default;
    /// Written out: the library's for arrays calls memcmp, and tags are compared all the time.
    friend constexpr bool operator==(const Tag &a, const Tag &b)
    {
        return a.m_text[0] == b.m_text[0] && a.m_text[1] == b.m_text[1]
               && a.m_text[2] == b.m_text[2];
    }

private:
    std::array<char, 3> m_text{'0', '0', '0'};
};

} // namespace colophon::marc
