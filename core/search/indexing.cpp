// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexing.h"

#include "search/indexchange.h"
#include "search/reindex.h"

#include <limits>

namespace colophon::search {

IndexWriter::IndexWriter(store::Transaction &transaction, qint64 upTo)
    : m_transaction(&transaction), m_upTo(upTo)
{}

Result<IndexWriter> IndexWriter::begin(store::Transaction &transaction)
{
    const Result<std::optional<MmsId>> position = rebuildPosition(transaction.connection());
    COLOPHON_TRY(position);
    return IndexWriter(transaction,
                       *position ? (*position)->value() : std::numeric_limits<qint64>::max());
}

Result<IndexWriter> IndexWriter::beginBulk(store::Transaction &transaction)
{
    Result<IndexWriter> writer = begin(transaction);
    COLOPHON_TRY(writer);
    const auto prepared = [&transaction](const char *statement) {
        return store::BulkStatement::prepare(transaction, statement);
    };
    Result<store::BulkStatement> learnWords = prepared("sqlite/fts_insert");
    COLOPHON_TRY(learnWords);
    Result<store::BulkStatement> learnKeys = prepared("sqlite/key_insert");
    COLOPHON_TRY(learnKeys);
    Result<store::BulkStatement> forgetWords = prepared("sqlite/fts_delete");
    COLOPHON_TRY(forgetWords);
    Result<store::BulkStatement> forgetKeys = prepared("sqlite/key_delete");
    COLOPHON_TRY(forgetKeys);
    writer->m_bulk = Bulk{*learnWords, *learnKeys, *forgetWords, *forgetKeys};
    return writer;
}

Result<void> IndexWriter::add(MmsId mmsId, const IndexEntry &entry)
{
    if (mmsId.value() > m_upTo)
        return {};
    COLOPHON_TRY(runWords(Tell::Learn, mmsId, entry));
    return runKeys(Tell::Learn, mmsId, entry);
}

Result<void> IndexWriter::remove(MmsId mmsId, const IndexEntry &entry)
{
    if (mmsId.value() > m_upTo)
        return {};
    COLOPHON_TRY(runWords(Tell::Forget, mmsId, entry));
    return runKeys(Tell::Forget, mmsId, entry);
}

Result<void> IndexWriter::change(MmsId mmsId, const IndexChange &change)
{
    if (mmsId.value() > m_upTo)
        return {};
    if (change.words) {
        COLOPHON_TRY(runWords(Tell::Forget, mmsId, change.gone));
        COLOPHON_TRY(runWords(Tell::Learn, mmsId, change.come));
    }
    if (change.keys) {
        COLOPHON_TRY(runKeys(Tell::Forget, mmsId, change.gone));
        COLOPHON_TRY(runKeys(Tell::Learn, mmsId, change.come));
    }
    return {};
}

Result<void> IndexWriter::runWords(Tell tell, MmsId mmsId, const IndexEntry &entry)
{
    if (m_bulk) {
        store::BulkStatement &bulk = tell == Tell::Learn ? m_bulk->learnWords : m_bulk->forgetWords;
        return bulk.run({mmsId, entry.title, entry.name, entry.subject, entry.series,
                         entry.publisher, entry.other});
    }
    Result<store::Query> columns = m_transaction->connection().query(
        tell == Tell::Learn ? "sqlite/fts_insert" : "sqlite/fts_delete");
    COLOPHON_TRY(columns);
    COLOPHON_TRY(columns->bind("mms_id", mmsId)
                     .bind("title", entry.title)
                     .bind("name", entry.name)
                     .bind("subject", entry.subject)
                     .bind("series", entry.series)
                     .bind("publisher", entry.publisher)
                     .bind("other", entry.other)
                     .run());
    return {};
}

Result<void> IndexWriter::runKeys(Tell tell, MmsId mmsId, const IndexEntry &entry)
{
    const QByteArray values = keysIn(entry, mmsId.zoneCode().toLatin1());
    if (m_bulk)
        return (tell == Tell::Learn ? m_bulk->learnKeys : m_bulk->forgetKeys).run({mmsId, values});
    Result<store::Query> whole = m_transaction->connection().query(
        tell == Tell::Learn ? "sqlite/key_insert" : "sqlite/key_delete");
    COLOPHON_TRY(whole);
    COLOPHON_TRY(whole->bind("mms_id", mmsId).bind("keys", values).run());
    return {};
}

Result<void> addToIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry)
{
    Result<IndexWriter> writer = IndexWriter::begin(transaction);
    COLOPHON_TRY(writer);
    return writer->add(mmsId, entry);
}

Result<void> removeFromIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry)
{
    Result<IndexWriter> writer = IndexWriter::begin(transaction);
    COLOPHON_TRY(writer);
    return writer->remove(mmsId, entry);
}

Result<void> changeInIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &former,
                           const IndexEntry &entry)
{
    Result<IndexWriter> writer = IndexWriter::begin(transaction);
    COLOPHON_TRY(writer);
    return writer->change(mmsId, changeBetween(former, entry));
}

} // namespace colophon::search
