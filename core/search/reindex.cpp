// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/reindex.h"

#include "search/folding.h"
#include "search/indexing.h"
#include "search/querysql.h"
#include "search/rowids.h"
#include "store/catalogue.h"
#include "store/recordstore.h"
#include "store/transaction.h"
#include "store/zonestore.h"

#include <QHash>

#include <array>

namespace colophon::search {

namespace {

const QString kPositionKey = QStringLiteral("index_rebuilt_to");
const QString kVersionKey = QStringLiteral("folding_version");
constexpr qsizetype kBatch = 500;
constexpr qsizetype kMostNamed = 100;

Result<void> run(store::Transaction &transaction, const char *statement)
{
    Result<store::Query> query = transaction.connection().query(statement);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->run());
    return {};
}

Result<void> emptyIndexes(store::Connection &connection)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    COLOPHON_TRY(run(*transaction, "sqlite/fts_empty"));
    COLOPHON_TRY(run(*transaction, "sqlite/key_empty"));
    COLOPHON_TRY(store::setMetaValue(*transaction, kPositionKey, QStringLiteral("0")));
    COLOPHON_TRY(store::setMetaValue(*transaction, kVersionKey, QString::number(kFoldingVersion)));
    return transaction->commit();
}

Result<qint64> recordsInAll(store::Connection &connection)
{
    const Result<QList<store::Zone>> zones = store::zones(connection);
    COLOPHON_TRY(zones);
    qint64 all = 0;
    for (const store::Zone &zone : *zones)
        all += zone.recordCount;
    return all;
}

/// The records behind the position, of all zones, and the new position; within the transaction, so
/// that nobody saves one of them in between.
Result<QList<MmsId>> nextRecords(store::Connection &connection, MmsId after)
{
    Result<store::Query> query = connection.query("common/bib_ids_after");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("after", after).bind("limit", qint64(kBatch)).select());
    QList<MmsId> ids;
    while (query->next())
        ids.append(query->mmsId(0));
    return ids;
}

/// Gives the last record done; nothing when all are.
Result<std::optional<MmsId>> rebuildBatch(store::Connection &connection, MmsId after, qint64 &done)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    const Result<QList<MmsId>> ids = nextRecords(connection, after);
    COLOPHON_TRY(ids);
    const bool last = ids->size() < kBatch;
    const MmsId upTo = ids->isEmpty() ? after : ids->constLast();
    // From here on they are within the position, so the writer takes them.
    COLOPHON_TRY(store::setMetaValue(*transaction, kPositionKey, upTo.toString()));
    Result<IndexWriter> writer = IndexWriter::beginBulk(*transaction);
    COLOPHON_TRY(writer);
    for (const MmsId mmsId : *ids) {
        const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
        COLOPHON_TRY(stored);
        COLOPHON_TRY(writer->add(mmsId, indexEntryOf(stored->record)));
    }
    if (last)
        COLOPHON_TRY(store::setMetaValue(*transaction, kPositionKey, {}));
    COLOPHON_TRY(transaction->commit());
    done += ids->size();
    return last ? std::optional<MmsId>() : std::optional(upTo);
}

std::size_t hashOf(QByteArrayView term, qint64 place)
{
    return qHashMulti(0, term, place);
}

/// Gaps also stand for words that a change of the record left in place (indexchange.h).
bool isGap(QByteArrayView term)
{
    return term == kFieldGap;
}

/// A record's terms added up, which says whether two are the same whatever their order.
using Sums = QHash<qint64, std::size_t>;

void addWords(std::size_t &sum, const QByteArray &column, qint64 number)
{
    qint64 place = 0;
    for (const QByteArray &token : column.split(' ')) {
        if (token.isEmpty())
            continue;
        if (!isGap(token))
            sum += hashOf(token, number * (qint64(1) << 32) + place);
        ++place;
    }
}

std::size_t sumOf(const IndexEntry &entry, MmsId mmsId)
{
    std::size_t sum = 1; // a record without any term is there all the same
    qint64 number = 0;
    for (const QByteArray *const column :
         {&entry.title, &entry.name, &entry.subject, &entry.series, &entry.publisher, &entry.other})
        addWords(sum, *column, number++);
    const QByteArray values = keysIn(entry, mmsId.zoneCode().toLatin1());
    QSet<QByteArray> known; // without positions a term counts once
    for (const QByteArray &token : values.split(' ')) {
        if (token.isEmpty() || known.contains(token))
            continue;
        known.insert(token);
        sum += hashOf(token, -1);
    }
    return sum;
}

qint64 columnNumber(QByteArrayView name)
{
    static const QList<QByteArray> kNames{"title",  "name",      "subject",
                                          "series", "publisher", "other"};
    return kNames.indexOf(name.toByteArray());
}

Result<void> takeAway(store::Connection &connection, Sums &sums, jobs::Progress &progress)
{
    qint64 seen = 0;
    const auto goOn = [&] { return (++seen % 10000) != 0 || !progress.isCancelled(); };
    COLOPHON_TRY(eachRow(connection, allTerms(false), [&](const RowView &row) {
        if (isGap(row.view(0)))
            return goOn();
        const qint64 place = columnNumber(row.view(2)) * (qint64(1) << 32) + row.integer(3);
        sums[row.integer(1)] -= hashOf(row.view(0), place);
        return goOn();
    }));
    return eachRow(connection, allTerms(true), [&](const RowView &row) {
        sums[row.integer(1)] -= hashOf(row.view(0), -1);
        return goOn();
    });
}

Error cancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("It was cancelled.")};
}

} // namespace

Result<std::optional<MmsId>> rebuildPosition(store::Connection &connection)
{
    const Result<QString> value = store::metaValue(connection, kPositionKey);
    COLOPHON_TRY(value);
    if (value->isEmpty())
        return std::optional<MmsId>();
    return std::optional(MmsId::fromStored(value->toLongLong()));
}

Result<bool> indexesAreCurrent(store::Connection &connection)
{
    const Result<std::optional<MmsId>> position = rebuildPosition(connection);
    COLOPHON_TRY(position);
    const Result<QString> version = store::metaValue(connection, kVersionKey);
    COLOPHON_TRY(version);
    return !*position && (version->isEmpty() || version->toInt() == kFoldingVersion);
}

Result<qint64> rebuildIndexes(store::Connection &connection, jobs::Progress &progress, bool resume)
{
    const Result<qint64> all = recordsInAll(connection);
    COLOPHON_TRY(all);
    const Result<std::optional<MmsId>> former = rebuildPosition(connection);
    COLOPHON_TRY(former);
    std::optional<MmsId> position = *former;
    if (!resume || !position || position->isNull()) {
        COLOPHON_TRY(emptyIndexes(connection));
        position = MmsId();
    }
    qint64 done = 0;
    while (position) {
        if (progress.isCancelled()) {
            return Error{ErrorCode::Cancelled,
                         QStringLiteral("The indexes are not whole: the rebuild was stopped after "
                                        "%1 records. It goes on from there.")
                             .arg(done)};
        }
        const Result<std::optional<MmsId>> next = rebuildBatch(connection, *position, done);
        COLOPHON_TRY(next);
        position = *next;
        progress.report(done, *all);
    }
    return done;
}

Result<QStringList> checkIndexes(store::Connection &connection, jobs::Progress &progress)
{
    const Result<std::optional<MmsId>> position = rebuildPosition(connection);
    COLOPHON_TRY(position);
    if (*position)
        return QStringList{QStringLiteral("The indexes are being rebuilt, and the rebuild has not "
                                          "come to its end. Run “colophonctl reindex”.")};
    const Result<qint64> all = recordsInAll(connection);
    COLOPHON_TRY(all);
    Sums sums;
    sums.reserve(*all);
    MmsId after;
    for (;;) {
        const Result<QList<MmsId>> ids = nextRecords(connection, after);
        COLOPHON_TRY(ids);
        if (ids->isEmpty())
            break;
        for (const MmsId mmsId : *ids) {
            const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
            COLOPHON_TRY(stored);
            sums[mmsId.value()] += sumOf(indexEntryOf(stored->record), mmsId);
        }
        after = ids->constLast();
        progress.report(sums.size(), *all);
        if (progress.isCancelled())
            return cancelled();
    }
    COLOPHON_TRY(takeAway(connection, sums, progress));
    if (progress.isCancelled())
        return cancelled();
    QStringList findings;
    qint64 wrong = 0;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        if (it.value() == 1)
            continue;
        if (++wrong <= kMostNamed)
            findings.append(QStringLiteral("Record %1 is not indexed as it stands.").arg(it.key()));
    }
    std::sort(findings.begin(), findings.end());
    if (wrong > kMostNamed)
        findings.append(QStringLiteral("… and %1 more.").arg(wrong - kMostNamed));
    return findings;
}

} // namespace colophon::search
