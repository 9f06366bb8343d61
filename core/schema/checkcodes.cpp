// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/check.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace colophon::schema {

namespace {

/// Lists that hold the only values there are. Those of sources ($2) grow all the time, so that a
/// code they lack may be a new one.
bool isClosed(const QString &list)
{
    static const QSet<QString> kClosed{
        QStringLiteral("languages"),        QStringLiteral("countries"),
        QStringLiteral("geographic-areas"), QStringLiteral("relators"),
        QStringLiteral("instruments"),      QStringLiteral("rda-content"),
        QStringLiteral("rda-media"),        QStringLiteral("rda-carrier")};
    return kClosed.contains(list);
}

bool isSourceList(const QString &list)
{
    static const QSet<QString> kSources{QStringLiteral("subject"),
                                        QStringLiteral("genre-form"),
                                        QStringLiteral("standard-identifier"),
                                        QStringLiteral("descriptive-conventions"),
                                        QStringLiteral("classification"),
                                        QStringLiteral("authentication"),
                                        QStringLiteral("national-bibliography")};
    return kSources.contains(list);
}

/// Areas are written with hyphens up to seven characters; the list has them without.
QString bareArea(QString area)
{
    while (area.endsWith(u'-'))
        area.chop(1);
    return area;
}

/// The code as the list has it: old 041s run several languages together in one subfield, which
/// MARC 21 no longer allows but which says what it says.
QStringList codesIn(const QString &list, const QString &value)
{
    if (list == QLatin1String("languages") && value.size() > 3 && value.size() % 3 == 0) {
        QStringList codes;
        for (qsizetype at = 0; at < value.size(); at += 3)
            codes.append(value.mid(at, 3));
        return codes;
    }
    if (list == QLatin1String("instruments"))
        return {value.left(2)}; // the number of players may follow
    if (list == QLatin1String("geographic-areas") && value.size() == 7)
        return {bareArea(value)};
    return {value};
}

/// The codes are another list's: 041 second indicator 7, 336 with another $2, a $4 with an address.
bool isForeign(const marc::Field &field, QChar code, const QString &list, const QString &value)
{
    if (value.contains(QLatin1String("://")))
        return true;
    if (list == QLatin1String("languages") || list == QLatin1String("instruments"))
        return code != u'2' && field.indicator2() == u'7';
    if (list.startsWith(QLatin1String("rda-"))) {
        const QString source = field.subfield(u'2').value_or(QString());
        return !source.isEmpty() && !source.startsWith(QLatin1String("rda"));
    }
    if (list == QLatin1String("geographic-areas") || list == QLatin1String("countries"))
        return field.subfield(u'2').has_value() && code != u'a';
    return false;
}

void checkCode(Check &check, int index, int place, const CodeList &list)
{
    const marc::Field &field = check.field(index);
    const marc::Subfield &subfield = field.subfields().at(place);
    const QString value = subfield.value.trimmed();
    if (value.isEmpty() || isForeign(field, subfield.code, list.name(), value))
        return;
    for (const QString &code : codesIn(list.name(), value)) {
        const Code *known = list.find(code);
        // Terms of genre and form are taken from subject lists too (fast, gnd).
        if (known == nullptr && list.name() == QLatin1String("genre-form"))
            known = check.definitions.codeList(QStringLiteral("subject"))->find(code);
        if (known != nullptr && known->obsolete) {
            check.addAt("code.obsolete", index, place, {subfield.code, code, known->name});
        } else if (known == nullptr && list.find(code.toLower()) != nullptr) {
            check.addAt("code.unknown", index, place, {subfield.code, code, list.title()}).fix =
                Fix{Fix::Kind::SetSubfield, place, subfield.value.toLower()};
        } else if (list.name() == QLatin1String("geographic-areas")
                   && list.find(bareArea(code)) != nullptr && value.size() != 7) {
            check.addAt("code.unknown", index, place, {subfield.code, code, list.title()}).fix =
                Fix{Fix::Kind::SetSubfield, place, bareArea(code).leftJustified(7, u'-')};
        } else if (known == nullptr) {
            check.addAt(isClosed(list.name()) ? "code.unknown" : "code.source", index, place,
                        {subfield.code, code, list.title()});
        }
    }
}

/// 336–338: the term and the code of one type must be the same one's.
void checkTerm(Check &check, int index, const CodeList &list)
{
    const marc::Field &field = check.field(index);
    const QString source = field.subfield(u'2').value_or(QString());
    if (!source.startsWith(QLatin1String("rda")) || field.values(u'a').size() != 1
        || field.values(u'b').size() != 1)
        return;
    const Code *known = list.find(field.subfield(u'b')->trimmed());
    const QString term = field.subfield(u'a')->trimmed();
    if (known == nullptr || known->name.compare(term, Qt::CaseInsensitive) == 0)
        return;
    const bool isAnother =
        std::any_of(list.codes().cbegin(), list.codes().cend(), [&term](const Code &code) {
            return code.name.compare(term, Qt::CaseInsensitive) == 0;
        });
    if (!isAnother)
        return; // another language's term, or RDA's newer wording
    for (int i = 0; i < field.subfields().size(); ++i) {
        if (field.subfields().at(i).code == u'b') {
            check.addAt("code.term", index, i, {known->code, known->name, term});
            break;
        }
    }
}

void checkText(Check &check, int index)
{
    const marc::Field &field = check.field(index);
    for (int i = 0; i < field.subfields().size(); ++i) {
        const marc::Subfield &subfield = field.subfields().at(i);
        const QString code(subfield.code);
        const auto isControl = [](QChar c) {
            // U+0088 and U+0089 bracket what sorting passes over, U+0098 and U+009C as well.
            return (c < QChar(0x20) || (c >= QChar(0x7f) && c < QChar(0xa0)))
                   && !QStringView(u"\u0088\u0089\u0098\u009C\u008D\u008E").contains(c);
        };
        const auto bad = std::find_if(subfield.value.cbegin(), subfield.value.cend(), isControl);
        if (bad != subfield.value.cend()) {
            QString clean = subfield.value;
            clean.removeIf(isControl);
            check
                .addAt("text.control", index, i,
                       {code, QStringLiteral("U+%1").arg(bad->unicode(), 4, 16, QLatin1Char('0'))})
                .fix = Fix{Fix::Kind::SetSubfield, i, clean};
        }
        if (subfield.value.contains(QChar(QChar::ReplacementCharacter)))
            check.addAt("text.replacement", index, i, {code});
    }
}

void checkAddress(Check &check, int index)
{
    const marc::Field &field = check.field(index);
    for (int i = 0; i < field.subfields().size(); ++i) {
        const marc::Subfield &subfield = field.subfields().at(i);
        if (subfield.code != u'u')
            continue;
        const QString value = subfield.value.trimmed();
        const bool blank = value.contains(u' ');
        if (!value.isEmpty() && (blank || !QUrl(value, QUrl::StrictMode).isValid())) {
            Issue &issue = check.addAt("text.address", index, i, {value});
            if (blank)
                issue.fix = Fix{Fix::Kind::SetSubfield, i,
                                QString(value).replace(u' ', QStringLiteral("%20"))};
        }
    }
}

} // namespace

void checkCodes(Check &check)
{
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        if (field.isControl())
            continue;
        checkText(check, i);
        const FieldDefinition *definition = check.definitions.field(field.tag());
        if (definition == nullptr)
            continue;
        if (field.tag() == marc::Tag("856"))
            checkAddress(check, i);
        for (int place = 0; place < field.subfields().size(); ++place) {
            const Subfield *known = definition->subfield(field.subfields().at(place).code);
            if (known == nullptr || (!isClosed(known->codeList) && !isSourceList(known->codeList)))
                continue;
            if (const CodeList *list = check.definitions.codeList(known->codeList))
                checkCode(check, i, place, *list);
        }
        const Subfield *code = definition->subfield(u'b');
        if (code != nullptr && code->codeList.startsWith(QLatin1String("rda-")))
            checkTerm(check, i, *check.definitions.codeList(code->codeList));
    }
}

} // namespace colophon::schema
