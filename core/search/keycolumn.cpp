// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/keycolumn.h"

#include "marc/brief.h"
#include "search/folding.h"
#include "search/keys.h"

#include <algorithm>
#include <bit>

namespace colophon::search {

static constexpr marc::Tag k008{"008"};

void KeyColumn::begin()
{
    m_keys.clear();
    m_zonePlaces.clear();
    m_present.clear();
    m_headings.clear();
    m_used.fill(false);
}

void KeyColumn::finish(IndexEntry &entry) const
{
    entry.keys = m_keys.view().toByteArray();
    entry.zonePlaces = m_zonePlaces;
}

void KeyColumn::begin(QChar letter)
{
    m_used[letter.unicode()] = true;
    m_keys.append(' ');
    m_keys.append(char(letter.unicode()));
}

void KeyColumn::add(QChar letter, QByteArrayView value)
{
    if (value.isEmpty())
        return;
    begin(letter);
    m_keys.append(value);
}

void KeyColumn::addInZone(QChar letter, QByteArrayView key)
{
    begin(letter);
    m_zonePlaces.append(m_keys.size());
    m_keys.append(QByteArrayView("0000!"));
    m_keys.append(key);
}

void KeyColumn::addNumbers(const FieldPart &part)
{
    if (part.kind == FieldPart::Kind::Number)
        add(part.letter(), part.bytes);
}

void KeyColumn::addHeading(const FieldPart &part)
{
    if (part.kind != FieldPart::Kind::Heading)
        return;
    const std::pair heading(part.heading(), part.bytes);
    if (std::find(m_headings.begin(), m_headings.end(), heading) != m_headings.end())
        return;
    m_headings.push_back(heading);
    addInZone(keys::letterOf(heading.first), heading.second);
}

void KeyColumn::addOtherTitles(const marc::FlatRecord &record)
{
    for (const QByteArray &key : otherTitleKeys(record))
        addInZone(keys::kOtherTitle, key);
}

/// 001, 003 and 005 are the program's: each record has the same of them.
void KeyColumn::addPresence(const marc::FlatField &field, QByteArrayView content)
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

void KeyColumn::addCodes(const marc::FlatRecord &record)
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

/// A field that repeats gives each of its tokens once.
void KeyColumn::addPresent(const marc::Tag &tag, std::uint64_t codes, bool empty)
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

void KeyColumn::addEmpty(const std::array<bool, kWordColumns> &hasWords)
{
    for (const auto &[letter, word] :
         {std::pair(keys::kBookNumber, "isbn"), std::pair(keys::kOtherNumber, "standardnumber"),
          std::pair(keys::kSystemNumber, "systemnumber"), std::pair(keys::kLanguage, "language"),
          std::pair(keys::letterOf(HeadingKind::CallNumbers), "callnumber")}) {
        if (!m_used[letter.unicode()])
            add(keys::kEmpty, word);
    }
    for (const auto &[column, word] :
         {std::pair(WordColumn::Title, "title"), std::pair(WordColumn::Name, "name"),
          std::pair(WordColumn::Subject, "subject"), std::pair(WordColumn::Series, "series"),
          std::pair(WordColumn::Publisher, "publisher")}) {
        if (!hasWords[std::size_t(column)])
            add(keys::kEmpty, word);
    }
}

} // namespace colophon::search
