// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace colophon::search {

/// What can be searched. The words that queries use, and what each index takes, are in one table:
/// indexes.cpp; README.md tells how to add one.
enum class Index {
    Keywords,
    Title,
    Name,
    Subject,
    Series,
    Publisher,
    Year,
    Language,
    Material,
    Isbn,
    StandardNumber,
    SystemNumber,
    MmsId,
    CallNumber,
    Field,
    Created,
    Changed,
    CreatedBy,
    ChangedBy,
    Linked,
    Locked,
    Draft,
    Assigned, ///< has an open assignment
    Reminder, ///< the date of a reminder that is not done
    ReminderType,
    ReminderStatus,
    ReminderState, ///< open, overdue or done
    HasNotes,
    Note, ///< the words of the catalogers' notes
    Set,
};

/// What is typed as an index's value.
enum class ValueKind {
    Words,   ///< any words
    Heading, ///< words, and whole headings
    Number,  ///< a standard number
    Year,    ///< 4 digits
    Code,    ///< one of a list (language, material)
    Shelf,   ///< a call number
    Tag,     ///< a tag and perhaps a subfield: 245, 245$h, 9XX
    Record,  ///< an MMS ID
    Date,    ///< 2026-11-18
    Person,  ///< a login or name, `me`, or `any`
    Flag,    ///< `yes` or `no`
    Choice,  ///< one of a list that the catalogue or the program keeps, or `any`
    SetName, ///< a set of records
};

enum class Operator {
    Contains,   ///< all the words, wherever they stand
    Phrase,     ///< the words one behind the other
    Is,         ///< the whole value
    StartsWith, ///< the beginning of the value
    Between,    ///< from one value to another, both included; one may be left out
    Empty,      ///< the record has nothing there
};

struct IndexInfo {
    Index index;
    QLatin1String word;  ///< as queries write it
    QLatin1String alias; ///< another spelling that is understood
    ValueKind kind;
    /// Where the truth is a table of its own: the statement under core/store/sql that selects the
    /// MMS IDs, with :value (folded text, a login, a date or 'any'), :user (the person that asks),
    /// :now and, for dates, :from and :to; null otherwise. See README.md.
    const char *statement = nullptr;
};

const QList<IndexInfo> &indexes();
const IndexInfo &infoOf(Index index);

/// "keywords", "title", "system_number"…
QString indexWord(Index index);
/// InvalidInput names the indexes that there are.
Result<Index> indexFromWord(QStringView word);
/// The operators that the index takes, the usual one first.
QList<Operator> operatorsOf(Index index);

} // namespace colophon::search
