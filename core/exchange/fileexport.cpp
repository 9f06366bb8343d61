// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fileexport.h"

#include "exchange/outputfile.h"
#include "marc/tablewriter.h"
#include "marc/writer.h"

namespace colophon::exchange {

namespace {

/// One export run: records go to the writer one by one, those it can't hold are listed.
class Export {
public:
    Export(const ExportRequest &request, jobs::Progress &progress, QIODevice &device)
        : m_request(request), m_progress(progress),
          m_writer(marc::makeWriter(request.format, device, request.write))
    {}

    Result<ExportReport> run(store::Connection &connection)
    {
        if (const auto *ids = std::get_if<QList<MmsId>>(&m_request.what))
            COLOPHON_TRY(writeAll(connection, *ids, ids->size()));
        else
            COLOPHON_TRY(writeSearch(connection, std::get<search::Request>(m_request.what)));
        COLOPHON_TRY(m_writer->finish());
        return m_report;
    }

private:
    Result<void> writeSearch(store::Connection &connection, search::Request request)
    {
        if (request.text.trimmed().isEmpty())
            return writeZone(connection, request.zone);
        const Result<qint64> total = search::count(connection, request);
        COLOPHON_TRY(total);
        // The order of the MMS IDs would need no sort, but the title order is the one that was seen
        // on the screen.
        request.sort = search::Sort::Title;
        request.limit = int(*total);
        request.offset = 0;
        const Result<search::Page> page = search::search(connection, request);
        COLOPHON_TRY(page);
        QList<MmsId> ids;
        for (const store::BriefRow &row : page->rows)
            ids.append(row.mmsId);
        return writeAll(connection, ids, ids.size());
    }

    Result<void> writeZone(store::Connection &connection, const store::Zone &zone)
    {
        return store::eachRow(connection, zone.id, [this, &zone](const store::RecordRow &row) {
            return write(row, zone.recordCount);
        });
    }

    Result<void> writeAll(store::Connection &connection, const QList<MmsId> &ids, qint64 total)
    {
        Result<store::RowReader> rows = store::RowReader::begin(connection);
        COLOPHON_TRY(rows);
        for (const MmsId mmsId : ids) {
            const Result<store::RecordRow> row = rows->read(mmsId);
            COLOPHON_TRY(row);
            COLOPHON_TRY(write(*row, total));
        }
        return {};
    }

    Result<void> write(const store::RecordRow &row, qint64 total)
    {
        if (m_progress.isCancelled())
            return Error{ErrorCode::Cancelled,
                         QStringLiteral("The export was cancelled; no file was written.")};
        COLOPHON_TRY(store::flatten(row, m_record));
        const Result<void> written = m_writer->write(m_record);
        if (written) {
            ++m_report.written;
        } else if (written.error().code == ErrorCode::InvalidInput) {
            ++m_report.refused;
            m_report.refusals.append(
                QStringLiteral("%1: %2").arg(row.mmsId.toString(), written.error().detail));
        } else {
            return written.error();
        }
        m_progress.report(m_report.written + m_report.refused, total);
        return {};
    }

    const ExportRequest &m_request;
    jobs::Progress &m_progress;
    std::unique_ptr<marc::Writer> m_writer;
    marc::FlatRecord m_record; ///< used again
    ExportReport m_report;
};

Error nothing(const Error &error)
{
    return {error.code, QStringLiteral("Nothing was exported. %1").arg(error.detail)};
}

} // namespace

Result<ExportReport> exportRecords(const ExportRequest &request, jobs::Progress &progress)
{
    if (!request.write.columns.isEmpty())
        COLOPHON_TRY(marc::parseColumns(request.write.columns));
    Result<store::Connection> connection = store::Connection::open(request.cataloguePath);
    COLOPHON_TRY(connection);
    const Result<std::unique_ptr<OutputFile>> out = OutputFile::open(request.file);
    if (!out)
        return nothing(out.error());
    const Result<ExportReport> report =
        Export(request, progress, (*out)->device()).run(*connection);
    COLOPHON_TRY(report);
    if (const Result<void> committed = (*out)->commit(); !committed)
        return nothing(committed.error());
    return report;
}

} // namespace colophon::exchange
