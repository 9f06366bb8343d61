// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexentry.h"

#include "base/bytebuffer.h"
#include "marc/brief.h"
#include "search/fieldparts.h"
#include "search/folding.h"
#include "search/keys.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

namespace colophon::search {

namespace {

constexpr marc::Tag k008{"008"};

/// Fills the columns; knows which have had words of the field at hand.
class WordColumns {
public:
    void beginField() { m_touched.fill(false); }
    void add(WordColumn number, QByteArrayView words)
    {
        ByteBuffer &column = m_columns[std::size_t(number)];
        if (!std::exchange(m_touched[std::size_t(number)], true) && !column.isEmpty()) {
            column.append(' ');
            column.append(kFieldGap);
        }
        column.append(words);
    }
    void finish(IndexEntry &entry) const
    {
        std::size_t number = 0;
        for (QByteArray IndexEntry::*const column :
             {&IndexEntry::title, &IndexEntry::name, &IndexEntry::subject, &IndexEntry::series,
              &IndexEntry::publisher, &IndexEntry::other})
            entry.*column = m_columns[number++].view().toByteArray();
    }

private:
    std::array<ByteBuffer, 6> m_columns; ///< as WordColumn has them
    std::array<bool, 6> m_touched{};
};

/// Fills `keys`.
class KeyColumn {
public:
    explicit KeyColumn(IndexEntry &entry) : m_entry(entry) {}
    void finish() { m_entry.keys = m_keys.view().toByteArray(); }

    void add(QChar letter, QByteArrayView value)
    {
        if (value.isEmpty())
            return;
        begin(letter);
        m_keys.append(value);
    }
    void addHeading(QChar letter, QByteArrayView key)
    {
        begin(letter);
        m_entry.zonePlaces.append(m_keys.size());
        m_keys.append(QByteArrayView("0000!"));
        m_keys.append(key);
    }
    /// 001, 003 and 005 are the program's: each record has the same of them.
    void addPresence(const marc::FlatField &field, QByteArrayView content)
    {
        if (field.tag == marc::Tag("001") || field.tag == marc::Tag("003")
            || field.tag == marc::Tag("005"))
            return;
        std::uint64_t codes = 0;
        bool empty = true;
        if (!field.control) {
            for (marc::FlatSubfields walk(content); walk.next(); empty = false) {
                const char code = walk.code()[0];
                if (code >= 'a' && code <= 'z')
                    codes |= std::uint64_t(1) << (code - 'a');
                else if (code >= '0' && code <= '9')
                    codes |= std::uint64_t(1) << (26 + code - '0');
            }
        }
        addPresent(field.tag, codes, empty);
    }

    void addCodes(const marc::FlatRecord &record)
    {
        marc::Record fixed{marc::Leader(QString::fromLatin1(record.leader()))};
        QByteArrayList languages;
        for (const marc::FlatField &field : record.fields()) {
            if (field.tag == k008 && fixed.fields().isEmpty()) {
                fixed.fields().append(marc::toField(record, field));
                languages.prepend(fixed.controlValue(k008).mid(35, 3).toUtf8());
            } else if (field.tag == marc::Tag("041") && !field.control) {
                for (marc::FlatSubfields walk(record.content(field)); walk.next();) {
                    if (walk.code()[0] == 'a')
                        languages.append(walk.value().toByteArray());
                }
            }
        }
        add(keys::kMaterial, marc::materialOf(fixed).toUtf8());
        QByteArrayList known;
        for (const QByteArray &language : std::as_const(languages)) {
            QByteArray code;
            appendWords(code, language, 0);
            if (!code.isEmpty() && !known.contains(code)) {
                known.append(code);
                add(keys::kLanguage, code);
            }
        }
    }

    void addEmpty()
    {
        for (const auto &[letter, word] :
             {std::pair(keys::kBookNumber, "isbn"), std::pair(keys::kOtherNumber, "standardnumber"),
              std::pair(keys::kSystemNumber, "systemnumber"),
              std::pair(keys::kLanguage, "language"), std::pair(QChar(u'c'), "callnumber")}) {
            if (!m_used[letter.unicode()])
                add(keys::kEmpty, word);
        }
        for (const auto &[column, word] :
             {std::pair(&m_entry.title, "title"), std::pair(&m_entry.name, "name"),
              std::pair(&m_entry.subject, "subject"), std::pair(&m_entry.series, "series"),
              std::pair(&m_entry.publisher, "publisher")}) {
            if (column->isEmpty())
                add(keys::kEmpty, word);
        }
    }

private:
    void begin(QChar letter)
    {
        m_used[letter.unicode()] = true;
        m_keys.append(' ');
        m_keys.append(char(letter.unicode()));
    }

    /// A field that repeats gives each of its tokens once.
    void addPresent(const marc::Tag &tag, std::uint64_t codes, bool empty)
    {
        auto known = std::find_if(m_present.rbegin(), m_present.rend(),
                                  [&tag](const Present &one) { return one.tag == tag; });
        if (known == m_present.rend()) {
            m_present.push_back({tag, 0, false});
            known = m_present.rbegin();
        }
        char token[6] = {' ', char(keys::kPresent.unicode()), tag.at(0), tag.at(1), tag.at(2), 0};
        for (char &c : token) {
            if (c >= 'A' && c <= 'Z')
                c = char(c + 32);
        }
        if (empty && !std::exchange(known->empty, true))
            m_keys.append(QByteArrayView(token, 5));
        for (std::uint64_t more = codes & ~known->codes; more != 0; more &= more - 1) {
            const int code = std::countr_zero(more);
            token[5] = char(code < 26 ? 'a' + code : '0' + code - 26);
            m_keys.append(QByteArrayView(token, 6));
        }
        known->codes |= codes;
    }

    struct Present {
        marc::Tag tag;
        std::uint64_t codes;
        bool empty;
    };

    IndexEntry &m_entry;
    ByteBuffer m_keys;
    std::vector<Present> m_present;
    std::array<bool, 128> m_used{}; ///< by the key's letter
};

/// A heading that several fields have is one.
class Headings {
public:
    explicit Headings(KeyColumn &keys) : m_keys(keys) {}
    void add(HeadingKind kind, QByteArrayView key)
    {
        const bool known = std::any_of(m_known.begin(), m_known.end(), [&](const auto &one) {
            return one.first == kind && one.second == key;
        });
        if (known)
            return;
        m_known.emplace_back(kind, key);
        m_keys.addHeading(keys::letterOf(kind), key);
    }

private:
    KeyColumn &m_keys;
    std::vector<std::pair<HeadingKind, QByteArrayView>> m_known;
};

IndexEntry entryOf(const marc::FlatRecord &record, const FieldParts &parts)
{
    IndexEntry entry;
    WordColumns columns;
    KeyColumn keyColumn(entry);
    for (std::size_t i = 0; i < record.fields().size(); ++i) {
        const marc::FlatField &field = record.fields()[i];
        keyColumn.addPresence(field, record.content(field));
        columns.beginField();
        parts.each(i, [&](const FieldPart &part) {
            if (part.kind == FieldPart::Kind::Words)
                columns.add(part.column(), part.bytes);
            else if (part.kind == FieldPart::Kind::Number)
                keyColumn.add(part.letter(), part.bytes);
        });
    }
    keyColumn.addCodes(record);
    Headings headings(keyColumn);
    for (std::size_t i = 0; i < record.fields().size(); ++i) {
        parts.each(i, [&](const FieldPart &part) {
            if (part.kind == FieldPart::Kind::Heading)
                headings.add(part.heading(), part.bytes);
        });
    }
    columns.finish(entry);
    for (const QByteArray &key : parts.otherTitleKeys())
        keyColumn.addHeading(keys::kOtherTitle, key);
    keyColumn.addEmpty();
    keyColumn.finish();
    return entry;
}

} // namespace

IndexEntry indexEntryOf(const marc::Record &record)
{
    marc::FlatRecord flat;
    marc::flatten(record, flat);
    return indexEntryOf(flat);
}

IndexEntry indexEntryOf(const marc::FlatRecord &record)
{
    return entryOf(record, FieldParts(record));
}

IndexEntries indexEntriesOf(const marc::FlatRecord &before, const marc::FlatRecord &after)
{
    const FieldParts former(before);
    return {entryOf(before, former), entryOf(after, FieldParts(after, &former))};
}

QByteArray keysIn(const IndexEntry &entry, QByteArrayView zoneCode)
{
    QByteArray keys(entry.keys.constData(), entry.keys.size());
    for (const qsizetype place : entry.zonePlaces)
        std::copy(zoneCode.begin(), zoneCode.end(), keys.data() + place);
    return keys;
}

} // namespace colophon::search
