// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"
#include "search/query.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace colophon::test {

/// A record as a plain scan looks at it: no index, no SQL, only its fields. The places of each
/// index are written down here a second time, by tag and subfield, so that search is compared with
/// what is meant and not with itself.
class PlainRecord {
public:
    explicit PlainRecord(const marc::Record &record);

    bool matches(const search::QueryTree &tree) const;
    /// Words, headings and numbers of the record, to make queries from.
    QStringList someText(search::Index index) const;

private:
    bool holds(const search::Condition &condition) const;
    bool holdsText(const search::Condition &condition) const;
    bool holdsHeading(const search::Condition &condition) const;
    bool holdsNumber(const search::Condition &condition) const;
    bool hasField(const QString &pattern) const;

    marc::Record m_record;
    /// Of each index the texts in which a phrase may stand, as units: words, or one CJK character.
    QHash<search::Index, QList<QStringList>> m_texts;
    QHash<search::Index, QStringList> m_headings; ///< words with a blank between
    QStringList m_numbers;                        ///< ISBNs and ISSNs
    QString m_year;
    QString m_material;
};

} // namespace colophon::test
