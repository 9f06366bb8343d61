// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/headings.h"

#include "search/callnumber.h"
#include "search/folding.h"

#include <algorithm>
#include <array>

namespace colophon::search {

namespace {

constexpr marc::Tag k880{"880"};
/// Longer headings that begin alike are one.
constexpr qsizetype kKeyLength = 240;

struct KindWord {
    HeadingKind kind;
    QLatin1String word;
};
constexpr std::array kKindWords{KindWord{HeadingKind::Names, QLatin1String("names")},
                                KindWord{HeadingKind::Subjects, QLatin1String("subjects")},
                                KindWord{HeadingKind::Titles, QLatin1String("titles")},
                                KindWord{HeadingKind::Series, QLatin1String("series")},
                                KindWord{HeadingKind::CallNumbers, QLatin1String("callnumbers")}};

/// Which subfields of a tag make a heading of which kind.
struct Source {
    const char (&tag)[4];
    HeadingKind kind;
    QByteArrayView codes;
    char nonfiling; ///< the indicator that counts the characters to leave out, '1', '2' or 0
};
constexpr std::array kSources{
    Source{"050", HeadingKind::CallNumbers, "ab", 0},
    Source{"055", HeadingKind::CallNumbers, "ab", 0},
    Source{"060", HeadingKind::CallNumbers, "ab", 0},
    Source{"070", HeadingKind::CallNumbers, "ab", 0},
    Source{"080", HeadingKind::CallNumbers, "ab", 0},
    Source{"082", HeadingKind::CallNumbers, "ab", 0},
    Source{"083", HeadingKind::CallNumbers, "a", 0},
    Source{"084", HeadingKind::CallNumbers, "ab", 0},
    Source{"086", HeadingKind::CallNumbers, "a", 0},
    Source{"090", HeadingKind::CallNumbers, "ab", 0},
    Source{"092", HeadingKind::CallNumbers, "ab", 0},
    Source{"096", HeadingKind::CallNumbers, "ab", 0},
    Source{"099", HeadingKind::CallNumbers, "a", 0},
    Source{"100", HeadingKind::Names, "abcdq", 0},
    Source{"110", HeadingKind::Names, "abcdn", 0},
    Source{"111", HeadingKind::Names, "acdenq", 0},
    Source{"700", HeadingKind::Names, "abcdq", 0},
    Source{"710", HeadingKind::Names, "abcdn", 0},
    Source{"711", HeadingKind::Names, "acdenq", 0},
    Source{"720", HeadingKind::Names, "a", 0},
    Source{"130", HeadingKind::Titles, "adfhklmnoprst", '1'},
    Source{"240", HeadingKind::Titles, "adfhklmnoprs", '2'},
    Source{"245", HeadingKind::Titles, "abfgknps", '2'},
    Source{"246", HeadingKind::Titles, "abnp", 0},
    Source{"247", HeadingKind::Titles, "abnp", 0},
    Source{"730", HeadingKind::Titles, "adfhklmnoprst", '1'},
    Source{"740", HeadingKind::Titles, "anp", '1'},
    Source{"700", HeadingKind::Titles, "tnp", 0},
    Source{"710", HeadingKind::Titles, "tp", 0},
    Source{"711", HeadingKind::Titles, "tp", 0},
    Source{"440", HeadingKind::Series, "anp", '2'},
    Source{"490", HeadingKind::Series, "a", 0},
    Source{"800", HeadingKind::Series, "tnp", 0},
    Source{"810", HeadingKind::Series, "tnp", 0},
    Source{"811", HeadingKind::Series, "tnp", 0},
    Source{"830", HeadingKind::Series, "adfklmnoprst", '2'},
};

/// The last character of a text that is not empty.
char32_t lastCharacter(QByteArrayView text)
{
    qsizetype at = text.size() - 1;
    if ((text[at] & 0x80) == 0)
        return char32_t(text[at]);
    while (at > 0 && (text[at] & 0xc0) == 0x80)
        --at;
    const QList<uint> character = QString::fromUtf8(text.sliced(at)).toUcs4();
    return character.isEmpty() ? U' ' : character.constFirst();
}

QByteArrayView withoutLast(QByteArrayView text)
{
    qsizetype size = text.size() - 1;
    while (size > 0 && (text[size] & 0xc0) == 0x80)
        --size;
    return text.first(size);
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && QChar::isSpace(lastCharacter(text)))
        text = withoutLast(text);
    while (!text.isEmpty()) {
        const qsizetype length = marc::characterLength(text.begin(), text.end());
        if (!QChar::isSpace(lastCharacter(text.first(length))))
            break;
        text = text.sliced(length);
    }
    return text;
}

bool isEnd(char32_t c)
{
    return QChar::isSpace(c) || (c < 0x80 && QByteArrayView("/:;,=.").contains(char(c)));
}

/// A full stop after one letter is an initial's.
bool endsWithInitial(QByteArrayView text)
{
    if (!text.endsWith('.') || text.size() < 2)
        return false;
    const QByteArrayView letters = withoutLast(text);
    if (!QChar::isLetter(lastCharacter(letters)))
        return false;
    const QByteArrayView before = withoutLast(letters);
    return before.isEmpty() || !QChar::isLetterOrNumber(lastCharacter(before));
}

QByteArrayView withoutEnd(QByteArrayView text)
{
    text = trimmed(text);
    while (!text.isEmpty() && isEnd(lastCharacter(text)) && !endsWithInitial(text))
        text = withoutLast(text);
    return text;
}

/// Which part of a field counts: names end where a title begins, titles of the parts of a
/// name-title field begin there.
enum class Part { Whole, UntilTitle, FromTitle };

/// The values of the codes, a blank between them.
QByteArray textOf(QByteArrayView content, QByteArrayView codes, Part part)
{
    QByteArray text;
    bool inTitle = false;
    for (marc::FlatSubfields walk(content); walk.next();) {
        const char code = walk.code()[0];
        inTitle = inTitle || code == 't';
        if ((part == Part::UntilTitle && inTitle) || (part == Part::FromTitle && !inTitle)
            || !codes.contains(code))
            continue;
        if (!text.isEmpty())
            text.append(' ');
        text.append(walk.value());
    }
    return text;
}

/// Subdivisions stand behind a double dash, as catalogers write them.
QByteArray subjectText(QByteArrayView content)
{
    QByteArray text;
    for (marc::FlatSubfields walk(content); walk.next();) {
        if (!marc::toChar(walk.code()).isLetter())
            continue;
        const char code = walk.code()[0];
        if (code == 'w' || code == 'e')
            continue;
        const bool subdivision = QByteArrayView("vxyz").contains(code);
        if (!text.isEmpty())
            text.append(subdivision ? " -- " : " ");
        text.append(subdivision ? withoutEnd(walk.value()) : trimmed(walk.value()));
    }
    return text;
}

/// The text behind the characters that an indicator counts.
QByteArrayView afterNonfiling(QByteArrayView text, QByteArrayView content, char indicator)
{
    if (indicator == 0)
        return text;
    const marc::FlatSubfields field(content);
    const QByteArrayView digit = indicator == '1' ? field.indicator1() : field.indicator2();
    // Counted as a Record counts: in UTF-16 units.
    for (int left = marc::toChar(digit).digitValue(); left > 0 && !text.isEmpty();) {
        const qsizetype length = marc::characterLength(text.begin(), text.end());
        left -= length == 4 ? 2 : 1;
        text = text.sliced(length);
    }
    return text;
}

Part partFor(TagCode tag, HeadingKind kind)
{
    if (kind == HeadingKind::Names)
        return Part::UntilTitle;
    const char first = char(tag >> 16);
    const char second = char(tag >> 8);
    const bool nameTitle = (first == '7' || first == '8') && second != '3' && second != '4';
    return nameTitle ? Part::FromTitle : Part::Whole;
}

/// A heading while it is being made.
struct Found {
    HeadingKind kind;
    QByteArrayView text; ///< without the punctuation that ends it
    QByteArrayView key;
};

/// Calls `visit(Found)` for what the field has, which may be headings of several kinds.
template <typename Visit> void eachOfField(TagCode tag, QByteArrayView content, Visit visit)
{
    if (char(tag >> 16) == '6') {
        const QByteArray whole = subjectText(content);
        const QByteArrayView text = withoutEnd(whole);
        visit(Found{HeadingKind::Subjects, text, headingKey(text)});
        return;
    }
    for (const Source &source : kSources) {
        if (tag != tagCode(source.tag))
            continue;
        const QByteArray whole = textOf(content, source.codes, partFor(tag, source.kind));
        if (source.kind != HeadingKind::CallNumbers) {
            const QByteArrayView text = withoutEnd(whole);
            visit(Found{source.kind, text,
                        headingKey(afterNonfiling(text, content, source.nonfiling))});
            continue;
        }
        const QString text = QString::fromUtf8(whole).trimmed();
        if (!headingKey(whole).isEmpty())
            visit(Found{source.kind, trimmed(whole),
                        callNumberKey(text, schemeOfTag(QString::fromLatin1(source.tag)))
                            .left(kKeyLength)
                            .toUtf8()});
    }
}

} // namespace

TagCode effectiveTag(const marc::FlatRecord &record, const marc::FlatField &field)
{
    if (field.tag != k880)
        return tagCode({field.tag.at(0), field.tag.at(1), field.tag.at(2), 0});
    for (marc::FlatSubfields walk(record.content(field)); walk.next();) {
        if (walk.code()[0] != '6')
            continue;
        char text[4] = {};
        const QByteArrayView link = walk.value().first(std::min<qsizetype>(3, walk.value().size()));
        std::copy(link.begin(), link.end(), text);
        return tagCode({text[0], text[1], text[2], 0});
    }
    return 0;
}

QString effectiveTag(const marc::Field &field)
{
    if (field.tag() != k880)
        return field.tag().toString();
    return field.subfield(u'6').value_or(QString()).left(3);
}

QString headingWord(HeadingKind kind)
{
    for (const KindWord &known : kKindWords) {
        if (known.kind == kind)
            return known.word;
    }
    return {};
}

Result<HeadingKind> headingKindFromWord(QStringView word)
{
    for (const KindWord &known : kKindWords) {
        if (word.compare(known.word, Qt::CaseInsensitive) == 0)
            return known.kind;
    }
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("There is no list of headings “%1”. There are names, subjects, "
                                "titles, series and callnumbers.")
                     .arg(word)};
}

std::optional<HeadingKind> headingKindOf(const marc::Field &field)
{
    const QString tag = effectiveTag(field);
    if (tag.startsWith(u'6'))
        return HeadingKind::Subjects;
    for (const Source &source : kSources) {
        if (tag == QLatin1String(source.tag))
            return source.kind;
    }
    return std::nullopt;
}

QString headingKey(HeadingKind kind, QStringView text)
{
    if (kind == HeadingKind::CallNumbers)
        return callNumberKey(text).left(kKeyLength);
    return QString::fromUtf8(headingKey(text.toUtf8()));
}

QByteArray headingKey(QByteArrayView utf8)
{
    QByteArray key;
    appendWords(key, utf8, '!');
    if (key.size() > kKeyLength)
        key = QString::fromUtf8(key).left(kKeyLength).toUtf8();
    return key;
}

QList<Heading> headingsOf(const marc::Record &record)
{
    marc::FlatRecord flat;
    marc::flatten(record, flat);
    QList<Heading> headings;
    qsizetype at = 0;
    for (const marc::FlatField &field : flat.fields()) {
        const qsizetype place = at++;
        if (field.control)
            continue;
        eachOfField(effectiveTag(flat, field), flat.content(field), [&](const Found &found) {
            const QString key = QString::fromUtf8(found.key);
            const bool known =
                std::any_of(headings.cbegin(), headings.cend(), [&](const Heading &heading) {
                    return heading.kind == found.kind && heading.key == key;
                });
            if (!key.isEmpty() && !known)
                headings.append({found.kind, QString::fromUtf8(found.text), key, place});
        });
    }
    return headings;
}

unsigned headingKindsOf(TagCode tag)
{
    const auto bitOf = [](HeadingKind kind) { return 1U << unsigned(kind); };
    if (char(tag >> 16) == '6')
        return bitOf(HeadingKind::Subjects);
    unsigned kinds = 0;
    for (const Source &source : kSources) {
        if (tag == tagCode(source.tag))
            kinds |= bitOf(source.kind);
    }
    return kinds;
}

void eachHeadingKey(TagCode tag, QByteArrayView content,
                    const std::function<void(HeadingKind kind, QByteArrayView key)> &visit)
{
    eachOfField(tag, content, [&visit](const Found &found) {
        if (!found.key.isEmpty())
            visit(found.kind, found.key);
    });
}

QByteArrayList otherTitleKeys(const marc::FlatRecord &record)
{
    const auto title =
        std::find_if(record.fields().begin(), record.fields().end(),
                     [](const marc::FlatField &field) { return field.tag == marc::Tag("245"); });
    if (title == record.fields().end())
        return {};
    const QByteArrayView content = title->control ? QByteArrayView() : record.content(*title);
    const QByteArray titleText = textOf(content, "abfgknps", Part::Whole);
    const QByteArray partText = textOf(content, "a", Part::Whole);
    const QByteArrayView whole = withoutEnd(titleText);
    const QByteArrayView part = withoutEnd(partText);
    const QByteArrayView filed = afterNonfiling(part, content, '2');
    QByteArrayList keys;
    const auto add = [&keys](QByteArrayView text) {
        const QByteArray key = headingKey(text);
        if (!key.isEmpty() && !keys.contains(key))
            keys.append(key);
    };
    add(filed);
    if (filed.size() < part.size()) {
        add(part);
        add(whole);
    }
    keys.removeAll(headingKey(afterNonfiling(whole, content, '2')));
    return keys;
}

} // namespace colophon::search
