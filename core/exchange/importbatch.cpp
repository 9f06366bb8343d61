// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importbatch.h"

#include <QtConcurrent>

namespace colophon::exchange {

namespace {

/// Records in a transaction: the more, the less often the indexes' pages are written; a save in the
/// window waits for one.
constexpr int kBatch = 2000;

} // namespace

Normalizer::Normalizer(const normalization::Chain &chain, const rules::RunOptions &options)
    : m_chain(chain), m_options(options)
{}

void Normalizer::normalize(ImportItem &item)
{
    if (!hasRules())
        return;
    std::unique_ptr<normalization::Chain::Run> run = take();
    Result<marc::Record> made = (*run)(*item.record);
    if (made)
        item.record = std::move(*made);
    else
        item.problems.append({0, made.error().detail});
    const std::lock_guard guard(m_mutex);
    m_free.push_back(std::move(run));
}

std::unique_ptr<normalization::Chain::Run> Normalizer::take()
{
    const std::lock_guard guard(m_mutex);
    if (m_free.empty())
        return std::make_unique<normalization::Chain::Run>(m_chain, m_options);
    auto run = std::move(m_free.back());
    m_free.pop_back();
    return run;
}

BatchReader::BatchReader(marc::FlatReader &reader, Normalizer &normalizer, bool asRecords,
                         QString stamp)
    : m_reader(reader), m_normalizer(normalizer), m_asRecords(asRecords || normalizer.hasRules()),
      m_stamp(std::move(stamp))
{}

Result<ImportBatch> BatchReader::next()
{
    ImportBatch batch;
    batch.items.reserve(kBatch);
    while (batch.items.size() < kBatch) {
        const Result<bool> more = m_reader.next(m_item);
        COLOPHON_TRY(more);
        if (!*more) {
            batch.last = true;
            break;
        }
        batch.items.append(item());
    }
    // Rules take their time: on all cores. Without them one is faster than the writing.
    if (m_asRecords)
        QtConcurrent::blockingMap(batch.items, [this](ImportItem &item) { prepare(item); });
    return batch;
}

ImportItem BatchReader::item()
{
    ImportItem item;
    item.number = m_item.number;
    item.readable = m_item.readable;
    item.problems = std::exchange(m_item.problems, {});
    if (!item.readable)
        item.raw = m_item.raw.toByteArray();
    else if (m_asRecords)
        item.record = marc::toRecord(m_item.record);
    else
        item.incoming = cataloging::incoming(m_item.record, m_stamp);
    return item;
}

void BatchReader::prepare(ImportItem &item)
{
    if (!item.record)
        return;
    m_normalizer.normalize(item);
    marc::FlatRecord flat;
    marc::flatten(*item.record, flat);
    item.incoming = cataloging::incoming(flat, m_stamp);
}

} // namespace colophon::exchange
