// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexentry.h"

#include "base/bytebuffer.h"
#include "search/keycolumn.h"

#include <algorithm>
#include <array>
#include <utility>

namespace colophon::search {

namespace {

/// Fills the columns; knows which have had words of the field at hand.
class WordColumns {
public:
    void beginField() { m_touched.fill(false); }
    void add(const FieldPart &part)
    {
        if (part.kind != FieldPart::Kind::Words)
            return;
        const std::size_t number = std::size_t(part.column());
        ByteBuffer &column = m_columns[number];
        if (!std::exchange(m_touched[number], true) && !column.isEmpty()) {
            column.append(' ');
            column.append(kFieldGap);
        }
        column.append(part.bytes);
    }
    std::array<bool, kWordColumns> hasWords() const
    {
        std::array<bool, kWordColumns> has{};
        std::transform(m_columns.begin(), m_columns.end(), has.begin(),
                       [](const ByteBuffer &column) { return !column.isEmpty(); });
        return has;
    }
    void finish(IndexEntry &entry) const
    {
        for (std::size_t i = 0; i < kWordColumns; ++i)
            entry.*kWordTexts[i] = m_columns[i].view().toByteArray();
    }

private:
    std::array<ByteBuffer, kWordColumns> m_columns;
    std::array<bool, kWordColumns> m_touched{};
};

} // namespace

IndexEntry indexEntryOf(const marc::Record &record)
{
    marc::FlatRecord flat;
    marc::flatten(record, flat);
    return indexEntryOf(flat);
}

IndexEntry indexEntryOf(const marc::FlatRecord &record)
{
    FieldParts parts;
    parts.begin(record);
    WordColumns columns;
    KeyColumn keys;
    keys.begin();
    for (std::size_t i = 0; i < record.fields().size(); ++i) {
        const marc::FlatField &field = record.fields()[i];
        parts.add(i);
        keys.addPresence(field, record.content(field));
        columns.beginField();
        parts.each(i, [&](const FieldPart &part) {
            columns.add(part);
            keys.addNumbers(part);
        });
    }
    keys.addCodes(record);
    for (std::size_t i = 0; i < record.fields().size(); ++i)
        parts.each(i, [&keys](const FieldPart &part) { keys.addHeading(part); });
    keys.addOtherTitles(record);
    keys.addEmpty(columns.hasWords());
    IndexEntry entry;
    columns.finish(entry);
    keys.finish(entry);
    return entry;
}

QByteArray keysIn(const IndexEntry &entry, QByteArrayView zoneCode)
{
    QByteArray keys(entry.keys.constData(), entry.keys.size());
    for (const qsizetype place : entry.zonePlaces)
        std::copy(zoneCode.begin(), zoneCode.end(), keys.data() + place);
    return keys;
}

} // namespace colophon::search
