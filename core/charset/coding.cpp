// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/coding.h"

#include <array>

namespace colophon::charset {

namespace {

struct Name {
    Coding coding;
    QLatin1String word;
    QLatin1String name;
};
constexpr std::array kNames{
    Name{Coding::Utf8, QLatin1String("utf-8"), QLatin1String("UTF-8")},
    Name{Coding::Marc8, QLatin1String("marc-8"), QLatin1String("MARC-8")},
    Name{Coding::Latin1, QLatin1String("latin-1"), QLatin1String("Latin-1")},
    Name{Coding::Windows1252, QLatin1String("windows-1252"), QLatin1String("Windows-1252")}};

const Name &nameOf(Coding coding)
{
    for (const Name &name : kNames) {
        if (name.coding == coding)
            return name;
    }
    return kNames.front();
}

} // namespace

QString phraseOf(Trouble::Kind kind)
{
    switch (kind) {
    case Trouble::Kind::UnknownByte:
        return QStringLiteral("a byte that means nothing in the character set in use");
    case Trouble::Kind::UnknownEscape:
        return QStringLiteral("an escape sequence that names no character set");
    case Trouble::Kind::MarkWithoutBase:
        return QStringLiteral("a diacritic with no letter behind it");
    case Trouble::Kind::NotUtf8:
        return QStringLiteral("bytes that are not UTF-8");
    case Trouble::Kind::None:
        break;
    }
    return {};
}

QString codingWord(Coding coding)
{
    return nameOf(coding).word;
}

std::optional<Coding> codingFromWord(QStringView word)
{
    const QString plain = word.toString().toLower().remove(u'-').remove(u'_');
    for (const Name &name : kNames) {
        if (plain == QString(name.word).remove(u'-'))
            return name.coding;
    }
    if (plain == QLatin1String("iso88591"))
        return Coding::Latin1;
    if (plain == QLatin1String("cp1252"))
        return Coding::Windows1252;
    return std::nullopt;
}

QString codingName(Coding coding)
{
    return nameOf(coding).name;
}

} // namespace colophon::charset
