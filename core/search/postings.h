// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/hitset.h"
#include "store/connection.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace colophon::search {

/// The full-text table that a term stands in: bib_fts or bib_key.
enum class TermTable { Words, Keys };

/// Terms of a table: one, or all from one on.
struct TermStretch {
    TermTable table = TermTable::Words;
    QByteArray from;
    QByteArray before = {}; ///< the first that is not meant; empty: `from` alone
    unsigned columns = 0;   ///< Words: a bit for each column that counts; 0: any
};

/// Reads which records have a term from the pages that FTS5 keeps them in. A MATCH gives the same,
/// a row at a time through SQLite's virtual machine; the pages say it in two to four bytes a
/// record, and reading them takes a tenth of that time. The format is that of the comment at the
/// head of SQLite's ext/fts5/fts5_index.c, version 4, which every SQLite since 3.9 reads and
/// writes. What is read is one state of the catalogue, as long as the object lives. Thread rule:
/// that of the connection.
class Postings {
public:
    /// Empty where only a MATCH can tell: another version of the format, or a transaction of the
    /// connection under way, whose words FTS5 still holds in memory.
    static std::unique_ptr<Postings> open(store::Connection &connection, TermTable table);
    ~Postings();

    /// Adds the records that have any of the terms. False where the pages are not what they should
    /// be; `set` is to be thrown away then.
    bool addTo(HitSet &set, const TermStretch &stretch);

private:
    struct Private;
    explicit Postings(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace colophon::search
