// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/headings.h"

#include "search/callnumber.h"
#include "search/folding.h"

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
    const char *tag;
    HeadingKind kind;
    const char16_t *codes;
    char nonfiling; ///< the indicator that counts the characters to leave out, '1', '2' or 0
};
constexpr std::array kSources{
    Source{"050", HeadingKind::CallNumbers, u"ab", 0},
    Source{"055", HeadingKind::CallNumbers, u"ab", 0},
    Source{"060", HeadingKind::CallNumbers, u"ab", 0},
    Source{"070", HeadingKind::CallNumbers, u"ab", 0},
    Source{"080", HeadingKind::CallNumbers, u"ab", 0},
    Source{"082", HeadingKind::CallNumbers, u"ab", 0},
    Source{"083", HeadingKind::CallNumbers, u"a", 0},
    Source{"084", HeadingKind::CallNumbers, u"ab", 0},
    Source{"086", HeadingKind::CallNumbers, u"a", 0},
    Source{"090", HeadingKind::CallNumbers, u"ab", 0},
    Source{"092", HeadingKind::CallNumbers, u"ab", 0},
    Source{"096", HeadingKind::CallNumbers, u"ab", 0},
    Source{"099", HeadingKind::CallNumbers, u"a", 0},
    Source{"100", HeadingKind::Names, u"abcdq", 0},
    Source{"110", HeadingKind::Names, u"abcdn", 0},
    Source{"111", HeadingKind::Names, u"acdenq", 0},
    Source{"700", HeadingKind::Names, u"abcdq", 0},
    Source{"710", HeadingKind::Names, u"abcdn", 0},
    Source{"711", HeadingKind::Names, u"acdenq", 0},
    Source{"720", HeadingKind::Names, u"a", 0},
    Source{"130", HeadingKind::Titles, u"adfhklmnoprst", '1'},
    Source{"240", HeadingKind::Titles, u"adfhklmnoprs", '2'},
    Source{"245", HeadingKind::Titles, u"abfgknps", '2'},
    Source{"246", HeadingKind::Titles, u"abnp", 0},
    Source{"247", HeadingKind::Titles, u"abnp", 0},
    Source{"730", HeadingKind::Titles, u"adfhklmnoprst", '1'},
    Source{"740", HeadingKind::Titles, u"anp", '1'},
    Source{"700", HeadingKind::Titles, u"tnp", 0},
    Source{"710", HeadingKind::Titles, u"tp", 0},
    Source{"711", HeadingKind::Titles, u"tp", 0},
    Source{"440", HeadingKind::Series, u"anp", '2'},
    Source{"490", HeadingKind::Series, u"a", 0},
    Source{"800", HeadingKind::Series, u"tnp", 0},
    Source{"810", HeadingKind::Series, u"tnp", 0},
    Source{"811", HeadingKind::Series, u"tnp", 0},
    Source{"830", HeadingKind::Series, u"adfklmnoprst", '2'},
};

bool isEnd(QChar c)
{
    return c.isSpace() || QStringView(u"/:;,=.").contains(c);
}

QString withoutEnd(QString text)
{
    text = text.trimmed();
    while (!text.isEmpty() && isEnd(text.back())) {
        // A full stop after one letter is an initial's.
        const qsizetype size = text.size();
        if (text.back() == u'.' && size >= 2 && text.at(size - 2).isLetter()
            && (size == 2 || !text.at(size - 3).isLetterOrNumber()))
            break;
        text.chop(1);
    }
    return text;
}

/// Subdivisions stand behind a double dash, as catalogers write them.
QString subjectText(const marc::Field &field)
{
    QString text;
    for (const marc::Subfield &subfield : field.subfields()) {
        if (!subfield.code.isLetter() || subfield.code == u'w' || subfield.code == u'e')
            continue;
        const bool subdivision = QStringView(u"vxyz").contains(subfield.code);
        if (!text.isEmpty())
            text += subdivision ? QStringLiteral(" -- ") : QStringLiteral(" ");
        text += subdivision ? withoutEnd(subfield.value) : subfield.value.trimmed();
    }
    return withoutEnd(text);
}

QString textOf(const marc::Field &field, QStringView codes)
{
    return withoutEnd(field.text(codes));
}

qsizetype nonfilingCharacters(const marc::Field &field, char indicator)
{
    if (indicator == 0)
        return 0;
    const QChar digit = indicator == '1' ? field.indicator1() : field.indicator2();
    return qMax(0, digit.digitValue());
}

/// Titles of the parts of a name-title field begin at $t: what stands before is the name's.
bool isNameTitle(const QString &tag, HeadingKind kind)
{
    return kind != HeadingKind::Names && tag.size() == 3
           && (tag.startsWith(u'7') || tag.startsWith(u'8')) && tag.at(1) != u'3'
           && tag.at(1) != u'4';
}

marc::Field fromTitle(const marc::Field &field)
{
    marc::Field part = field;
    QList<marc::Subfield> &subfields = part.subfields();
    const auto title = std::find_if(subfields.begin(), subfields.end(),
                                    [](const marc::Subfield &s) { return s.code == u't'; });
    subfields.erase(subfields.begin(), title);
    return part;
}

/// Names end where a title begins.
marc::Field untilTitle(const marc::Field &field)
{
    marc::Field part = field;
    QList<marc::Subfield> &subfields = part.subfields();
    const auto title = std::find_if(subfields.begin(), subfields.end(),
                                    [](const marc::Subfield &s) { return s.code == u't'; });
    subfields.erase(title, subfields.end());
    return part;
}

class Collector {
public:
    void add(HeadingKind kind, const QString &text, const QString &key, qsizetype field)
    {
        if (key.isEmpty())
            return;
        for (const Heading &known : std::as_const(m_headings)) {
            if (known.kind == kind && known.key == key)
                return;
        }
        m_headings.append({kind, text, key, field});
    }
    void addField(const marc::Field &field, const QString &tag, qsizetype at)
    {
        if (tag.startsWith(u'6')) {
            const QString text = subjectText(field);
            add(HeadingKind::Subjects, text, headingKey(HeadingKind::Subjects, text), at);
            return;
        }
        for (const Source &source : kSources) {
            if (tag == QLatin1String(source.tag))
                addFrom(source, field, tag, at);
        }
    }
    QList<Heading> take() { return std::move(m_headings); }

private:
    void addFrom(const Source &source, const marc::Field &field, const QString &tag, qsizetype at)
    {
        if (source.kind == HeadingKind::CallNumbers) {
            const QString text = field.text(source.codes).trimmed();
            if (!words(text).isEmpty())
                add(source.kind, text, callNumberKey(text, schemeOfTag(tag)).left(kKeyLength), at);
            return;
        }
        const marc::Field part = isNameTitle(tag, source.kind)       ? fromTitle(field)
                                 : source.kind == HeadingKind::Names ? untilTitle(field)
                                                                     : field;
        const QString text = textOf(part, source.codes);
        const qsizetype skipped = qMin(nonfilingCharacters(field, source.nonfiling), text.size());
        add(source.kind, text, headingKey(source.kind, QStringView(text).mid(skipped)), at);
    }

    QList<Heading> m_headings;
};

} // namespace

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
    return words(text).join(u'!').left(kKeyLength);
}

QList<Heading> headingsOf(const marc::Record &record)
{
    Collector collector;
    for (qsizetype i = 0; i < record.fields().size(); ++i) {
        const marc::Field &field = record.fields().at(i);
        if (!field.isControl())
            collector.addField(field, effectiveTag(field), i);
    }
    return collector.take();
}

QStringList otherTitleKeys(const marc::Record &record)
{
    const marc::Field *const title = record.first(marc::Tag("245"));
    if (title == nullptr)
        return {};
    const QString whole = textOf(*title, u"abfgknps");
    const QString part = textOf(*title, u"a");
    const qsizetype skipped = qMin(nonfilingCharacters(*title, '2'), part.size());
    QStringList keys;
    const auto add = [&keys](QStringView text) {
        const QString key = headingKey(HeadingKind::Titles, text);
        if (!key.isEmpty() && !keys.contains(key))
            keys.append(key);
    };
    add(QStringView(part).mid(skipped));
    if (skipped > 0) {
        add(part);
        add(whole);
    }
    keys.removeAll(
        headingKey(HeadingKind::Titles, QStringView(whole).mid(qMin(skipped, whole.size()))));
    return keys;
}

} // namespace colophon::search
