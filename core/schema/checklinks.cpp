// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/check.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

/// Subfield 6 joins a field with its 880: the field has "880-01", the 880 has "245-01/(3/r". The
/// number 00 says that there is no other. https://www.loc.gov/marc/bibliographic/ecbdcntf.html
namespace colophon::schema {

namespace {

const marc::Tag k880("880");

struct Link {
    int field = 0;
    int subfield = 0;
    QString tag;    ///< of the other
    QString number; ///< "01"
};

struct Links {
    QList<Link> fields;     ///< $6 of the fields themselves
    QList<Link> alternates; ///< $6 of the 880s
};

Links readLinks(Check &check)
{
    static const QRegularExpression kForm(
        QStringLiteral("^([0-9A-Za-z]{3})-([0-9]{2,})(/[^/]*(/[rR])?)?$"));
    Links links;
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        if (field.isControl())
            continue;
        const bool alternate = field.tag() == k880;
        bool linked = false;
        for (int place = 0; place < field.subfields().size(); ++place) {
            if (field.subfields().at(place).code != u'6')
                continue;
            linked = true;
            const QString value = field.subfields().at(place).value.trimmed();
            const QRegularExpressionMatch match = kForm.match(value);
            const bool other = alternate != (match.captured(1) == QLatin1String("880"));
            if (!match.hasMatch() || !other) {
                check.addAt("link.form", i, place, {value});
                continue;
            }
            (alternate ? links.alternates : links.fields)
                .append({i, place, match.captured(1), match.captured(2)});
        }
        if (alternate && !linked)
            check.add("link.form", i, {QString()});
    }
    return links;
}

bool isAlone(const Link &link)
{
    return link.number.count(u'0') == link.number.size();
}

void checkField(Check &check, const Link &link, const Links &links)
{
    const QString tag = check.field(link.field).tag().toString();
    const bool found =
        std::any_of(links.alternates.cbegin(), links.alternates.cend(), [&](const Link &alternate) {
            return alternate.number == link.number && alternate.tag == tag;
        });
    if (!found)
        check.addAt("link.missing", link.field, link.subfield, {tag, link.number}).fix =
            Fix{Fix::Kind::RemoveSubfield, link.subfield, QStringLiteral("6")};
}

void checkAlternate(Check &check, const Link &link, const Links &links)
{
    const bool found =
        std::any_of(links.fields.cbegin(), links.fields.cend(), [&](const Link &field) {
            return field.number == link.number
                   && check.field(field.field).tag().toString() == link.tag;
        });
    if (found)
        return;
    const QString value = check.field(link.field).subfields().at(link.subfield).value;
    QString alone = value;
    alone.replace(alone.indexOf(u'-') + 1, link.number.size(), QStringLiteral("00"));
    check.addAt("link.partner", link.field, link.subfield, {link.tag, link.number}).fix =
        Fix{Fix::Kind::SetSubfield, link.subfield, alone};
}

} // namespace

void checkLinks(Check &check)
{
    const Links links = readLinks(check);
    QSet<QString> numbers;
    for (const Link &link : links.fields) {
        if (isAlone(link))
            continue;
        checkField(check, link, links);
        if (numbers.contains(link.number))
            check.addAt("link.repeated", link.field, link.subfield, {link.number});
        numbers.insert(link.number);
    }
    for (const Link &link : links.alternates) {
        if (!isAlone(link))
            checkAlternate(check, link, links);
    }
}

} // namespace colophon::schema
