// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/check.h"
#include "schema/material.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

/// What 008 and the leader say, against each other and against the fields that say it in words.
/// https://www.loc.gov/marc/bibliographic/bd008a.html
namespace colophon::schema {

namespace {

const marc::Tag k008("008");

struct Dates {
    int field = 0;
    QChar type;
    QString first;
    QString second;
};

bool isYear(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isBlank(const QString &text)
{
    return text == QLatin1String("    ");
}

/// A key of what the type of date asks for and does not get; null where all is well. u stands for
/// a digit not known, so that only whole years can be in the wrong order.
const char *datesFault(const Dates &dates)
{
    const QString filled = QStringLiteral("||||");
    if (dates.first == filled || dates.second == filled)
        return nullptr;
    const bool order = isYear(dates.first) && isYear(dates.second) && dates.first > dates.second;
    switch (dates.type.unicode()) {
    case u's':
        if (isBlank(dates.first))
            return "first";
        return isBlank(dates.second) ? nullptr : "single";
    case u'b':
        return isBlank(dates.first) && isBlank(dates.second) ? nullptr : "blank";
    case u'n':
        return dates.first == QLatin1String("uuuu") && dates.second == QLatin1String("uuuu")
                   ? nullptr
                   : "unknown";
    case u'c':
        return dates.second == QLatin1String("9999") ? nullptr : "current";
    case u'd':
        if (isBlank(dates.second) || dates.second == QLatin1String("9999"))
            return "ceased";
        return order ? "order" : nullptr;
    case u'u':
        return dates.second == QLatin1String("uuuu") ? nullptr : "status";
    case u'i':
    case u'k':
    case u'm':
    case u'q':
        if (isBlank(dates.first) || isBlank(dates.second))
            return "both";
        return order ? "order" : nullptr;
    case u'p':
    case u'r':
    case u't':
        return isBlank(dates.first) || isBlank(dates.second) ? "both" : nullptr;
    default:
        return nullptr;
    }
}

void checkDates(Check &check, const Dates &dates)
{
    const QStringList shown{QString(dates.type), QString(dates.first).replace(u' ', u'#'),
                            QString(dates.second).replace(u' ', u'#')};
    if (const char *fault = datesFault(dates)) {
        Issue &issue = check.addPosition("fixed.date-type", dates.field, 6, 9,
                                         QStringList{QLatin1String(fault)} + shown);
        if (qstrcmp(fault, "current") == 0)
            issue.fix = Fix{Fix::Kind::SetPosition, 11, QStringLiteral("9999")};
        else if (qstrcmp(fault, "status") == 0)
            issue.fix = Fix{Fix::Kind::SetPosition, 11, QStringLiteral("uuuu")};
        else if (qstrcmp(fault, "single") == 0 && dates.first == dates.second)
            issue.fix = Fix{Fix::Kind::SetPosition, 11, QString(4, u' ')};
    }
    const QChar level = check.record.leader().bibliographicLevel();
    const bool continuing = QStringView(u"bis").contains(level);
    if (QStringView(u"cdu").contains(dates.type) && QStringView(u"acdm").contains(level))
        check.addPosition("fixed.date-type", dates.field, 6, 1,
                          QStringList{QStringLiteral("monograph")} + shown);
    else if (continuing && QStringView(u"ikmqt").contains(dates.type))
        check.addPosition("fixed.date-type", dates.field, 6, 1,
                          QStringList{QStringLiteral("continuing")} + shown);
}

/// Years in the $c of publication, the copyright date included.
QStringList publishedYears(const Check &check)
{
    static const QRegularExpression kYear(QStringLiteral("(?<!\\d)\\d{4}(?!\\d)"));
    QStringList years;
    for (const char *tag : {"260", "264"}) {
        for (const int index : check.places(*marc::Tag::parse(QString::fromLatin1(tag)))) {
            for (const QString &date : check.field(index).values(u'c')) {
                for (auto match = kYear.globalMatch(date); match.hasNext();)
                    years.append(match.next().captured());
            }
        }
    }
    years.removeDuplicates();
    return years;
}

void checkPublished(Check &check, const Dates &dates)
{
    if (!QStringView(u"stqrep").contains(dates.type) || !isYear(dates.first))
        return;
    const QStringList years = publishedYears(check);
    if (years.isEmpty() || years.contains(dates.first) || years.contains(dates.second))
        return;
    // A questionable date stands between its two.
    if (dates.type == u'q' && isYear(dates.second)
        && std::any_of(years.cbegin(), years.cend(), [&dates](const QString &year) {
               return year >= dates.first && year <= dates.second;
           }))
        return;
    Issue &issue = check.addPosition("fixed.date-published", dates.field, 7, 4,
                                     {dates.first, years.join(QStringLiteral(", "))});
    if (years.size() == 1 && dates.type == u's')
        issue.fix = Fix{Fix::Kind::SetPosition, 7, years.constFirst()};
}

void checkLanguage(Check &check, int fixed, const QString &value)
{
    const QString language = value.mid(35, 3);
    for (const int index : check.places(marc::Tag("041"))) {
        const marc::Field &field = check.field(index);
        if (field.isControl() || field.indicator2() == u'7' || !field.subfield(u'a'))
            continue;
        const QString first = field.subfield(u'a')->trimmed().left(3);
        if (first.size() == 3 && first != language && language != QLatin1String("|||")
            && language != QLatin1String("mul"))
            check
                .addPosition("fixed.language", fixed, 35, 3,
                             {QString(language).replace(u' ', u'#'), first})
                .fix = Fix{Fix::Kind::SetPosition, 35, first};
        return;
    }
}

void checkCountry(Check &check, int fixed, const QString &value)
{
    const QString country = value.mid(15, 3);
    const QList<int> places = check.places(marc::Tag("044"));
    if (places.isEmpty() || check.field(places.constFirst()).isControl())
        return;
    const QString first =
        check.field(places.constFirst()).subfield(u'a').value_or(QString()).trimmed();
    if ((first.size() == 2 || first.size() == 3) && first != country.trimmed()
        && country != QLatin1String("|||"))
        check
            .addPosition("fixed.country", fixed, 15, 3,
                         {QString(country).replace(u' ', u'#'), first})
            .fix = Fix{Fix::Kind::SetPosition, 15, first.leftJustified(3)};
}

bool anyText(const Check &check, std::initializer_list<const char *> tags, QStringView codes,
             const QRegularExpression &pattern)
{
    for (const char *tag : tags) {
        for (const int index : check.places(*marc::Tag::parse(QString::fromLatin1(tag)))) {
            if (!check.field(index).isControl()
                && pattern.match(check.field(index).text(codes)).hasMatch())
                return true;
        }
    }
    return false;
}

/// Books say in 008 what 300 and 504 say in words.
void checkBook(Check &check, int fixed, const QString &value)
{
    static const QRegularExpression kIllustrated(
        QStringLiteral("\\b(ill(\\.|us)|photo|portr|maps?\\b|plates\\b|facsim)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kBibliography(QStringLiteral("bibliograph"),
                                                  QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kIndex(QStringLiteral("\\bindex(es)?\\b"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (value.mid(18, 4) == QLatin1String("    ") && anyText(check, {"300"}, u"b", kIllustrated))
        check.addPosition("fixed.illustrations", fixed, 18, 4);
    if (!value.mid(24, 4).contains(u'b') && !value.mid(24, 4).contains(u'|')
        && anyText(check, {"504"}, u"a", kBibliography)) {
        Issue &issue = check.addPosition("fixed.bibliography", fixed, 24, 4);
        const qsizetype free = value.mid(24, 4).indexOf(u' ');
        if (free >= 0)
            issue.fix = Fix{Fix::Kind::SetPosition, int(24 + free), QStringLiteral("b")};
    }
    if (value.mid(31, 1) == QLatin1String("0") && anyText(check, {"500", "504"}, u"a", kIndex))
        check.addPosition("fixed.index", fixed, 31, 1).fix =
            Fix{Fix::Kind::SetPosition, 31, QStringLiteral("1")};
}

void checkRda(Check &check)
{
    if (isRda(check.record) && check.record.leader().at(18) == u'a')
        check.addPosition("leader.rda", Issue::kLeader, 18, 1).fix =
            Fix{Fix::Kind::SetPosition, 18, QStringLiteral("i")};
}

} // namespace

void checkConsistency(Check &check)
{
    checkRda(check);
    const QList<int> places = check.places(k008);
    if (places.isEmpty())
        return;
    const int fixed = places.constFirst();
    const QString value = check.field(fixed).value();
    if (value.size() != 40)
        return; // told, and its positions may be others
    const Dates dates{fixed, value.at(6), value.mid(7, 4), value.mid(11, 4)};
    checkDates(check, dates);
    checkPublished(check, dates);
    checkLanguage(check, fixed, value);
    checkCountry(check, fixed, value);
    if (materialOf(check.record.leader()) == Material::Books)
        checkBook(check, fixed, value);
}

} // namespace colophon::schema
