// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "marc/flatrecord.h"
#include "search/headings.h"
#include "search/indexentry.h"

#include <cstdint>
#include <vector>

namespace colophon::search {

/// What the indexes take of one field by itself, whatever record it stands in.
struct FieldPart {
    enum class Kind : unsigned char { Words, Number, Heading };
    Kind kind;
    unsigned char which;  ///< a WordColumn, the letter of the key (keys.h), a HeadingKind
    QByteArrayView bytes; ///< words with a blank before each, a number, the key of a heading

    WordColumn column() const { return WordColumn(which); }
    HeadingKind heading() const { return HeadingKind(which); }
    QChar letter() const { return QLatin1Char(char(which)); }
};

/// Kinds of whole values (numbers and headings), a bit for each.
using KeyKinds = std::uint32_t;
inline constexpr KeyKinds kAllKeyKinds = ~KeyKinds(0);
/// Those that fields with the effective tag may give.
KeyKinds keyKindsOf(TagCode tag);

/// The parts of a record's fields, each worked out when it is asked for. Used again for record
/// after record. Thread rule: as any value.
class FieldParts {
public:
    /// Forgets the parts of the record before. The record outlives their use.
    void begin(const marc::FlatRecord &record);
    /// Works out those of a field, once, by its place in the record: its words, and its numbers and
    /// headings unless it can have none of the wanted kinds.
    void add(std::size_t field, KeyKinds wanted = kAllKeyKinds);

    /// Calls `visit(FieldPart)` for those of a field that was added; views until the next add().
    template <typename Visit> void each(std::size_t field, Visit visit) const
    {
        for (std::size_t i = m_ranges[field].from; i < m_ranges[field].to; ++i) {
            const Stored &part = m_parts[i];
            visit(FieldPart{part.kind, part.which, {m_bytes.data() + part.offset, part.length}});
        }
    }

private:
    struct Stored {
        FieldPart::Kind kind;
        unsigned char which;
        std::uint32_t offset;
        qsizetype length;
    };
    struct Range {
        std::size_t from = 0;
        std::size_t to = 0;
    };
    void addWords(QByteArrayView content, TagCode tag);
    void addNumbers(QByteArrayView content, TagCode tag);
    void addHeadings(QByteArrayView content, TagCode tag);
    void begin(FieldPart::Kind kind, unsigned char which);
    void end();

    const marc::FlatRecord *m_record = nullptr;
    ByteBuffer m_bytes;
    std::vector<Stored> m_parts;
    std::vector<Range> m_ranges; ///< of the fields
};

} // namespace colophon::search
