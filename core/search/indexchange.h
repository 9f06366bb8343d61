// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/indexentry.h"

namespace colophon::search {

/// What the indexes must forget and learn of a record whose entry changed. Most changes of a record
/// touch few of its words, and FTS5 takes as long for a word that stays as for one that comes.
///
/// FTS5 forgets and learns a record word by word: a delete marks the pair of word and record
/// whatever the word's places were, an insert writes the places anew. So of a word that stands
/// where it stood nothing need be told, and of the others all places. In what is to be learned, the
/// words that stay are gap tokens (kFieldGap), which keep the places of the rest right; nothing
/// searches for a gap. The columns' lengths cancel out, so FTS5's totals stay true.
struct IndexChange {
    IndexEntry gone;
    IndexEntry come;
    bool words = false; ///< whether there is anything to tell of the full text
    bool keys = false;  ///< and of the whole values

    bool isEmpty() const { return !words && !keys; }
};

/// Thread rule: pure.
IndexChange changeBetween(const IndexEntry &former, const IndexEntry &entry);

/// Of the whole values alone: puts into `change` what goes and what comes; false where nothing
/// does.
bool findKeys(IndexChange &change, const IndexEntry &former, const IndexEntry &entry);

} // namespace colophon::search
