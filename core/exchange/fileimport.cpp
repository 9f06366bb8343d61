// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fileimport.h"

#include "cataloging/attaching.h"
#include "cataloging/incoming.h"
#include "cataloging/matching.h"
#include "exchange/importbatch.h"
#include "exchange/inputfile.h"
#include "normalization/process.h"

#include <QFileInfo>

#include <deque>
#include <future>

namespace colophon::exchange {

namespace {

/// One import run: the report grows as the files are worked off.
class Import {
public:
    Import(const ImportRequest &request, jobs::Progress &progress)
        : m_request(request), m_progress(progress)
    {}

    Result<ImportReport> run()
    {
        // All are looked at before anything is written.
        QList<marc::Format> formats;
        for (const QString &file : m_request.files) {
            const Result<std::unique_ptr<InputFile>> input = InputFile::open(file);
            if (!input)
                return nothing(input.error());
            const Result<marc::Format> format = (*input)->format(m_request.format);
            if (!format)
                return nothing(format.error());
            formats.append(*format);
            m_totalBytes += (*input)->totalBytes();
        }
        Result<store::Connection> connection =
            store::Connection::open(m_request.cataloguePath, store::Durability::Normal);
        COLOPHON_TRY(connection);
        const Result<store::Zone> zone = store::zoneOf(*connection, m_request.zone);
        COLOPHON_TRY(zone);
        m_zone = *zone;
        if (m_request.attach && m_zone.kind == store::ZoneKind::Network) {
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral("Nothing was imported: records of the Network Zone can't be "
                               "attached. Import them into the Institution Zone, or "
                               "without attaching.")};
        }
        COLOPHON_TRY(makeOverlay(*connection));
        COLOPHON_TRY(makeNormalizer(*connection));
        for (qsizetype i = 0; i < m_request.files.size(); ++i) {
            const Result<void> done = importFile(*connection, m_request.files.at(i), formats.at(i));
            if (!done)
                return withCount(done.error());
        }
        if (!m_request.dryRun) {
            const Result<void> flushed = connection->flush();
            if (!flushed)
                return withCount(flushed.error());
        }
        return m_report;
    }

private:
    static Error nothing(const Error &error)
    {
        return {error.code, QStringLiteral("Nothing was imported. %1").arg(error.detail)};
    }

    Error withCount(const Error &error) const
    {
        return {error.code,
                QStringLiteral("The import stopped after %1 records were added; those stay. %2")
                    .arg(m_report.added)
                    .arg(error.detail)};
    }

    Result<void> makeOverlay(store::Connection &connection)
    {
        if (!m_request.match.by)
            return {};
        if (m_request.attach)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("Nothing was imported: records are either attached to the "
                                        "network's or matched with the zone's. Choose one.")};
        Result<Overlay> overlay = Overlay::of(connection, m_request.actor, m_zone, m_request.match);
        COLOPHON_TRY(overlay);
        m_overlay.emplace(std::move(*overlay));
        return {};
    }

    Result<void> makeNormalizer(store::Connection &connection)
    {
        normalization::Chain chain;
        if (!m_request.process.isEmpty()) {
            const Result<normalization::Process> process =
                normalization::processNamed(connection, m_request.process);
            if (!process)
                return nothing(process.error());
            if (!process->runs(normalization::Place::OnImport))
                return Error{ErrorCode::InvalidInput,
                             QStringLiteral("Nothing was imported: the process “%1” does not run "
                                            "at import.")
                                 .arg(process->name)};
            const Result<normalization::Chain> made =
                normalization::Chain::of(connection, *process);
            if (!made)
                return nothing(made.error());
            chain = *made;
        }
        const Result<rules::RunOptions> options =
            normalization::optionsFor(connection, m_request.actor, {});
        COLOPHON_TRY(options);
        m_normalizer = std::make_unique<Normalizer>(chain, *options);
        return {};
    }

    Result<void> importFile(store::Connection &connection, const QString &path, marc::Format format)
    {
        const Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
        COLOPHON_TRY(input);
        const std::unique_ptr<marc::FlatReader> reader =
            marc::makeFlatReader(format, marc::Input((*input)->device()), m_request.read);
        BatchReader batches(*reader, *m_normalizer, m_request.attach || m_overlay.has_value(),
                            cataloging::transactionStamp(m_request.actor.clock->now()));
        const auto read = [&batches, &input] {
            return std::async(std::launch::async, [&batches, &input] {
                Result<ImportBatch> batch = batches.next();
                if (batch)
                    batch->position = (*input)->readBytes();
                return batch;
            });
        };
        std::future<Result<ImportBatch>> coming = read();
        for (bool last = false; !last;) {
            Result<ImportBatch> batch = coming.get();
            COLOPHON_TRY(batch);
            last = batch->last;
            if (!last)
                coming = read();
            const Result<void> written = takeBatch(connection, path, *batch);
            // The thread that reads on must have ended before the file goes.
            if (!written || m_progress.isCancelled()) {
                if (coming.valid())
                    coming.wait();
                COLOPHON_TRY(written);
                return Error{ErrorCode::Cancelled, QStringLiteral("It was cancelled.")};
            }
            m_progress.report(m_bytesBefore + batch->position, m_totalBytes);
        }
        m_bytesBefore += (*input)->totalBytes();
        return {};
    }

    Result<void> takeBatch(store::Connection &connection, const QString &path, ImportBatch &batch)
    {
        ImportReport counts;
        COLOPHON_TRY(lookUp(connection, batch));
        if (m_request.dryRun) {
            COLOPHON_TRY(countOnly(connection, batch, counts));
        } else {
            Result<store::Transaction> transaction = store::Transaction::begin(connection);
            COLOPHON_TRY(transaction);
            COLOPHON_TRY(writeBatch(*transaction, QFileInfo(path).fileName(), batch, counts));
            COLOPHON_TRY(transaction->commit());
        }
        m_report.added += counts.added;
        m_report.matched += counts.matched;
        m_report.attached += counts.attached;
        m_report.changed += counts.changed;
        m_report.skipped += counts.skipped;
        m_report.refused += counts.refused;
        for (const ImportItem &item : batch.items)
            COLOPHON_TRY(note(path, item));
        return {};
    }

    /// What the records of the batch are in the catalogue, before the batch writes anything: the
    /// indexes write out what they have gathered when they are asked.
    Result<void> lookUp(store::Connection &connection, const ImportBatch &batch)
    {
        if (!m_overlay)
            return {};
        QList<const marc::Record *> records;
        for (const ImportItem &item : batch.items) {
            if (item.record)
                records.append(&*item.record);
        }
        m_overlay->beginBatch();
        return m_overlay->lookUp(connection, records);
    }

    Result<void> writeBatch(store::Transaction &transaction, const QString &file,
                            ImportBatch &batch, ImportReport &counts)
    {
        Result<cataloging::IncomingWriter> writer =
            cataloging::IncomingWriter::begin(transaction, m_request.actor, m_zone,
                                              batch.items.size(), QStringLiteral("import"), file);
        COLOPHON_TRY(writer);
        Result<cataloging::Reviser> reviser =
            cataloging::Reviser::begin(transaction, m_request.actor);
        COLOPHON_TRY(reviser);
        std::deque<cataloging::Revision> revisions; // until the reviser has finished
        for (ImportItem &item : batch.items) {
            if (!item.readable)
                continue;
            const Result<bool> attached = attach(transaction, item, file);
            COLOPHON_TRY(attached);
            if (*attached) {
                ++counts.matched;
                ++counts.attached;
                continue;
            }
            const Overlay::Decision decision = decide(item, counts);
            if (decision.fate == Overlay::Fate::Change)
                COLOPHON_TRY(
                    change(transaction, *reviser, revisions, decision, item, file, counts));
            if (decision.fate != Overlay::Fate::Add)
                continue;
            const Result<MmsId> mmsId = writer->add(item.incoming);
            COLOPHON_TRY(mmsId);
            ++counts.added;
            if (m_overlay)
                m_overlay->added(*item.record, *mmsId);
        }
        COLOPHON_TRY(writer->finish());
        return reviser->finish();
    }

    Overlay::Decision decide(ImportItem &item, ImportReport &counts) const
    {
        if (!m_overlay)
            return {};
        const Overlay::Decision decision = m_overlay->decide(*item.record);
        counts.matched += decision.found.isEmpty() ? 0 : 1;
        if (decision.fate == Overlay::Fate::Skip) {
            ++counts.skipped;
            if (decision.found.size() > 1)
                item.problems.append({0, severalSentence(decision.found)});
        }
        return decision;
    }

    static QString severalSentence(const QList<MmsId> &found)
    {
        QStringList numbers;
        for (const MmsId mmsId : found.mid(0, 5)) {
            if (!mmsId.isNull()) // one that a dry run would have added
                numbers.append(mmsId.toString());
        }
        return QStringLiteral("Left out: %1 records of the catalogue may be it (%2%3). Compare "
                              "them by hand.")
            .arg(found.size())
            .arg(numbers.join(QLatin1String(", ")),
                 found.size() > 5 ? QStringLiteral("…") : QString());
    }

    /// A new version of a record that is there. What hinders it is told, and the rest goes on.
    Result<void> change(store::Transaction &transaction, cataloging::Reviser &reviser,
                        std::deque<cataloging::Revision> &revisions,
                        const Overlay::Decision &decision, ImportItem &item, const QString &file,
                        ImportReport &counts)
    {
        Result<std::optional<cataloging::Revision>> revision =
            m_overlay->revision(transaction.connection(), decision, *item.record, file);
        if (revision && !*revision)
            return {};
        Result<void> written;
        if (!revision) {
            written = revision.error();
        } else {
            revisions.push_back(std::move(**revision));
            // read within this transaction, so nobody has changed it since
            const auto versions = reviser.write(revisions.back());
            if (!versions)
                written = versions.error();
        }
        if (written) {
            ++counts.changed;
            return {};
        }
        if (!concernsTheRecordAlone(written.error().code))
            return written;
        ++counts.refused;
        item.problems.append({0, written.error().detail});
        return {};
    }

    static bool concernsTheRecordAlone(ErrorCode code)
    {
        return code == ErrorCode::Conflict || code == ErrorCode::Denied
               || code == ErrorCode::InvalidInput || code == ErrorCode::NotFound;
    }

    /// What writeBatch() would do. One that would be added counts as there for those behind it, and
    /// as changed by them.
    Result<void> countOnly(store::Connection &connection, ImportBatch &batch, ImportReport &counts)
    {
        const Result<qint64> named = countNamed(connection, batch);
        COLOPHON_TRY(named);
        counts.matched = *named;
        counts.attached = *named;
        counts.added = countRecords(batch) - *named;
        if (!m_overlay)
            return {};
        const Result<cataloging::Obstacles> obstacles =
            cataloging::Obstacles::of(connection, m_request.actor);
        COLOPHON_TRY(obstacles);
        for (ImportItem &item : batch.items) {
            if (!item.readable)
                continue;
            const Overlay::Decision decision = decide(item, counts);
            if (decision.fate == Overlay::Fate::Add)
                m_overlay->wouldAdd(*item.record);
            else
                --counts.added;
            if (decision.fate == Overlay::Fate::Change)
                COLOPHON_TRY(countChange(connection, *obstacles, decision, item, counts));
        }
        return {};
    }

    Result<void> countChange(store::Connection &connection, const cataloging::Obstacles &obstacles,
                             const Overlay::Decision &decision, ImportItem &item,
                             ImportReport &counts)
    {
        if (decision.mmsId.isNull()) {
            ++counts.changed;
            return {};
        }
        const auto revision = m_overlay->revision(connection, decision, *item.record, {});
        if (revision && !*revision)
            return {};
        const Result<void> may =
            !revision ? Result<void>(revision.error()) : obstacles.check(decision.mmsId);
        if (may) {
            ++counts.changed;
            return {};
        }
        if (!concernsTheRecordAlone(may.error().code))
            return may;
        ++counts.refused;
        item.problems.append({0, may.error().detail});
        return {};
    }

    /// Whether the record belongs to one of the network and was attached to it.
    Result<bool> attach(store::Transaction &transaction, const ImportItem &item,
                        const QString &file)
    {
        if (!m_request.attach)
            return false;
        const Result<std::optional<MmsId>> attached =
            cataloging::attachIncoming(transaction, m_request.actor, m_zone, *item.record, file);
        COLOPHON_TRY(attached);
        return attached->has_value();
    }

    Result<qint64> countNamed(store::Connection &connection, const ImportBatch &batch) const
    {
        qint64 count = 0;
        for (const ImportItem &item : batch.items) {
            if (!m_request.attach || !item.record)
                continue;
            const auto named = cataloging::namedInNetwork(connection, *item.record);
            COLOPHON_TRY(named);
            count += named->has_value() ? 1 : 0;
        }
        return count;
    }

    static qint64 countRecords(const ImportBatch &batch)
    {
        return std::count_if(batch.items.cbegin(), batch.items.cend(),
                             [](const ImportItem &item) { return item.readable; });
    }

    Result<void> note(const QString &path, const ImportItem &item)
    {
        ++m_report.read;
        m_report.findings.add(path, item.number, item.problems, !item.readable);
        return item.readable ? Result<void>() : reject(path, item.raw);
    }

    Result<void> reject(const QString &path, const QByteArray &raw)
    {
        ++m_report.rejected;
        if (m_request.dryRun)
            return {};
        if (!m_rejects)
            m_rejects.emplace(m_request.rejectsFile.isEmpty() ? path + QLatin1String(".rejects")
                                                              : m_request.rejectsFile);
        COLOPHON_TRY(m_rejects->add(raw));
        m_report.rejectsFile = m_rejects->file();
        return {};
    }

    const ImportRequest &m_request;
    jobs::Progress &m_progress;
    ImportReport m_report;
    store::Zone m_zone;
    std::unique_ptr<Normalizer> m_normalizer;
    std::optional<Overlay> m_overlay;
    std::optional<Rejects> m_rejects;
    qint64 m_totalBytes = 0;
    qint64 m_bytesBefore = 0;
};

} // namespace

Result<ImportReport> importFiles(const ImportRequest &request, jobs::Progress &progress)
{
    return Import(request, progress).run();
}

} // namespace colophon::exchange
