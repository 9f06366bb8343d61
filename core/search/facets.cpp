// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/facets.h"

#include "search/headings.h"
#include "search/rowids.h"
#include "store/recordstore.h"

#include <algorithm>
#include <array>
#include <map>

namespace colophon::search {

namespace {

constexpr std::array kFacets{Facet::Link, Facet::Material, Facet::Language,
                             Facet::Year, Facet::Subject,  Facet::Work};
/// Looking up one record costs as much as so many rows of an index read from end to end.
constexpr qint64 kRowsForLookup = 10;
constexpr qsizetype kSampledRecords = 250;
/// Of a result too large for counting: a share of one half comes out within one in a hundred.
constexpr qint64 kEstimatedFrom = 8000;
constexpr qsizetype kMostValues = 12;
constexpr std::array kYearBands{QLatin1String("2000..9999"), QLatin1String("1950..1999"),
                                QLatin1String("1900..1949"), QLatin1String("0000..1899")};

qsizetype bandOf(QByteArrayView year)
{
    if (year.size() != 4)
        return -1;
    for (std::size_t i = 0; i < kYearBands.size(); ++i) {
        if (QByteArrayView(kYearBands[i].data(), 4).compare(year) <= 0)
            return qsizetype(i);
    }
    return -1;
}

/// Counts texts of which there are few different ones.
class Tally {
public:
    void add(QByteArrayView value)
    {
        // Rows next to each other mostly have the same value.
        if (m_last != nullptr && m_lastValue == value) {
            ++*m_last;
            return;
        }
        m_lastValue = value.toByteArray();
        m_last = &m_counts[m_lastValue];
        ++*m_last;
    }
    QList<FacetValue> mostFrequent(qsizetype most) const
    {
        QList<FacetValue> values;
        for (const auto &[value, count] : m_counts) {
            if (!value.isEmpty())
                values.append({QString::fromUtf8(value), count});
        }
        std::sort(values.begin(), values.end(), [](const FacetValue &a, const FacetValue &b) {
            return a.count != b.count ? a.count > b.count : a.key < b.key;
        });
        return values.mid(0, most);
    }

private:
    std::map<QByteArray, qint64> m_counts; // its nodes stay where they are
    QByteArray m_lastValue;
    qint64 *m_last = nullptr;
};

class Counting {
public:
    Counting(store::Connection &connection, const Request &request, const FacetChoices &choices,
             qint64 mostRows)
        : m_connection(connection), m_request(request), m_choices(choices), m_mostRows(mostRows)
    {}

    Result<QList<FacetGroup>> run()
    {
        Result<store::Query> next = m_connection.query("common/zone_next_number");
        COLOPHON_TRY(next);
        COLOPHON_TRY(next->bind("id", m_request.zone.id).selectOne());
        m_nextNumber = next->integer(0);
        const Result<HitSet> all = foundWithout(std::nullopt);
        COLOPHON_TRY(all);
        for (const Facet facet : kFacets) {
            if (!m_choices.value(facet).isEmpty()) {
                const Result<HitSet> found = foundWithout(facet);
                COLOPHON_TRY(found);
                m_found.insert({facet, *found});
            } else {
                m_found.insert({facet, *all});
            }
        }
        COLOPHON_TRY(countColumns());
        COLOPHON_TRY(countSubjects());
        COLOPHON_TRY(countWork());
        return m_groups;
    }

private:
    const HitSet &found(Facet facet) const { return m_found.at(facet); }

    Result<HitSet> foundWithout(std::optional<Facet> left)
    {
        FacetChoices choices = m_choices;
        if (left)
            choices.remove(*left);
        Request request = m_request;
        request.narrow = narrowBy(choices);
        return hits(m_connection, request);
    }

    Result<void> countColumns()
    {
        const HitSet all = lookedAt();
        const qint64 count = all.count(m_request.zone.recordCount);
        const qint64 lookups = count * kRowsForLookup;
        const bool fewer = !all.isInverted() && lookups <= m_request.zone.recordCount;
        const bool estimated = (fewer ? lookups : m_request.zone.recordCount) > m_mostRows;
        const HitSet some = estimated ? all.spread(kEstimatedFrom, count, m_nextNumber) : all;
        const bool few = estimated || fewer;
        qint64 rows = 0;
        Tally materials;
        Tally languages;
        std::array<qint64, kYearBands.size()> years{};
        qint64 linked = 0;
        qint64 local = 0;
        const auto take = [&](const RowView &row) {
            const qint64 mmsId = row.integer(0);
            ++rows;
            if (found(Facet::Material).contains(mmsId))
                materials.add(row.view(1));
            if (found(Facet::Language).contains(mmsId))
                languages.add(row.view(2));
            if (const qsizetype band =
                    found(Facet::Year).contains(mmsId) ? bandOf(row.view(3)) : -1;
                band >= 0)
                ++years[std::size_t(band)];
            if (found(Facet::Link).contains(mmsId))
                ++(row.isNull(4) ? local : linked);
            return true;
        };
        COLOPHON_TRY(eachRow(m_connection,
                             few ? narrowRowsOf(some, m_request.zone) : narrowRows(m_request.zone),
                             take));
        const auto scaled = [&](qint64 inSample) {
            return estimated && rows > 0 ? inSample * count / rows : inSample;
        };
        linked = scaled(linked);
        local = scaled(local);
        const bool network = m_request.zone.kind == store::ZoneKind::Network;
        if (network) {
            // What is linked is said by the institutions' records.
            Result<HitSet> held =
                evaluate(m_connection,
                         QueryTree::leaf({Index::Linked, Operator::Is, QStringLiteral("yes"), {}}),
                         m_request.zone, m_request.viewer);
            COLOPHON_TRY(held);
            held->intersect(found(Facet::Link));
            const qint64 records = linked + local;
            linked = held->count(m_request.zone.recordCount);
            local = records - linked;
        }
        const auto scaledValues = [&](QList<FacetValue> values) {
            for (FacetValue &value : values)
                value.count = scaled(value.count);
            return values;
        };
        const Counts counts = estimated ? Counts::Estimated : Counts::Exact;
        add(Facet::Link, {{QStringLiteral("yes"), linked}, {QStringLiteral("no"), local}}, counts);
        add(Facet::Material, scaledValues(materials.mostFrequent(kMostValues)), counts);
        const QList<FacetValue> frequent = languages.mostFrequent(kMostValues);
        if (estimated)
            add(Facet::Language, scaledValues(frequent), counts);
        else
            COLOPHON_TRY(addLanguages(frequent));
        QList<FacetValue> bands;
        for (std::size_t i = 0; i < kYearBands.size(); ++i)
            bands.append({kYearBands[i], years[i]});
        add(Facet::Year, scaledValues(bands), counts);
        return {};
    }

    /// The rows say the language of the whole; those of parts and translations are found too.
    Result<void> addLanguages(QList<FacetValue> values)
    {
        for (FacetValue &value : values) {
            const Result<qint64> exact = countWith(Facet::Language, value.key);
            COLOPHON_TRY(exact);
            value.count = *exact;
        }
        add(Facet::Language, values);
        return {};
    }

    /// All records that any of the facets looks at.
    HitSet lookedAt() const
    {
        HitSet any = found(Facet::Material);
        for (const Facet facet : {Facet::Language, Facet::Year, Facet::Link})
            any.unite(found(facet));
        return any;
    }

    enum class Counts { Exact, OfSampledValues, Estimated };

    void add(Facet facet, const QList<FacetValue> &values, Counts counts = Counts::Exact)
    {
        FacetGroup group{facet, {}, counts == Counts::OfSampledValues, counts == Counts::Estimated};
        const QStringList chosen = m_choices.value(facet);
        for (const FacetValue &value : values) {
            if (value.count > 0 || chosen.contains(value.key))
                group.values.append(value);
        }
        // What is chosen stays to be seen, also where nothing has it.
        for (const QString &key : chosen) {
            const auto has = [&key](const FacetValue &value) { return value.key == key; };
            if (std::none_of(group.values.cbegin(), group.values.cend(), has))
                group.values.append({key, 0});
        }
        if (!group.values.isEmpty())
            m_groups.append(group);
    }

    Result<qint64> countWith(Facet facet, const QString &key)
    {
        Result<HitSet> set = evaluate(m_connection, QueryTree::leaf(conditionOf(facet, key)),
                                      m_request.zone, m_request.viewer);
        COLOPHON_TRY(set);
        set->intersect(found(facet));
        return set->count(m_request.zone.recordCount);
    }

    /// The subjects of all records, or of some that stand far apart; then how many records each
    /// has.
    Result<void> countSubjects()
    {
        const HitSet &all = found(Facet::Subject);
        const qint64 records = all.count(m_request.zone.recordCount);
        const bool sampled = records > kSampledRecords;
        const Result<QList<MmsId>> ids =
            idsOf(m_connection, sampled ? all.spread(kSampledRecords, records, m_nextNumber) : all,
                  m_request.zone);
        COLOPHON_TRY(ids);
        QHash<QString, std::pair<QString, qint64>> byKey;
        for (const MmsId mmsId : *ids) {
            const Result<store::StoredRecord> stored = store::recordOf(m_connection, mmsId);
            if (!stored && stored.error().code == ErrorCode::NotFound)
                continue; // a number whose record was deleted
            COLOPHON_TRY(stored);
            for (const Heading &heading : headingsOf(stored->record)) {
                if (heading.kind != HeadingKind::Subjects)
                    continue;
                auto &entry = byKey[heading.key];
                entry.first = heading.text;
                ++entry.second;
            }
        }
        QList<FacetValue> values;
        for (const auto &[text, count] : std::as_const(byKey))
            values.append({text, count});
        const auto more = [](const FacetValue &a, const FacetValue &b) {
            return a.count != b.count ? a.count > b.count : a.key < b.key;
        };
        std::sort(values.begin(), values.end(), more);
        values = values.mid(0, kMostValues);
        if (sampled) {
            for (FacetValue &value : values) {
                const Result<qint64> exact = countWith(Facet::Subject, value.key);
                COLOPHON_TRY(exact);
                value.count = *exact;
            }
            std::sort(values.begin(), values.end(), more);
        }
        add(Facet::Subject, values, sampled ? Counts::OfSampledValues : Counts::Exact);
        return {};
    }

    /// One value for each index of record state.
    Result<void> countWork()
    {
        QList<FacetValue> values;
        for (const IndexInfo &info : indexes()) {
            if (info.statement == nullptr || info.kind == ValueKind::Words
                || info.kind == ValueKind::Choice)
                continue;
            const Result<qint64> count = countWith(Facet::Work, info.word);
            COLOPHON_TRY(count);
            values.append({info.word, *count});
        }
        add(Facet::Work, values);
        return {};
    }

    store::Connection &m_connection;
    const Request &m_request;
    const FacetChoices &m_choices;
    qint64 m_mostRows;
    qint64 m_nextNumber = 0; ///< none of the zone's records has it, nor any above it
    std::map<Facet, HitSet> m_found;
    QList<FacetGroup> m_groups;
};

} // namespace

QString facetWord(Facet facet)
{
    switch (facet) {
    case Facet::Link:
        return QStringLiteral("link");
    case Facet::Material:
        return QStringLiteral("material");
    case Facet::Language:
        return QStringLiteral("language");
    case Facet::Year:
        return QStringLiteral("year");
    case Facet::Subject:
        return QStringLiteral("subject");
    case Facet::Work:
        break;
    }
    return QStringLiteral("work");
}

Condition conditionOf(Facet facet, const QString &key)
{
    switch (facet) {
    case Facet::Link:
        return {Index::Linked, Operator::Is, key, {}};
    case Facet::Material:
        return {Index::Material, Operator::Is, key, {}};
    case Facet::Language:
        return {Index::Language, Operator::Is, key, {}};
    case Facet::Year:
        return {Index::Year, Operator::Between, key.left(4), key.mid(6)};
    case Facet::Subject:
        return {Index::Subject, Operator::Is, key, {}};
    case Facet::Work:
        break;
    }
    const Result<Index> index = indexFromWord(key);
    const Index state = index ? *index : Index::Locked;
    switch (infoOf(state).kind) {
    case ValueKind::Flag:
        return {state, Operator::Is, QStringLiteral("yes"), {}};
    case ValueKind::Date:
        return {state, Operator::Between, QStringLiteral("0001-01-01"), {}};
    default:
        // A draft is one's own; nobody is told of other people's typing.
        return {state,
                Operator::Is,
                state == Index::Draft ? QStringLiteral("me") : QStringLiteral("any"),
                {}};
    }
}

QueryTree narrowBy(const FacetChoices &choices)
{
    QueryTree all;
    for (const Facet facet : kFacets) {
        QueryTree any{QueryTree::Kind::Or, {}, {}};
        for (const QString &key : choices.value(facet))
            any.parts.append(QueryTree::leaf(conditionOf(facet, key)));
        if (any.parts.size() == 1)
            all.parts.append(any.parts.constFirst());
        else if (!any.parts.isEmpty())
            all.parts.append(any);
    }
    return all.parts.size() == 1 ? all.parts.constFirst() : all;
}

Result<QList<FacetGroup>> facetsOf(store::Connection &connection, const Request &request,
                                   const FacetChoices &choices, qint64 mostRows)
{
    return Counting(connection, request, choices, mostRows).run();
}

} // namespace colophon::search
