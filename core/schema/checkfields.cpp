// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/check.h"

#include <QSet>

#include <algorithm>

namespace colophon::schema {

namespace {

const marc::Tag k880("880");

QString shown(QChar value)
{
    return value == u' ' ? QStringLiteral("#") : QString(value);
}

/// The tag whose definition a field follows: an 880 that of the field it goes with; its own, which
/// allows anything, where it names none.
marc::Tag definedAs(const marc::Field &field)
{
    if (field.tag() != k880 || field.isControl())
        return field.tag();
    const QString link = field.subfield(u'6').value_or(QString());
    const Result<marc::Tag> partner = marc::Tag::parse(QStringView(link).left(3));
    return partner ? *partner : field.tag();
}

bool isMainEntry(const marc::Tag &tag)
{
    return tag.at(0) == '1' && tag.at(1) >= '0' && tag.at(1) <= '9' && tag.at(2) >= '0'
           && tag.at(2) <= '9';
}

void checkTag(Check &check, int index, const FieldDefinition *definition)
{
    const marc::Tag tag = check.field(index).tag();
    const QString text = tag.toString();
    if (definition == nullptr) {
        if (!isLocalTag(tag)) {
            Issue &issue = check.add("field.unknown", index, {text});
            issue.part = Issue::Part::Tag;
        }
        return;
    }
    if (definition->obsolete) {
        Issue &issue = check.add("field.obsolete", index, {text, definition->name});
        issue.part = Issue::Part::Tag;
    }
    if (!definition->repeatable && check.occurrence(index) > 1) {
        Issue &issue = check.add("field.repeated", index, {text, definition->name});
        issue.part = Issue::Part::Tag;
        if (check.field(index) == check.field(check.places(tag).constFirst()))
            issue.fix = Fix{Fix::Kind::RemoveField};
    }
}

/// Fields alike to the letter: of those that may be repeated the later one is told. Short of
/// control fields, whose repeats are told above or mean something.
void checkIdentical(Check &check)
{
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        const FieldDefinition *definition = check.definitions.field(field.tag());
        if (field.isControl() || check.occurrence(i) < 2
            || (definition != nullptr && !definition->repeatable))
            continue;
        for (const int other : check.places(field.tag())) {
            if (other >= i)
                break;
            if (check.field(other) == field) {
                check.add("field.identical", i, {field.tag().toString()}).fix =
                    Fix{Fix::Kind::RemoveField};
                break;
            }
        }
    }
}

QStringList valuesOf(const Indicator &indicator)
{
    QStringList values;
    for (const Code &code : indicator.values) {
        if (!code.obsolete)
            values.append(QString(code.code).replace(u' ', u'#'));
    }
    if (!indicator.isDefined())
        values.append(QStringLiteral("#"));
    return values;
}

bool namesSource(const Code *value)
{
    return value != nullptr && value->name.endsWith(QLatin1String("pecified in subfield $2"));
}

bool allows(const Indicator &indicator, QChar value)
{
    const Code *known = indicator.value(value);
    return known != nullptr && !known->obsolete;
}

/// The value that is meant without doubt, or nothing.
std::optional<QChar> indicatorMeant(const marc::Field &field, int number,
                                    const Indicator &indicator)
{
    if (field.subfield(u'2') && allows(indicator, u'7') && namesSource(indicator.value(u'7')))
        return u'7';
    const char first = field.tag().at(0);
    if (number == 2 && first == '6' && allows(indicator, u'0'))
        return u'0';
    const QStringList values = valuesOf(indicator);
    if (values.size() == 1 && values.constFirst().size() == 1)
        return values.constFirst() == QLatin1String("#") ? QChar(u' ') : values.constFirst().at(0);
    return std::nullopt;
}

Fix setIndicator(int number, QChar value)
{
    return {number == 1 ? Fix::Kind::SetIndicator1 : Fix::Kind::SetIndicator2, 0, QString(value)};
}

void checkIndicator(Check &check, int index, int number, const FieldDefinition &definition)
{
    const marc::Field &field = check.field(index);
    const QChar value = indicatorOf(field, number);
    const Indicator &indicator = definition.indicator(number);
    const Code *known = indicator.value(value);
    const std::optional<QChar> meant = indicatorMeant(field, number, indicator);
    if (known == nullptr) {
        Issue &issue = check.addIndicator("indicator.value", index, number,
                                          QStringList{shown(value)} + valuesOf(indicator));
        if (meant)
            issue.fix = setIndicator(number, *meant);
    } else if (known->obsolete) {
        Issue &issue =
            check.addIndicator("indicator.obsolete", index, number, {shown(value), known->name});
        if (meant)
            issue.fix = setIndicator(number, *meant);
    }
    if (namesSource(known) && !field.subfield(u'2')) {
        check.addIndicator("indicator.source-missing", index, number, {shown(value)});
    } else if (known != nullptr && !namesSource(known) && allows(indicator, u'7')
               && namesSource(indicator.value(u'7')) && field.subfield(u'2')) {
        check.addIndicator("indicator.source-unused", index, number, {shown(value)}).fix =
            setIndicator(number, u'7');
    }
}

void checkSubfields(Check &check, int index, const FieldDefinition &definition)
{
    const marc::Field &field = check.field(index);
    QSet<QChar> seen;
    QSet<QChar> told;
    for (int i = 0; i < field.subfields().size(); ++i) {
        const marc::Subfield &subfield = field.subfields().at(i);
        const QString code(subfield.code);
        const Subfield *known = definition.subfield(subfield.code);
        if (known == nullptr && subfield.code != u'9') // any $9 is the library's own
            check.addAt("subfield.unknown", index, i, {code});
        else if (known != nullptr && known->obsolete)
            check.addAt("subfield.obsolete", index, i, {code, known->name});
        if (known != nullptr && !known->repeatable && seen.contains(subfield.code)
            && !told.contains(subfield.code)) {
            told.insert(subfield.code);
            check.addAt("subfield.repeated", index, i, {code, known->name});
        }
        seen.insert(subfield.code);
    }
}

/// Subfields of which a field must have one, most of them by the nature of the field.
struct Needed {
    const char *tag;
    const char *oneOf;
};
constexpr Needed kNeededBibliographic[] = {
    {"020", "az"}, {"022", "almyz0"}, {"024", "az"}, {"100", "a"}, {"110", "a"}, {"111", "a"},
    {"130", "a"},  {"240", "a"},      {"245", "ak"}, {"246", "a"}, {"250", "a"}, {"336", "ab"},
    {"337", "ab"}, {"338", "ab"},     {"490", "a"},  {"600", "a"}, {"610", "a"}, {"611", "a"},
    {"630", "a"},  {"650", "a"},      {"651", "a"},  {"655", "a"}, {"700", "a"}, {"710", "a"},
    {"711", "a"},  {"730", "a"},      {"740", "a"},  {"800", "a"}, {"810", "a"}, {"811", "a"},
    {"830", "a"}};

void checkNeeded(Check &check, int index)
{
    const marc::Field &field = check.field(index);
    for (const Needed &needed : kNeededBibliographic) {
        if (definedAs(field).toString() != QLatin1String(needed.tag))
            continue;
        const QString codes = QLatin1String(needed.oneOf);
        const bool has = std::any_of(
            field.subfields().cbegin(), field.subfields().cend(),
            [&codes](const marc::Subfield &subfield) { return codes.contains(subfield.code); });
        if (!has) {
            QStringList arguments;
            for (const QChar code : codes)
                arguments.append(QString(code));
            check.add("subfield.missing", index, arguments);
        }
    }
}

/// No subfields, or none with anything in them.
bool isEmpty(const marc::Field &field)
{
    return std::all_of(
        field.subfields().cbegin(), field.subfields().cend(),
        [](const marc::Subfield &subfield) { return subfield.value.trimmed().isEmpty(); });
}

void checkDataField(Check &check, int index, const FieldDefinition *definition)
{
    const marc::Field &field = check.field(index);
    if (isEmpty(field)) {
        check.add("field.empty", index, {field.tag().toString()}).fix = Fix{Fix::Kind::RemoveField};
        return;
    }
    for (int i = 0; i < field.subfields().size(); ++i) {
        if (field.subfields().at(i).value.trimmed().isEmpty())
            check.addAt("subfield.empty", index, i, {field.subfields().at(i).code}).fix =
                Fix{Fix::Kind::RemoveSubfield, i, field.subfields().at(i).code};
    }
    // Of some that are obsolete nobody knows any more what they held.
    if (definition == nullptr || (definition->obsolete && definition->subfields.isEmpty()))
        return;
    checkIndicator(check, index, 1, *definition);
    checkIndicator(check, index, 2, *definition);
    checkSubfields(check, index, *definition);
    if (check.isBibliographic())
        checkNeeded(check, index);
}

void checkMainEntries(Check &check)
{
    int first = -1;
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Tag tag = check.field(i).tag();
        if (!isMainEntry(tag))
            continue;
        // The same tag twice is told as a repeat.
        if (first >= 0 && tag != check.field(first).tag()) {
            Issue &issue = check.add("field.main-entries", i,
                                     {tag.toString(), check.field(first).tag().toString()});
            issue.part = Issue::Part::Tag;
        }
        if (first < 0)
            first = i;
    }
    if (first < 0 && check.definitions.kind() == RecordKind::Authority)
        check.addMissing("field.missing", marc::Tag("1XX"),
                         {QStringLiteral("1XX"), QStringLiteral("Heading")});
}

void checkMissing(Check &check)
{
    const auto require = [&check](const char *rule, const char(&tag)[4]) {
        if (check.has(tag))
            return;
        const FieldDefinition *definition = check.definitions.field(marc::Tag(tag));
        check.addMissing(
            rule, marc::Tag(tag),
            {QLatin1String(tag), definition == nullptr ? QString() : definition->name});
    };
    require("field.missing", "008");
    switch (check.definitions.kind()) {
    case RecordKind::Bibliographic:
        require("field.missing", "245");
        require("field.recommended", "040");
        require("field.recommended", "300");
        if (!check.has("260"))
            require("field.recommended", "264");
        if (isRda(check.record)) {
            require("field.recommended", "336");
            require("field.recommended", "337");
            require("field.recommended", "338");
        }
        break;
    case RecordKind::Authority:
        require("field.missing", "040");
        break;
    case RecordKind::Holdings:
        require("field.recommended", "852");
        break;
    }
}

} // namespace

void checkFields(Check &check)
{
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        checkTag(check, i, check.definitions.field(field.tag()));
        if (field.isControl() || field.tag().isControl()) {
            // The readers make a data field of a 00X with subfields.
            if (!field.isControl() || field.value().contains(QChar(0x1f)))
                check.add("field.delimiter", i, {field.tag().toString()});
        } else {
            const marc::Tag tag = definedAs(field);
            checkDataField(check, i, tag == k880 ? nullptr : check.definitions.field(tag));
        }
    }
    checkIdentical(check);
    checkMainEntries(check);
    checkMissing(check);
}

} // namespace colophon::schema
