// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexchange.h"

#include "search/wordchange.h"

#include <algorithm>

namespace colophon::search {

namespace {

bool findWords(IndexChange &change, const IndexEntry &former, const IndexEntry &entry)
{
    WordChange words;
    for (std::size_t i = 0; i < kWordColumns; ++i) {
        ChangedColumn &column = words.columns[i];
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

} // namespace

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

IndexChange changeBetween(const IndexEntry &former, const IndexEntry &entry)
{
    IndexChange change;
    change.words = findWords(change, former, entry);
    change.keys = findKeys(change, former, entry);
    return change;
}

} // namespace colophon::search
