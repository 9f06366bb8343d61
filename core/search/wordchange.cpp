// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/wordchange.h"

#include <algorithm>
#include <cstring>

namespace colophon::search {

namespace {

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

/// Calls `visit` for the words that do not stand in both at the same place.
template <typename Visit> void eachMoved(const ChangedColumn &column, Visit visit)
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

} // namespace

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

Tokens tokensOf(QByteArrayView column)
{
    Tokens tokens;
    tokens.reserve(std::size_t(column.size()) / 6);
    appendTokens(tokens, column);
    return tokens;
}

Token gapToken()
{
    static const Token gap{kGap, hashOf(kGap)};
    return gap;
}

bool WordChange::find(IndexChange &change)
{
    m_all.clear();
    for (const ChangedColumn &column : columns) {
        if (!column.same)
            eachMoved(column, [this](const Token &token) { m_all.push_back(token); });
    }
    if (m_all.empty())
        return false;
    m_moved.fill(m_all);
    // a word that moved in one column may stand in another that is the same before and after
    for (std::size_t i = 0; i < kWordColumns; ++i) {
        const ChangedColumn &column = columns[i];
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
QByteArray WordChange::masked(const Tokens &tokens, std::size_t count)
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

} // namespace colophon::search
