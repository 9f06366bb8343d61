// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/sameness.h"

#include "cataloging/desk.h"
#include "search/keys.h"
#include "search/numbers.h"

#include <algorithm>
#include <array>

namespace colophon::cataloging {

namespace {

constexpr int kMost = 50;
constexpr QChar kBetween = u'\x1f';

struct Kind {
    SameBy by;
    const char *word;
    const char *tag;
    QString (*normalized)(QStringView);
    QChar letter; ///< in the index of whole values
};
constexpr std::array kKinds{
    Kind{SameBy::MmsId, "mms", "001", nullptr, QChar()},
    Kind{SameBy::SystemNumber, "035", "035", search::normalizedSystemNumber,
         search::keys::kSystemNumber},
    Kind{SameBy::Isbn, "isbn", "020", search::normalizedIsbn, search::keys::kBookNumber},
    Kind{SameBy::Issn, "issn", "022", search::normalizedIssn, search::keys::kBookNumber},
    Kind{SameBy::Lccn, "lccn", "010", search::normalizedLccn, search::keys::kOtherNumber},
    Kind{SameBy::TitleAndYear, "title", "245", nullptr, QChar()}};

const Kind &kindOf(SameBy by)
{
    return *std::find_if(kKinds.begin(), kKinds.end(), [by](const Kind &k) { return k.by == by; });
}

void addOnce(QStringList &keys, const QString &key)
{
    if (!key.isEmpty() && !keys.contains(key))
        keys.append(key);
}

QStringList titleKeys(const marc::Record &record)
{
    const PreparedRecord prepared = prepare(record);
    if (prepared.listed.row.titleKey.isEmpty())
        return {};
    return {prepared.listed.row.titleKey + kBetween + prepared.listed.row.brief.year};
}

QStringList numberKeys(const Kind &kind, const marc::Record &record)
{
    QStringList keys;
    for (const marc::Field &field : record.fields()) {
        if (field.isControl() || field.tag().toString() != QLatin1String(kind.tag))
            continue;
        for (const QString &value : field.values(u'a'))
            addOnce(keys, kind.normalized(value));
    }
    return keys;
}

/// The record itself, or the one of the institution that is attached to it.
Result<QList<MmsId>> byMmsId(store::Connection &connection, const store::Zone &zone,
                             const QStringList &keys)
{
    QList<MmsId> found;
    for (const QString &key : keys) {
        const Result<MmsId> mmsId = MmsId::parse(key);
        if (!mmsId)
            continue;
        const Result<bool> exists = store::recordExists(connection, *mmsId);
        COLOPHON_TRY(exists);
        if (!*exists)
            continue;
        if (mmsId->zoneCode() == zone.code) {
            found.append(*mmsId);
            continue;
        }
        const Result<QList<store::Attached>> attached = store::attachedTo(connection, *mmsId);
        COLOPHON_TRY(attached);
        for (const store::Attached &one : *attached) {
            if (one.zone == zone.id)
                found.append(one.mmsId);
        }
    }
    return found;
}

Result<QList<MmsId>> byTitle(store::Connection &connection, const store::Zone &zone,
                             const QStringList &keys)
{
    QList<MmsId> found;
    for (const QString &key : keys) {
        Result<store::Query> query = connection.query("common/bib_same_title");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("zone_id", zone.id)
                         .bind("title_key", key.section(kBetween, 0, 0))
                         .bind("year", key.section(kBetween, 1))
                         .bind("most", kMost)
                         .select());
        while (query->next())
            found.append(query->mmsId(0));
    }
    return found;
}

/// What the index says; it also knows cancelled numbers, and those of other fields.
Result<QList<MmsId>> byNumber(store::Connection &connection, const store::Zone &zone,
                              const Kind &kind, const QStringList &keys)
{
    QStringList tokens;
    for (const QString &key : keys)
        tokens.append(u'"' + QString(kind.letter + key).replace(u'"', QLatin1String("\"\""))
                      + u'"');
    QList<MmsId> candidates;
    {
        Result<store::Query> query = connection.query("sqlite/key_match");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("keys", tokens.join(QLatin1String(" OR "))).select());
        while (query->next() && candidates.size() < kMost) {
            if (query->mmsId(0).zoneCode() == zone.code)
                candidates.append(query->mmsId(0));
        }
    }
    QList<MmsId> found;
    for (const MmsId mmsId : std::as_const(candidates)) {
        const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
        if (!stored && stored.error().code == ErrorCode::InvalidInput) {
            found.append(mmsId); // damaged: what the index says is all that there is
            continue;
        }
        COLOPHON_TRY(stored);
        const QStringList its = numberKeys(kind, stored->record);
        if (std::any_of(its.cbegin(), its.cend(),
                        [&keys](const QString &key) { return keys.contains(key); }))
            found.append(mmsId);
    }
    return found;
}

} // namespace

QString sameByWord(SameBy by)
{
    return QLatin1String(kindOf(by).word);
}

std::optional<SameBy> sameByFromWord(const QString &word)
{
    for (const Kind &kind : kKinds) {
        if (word.compare(QLatin1String(kind.word), Qt::CaseInsensitive) == 0)
            return kind.by;
    }
    return {};
}

QStringList samenessKeys(SameBy by, const marc::Record &record)
{
    const Kind &kind = kindOf(by);
    const QString number = record.controlValue(marc::Tag("001")).trimmed();
    const QString source = record.controlValue(marc::Tag("003")).trimmed();
    switch (by) {
    case SameBy::MmsId:
        return MmsId::parse(number).ok() ? QStringList{number} : QStringList();
    case SameBy::TitleAndYear:
        return titleKeys(record);
    default:
        break;
    }
    QStringList keys = numberKeys(kind, record);
    if (by == SameBy::SystemNumber && !number.isEmpty() && !MmsId::parse(number).ok())
        addOnce(keys, kind.normalized(source.isEmpty() ? number : u'(' + source + u')' + number));
    return keys;
}

Result<QList<MmsId>> sameRecords(store::Connection &connection, const store::Zone &zone, SameBy by,
                                 const QStringList &keys)
{
    if (keys.isEmpty())
        return QList<MmsId>();
    Result<QList<MmsId>> found = by == SameBy::MmsId ? byMmsId(connection, zone, keys)
                                 : by == SameBy::TitleAndYear
                                     ? byTitle(connection, zone, keys)
                                     : byNumber(connection, zone, kindOf(by), keys);
    COLOPHON_TRY(found);
    std::sort(found->begin(), found->end());
    found->erase(std::unique(found->begin(), found->end()), found->end());
    return found;
}

} // namespace colophon::cataloging
