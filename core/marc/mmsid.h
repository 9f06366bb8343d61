// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace colophon {

/// A bibliographic record's number: `99`, a running number from 1000001 on without leading zeros,
/// then its zone's 4-digit code, such as 9910000014801. Unique, never changed, never used twice.
/// (The form of Ex Libris Alma's MMS IDs.) Fits a 64-bit integer and is the key in the catalogue.
class MmsId {
public:
    static constexpr qint64 kFirstNumber = 1000001;

    constexpr MmsId() = default;
    /// From a number known to be good (a row of the catalogue).
    static constexpr MmsId fromStored(qint64 value) { return MmsId(value); }
    static MmsId of(qint64 runningNumber, const QString &zoneCode);
    /// InvalidInput with a sentence that says which part is wrong.
    static Result<MmsId> parse(QStringView text);

    constexpr bool isNull() const { return m_value == 0; }
    constexpr qint64 value() const { return m_value; }
    QString toString() const { return QString::number(m_value); }
    /// The 4 digits at the end.
    QString zoneCode() const;

    friend constexpr auto operator<=>(MmsId, MmsId) = default;
    friend size_t qHash(MmsId id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    constexpr explicit MmsId(qint64 value) : m_value(value) {}
    qint64 m_value = 0;
};

} // namespace colophon
