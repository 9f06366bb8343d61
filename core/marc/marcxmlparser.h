// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charset/coding.h"
#include "marc/flatreader.h"

#include <optional>

namespace colophon::marc {

/// What became of the attempt to parse a `record` element.
struct XmlOutcome {
    enum class Kind {
        Record,   ///< `length` bytes were the element
        NotMarc,  ///< `length` bytes were an element called record that holds no MARC
        Inner,    ///< a wrapper's element: MARC's record begins at `length`
        Cut,      ///< the bytes end before the element does
        Malformed ///< not XML; `reason` says why, at `length`
    };
    Kind kind = Kind::Cut;
    qsizetype length = 0;
    QString reason;
};

/// Parses the element that begins with the bytes (`<record`, with any prefix) into `item.record`,
/// and tells item of what is odd. Knows of XML what MARCXML needs: elements, attributes, the five
/// entities and numeric references, CDATA, comments. `coding` is what the document declares: UTF-8,
/// Latin-1 or Windows-1252.
XmlOutcome parseXmlRecord(QByteArrayView bytes, charset::Coding coding, FlatItem &item);

} // namespace colophon::marc
