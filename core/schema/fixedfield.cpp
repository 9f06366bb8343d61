// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/fixedfield.h"

#include <algorithm>

namespace colophon::schema {

namespace {

using Kind = FixedPosition::Kind;

const marc::Tag k006("006");
const marc::Tag k007("007");
const marc::Tag k008("008");

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAll(QStringView text, QChar wanted)
{
    return std::all_of(text.begin(), text.end(), [wanted](QChar c) { return c == wanted; });
}

bool isDate(QStringView text)
{
    if (!std::all_of(text.begin(), text.end(), isDigit))
        return false;
    const int month = text.sliced(2, 2).toInt();
    const int day = text.sliced(4, 2).toInt();
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// 1984, 198u, 19uu, 9999, blanks; what 008/06 asks of them is for core/validation.
bool isYear(QStringView text)
{
    if (isAll(text, u' '))
        return true;
    bool unknown = false;
    for (const QChar c : text) {
        if (c == u'u')
            unknown = true;
        else if (!isDigit(c) || unknown)
            return false;
    }
    return true;
}

bool areCodes(const FixedPosition &position, QStringView text)
{
    for (qsizetype at = 0; at < text.size(); at += position.unit) {
        const QStringView one =
            text.sliced(at, std::min<qsizetype>(position.unit, text.size() - at));
        const Code *known = position.code(one);
        if ((known == nullptr || known->obsolete) && !isAll(one, u'|'))
            return false;
    }
    return true;
}

QString codeName(const Definitions &definitions, const FixedPosition &position, QStringView one)
{
    if (position.kind == Kind::CodeList) {
        const CodeList *list = definitions.codeList(position.codeList);
        const Code *known = list == nullptr ? nullptr : list->find(one.trimmed());
        return known == nullptr ? QString() : known->name;
    }
    const Code *known = position.code(one);
    return known == nullptr ? QString() : known->name;
}

const FixedPosition *named(const FixedLayout &layout, const FixedPosition &position)
{
    const auto found = std::find_if(layout.positions.cbegin(), layout.positions.cend(),
                                    [&position](const FixedPosition &p) {
                                        return p.name == position.name && p.kind == position.kind;
                                    });
    return found == layout.positions.cend() ? nullptr : &*found;
}

/// What of a position's text means the same in another layout.
bool appliesTo(const FixedPosition &position, QStringView text)
{
    if (text.size() != position.length || position.kind == Kind::Undefined)
        return false;
    return position.kind != Kind::Codes || areCodes(position, text);
}

} // namespace

bool isFixedField(const marc::Tag &tag)
{
    return tag == kLeaderTag || tag == k006 || tag == k007 || tag == k008;
}

const FixedLayout *layoutFor(const Definitions &definitions, const marc::Tag &tag,
                             QStringView value, const marc::Leader &leader)
{
    const QString all = QStringLiteral("all");
    if (tag == kLeaderTag)
        return definitions.layout(tag, all);
    if (tag == k007)
        return value.isEmpty() ? nullptr : definitions.layout(tag, value.first(1).toString());
    std::optional<Material> material;
    if (tag == k006 && !value.isEmpty())
        material = materialOf006(value[0]);
    if (tag == k008) {
        if (definitions.kind() != RecordKind::Bibliographic)
            return definitions.layout(tag, all);
        material = materialOf(leader);
    }
    return material ? definitions.layout(tag, keyOf(*material)) : nullptr;
}

QString positionText(const FixedPosition &position, QStringView value)
{
    return value.mid(position.start, position.length).toString();
}

QString withPosition(const QString &value, const FixedPosition &position, QStringView text)
{
    QString whole = value;
    if (whole.size() < position.end())
        whole = whole.leftJustified(position.end(), u' ');
    whole.replace(position.start, position.length,
                  text.toString().leftJustified(position.length, u' ', true));
    return whole;
}

QString defaultValue(const FixedLayout &layout, const QDate &entered)
{
    QString value;
    for (const FixedPosition &position : layout.positions) {
        if (position.kind == Kind::Date && entered.isValid())
            value += entered.toString(QStringLiteral("yyMMdd"));
        else
            value += position.fallback.leftJustified(position.length, u' ', true);
    }
    return value;
}

QString converted(const QString &value, const FixedLayout &from, const FixedLayout &to)
{
    QString result = defaultValue(to, {});
    for (const FixedPosition &position : to.positions) {
        const FixedPosition *former = named(from, position);
        if (former == nullptr)
            continue;
        const QString text = positionText(*former, value);
        // What means the same for every material stays as it is, whatever it says.
        const bool common = former->start == position.start && former->codes == position.codes;
        if ((common && text.size() == position.length) || appliesTo(position, text))
            result = withPosition(result, position, text);
    }
    return result + value.mid(from.length);
}

QString withForm(const Definitions &definitions, const marc::Tag &tag, const QString &value,
                 QChar form)
{
    const QString other = value.isEmpty() ? QString(form) : QString(form) + value.mid(1);
    const FixedLayout *from = layoutFor(definitions, tag, value, {});
    const FixedLayout *to = layoutFor(definitions, tag, other, {});
    if (to == nullptr || from == to)
        return other;
    const QString result = from == nullptr ? defaultValue(*to, {}) : converted(value, *from, *to);
    return QString(form) + result.mid(1);
}

marc::Record withLeader(const marc::Record &record, const marc::Leader &leader)
{
    marc::Record changed = record;
    changed.leader() = leader;
    const auto kind = kindOf(leader);
    if (kind != RecordKind::Bibliographic || kindOf(record.leader()) != kind)
        return changed;
    const Definitions &definitions = Definitions::marc21(*kind);
    const FixedLayout *from = layoutFor(definitions, k008, {}, record.leader());
    const FixedLayout *to = layoutFor(definitions, k008, {}, leader);
    if (from == nullptr || to == nullptr || from == to)
        return changed;
    for (marc::Field &field : changed.fields()) {
        if (field.tag() == k008 && field.isControl())
            field.setValue(converted(field.value(), *from, *to));
    }
    return changed;
}

marc::Leader defaultLeader(RecordKind kind)
{
    marc::Leader leader;
    const FixedLayout *layout = Definitions::marc21(kind).layout(kLeaderTag, QStringLiteral("all"));
    QString text = leader.text();
    for (const FixedPosition &position : layout->positions) {
        if (position.kind != Kind::Computed)
            text = withPosition(text, position, position.fallback);
    }
    return marc::Leader(text);
}

bool isAllowed(const Definitions &definitions, const FixedPosition &position, QStringView text)
{
    if (text.size() != position.length)
        return false;
    if (position.kind == Kind::Undefined)
        return isAll(text, u' ') || isAll(text, u'|');
    if (position.kind != Kind::Computed && position.kind != Kind::Date && isAll(text, u'|'))
        return true;
    switch (position.kind) {
    case Kind::Codes:
        return areCodes(position, text);
    case Kind::CodeList: {
        const CodeList *list = definitions.codeList(position.codeList);
        const Code *known = list == nullptr ? nullptr : list->find(text.trimmed());
        return (known != nullptr && !known->obsolete) || isAll(text, u' ');
    }
    case Kind::Date:
        return isDate(text);
    case Kind::Year:
        return isYear(text);
    case Kind::Number:
        return std::all_of(text.begin(), text.end(),
                           [](QChar c) { return isDigit(c) || c == u'-' || c == u' '; });
    case Kind::Computed:
    case Kind::Undefined:
        break;
    }
    return true;
}

QString meaning(const Definitions &definitions, const FixedPosition &position, QStringView text)
{
    if (position.kind != Kind::Codes && position.kind != Kind::CodeList)
        return text.trimmed().toString();
    QStringList names;
    for (qsizetype at = 0; at + position.unit <= text.size(); at += position.unit) {
        const QStringView one = text.sliced(at, position.unit);
        // Of several codes only those given count, of one the blank has a name too.
        if (isAll(one, u'|') || (position.unit < position.length && isAll(one, u' ')))
            continue;
        const QString name = codeName(definitions, position, one);
        if (!name.isEmpty())
            names.append(name);
    }
    return names.join(QStringLiteral(", "));
}

QString inWords(const Definitions &definitions, const FixedLayout &layout, QStringView value)
{
    QStringList words;
    for (const FixedPosition &position : layout.positions) {
        const QString text = positionText(position, value);
        if (position.kind == Kind::Computed || position.kind == Kind::Undefined
            || position.kind == Kind::Date || isAll(text, u' ') || isAll(text, u'|'))
            continue;
        const QString name = meaning(definitions, position, text);
        if (!name.isEmpty() && !name.startsWith(QLatin1String("No ")))
            words.append(name);
    }
    return words.join(QStringLiteral(" · "));
}

} // namespace colophon::schema
