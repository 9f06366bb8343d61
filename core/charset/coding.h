// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace colophon::charset {

/// How the bytes of a record stand for characters.
enum class Coding { Utf8, Marc8, Latin1, Windows1252 };

/// The first thing in a text that could not be read as it stands. The text is kept all the same,
/// with U+FFFD where a byte means nothing.
struct Trouble {
    enum class Kind {
        None,
        UnknownByte,     ///< the set in use has no such character
        UnknownEscape,   ///< an escape sequence that names no set
        MarkWithoutBase, ///< a diacritic with nothing behind it to stand on
        NotUtf8,
    };
    Kind kind = Kind::None;
    qsizetype offset = 0; ///< in the bytes given

    explicit operator bool() const { return kind != Kind::None; }
};

/// A plain phrase: "a byte that MARC-8 does not know".
QString phraseOf(Trouble::Kind kind);

/// "utf-8", "marc-8", "latin-1", "windows-1252": as the command line writes it.
QString codingWord(Coding coding);
std::optional<Coding> codingFromWord(QStringView word);
/// For sentences: "UTF-8", "MARC-8", "Latin-1", "Windows-1252".
QString codingName(Coding coding);

} // namespace colophon::charset
