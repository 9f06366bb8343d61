// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/material.h"

namespace colophon::schema {

std::optional<RecordKind> kindOf(const marc::Leader &leader)
{
    switch (leader.recordType().unicode()) {
    case u'z':
        return RecordKind::Authority;
    case u'u':
    case u'v':
    case u'x':
    case u'y':
        return RecordKind::Holdings;
    case u'q':
    case u'w':
        return std::nullopt;
    default:
        return RecordKind::Bibliographic;
    }
}

std::optional<Material> materialOf006(QChar form)
{
    switch (form.unicode()) {
    case u'a':
    case u't':
        return Material::Books;
    case u's':
        return Material::Continuing;
    case u'c':
    case u'd':
    case u'i':
    case u'j':
        return Material::Music;
    case u'e':
    case u'f':
        return Material::Maps;
    case u'g':
    case u'k':
    case u'o':
    case u'r':
        return Material::Visual;
    case u'm':
        return Material::ComputerFiles;
    case u'p':
        return Material::Mixed;
    default:
        return std::nullopt;
    }
}

std::optional<Material> materialOf(const marc::Leader &leader)
{
    const QChar level = leader.bibliographicLevel();
    if (leader.recordType() == u'a' && (level == u'b' || level == u'i' || level == u's'))
        return Material::Continuing;
    // As type of record "s" has no meaning; only a 006 begins with it.
    if (leader.recordType() == u's')
        return std::nullopt;
    return materialOf006(leader.recordType());
}

QString keyOf(Material material)
{
    switch (material) {
    case Material::Books:
        return QStringLiteral("books");
    case Material::ComputerFiles:
        return QStringLiteral("computer");
    case Material::Maps:
        return QStringLiteral("maps");
    case Material::Continuing:
        return QStringLiteral("continuing");
    case Material::Mixed:
        return QStringLiteral("mixed");
    case Material::Music:
        return QStringLiteral("music");
    case Material::Visual:
        return QStringLiteral("visual");
    }
    return {};
}

std::optional<Material> materialFromKey(QStringView key)
{
    for (const Material material : kMaterials) {
        if (key == keyOf(material))
            return material;
    }
    return std::nullopt;
}

} // namespace colophon::schema
