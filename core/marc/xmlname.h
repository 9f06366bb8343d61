// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string_view>

namespace colophon::marc {

/// What an element is in MARCXML.
enum class XmlElement { Other, Record, Leader, ControlField, DataField, Subfield };

/// The name of an element or attribute as it stands in a document.
struct XmlName {
    QByteArrayView whole;
    QByteArrayView local; ///< without its prefix
    XmlElement element = XmlElement::Other;
};

/// The name that begins at `at`; it ends at a blank, `=`, `/` or `>`, or with the bytes.
XmlName xmlNameAt(const char *at, const char *end);

inline bool isXmlBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// For comparisons, which the compiler then makes where they stand.
inline std::string_view asText(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

} // namespace colophon::marc
