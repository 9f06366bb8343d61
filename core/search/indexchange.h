// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/indexentry.h"

#include <memory>

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

/// The same for records that pass by the million. Most changes of a record leave most of its fields
/// alone: their words are taken apart once, and whole values of theirs are worked out only where
/// the fields that changed have some of the same kind. Used again for record after record. Thread
/// rule: as any value.
class ChangeFinder {
public:
    ChangeFinder();
    ~ChangeFinder();
    ChangeFinder(ChangeFinder &&) noexcept;
    ChangeFinder &operator=(ChangeFinder &&) noexcept;

    /// As changeBetween() of the two records' entries.
    IndexChange between(const marc::FlatRecord &before, const marc::FlatRecord &after);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace colophon::search
