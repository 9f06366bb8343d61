// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/definitions.h"

#include "schema/loader.h"

#include <algorithm>

namespace colophon::schema {

const Code *Indicator::value(QChar indicator) const
{
    static const Code undefined{QStringLiteral(" "), QStringLiteral("Undefined"), false};
    if (!isDefined())
        return indicator == u' ' ? &undefined : nullptr;
    return findCode(values, QStringView(&indicator, 1));
}

const Subfield *FieldDefinition::subfield(QChar code) const
{
    const auto found = std::find_if(subfields.cbegin(), subfields.cend(),
                                    [code](const Subfield &known) { return known.code == code; });
    return found == subfields.cend() ? nullptr : &*found;
}

const FixedPosition *FixedLayout::at(int offset) const
{
    const auto found = std::find_if(positions.cbegin(), positions.cend(),
                                    [offset](const FixedPosition &p) { return offset < p.end(); });
    return found == positions.cend() || offset < found->start ? nullptr : &*found;
}

const Definitions &Definitions::marc21(RecordKind kind)
{
    // Each is loaded when first asked for; the language makes that safe between threads.
    switch (kind) {
    case RecordKind::Authority: {
        static const Definitions authority = Loader::load(RecordKind::Authority);
        return authority;
    }
    case RecordKind::Holdings: {
        static const Definitions holdings = Loader::load(RecordKind::Holdings);
        return holdings;
    }
    case RecordKind::Bibliographic:
        break;
    }
    static const Definitions bibliographic = Loader::load(RecordKind::Bibliographic);
    return bibliographic;
}

const FieldDefinition *Definitions::field(const marc::Tag &tag) const
{
    const auto found = std::lower_bound(
        m_fields.cbegin(), m_fields.cend(), tag,
        [](const FieldDefinition &known, const marc::Tag &wanted) { return known.tag < wanted; });
    return found != m_fields.cend() && found->tag == tag ? &*found : nullptr;
}

QList<const FieldDefinition *> Definitions::complete(QStringView text) const
{
    QList<const FieldDefinition *> byTag;
    QList<const FieldDefinition *> byName;
    for (const FieldDefinition &known : m_fields) {
        const QString tag = known.tag.toString();
        if (known.obsolete && tag != text)
            continue;
        if (tag.startsWith(text))
            byTag.append(&known);
        else if (hasWordWith(known.name, text))
            byName.append(&known);
    }
    return byTag + byName;
}

const FixedLayout *Definitions::layout(const marc::Tag &tag, const QString &key) const
{
    const auto found =
        std::find_if(m_layouts.cbegin(), m_layouts.cend(), [&](const FixedLayout &known) {
            return known.tag == tag && known.key == key;
        });
    return found == m_layouts.cend() ? nullptr : &*found;
}

QList<const FixedLayout *> Definitions::layouts(const marc::Tag &tag) const
{
    QList<const FixedLayout *> found;
    for (const FixedLayout &known : m_layouts) {
        if (known.tag == tag)
            found.append(&known);
    }
    return found;
}

const CodeList *Definitions::codeList(const QString &name) const
{
    const auto found = m_codeLists->constFind(name);
    return found == m_codeLists->cend() ? nullptr : &*found;
}

const CodeList *Definitions::codeList(const marc::Tag &tag, QChar subfield) const
{
    const FieldDefinition *definition = field(tag);
    const Subfield *known = definition == nullptr ? nullptr : definition->subfield(subfield);
    return known == nullptr || known->codeList.isEmpty() ? nullptr : codeList(known->codeList);
}

QString Definitions::helpAddress(const marc::Tag &tag) const
{
    static constexpr std::array<const char *, 3> kFolders{"bibliographic/bd", "authority/ad",
                                                          "holdings/hd"};
    const QString page = tag == marc::Tag("LDR") ? QStringLiteral("leader") : tag.toString();
    return QStringLiteral("https://www.loc.gov/marc/%1%2.html")
        .arg(QLatin1String(kFolders[static_cast<std::size_t>(m_kind)]), page);
}

bool isLocalTag(const marc::Tag &tag)
{
    for (std::size_t i = 0; i < 3; ++i) {
        const char c = tag.at(i);
        if (c == '9' || c < '0' || c > '9')
            return true;
    }
    return false;
}

} // namespace colophon::schema
