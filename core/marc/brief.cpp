// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/brief.h"

#include <algorithm>
#include <array>

namespace colophon::marc {

namespace {

constexpr Tag k008{"008"};

/// ISBD's punctuation before the next element, and a full stop that ends a field (not one behind a
/// single letter, which is an initial).
QString withoutPunctuation(QString text)
{
    text = text.trimmed();
    while (!text.isEmpty() && QStringView(u"/:;,=").contains(text.back())) {
        text.chop(1);
        text = text.trimmed();
    }
    const qsizetype size = text.size();
    if (size > 3 && text.back() == u'.' && text[size - 2].isLetterOrNumber()
        && text[size - 3].isLetterOrNumber())
        text.chop(1);
    return text;
}

QString titleOf(const Field &field)
{
    return withoutPunctuation(field.text(u"abnp"));
}

/// The 880 that holds the field in its own script: its $6 names the tag and the same occurrence
/// number.
const Field *partnerOf(const Record &record, const Field &field)
{
    static constexpr Tag k880{"880"};
    const QString link = field.subfield(u'6').value_or(QString());
    if (!link.startsWith(QLatin1String("880-")))
        return nullptr;
    const QString wanted = field.tag().toString() + u'-' + link.mid(4, 2);
    for (const Field &other : record.fields()) {
        if (other.tag() == k880 && other.subfield(u'6').value_or(QString()).startsWith(wanted))
            return &other;
    }
    return nullptr;
}

QString nameOf(const Record &record)
{
    for (const Tag tag : {Tag("100"), Tag("110"), Tag("111"), Tag("700"), Tag("710"), Tag("711")}) {
        if (const Field *field = record.first(tag)) {
            const bool meeting = tag.at(1) == '1' && tag.at(2) == '1';
            return withoutPunctuation(field->text(meeting ? u"acdn" : u"abcdq"));
        }
    }
    return {};
}

const Field *imprintField(const Record &record)
{
    for (const Field &field : record.all(Tag("264"))) {
        if (field.indicator2() == u'1')
            return record.first(Tag("264"));
    }
    const Field *older = record.first(Tag("260"));
    return older != nullptr ? older : record.first(Tag("264"));
}

QString yearOf(const Record &record, const Field *imprint)
{
    const QString fixed = record.controlValue(k008).mid(7, 4);
    const auto isYear = [](QStringView text) {
        return text.size() == 4 && std::all_of(text.begin(), text.end(), [](QChar c) {
                   return c >= u'0' && c <= u'9';
               });
    };
    if (isYear(fixed))
        return fixed;
    const QString date =
        imprint == nullptr ? QString() : imprint->subfield(u'c').value_or(QString());
    for (qsizetype i = 0; i + 4 <= date.size(); ++i) {
        if (isYear(QStringView(date).mid(i, 4)))
            return date.mid(i, 4);
    }
    return {};
}

QString numberOf(const Record &record)
{
    if (const Field *field = record.first(Tag("020")); field != nullptr && field->subfield(u'a'))
        return QLatin1String("ISBN ") + field->subfield(u'a')->section(u' ', 0, 0);
    if (const Field *field = record.first(Tag("022")); field != nullptr && field->subfield(u'a'))
        return QLatin1String("ISSN ") + field->subfield(u'a')->section(u' ', 0, 0);
    return {};
}

QString serialOf(const Record &record)
{
    return record.controlValue(k008).mid(21, 1) == QLatin1String("n") ? QStringLiteral("newspaper")
                                                                      : QStringLiteral("serial");
}

} // namespace

// LDR/06, https://www.loc.gov/marc/bibliographic/bdleader.html
QString materialOf(const Record &record)
{
    switch (record.leader().recordType().unicode()) {
    case 'c':
    case 'd':
        return QStringLiteral("score");
    case 'e':
    case 'f':
        return QStringLiteral("map");
    case 'g':
        return QStringLiteral("video");
    case 'i':
    case 'j':
        return QStringLiteral("sound");
    case 'k':
        return QStringLiteral("image");
    case 'm':
        return QStringLiteral("computer");
    case 'o':
    case 'p':
        return QStringLiteral("mixed");
    case 'r':
        return QStringLiteral("object");
    default:
        break;
    }
    const QChar level = record.leader().bibliographicLevel();
    return level == u's' || level == u'b' || level == u'i' ? serialOf(record)
                                                           : QStringLiteral("book");
}

Brief briefOf(const Record &record)
{
    Brief brief;
    if (const Field *title = record.first(Tag("245"))) {
        brief.title = titleOf(*title);
        if (const Field *script = partnerOf(record, *title))
            brief.titleScript = titleOf(*script);
    }
    brief.name = nameOf(record);
    const Field *imprint = imprintField(record);
    if (imprint != nullptr)
        brief.imprint = withoutPunctuation(imprint->text(u"abc"));
    if (const Field *edition = record.first(Tag("250")))
        brief.edition = withoutPunctuation(edition->subfield(u'a').value_or(QString()));
    brief.year = yearOf(record, imprint);
    brief.language = record.controlValue(k008).mid(35, 3).trimmed();
    brief.material = materialOf(record);
    brief.standardNumber = numberOf(record);
    return brief;
}

/// Of these the first field counts.
static bool isShownOnce(const Tag &tag)
{
    static constexpr std::array kTags{Tag("008"), Tag("020"), Tag("022"), Tag("100"),
                                      Tag("110"), Tag("111"), Tag("245"), Tag("250"),
                                      Tag("260"), Tag("700"), Tag("710"), Tag("711")};
    return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

static bool isShown(const Tag &tag)
{
    return tag == Tag("264") || tag == Tag("880") || isShownOnce(tag);
}

/// A record of the fields that a list shows something of, which are few.
Brief briefOf(const FlatRecord &record)
{
    Record few{Leader(QString::fromLatin1(record.leader()))};
    for (const FlatField &field : record.fields()) {
        if (isShown(field.tag) && !(isShownOnce(field.tag) && few.first(field.tag) != nullptr))
            few.fields().append(toField(record, field));
    }
    return briefOf(few);
}

bool haveSameBrief(const FlatRecord &a, const FlatRecord &b)
{
    return haveSameFields(a, b, isShown);
}

} // namespace colophon::marc
