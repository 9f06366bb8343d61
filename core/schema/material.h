// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/leader.h"

#include <QString>

#include <array>
#include <optional>

namespace colophon::schema {

/// The MARC 21 formats that Colophon knows by definition.
enum class RecordKind { Bibliographic, Authority, Holdings };

/// What a 006 or a bibliographic 008 describes; it decides what their positions mean.
enum class Material { Books, ComputerFiles, Maps, Continuing, Mixed, Music, Visual };

/// By LDR/06. Nothing for a classification (w) or community information record (q), which have
/// formats of their own; a type that no format knows counts as bibliographic.
std::optional<RecordKind> kindOf(const marc::Leader &leader);

/// By LDR/06 and 07, as the format has it under 008; nothing for a type that it does not know.
/// https://www.loc.gov/marc/bibliographic/bd008.html
std::optional<Material> materialOf(const marc::Leader &leader);

/// By the first character of a 006. https://www.loc.gov/marc/bibliographic/bd006.html
std::optional<Material> materialOf006(QChar form);

/// "books": the key of the material's layouts.
QString keyOf(Material material);
/// Nothing for a key that is none.
std::optional<Material> materialFromKey(QStringView key);

inline constexpr std::array kMaterials{
    Material::Books, Material::ComputerFiles, Material::Maps,  Material::Continuing,
    Material::Mixed, Material::Music,         Material::Visual};

} // namespace colophon::schema
