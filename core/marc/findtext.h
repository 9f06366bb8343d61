// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"

#include <QList>
#include <QString>

/// Find and replace in the values of one record: subfields and control fields, but not 001 and 005.
/// A regular expression is PCRE2's, each match limited in its steps, so that none hangs.
/// Thread rule: pure functions.
namespace colophon::marc {

struct FindRequest {
    QString text;
    bool isExpression = false;
    bool matchCase = false;
};

/// Where a text was found.
struct Hit {
    qsizetype field = 0;     ///< place in the record
    qsizetype subfield = -1; ///< -1 in a control field
    qsizetype start = 0;     ///< in the value
    qsizetype length = 0;

    friend bool operator==(const Hit &, const Hit &) = default;
};

/// In the record's order. InvalidInput where the expression can't be read or takes too many steps.
Result<QList<Hit>> find(const Record &record, const FindRequest &request);

struct Replaced {
    Record record;
    int count = 0;
};
/// In an expression's replacement `$1` or `\1` is the first group, `$$` a dollar sign.
Result<Replaced> replaceAll(const Record &record, const FindRequest &request,
                            const QString &replacement);
/// One hit of find().
Result<Record> replaceOne(const Record &record, const FindRequest &request,
                          const QString &replacement, const Hit &hit);

} // namespace colophon::marc
