// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/indexchange.h"

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

/// How a change of the indexes is found: words as views with a hash, sets of them, and what of the
/// full text's columns moved. Thread rule: as any value.
namespace colophon::search {

/// A word, or a whole value with its letter.
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

/// The words of a column, behind those that are there; views of its bytes.
void appendTokens(Tokens &tokens, QByteArrayView column);
Tokens tokensOf(QByteArrayView column);
/// kFieldGap.
Token gapToken();

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
struct ChangedColumn {
    Tokens former;
    Tokens now; ///< of one that is the same, nothing
    bool same = false;
};

/// The full text before and after. Used again for record after record.
class WordChange {
public:
    std::array<ChangedColumn, kWordColumns> columns;

    bool find(IndexChange &change);

private:
    QByteArray masked(const Tokens &tokens, std::size_t count);

    Tokens m_all;
    TokenSet m_moved;
    std::vector<std::string_view> m_shown;
};

} // namespace colophon::search
