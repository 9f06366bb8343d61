// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace colophon::marc {

/// The forms in which MARC records stand in files.
enum class Format {
    Iso2709,
    MarcXml,
    Json,      ///< MARC-in-JSON, an array (or, read, one object or lines of objects)
    JsonLines, ///< MARC-in-JSON, one object a line
    Mnemonic,  ///< MarcEdit's .mrk
    Line,      ///< the line text of yaz-marcdump
    Csv,       ///< chosen fields, comma-separated; written only
    Tsv,       ///< chosen fields, tab-separated; written only
};

/// In the order in which they are offered.
QList<Format> allFormats();
/// Those that can be read: all but the tables, and JSON once.
bool isReadable(Format format);
/// "iso2709", "marcxml", "json", "ndjson", "mrk", "line", "csv", "tsv": as the command line writes
/// it.
QString formatWord(Format format);
std::optional<Format> formatFromWord(QStringView word);
/// "ISO 2709", "MARCXML"…: for sentences; not translated, these are names.
QString formatName(Format format);
/// "mrc", "xml"…: what files of this form are called, without the dot.
QString formatSuffix(Format format);
/// By the ending of a file to write; a further .gz or .xz does not count.
std::optional<Format> formatFromSuffix(const QString &file);

/// Judged by content (the first kilobytes), never by the name. InvalidInput where it is no MARC.
Result<Format> detectFormat(QByteArrayView head);

} // namespace colophon::marc
