// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "marc/flatrecord.h"
#include "search/fieldparts.h"
#include "search/indexentry.h"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace colophon::search {

/// Puts the whole values of a record together (IndexEntry::keys, see keys.h). Used again for record
/// after record. Thread rule: as any value.
class KeyColumn {
public:
    void begin();
    /// The numbers of a field.
    void addNumbers(const FieldPart &part);
    /// Its headings; one that several fields have is one.
    void addHeading(const FieldPart &part);
    /// That the record has the field, and its subfields.
    void addPresence(const marc::FlatField &field, QByteArrayView content);
    /// Material and languages.
    void addCodes(const marc::FlatRecord &record);
    /// Further keys of the title.
    void addOtherTitles(const marc::FlatRecord &record);
    /// Of which indexes the record has nothing, when all else has been added.
    void addEmpty(const std::array<bool, kWordColumns> &hasWords);
    void finish(IndexEntry &entry) const;

private:
    struct Present {
        marc::Tag tag;
        std::uint64_t codes;
        bool empty;
    };
    void begin(QChar letter);
    void add(QChar letter, QByteArrayView value);
    void addInZone(QChar letter, QByteArrayView key);
    void addPresent(const marc::Tag &tag, std::uint64_t codes, bool empty);

    ByteBuffer m_keys;
    QList<qsizetype> m_zonePlaces;
    std::vector<Present> m_present;
    std::vector<std::pair<HeadingKind, QByteArrayView>> m_headings;
    std::array<bool, 128> m_used{}; ///< by the key's letter
};

} // namespace colophon::search
