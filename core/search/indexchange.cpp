// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexchange.h"

#include "search/keycolumn.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace colophon::search {

namespace {

struct Token {
    std::string_view text;
    std::size_t hash = 0;

    friend bool operator==(const Token &a, const Token &b)
    {
        return a.hash == b.hash
               && (a.text.data() == b.text.data() ? a.text.size() == b.text.size()
                                                  : a.text == b.text);
    }
};
using Tokens = std::vector<Token>;

constexpr std::string_view kGap{kFieldGap.data(), std::size_t(kFieldGap.size())};

/// Eight bytes at a time, after FNV-1a; good enough to tell the words of two columns apart.
std::size_t hashOf(std::string_view text)
{
    constexpr std::uint64_t kPrime = 0x100000001b3;
    std::uint64_t hash = 0xcbf29ce484222325 ^ text.size();
    const char *at = text.data();
    std::size_t left = text.size();
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * kPrime;
        hash ^= hash >> 29;
    };
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        mix(word);
    }
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < left; ++i)
        rest = rest << 8 | static_cast<unsigned char>(at[i]);
    mix(rest);
    return hash;
}

void appendTokens(Tokens &tokens, QByteArrayView column)
{
    const std::string_view text(column.data(), std::size_t(column.size()));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            const std::string_view token = text.substr(at, end - at);
            tokens.push_back({token, hashOf(token)});
        }
        at = end + 1;
    }
}

Token gapToken()
{
    static const Token gap{kGap, hashOf(kGap)};
    return gap;
}

Tokens tokensOf(QByteArrayView column)
{
    Tokens tokens;
    tokens.reserve(std::size_t(column.size()) / 6);
    appendTokens(tokens, column);
    return tokens;
}

/// Tokens to be looked up; their texts stay where they are.
class TokenSet {
public:
    TokenSet() = default;
    explicit TokenSet(const Tokens &tokens) { fill(tokens); }

    void fill(const Tokens &tokens)
    {
        reset(tokens.size());
        for (const Token &token : tokens)
            add(token);
    }
    /// Empty, for so many at most.
    void reset(std::size_t most) { m_slots.assign(std::bit_ceil(most * 2 + 1), Token()); }
    /// False where it is there already.
    bool add(const Token &token)
    {
        Token &slot = m_slots[slotOf(token)];
        if (slot.text.data() != nullptr)
            return false;
        slot = token;
        return true;
    }
    bool holds(const Token &token) const { return m_slots[slotOf(token)].text.data() != nullptr; }

private:
    /// Where it stands, or may stand.
    std::size_t slotOf(const Token &token) const
    {
        std::size_t at = token.hash & (m_slots.size() - 1);
        while (m_slots[at].text.data() != nullptr && !(m_slots[at] == token))
            at = (at + 1) & (m_slots.size() - 1);
        return at;
    }

    Tokens m_slots;
};

/// A column of the full text before and after.
struct Column {
    Tokens former;
    Tokens now; ///< of one that is the same, nothing
    bool same = false;
};

/// Calls `visit` for the words that do not stand in both at the same place.
template <typename Visit> void eachMoved(const Column &column, Visit visit)
{
    const std::size_t longer = std::max(column.former.size(), column.now.size());
    for (std::size_t i = 0; i < longer; ++i) {
        const Token a = i < column.former.size() ? column.former[i] : Token();
        const Token b = i < column.now.size() ? column.now[i] : Token();
        if (a == b)
            continue;
        for (const Token &token : {a, b}) {
            if (!token.text.empty() && token.text != kGap)
                visit(token);
        }
    }
}

/// Behind the last word that moved.
std::size_t endOfMoved(const Tokens &tokens, const TokenSet &moved)
{
    for (std::size_t i = tokens.size(); i > 0; --i) {
        if (moved.holds(tokens[i - 1]))
            return i;
    }
    return 0;
}

/// The full text before and after. Used again for record after record.
class Words {
public:
    std::array<Column, kWordColumns> columns;

    bool find(IndexChange &change);

private:
    QByteArray masked(const Tokens &tokens, std::size_t count);

    Tokens m_all;
    TokenSet m_moved;
    std::vector<std::string_view> m_shown;
};

bool Words::find(IndexChange &change)
{
    m_all.clear();
    for (const Column &column : columns) {
        if (!column.same)
            eachMoved(column, [this](const Token &token) { m_all.push_back(token); });
    }
    if (m_all.empty())
        return false;
    m_moved.fill(m_all);
    // a word that moved in one column may stand in another that is the same before and after
    for (std::size_t i = 0; i < kWordColumns; ++i) {
        const Column &column = columns[i];
        const Tokens &now = column.same ? column.former : column.now;
        // as many more (or fewer) words go as there are more (or fewer) in all
        const std::size_t ends = endOfMoved(column.former, m_moved);
        const std::size_t begun = column.same ? ends : endOfMoved(now, m_moved);
        const std::size_t before = column.former.size();
        const std::size_t after = now.size();
        const std::size_t gone =
            std::max(ends, begun + before > after ? begun + before - after : 0);
        change.gone.*kWordTexts[i] = masked(column.former, gone);
        change.come.*kWordTexts[i] =
            column.same ? change.gone.*kWordTexts[i] : masked(now, gone + after - before);
    }
    return true;
}

/// The first tokens, each with a blank before it, those that have not moved as gaps.
QByteArray Words::masked(const Tokens &tokens, std::size_t count)
{
    m_shown.clear();
    std::size_t size = 0;
    for (std::size_t i = 0; i < count; ++i) {
        m_shown.push_back(m_moved.holds(tokens[i]) ? tokens[i].text : kGap);
        size += m_shown.back().size() + 1;
    }
    QByteArray text(qsizetype(size), Qt::Uninitialized);
    char *to = text.data();
    for (const std::string_view &token : m_shown) {
        *to++ = ' ';
        to = std::copy(token.begin(), token.end(), to);
    }
    return text;
}

bool findWords(IndexChange &change, const IndexEntry &former, const IndexEntry &entry)
{
    Words words;
    for (std::size_t i = 0; i < kWordColumns; ++i) {
        Column &column = words.columns[i];
        column.same = former.*kWordTexts[i] == entry.*kWordTexts[i];
        column.former = tokensOf(former.*kWordTexts[i]);
        if (!column.same)
            column.now = tokensOf(entry.*kWordTexts[i]);
    }
    return words.find(change);
}

/// The keys of `entry`, each once, that are not among `others`.
void keepOthers(const IndexEntry &entry, const Tokens &tokens, const TokenSet &others,
                IndexEntry &to)
{
    TokenSet kept;
    kept.reset(tokens.size());
    for (const Token &token : tokens) {
        if (others.holds(token) || !kept.add(token))
            continue;
        // a key that bears the zone's code has it behind its letter
        const qsizetype place = token.text.data() - entry.keys.constData() + 1;
        to.keys.append(' ');
        if (std::binary_search(entry.zonePlaces.begin(), entry.zonePlaces.end(), place))
            to.zonePlaces.append(to.keys.size() + 1);
        to.keys.append(token.text.data(), qsizetype(token.text.size()));
    }
}

bool findKeys(IndexChange &change, const IndexEntry &former, const IndexEntry &entry)
{
    if (former.keys == entry.keys)
        return false;
    const Tokens before = tokensOf(former.keys);
    const Tokens after = tokensOf(entry.keys);
    keepOthers(former, before, TokenSet(after), change.gone);
    keepOthers(entry, after, TokenSet(before), change.come);
    return !change.gone.keys.isEmpty() || !change.come.keys.isEmpty();
}

} // namespace

IndexChange changeBetween(const IndexEntry &former, const IndexEntry &entry)
{
    IndexChange change;
    change.words = findWords(change, former, entry);
    change.keys = findKeys(change, former, entry);
    return change;
}

struct ChangeFinder::Private {
    static constexpr std::size_t kNone = std::size_t(-1);
    /// Looked ahead for where fields have gone.
    static constexpr std::size_t kFarthest = 8;
    /// Behind the last word of a field, by column.
    using Ends = std::array<std::size_t, kWordColumns>;

    FieldParts formerParts;
    FieldParts nowParts;             ///< of the fields that were not there before
    std::vector<std::size_t> places; ///< of the fields of the record after, in the one before
    std::vector<bool> kept;          ///< of the fields of the record before
    std::vector<TagCode> tags;       ///< of fields that came or went; letters small
    KeyKinds kinds = 0;              ///< that those may have
    bool codes = false;              ///< material or languages may be others
    Words words;
    std::vector<Ends> ends; ///< in the columns before, of the fields there
    KeyColumn keys;

    void match(const marc::FlatRecord &before, const marc::FlatRecord &after);
    void noteChanged(const marc::FlatRecord &record, const marc::FlatField &field);
    void takeFormer(const marc::FlatRecord &before);
    void takeNow(const marc::FlatRecord &after);
    void appendField(const FieldParts &parts, std::size_t field, Tokens Column::*side);
    void appendKept(std::size_t field);
    void noteColumns(const FieldParts &parts, std::size_t field);
    IndexEntry keysOf(const marc::FlatRecord &record, bool titles, bool isFormer);
};

/// The field whose title the record is filed under.
static std::optional<QByteArrayView> titleOf(const marc::FlatRecord &record)
{
    for (const marc::FlatField &field : record.fields()) {
        if (field.tag == marc::Tag("245"))
            return field.control ? QByteArrayView() : record.content(field);
    }
    return std::nullopt;
}

/// Small letters, as the keys have them.
static TagCode foldedTag(const marc::Tag &tag)
{
    return tagCode({tag.at(0), tag.at(1), tag.at(2), 0}) | 0x202020;
}

void ChangeFinder::Private::noteChanged(const marc::FlatRecord &record,
                                        const marc::FlatField &field)
{
    tags.push_back(foldedTag(field.tag));
    if (!field.control)
        kinds |= keyKindsOf(effectiveTag(record, field));
    codes = codes || field.tag == marc::Tag("008") || field.tag == marc::Tag("041");
}

/// Finds the fields that both have, in their order, and what the others may bring.
void ChangeFinder::Private::match(const marc::FlatRecord &before, const marc::FlatRecord &after)
{
    kept.assign(before.fields().size(), false);
    places.assign(after.fields().size(), kNone);
    tags.clear();
    kinds = 0;
    codes = before.leader() != after.leader();
    std::size_t next = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const marc::FlatField &field = after.fields()[i];
        const std::size_t end = std::min(next + kFarthest, kept.size());
        for (std::size_t at = next; at < end && places[i] == kNone; ++at) {
            const marc::FlatField &one = before.fields()[at];
            if (one.tag == field.tag && one.control == field.control
                && before.content(one) == after.content(field))
                places[i] = at;
        }
        if (places[i] == kNone) {
            noteChanged(after, field);
        } else {
            kept[places[i]] = true;
            next = places[i] + 1;
        }
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!kept[i])
            noteChanged(before, before.fields()[i]);
    }
}

/// The field's words, in their columns.
void ChangeFinder::Private::appendField(const FieldParts &parts, std::size_t field,
                                        Tokens Column::*side)
{
    std::array<bool, kWordColumns> begun{};
    parts.each(field, [&](const FieldPart &part) {
        if (part.kind != FieldPart::Kind::Words)
            return;
        const std::size_t column = std::size_t(part.column());
        Tokens &tokens = words.columns[column].*side;
        if (!std::exchange(begun[column], true) && !tokens.empty())
            tokens.push_back(gapToken());
        appendTokens(tokens, part.bytes);
    });
}

/// The words of a field of the record before, behind those of the record after.
void ChangeFinder::Private::appendKept(std::size_t field)
{
    for (std::size_t i = 0; i < kWordColumns; ++i) {
        Column &column = words.columns[i];
        if (column.same)
            continue;
        std::size_t from = field == 0 ? 0 : ends[field - 1][i];
        const std::size_t to = ends[field][i];
        if (from == to)
            continue;
        from += from > 0 ? 1 : 0; // its gap
        if (!column.now.empty())
            column.now.push_back(gapToken());
        const auto begin = column.former.begin();
        column.now.insert(column.now.end(), begin + qsizetype(from), begin + qsizetype(to));
    }
}

void ChangeFinder::Private::takeFormer(const marc::FlatRecord &before)
{
    formerParts.begin(before);
    for (std::size_t i = 0; i < kept.size(); ++i)
        formerParts.add(i, kinds);
    for (Column &column : words.columns) {
        column.former.clear();
        column.same = true;
    }
    ends.resize(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        appendField(formerParts, i, &Column::former);
        for (std::size_t c = 0; c < kWordColumns; ++c)
            ends[i][c] = words.columns[c].former.size();
        if (!kept[i])
            noteColumns(formerParts, i);
    }
}

void ChangeFinder::Private::takeNow(const marc::FlatRecord &after)
{
    nowParts.begin(after);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == kNone)
            nowParts.add(i);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == kNone)
            noteColumns(nowParts, i);
    }
    for (Column &column : words.columns)
        column.now.clear();
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == kNone)
            appendField(nowParts, i, &Column::now);
        else
            appendKept(places[i]);
    }
}

/// A column in which a field that came or went has words is not the same.
void ChangeFinder::Private::noteColumns(const FieldParts &parts, std::size_t field)
{
    parts.each(field, [this](const FieldPart &part) {
        if (part.kind == FieldPart::Kind::Words)
            words.columns[std::size_t(part.column())].same = false;
    });
}

/// The whole values that may be others, and those that are like them.
IndexEntry ChangeFinder::Private::keysOf(const marc::FlatRecord &record, bool titles, bool isFormer)
{
    const auto isChanged = [&](std::size_t i) { return isFormer ? !kept[i] : places[i] == kNone; };
    const auto eachPart = [&](std::size_t i, const auto &visit) {
        if (isFormer)
            formerParts.each(i, visit);
        else if (places[i] == kNone)
            nowParts.each(i, visit);
        else
            formerParts.each(places[i], visit);
    };
    keys.begin();
    for (std::size_t i = 0; i < record.fields().size(); ++i) {
        const marc::FlatField &field = record.fields()[i];
        if (isChanged(i) || std::find(tags.begin(), tags.end(), foldedTag(field.tag)) != tags.end())
            keys.addPresence(field, record.content(field));
        eachPart(i, [this](const FieldPart &part) { keys.addNumbers(part); });
    }
    if (codes)
        keys.addCodes(record);
    for (std::size_t i = 0; i < record.fields().size(); ++i)
        eachPart(i, [this](const FieldPart &part) { keys.addHeading(part); });
    if (titles)
        keys.addOtherTitles(record);
    std::array<bool, kWordColumns> hasWords{};
    for (std::size_t i = 0; i < kWordColumns; ++i) {
        const Column &column = words.columns[i];
        hasWords[i] = !(isFormer || column.same ? column.former : column.now).empty();
    }
    keys.addEmpty(hasWords);
    IndexEntry entry;
    keys.finish(entry);
    return entry;
}

ChangeFinder::ChangeFinder() : d(std::make_unique<Private>()) {}
ChangeFinder::~ChangeFinder() = default;
ChangeFinder::ChangeFinder(ChangeFinder &&) noexcept = default;
ChangeFinder &ChangeFinder::operator=(ChangeFinder &&) noexcept = default;

IndexChange ChangeFinder::between(const marc::FlatRecord &before, const marc::FlatRecord &after)
{
    d->match(before, after);
    d->takeFormer(before);
    d->takeNow(after);
    IndexChange change;
    change.words = d->words.find(change);
    const bool titles = titleOf(before) != titleOf(after);
    change.keys =
        findKeys(change, d->keysOf(before, titles, true), d->keysOf(after, titles, false));
    return change;
}

} // namespace colophon::search
