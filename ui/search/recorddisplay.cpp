// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/recorddisplay.h"

#include "marc/fieldtext.h"
#include "search/wording.h"

#include <algorithm>
#include <array>

namespace colophon::ui {

namespace {

enum class Join { Blank, Subject };

/// Where a line comes from. An `x` in a tag stands for any digit.
struct Source {
    const char *label;
    const char *tags;      ///< separated by blanks
    const char16_t *codes; ///< the subfields shown
    Join join = Join::Blank;
    bool mono = false;
};

constexpr const char16_t *kNameCodes = u"abcdfgjklnpqt";
constexpr const char16_t *kAllCodes = u"abcdefghijklmnopqrstuvwxyz";

constexpr std::array kSources{
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Title"), "245", u"abcfghknps"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Uniform title"), "130 240",
           u"adfghklmnoprst"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Other title"), "246 247", u"abfghinp"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Name"), "100 110 111", kNameCodes},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Other names"), "700 710 711 720",
           kNameCodes},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Published"), "260 264", u"abcefg"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Edition"), "250", u"ab"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Scale"), "255", u"abcde"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Numbering"), "362", u"a"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Description"), "300", u"abcefg"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Frequency"), "310 321", u"ab"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Series"), "440 490", u"anpvx"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "ISBN"), "020", u"aq", Join::Blank,
           true},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "ISSN"), "022", u"a", Join::Blank,
           true},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Summary"), "520", u"abc"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Contents"), "505", u"agrtu"},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Notes"),
           "500 501 502 504 506 508 51x 521 522 524 525 526 53x 540 541 544 545 547 55x 561 562 "
           "563 565 567 "
           "580 581 585 586 588",
           kAllCodes},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Subjects"),
           "600 610 611 630 647 648 650 651 653 654 656 657 658 662 69x", kAllCodes, Join::Subject},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Genre"), "655", kAllCodes,
           Join::Subject},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Classification"),
           "050 080 082 084 090", u"ab", Join::Blank, true},
    Source{QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Link"), "856", u"uyz3"},
};

bool isLocal(const marc::Field &field)
{
    return field.values(u'9').contains(QLatin1String("LOCAL"));
}

bool matches(const QString &tag, const QString &pattern)
{
    return tag.size() == pattern.size()
           && std::equal(tag.begin(), tag.end(), pattern.begin(),
                         [](QChar c, QChar p) { return p == u'x' ? c.isDigit() : c == p; });
}

bool matchesAny(const QString &tag, const QStringList &patterns)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [&tag](const QString &pattern) { return matches(tag, pattern); });
}

/// Subdivisions are set off by dashes, as catalogues print them: "Egypt -- Antiquities".
QString subjectText(const marc::Field &field)
{
    QString text;
    for (const marc::Subfield &subfield : field.subfields()) {
        if (!subfield.code.isLower() || subfield.code == u'w')
            continue;
        const bool subdivision = QStringView(u"vxyz").contains(subfield.code);
        if (!text.isEmpty())
            text += subdivision ? QLatin1String(" -- ") : QLatin1String(" ");
        text += subfield.value.trimmed();
    }
    return text;
}

QString valueOf(const marc::Field &field, const Source &source)
{
    QString value =
        (source.join == Join::Subject ? subjectText(field) : field.text(source.codes)).trimmed();
    // A comma that led on to a subfield which is not shown ("1883-1931, author").
    while (value.endsWith(u',') || value.endsWith(u'\u060c'))
        value.chop(1);
    return value;
}

/// $6 is "880-01/$1" in the one and "245-01" in the other: tag and occurrence name the partner.
QString linkOf(const marc::Field &field, const QString &tag)
{
    const QString link = field.subfield(u'6').value_or(QString());
    return link.size() < 6 ? QString() : tag + link.mid(3, 3);
}

QStringList valuesOf(const marc::Record &record, const Source &source, const QStringList &tags)
{
    QStringList values;
    const auto add = [&values, &source](const marc::Field &field) {
        const QString value = valueOf(field, source);
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
    };
    for (const marc::Field &field : record.fields()) {
        const QString tag = field.tag().toString();
        if (field.isControl() || isLocal(field) || !matchesAny(tag, tags))
            continue;
        add(field);
        const QString link = linkOf(field, tag);
        if (link.isEmpty() || link.endsWith(QLatin1String("-00")))
            continue;
        for (const marc::Field &other : record.fields()) {
            if (other.tag() == marc::Tag("880")
                && linkOf(other, other.subfield(u'6').value_or(QString()).left(3)) == link)
                add(other);
        }
    }
    return values;
}

QStringList languages(const marc::Record &record)
{
    QStringList values;
    const QString coded = Wording::language(record.controlValue(marc::Tag("008")).mid(35, 3));
    if (!coded.isEmpty())
        values.append(coded);
    for (const marc::Field &field : record.all(marc::Tag("546"))) {
        if (!isLocal(field))
            values.append(field.text(u"ab"));
    }
    return values;
}

QString display(const char *label)
{
    return QCoreApplication::translate("colophon::ui::RecordDisplay", label);
}

QChar shownIndicator(QChar indicator)
{
    return indicator == u' ' ? QChar(u'#') : indicator;
}

/// Each value between isolates, the codes outside them.
QString isolatedContent(const QString &text)
{
    QString isolated;
    for (const marc::TextSpan &span : marc::spans(text)) {
        if (!isolated.isEmpty())
            isolated += u' ';
        const QString code = text.mid(span.codeStart, span.codeLength);
        isolated += code + (code.isEmpty() ? QString() : QStringLiteral(" "))
                    + Wording::isolated(text.mid(span.valueStart, span.valueLength));
    }
    return isolated;
}

} // namespace

QList<DisplayLine> displayLines(const marc::Record &record)
{
    QList<DisplayLine> lines;
    for (const Source &source : kSources) {
        const QStringList tags = QString::fromLatin1(source.tags).split(u' ');
        const QStringList values = valuesOf(record, source, tags);
        if (!values.isEmpty())
            lines.append({display(source.label), values, source.mono});
    }
    if (const QStringList values = languages(record); !values.isEmpty())
        lines.append(
            {display(QT_TRANSLATE_NOOP("colophon::ui::RecordDisplay", "Language")), values, false});
    return lines;
}

QList<LocalLine> localLines(const marc::Record &record)
{
    QList<LocalLine> lines;
    for (const marc::Field &field : record.fields()) {
        if (!field.isControl() && isLocal(field))
            lines.append({field.tag().toString(), subjectText(field)});
    }
    return lines;
}

QStringList marcLines(const marc::Record &record)
{
    QStringList lines{QStringLiteral("LDR     ") + record.leader().text()};
    for (const marc::Field &field : record.fields()) {
        const QString tag = field.tag().toString();
        const QString text = marc::toText(field);
        if (field.isControl())
            lines.append(tag + QLatin1String("     ") + text);
        else
            lines.append(tag + u' ' + shownIndicator(field.indicator1()) + u' '
                         + shownIndicator(field.indicator2()) + u' ' + isolatedContent(text));
    }
    return lines;
}

QString withoutIsolates(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace colophon::ui
