// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/headingfield.h"

#include <algorithm>

namespace colophon::search {

namespace {

/// Codes of the heading itself, with the identifiers that go with it.
QStringView headingCodes(HeadingKind kind, const QString &from)
{
    switch (kind) {
    case HeadingKind::Names:
        // A meeting's subordinate unit is $e, a person's or body's relator.
        return from.endsWith(QLatin1String("11")) ? QStringView(u"acdenq01")
                                                  : QStringView(u"abcdgnqu01");
    case HeadingKind::Subjects:
        return u"abcdfghjklmnopqrstuvxyz012";
    case HeadingKind::Titles:
        return u"abdfgklmnoprst01";
    case HeadingKind::Series:
        return u"adfgklmnoprst01";
    case HeadingKind::CallNumbers:
        break;
    }
    return u"ab";
}

marc::Tag tagOf(const QString &text)
{
    return marc::Tag::fromBytes(text.toLatin1()).value_or(marc::Tag());
}

bool isName(const QString &tag)
{
    static const QStringList names{QStringLiteral("100"), QStringLiteral("110"),
                                   QStringLiteral("111"), QStringLiteral("700"),
                                   QStringLiteral("710"), QStringLiteral("711")};
    return names.contains(tag);
}

/// The indicator that counts the characters that filing leaves out; 0 where there is none.
int nonfilingIndicator(const QString &tag)
{
    static const QStringList first{QStringLiteral("130"), QStringLiteral("730"),
                                   QStringLiteral("740")};
    static const QStringList second{QStringLiteral("240"), QStringLiteral("245"),
                                    QStringLiteral("440"), QStringLiteral("830")};
    return first.contains(tag) ? 1 : second.contains(tag) ? 2 : 0;
}

void takeNonfiling(marc::Field &field, const marc::Field &heading)
{
    const int from = nonfilingIndicator(effectiveTag(heading));
    const int to = nonfilingIndicator(effectiveTag(field));
    if (to == 0)
        return;
    const QChar count = from == 1   ? heading.indicator1()
                        : from == 2 ? heading.indicator2()
                                    : QChar(u'0');
    if (to == 1)
        field.setIndicator1(count);
    else
        field.setIndicator2(count);
}

void takeTagAndIndicators(marc::Field &field, HeadingKind kind, const marc::Field &heading)
{
    const QString own = effectiveTag(field);
    const QString from = effectiveTag(heading);
    const bool fixed = field.tag() == marc::Tag("880");
    if (kind == HeadingKind::Names && isName(own) && isName(from)) {
        if (!fixed)
            field.setTag(tagOf(own.left(1) + from.mid(1)));
        field.setIndicator1(heading.indicator1());
    } else if (kind == HeadingKind::Subjects) {
        if (!fixed)
            field.setTag(heading.tag() == marc::Tag("880") ? tagOf(from) : heading.tag());
        field.setIndicator1(heading.indicator1());
        field.setIndicator2(heading.indicator2());
    } else {
        takeNonfiling(field, heading);
    }
}

/// A name runs on into a relator with a comma and ends with a full stop where none follows.
QString endedName(QString name, bool relatorFollows)
{
    name = name.trimmed();
    const bool open = name.endsWith(u'-') || name.endsWith(u')');
    if (relatorFollows)
        return name.endsWith(u',') || name.endsWith(u'-') ? name
               : name.endsWith(u'.') && name.size() > 3
                       && name.at(name.size() - 3).isLetterOrNumber()
                   ? name.chopped(1) + u','
                   : name + u',';
    if (name.endsWith(u','))
        name.chop(1);
    return open || name.endsWith(u'.') ? name : name + u'.';
}

} // namespace

marc::Field withHeading(const marc::Field &field, HeadingKind kind, const marc::Field &heading)
{
    const QString from = effectiveTag(heading);
    const QStringView codes = headingCodes(kind, from);
    QList<marc::Subfield> taken;
    for (const marc::Subfield &subfield : heading.subfields()) {
        if (kind == HeadingKind::Names && subfield.code == u't')
            break;
        if (codes.contains(subfield.code))
            taken.append(subfield);
    }
    // A work of a person is a title that begins at $t.
    if (kind != HeadingKind::Names && kind != HeadingKind::Subjects && isName(from)) {
        const auto title = std::find_if(taken.begin(), taken.end(),
                                        [](const marc::Subfield &s) { return s.code == u't'; });
        taken.erase(taken.begin(), title);
        if (!taken.isEmpty())
            taken.first().code = u'a';
    }

    marc::Field result = field;
    takeTagAndIndicators(result, kind, heading);
    QList<marc::Subfield> before;
    QList<marc::Subfield> behind;
    for (const marc::Subfield &subfield : field.subfields()) {
        if (codes.contains(subfield.code))
            continue;
        const bool leads = QStringView(u"368i").contains(subfield.code);
        (leads ? before : behind).append(subfield);
    }
    if (kind == HeadingKind::Names && !taken.isEmpty()) {
        const bool relator = std::any_of(behind.cbegin(), behind.cend(), [](const auto &s) {
            return s.code == u'e' || s.code == u'j';
        });
        const auto last = std::find_if(taken.rbegin(), taken.rend(),
                                       [](const auto &s) { return s.code.isLetter(); });
        if (last != taken.rend())
            last->value = endedName(last->value, relator);
        // The identifiers stand last, behind the relators.
        const auto identifiers = std::stable_partition(
            taken.begin(), taken.end(), [](const auto &s) { return s.code.isLetter(); });
        behind.append(QList<marc::Subfield>(identifiers, taken.end()));
        taken.erase(identifiers, taken.end());
    }
    result.subfields() = before + taken + behind;
    return result;
}

} // namespace colophon::search
