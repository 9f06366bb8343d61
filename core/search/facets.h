// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/search.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace colophon::search {

enum class Facet { Link, Material, Language, Year, Subject, Work };

/// One value of a facet.
struct FacetValue {
    QString key;      ///< "book", "eng", "1950..1999", a heading, "locked"…
    qint64 count = 0; ///< exact, unless the group says otherwise

    friend bool operator==(const FacetValue &, const FacetValue &) = default;
};

/// The values of a facet. Of languages and subjects the most frequent ones; which subjects these
/// are is found out from a sample of large results (`sampled`), their counts are exact.
struct FacetGroup {
    Facet facet = Facet::Link;
    QList<FacetValue> values;
    bool sampled = false;
    bool estimated = false; ///< the counts are those of a sample, scaled up
};
/// So many rows are read within the time that people wait for facets.
constexpr qint64 kMostRowsCounted = 300'000;

/// What was chosen: values of one facet are alternatives, facets narrow each other.
using FacetChoices = QHash<Facet, QStringList>;

/// "link", "material"…: as JSON writes them.
QString facetWord(Facet facet);
/// The condition of a value.
Condition conditionOf(Facet facet, const QString &key);
/// For Request::narrow.
QueryTree narrowBy(const FacetChoices &choices);

/// The facets of what the request finds; `narrow` of the request is not looked at, the choices are.
/// The counts of a facet with a choice tell what else could be chosen in it.
/// Where counting would read more rows than `mostRows`, materials, languages, years and links are
/// estimated.
Result<QList<FacetGroup>> facetsOf(store::Connection &connection, const Request &request,
                                   const FacetChoices &choices, qint64 mostRows = kMostRowsCounted);

} // namespace colophon::search
