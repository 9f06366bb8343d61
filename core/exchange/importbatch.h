// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/incoming.h"
#include "marc/reader.h"
#include "normalization/process.h"

#include <QList>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

/// What an import reads ahead of the thread that writes.
namespace colophon::exchange {

struct ImportItem {
    qint64 number = 0; ///< its place in the file, from 1
    bool readable = false;
    QList<marc::Problem> problems;
    QByteArray raw;                     ///< where it is not readable
    std::optional<marc::Record> record; ///< where rules or matching ask for it
    cataloging::Incoming incoming;
};

/// The records of one transaction.
struct ImportBatch {
    QList<ImportItem> items;
    qint64 position = 0; ///< bytes of the file read, as it lies on the disk
    bool last = false;
};

/// A chain of rules for any number of threads at once.
class Normalizer {
public:
    Normalizer(const normalization::Chain &chain, const rules::RunOptions &options);

    bool hasRules() const { return !m_chain.isEmpty(); }
    /// A record that the rules fail on stays as it is, with a problem that says why.
    void normalize(ImportItem &item);

private:
    std::unique_ptr<normalization::Chain::Run> take();

    normalization::Chain m_chain;
    rules::RunOptions m_options;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<normalization::Chain::Run>> m_free;
};

/// Reads one file in batches. Thread rule: one thread at a time; rules run on all cores.
class BatchReader {
public:
    /// `asRecords`: what is done with them needs Records, not only what the file has. `stamp` is
    /// for 005.
    BatchReader(marc::FlatReader &reader, Normalizer &normalizer, bool asRecords, QString stamp);

    Result<ImportBatch> next();

private:
    ImportItem item();
    void prepare(ImportItem &item);

    marc::FlatReader &m_reader;
    Normalizer &m_normalizer;
    bool m_asRecords;
    QString m_stamp;
    marc::FlatItem m_item;
};

} // namespace colophon::exchange
