// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexchange.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace colophon::search {

namespace {

struct Token {
    std::string_view text;
    std::size_t hash = 0;

    friend bool operator==(const Token &a, const Token &b)
    {
        return a.hash == b.hash && a.text == b.text;
    }
};
using Tokens = std::vector<Token>;

constexpr std::array kColumns{&IndexEntry::title,  &IndexEntry::name,      &IndexEntry::subject,
                              &IndexEntry::series, &IndexEntry::publisher, &IndexEntry::other};
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

Tokens tokensOf(const QByteArray &column)
{
    Tokens tokens;
    const std::string_view text(column.constData(), std::size_t(column.size()));
    tokens.reserve(text.size() / 6);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            const std::string_view token = text.substr(at, end - at);
            tokens.push_back({token, hashOf(token)});
        }
        at = end + 1;
    }
    return tokens;
}

/// Tokens to be looked up; their texts stay where they are.
class TokenSet {
public:
    /// For so many at most.
    explicit TokenSet(std::size_t most) : m_slots(std::bit_ceil(most * 2 + 1)) {}

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

TokenSet setOf(const Tokens &tokens)
{
    TokenSet set(tokens.size());
    for (const Token &token : tokens)
        set.add(token);
    return set;
}

/// A column before and after.
struct Column {
    Tokens former;
    Tokens now;
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

QByteArray masked(const Tokens &tokens, const TokenSet &moved, std::size_t count)
{
    QByteArray text;
    text.reserve(qsizetype(count) * 6);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view token = moved.holds(tokens[i]) ? tokens[i].text : kGap;
        text.append(' ');
        text.append(token.data(), qsizetype(token.size()));
    }
    return text;
}

bool findWords(IndexChange &change, const IndexEntry &former, const IndexEntry &entry)
{
    const bool same = std::all_of(kColumns.begin(), kColumns.end(), [&](const auto column) {
        return former.*column == entry.*column;
    });
    if (same)
        return false;
    std::array<Column, kColumns.size()> columns;
    Tokens all;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        columns[i] = {tokensOf(former.*kColumns[i]), tokensOf(entry.*kColumns[i])};
        eachMoved(columns[i], [&all](const Token &token) { all.push_back(token); });
    }
    if (all.empty())
        return false;
    const TokenSet moved = setOf(all);
    // a word that moved in one column may stand in another that is the same before and after
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const Column &column = columns[i];
        // as many more (or fewer) words go as there are more (or fewer) in all
        const std::size_t ends = endOfMoved(column.former, moved);
        const std::size_t begun = endOfMoved(column.now, moved);
        const std::size_t before = column.former.size();
        const std::size_t after = column.now.size();
        const std::size_t gone =
            std::max(ends, begun + before > after ? begun + before - after : 0);
        change.gone.*kColumns[i] = masked(column.former, moved, gone);
        change.come.*kColumns[i] = masked(column.now, moved, gone + after - before);
    }
    return true;
}

/// The keys of `entry`, each once, that are not among `others`.
void keepOthers(const IndexEntry &entry, const Tokens &tokens, const TokenSet &others,
                IndexEntry &to)
{
    TokenSet kept(tokens.size());
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
    keepOthers(former, before, setOf(after), change.gone);
    keepOthers(entry, after, setOf(before), change.come);
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

} // namespace colophon::search
