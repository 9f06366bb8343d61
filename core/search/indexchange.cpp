// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexchange.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace colophon::search {

namespace {

using Token = std::string_view;
using Tokens = std::vector<Token>;

constexpr std::array kColumns{&IndexEntry::title,  &IndexEntry::name,      &IndexEntry::subject,
                              &IndexEntry::series, &IndexEntry::publisher, &IndexEntry::other};
constexpr Token kGap{kFieldGap.data(), std::size_t(kFieldGap.size())};

Tokens tokensOf(const QByteArray &column)
{
    Tokens tokens;
    const Token text(column.constData(), std::size_t(column.size()));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at)
            tokens.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return tokens;
}

void sortOnce(Tokens &tokens)
{
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

/// A column before and after.
struct Column {
    Tokens former;
    Tokens now;
};

/// The words that do not stand in both at the same place.
void addMoved(Tokens &moved, const Column &column)
{
    const std::size_t longer = std::max(column.former.size(), column.now.size());
    for (std::size_t i = 0; i < longer; ++i) {
        const Token a = i < column.former.size() ? column.former[i] : Token();
        const Token b = i < column.now.size() ? column.now[i] : Token();
        if (a == b)
            continue;
        for (const Token token : {a, b}) {
            if (!token.empty() && token != kGap)
                moved.push_back(token);
        }
    }
}

/// Behind the last word that moved.
std::size_t endOfMoved(const Tokens &tokens, const Tokens &moved)
{
    for (std::size_t i = tokens.size(); i > 0; --i) {
        if (std::binary_search(moved.begin(), moved.end(), tokens[i - 1]))
            return i;
    }
    return 0;
}

QByteArray masked(const Tokens &tokens, const Tokens &moved, std::size_t count)
{
    QByteArray text;
    for (std::size_t i = 0; i < count; ++i) {
        const bool stays = !std::binary_search(moved.begin(), moved.end(), tokens[i]);
        const Token token = stays ? kGap : tokens[i];
        text.append(' ');
        text.append(token.data(), qsizetype(token.size()));
    }
    return text;
}

bool findWords(IndexChange &change, const IndexEntry &former, const IndexEntry &entry)
{
    std::array<Column, kColumns.size()> columns;
    Tokens moved;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        if (former.*kColumns[i] != entry.*kColumns[i]) {
            columns[i] = {tokensOf(former.*kColumns[i]), tokensOf(entry.*kColumns[i])};
            addMoved(moved, columns[i]);
        }
    }
    if (moved.empty())
        return false;
    sortOnce(moved);
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        Column &column = columns[i];
        if (column.former.empty() && column.now.empty()) {
            // the same before and after, yet a word that moved elsewhere may stand in it
            column = {tokensOf(former.*kColumns[i]), tokensOf(entry.*kColumns[i])};
        }
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

/// The keys of `entry` that are not among the sorted `others`.
void keepOthers(const IndexEntry &entry, const Tokens &tokens, const Tokens &others, IndexEntry &to)
{
    for (const Token token : tokens) {
        if (std::binary_search(others.begin(), others.end(), token))
            continue;
        // a key that bears the zone's code has it behind its letter
        const qsizetype place = token.data() - entry.keys.constData() + 1;
        to.keys.append(' ');
        if (std::binary_search(entry.zonePlaces.begin(), entry.zonePlaces.end(), place))
            to.zonePlaces.append(to.keys.size() + 1);
        to.keys.append(token.data(), qsizetype(token.size()));
    }
}

bool findKeys(IndexChange &change, const IndexEntry &former, const IndexEntry &entry)
{
    if (former.keys == entry.keys)
        return false;
    Tokens before = tokensOf(former.keys);
    Tokens after = tokensOf(entry.keys);
    sortOnce(before);
    sortOnce(after);
    keepOthers(former, before, after, change.gone);
    keepOthers(entry, after, before, change.come);
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
