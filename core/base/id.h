// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QtGlobal>

#include <compare>

namespace colophon {

/// A row's number, of its own type for each table, so that a user's id is never taken for a zone's.
/// Explicit in both directions; 0 is "none". (After Mixxx's DbId and Quassel's SignedId.)
template <typename Tag> class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value) : m_value(value) {}

    constexpr qint64 value() const { return m_value; }
    constexpr bool isNull() const { return m_value == 0; }

    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    qint64 m_value = 0;
};

using UserId = Id<struct UserTag>;
using ZoneId = Id<struct ZoneTag>;

} // namespace colophon
