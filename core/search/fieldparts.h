// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "marc/flatrecord.h"
#include "search/headings.h"

#include <QByteArrayList>

#include <cstdint>
#include <vector>

namespace colophon::search {

/// The columns of the full text.
enum class WordColumn : unsigned char { Title, Name, Subject, Series, Publisher, Other };

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

/// The parts of a record's fields. Most changes of a record leave most of its fields alone: parts
/// are taken over from the record as it was before. Thread rule: pure. The records outlive it.
class FieldParts {
public:
    explicit FieldParts(const marc::FlatRecord &record, const FieldParts *before = nullptr);

    /// Calls `visit(FieldPart)` for those of a field, by its place in the record.
    template <typename Visit> void each(std::size_t field, Visit visit) const
    {
        const std::size_t from = field == 0 ? 0 : m_ends[field - 1].parts;
        for (std::size_t i = from; i < m_ends[field].parts; ++i) {
            const Stored &part = m_parts[i];
            visit(FieldPart{part.kind, part.which, {m_bytes.data() + part.offset, part.length}});
        }
    }
    /// See headings.h.
    const QByteArrayList &otherTitleKeys() const { return m_otherTitleKeys; }

private:
    struct Stored {
        FieldPart::Kind kind;
        unsigned char which;
        std::uint32_t offset;
        qsizetype length;
    };
    struct End {
        std::size_t parts;
        std::size_t bytes;
    };
    class Likeness;
    void add(const marc::FlatField &field);
    void addWords(QByteArrayView content, TagCode tag);
    void addNumbers(QByteArrayView content, TagCode tag);
    void addHeadings(QByteArrayView content, TagCode tag);
    void takeOver(const FieldParts &before, std::size_t field);
    void begin(FieldPart::Kind kind, unsigned char which);
    void end();

    const marc::FlatRecord &m_record;
    ByteBuffer m_bytes;
    std::vector<Stored> m_parts;
    std::vector<End> m_ends; ///< of the fields
    QByteArrayList m_otherTitleKeys;
};

} // namespace colophon::search
