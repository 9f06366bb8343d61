// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/conversion.h"

#include "exchange/blockoutput.h"
#include "exchange/inputfile.h"
#include "exchange/outputfile.h"
#include "marc/tablewriter.h"
#include "marc/writer.h"

#include <QFileInfo>

namespace colophon::exchange {

namespace {

/// Formats each record of a block into its `out`.
RecordWork formatting(marc::Format format, const marc::WriteOptions &options)
{
    const std::shared_ptr<marc::FlatWriter> writer = marc::makeFlatWriter(format, options);
    return [writer](marc::FlatItem &item, PassedBlock &block) -> Result<void> {
        const Result<void> written = appendRecord(item.record, block, *writer);
        if (written) {
            if (const QString loss = writer->lossNote(); !loss.isEmpty())
                item.tell(0, loss);
            return {};
        }
        ++block.refused;
        block.rejects.append(item.raw);
        item.tell(0, written.error().detail);
        return {};
    };
}

QString rejectsName(const ConvertRequest &request)
{
    if (!request.rejectsFile.isEmpty())
        return request.rejectsFile;
    return (request.in == QLatin1String("-") ? QStringLiteral("input") : request.in)
           + QLatin1String(".rejects");
}

/// One conversion: the report grows as the blocks come in.
class Conversion {
public:
    Conversion(const ConvertRequest &request, OutputFile &out)
        : m_request(request), m_out(out, request.to, request.write), m_rejects(rejectsName(request))
    {}

    Result<ConvertReport> run(InputFile &input, marc::Format from, jobs::Progress &progress)
    {
        COLOPHON_TRY(passRecords(
            input, from, m_request.read,
            [this] { return formatting(m_request.to, m_request.write); },
            [this](PassedBlock &block) { return take(block); }, progress, m_request.pace));
        COLOPHON_TRY(m_out.finish());
        m_report.rejectsFile = m_rejects.file();
        return m_report;
    }

private:
    Result<void> take(const PassedBlock &block)
    {
        for (const PassedBlock::Note &note : block.notes)
            m_report.findings.add(m_request.in, note.number, note.problems, note.rejected);
        if (!block.rejects.isEmpty())
            COLOPHON_TRY(m_rejects.add(block.rejects));
        m_report.read += block.read;
        m_report.rejected += block.rejected;
        m_report.refused += block.refused;
        m_report.written += block.written;
        return m_out.write(block);
    }

    const ConvertRequest &m_request;
    BlockOutput m_out;
    Rejects m_rejects;
    ConvertReport m_report;
};

bool sameFile(const QString &one, const QString &other)
{
    const QString path = QFileInfo(one).canonicalFilePath();
    return !path.isEmpty() && path == QFileInfo(other).canonicalFilePath();
}

} // namespace

Result<ConvertReport> convertFile(const ConvertRequest &request, jobs::Progress &progress)
{
    if (!request.write.columns.isEmpty())
        COLOPHON_TRY(marc::parseColumns(request.write.columns));
    if (sameFile(request.in, request.out)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 can't be read and written at the same time. Name another "
                                    "file to write.")
                         .arg(request.in)};
    }
    const Result<std::unique_ptr<InputFile>> input = InputFile::open(request.in);
    COLOPHON_TRY(input);
    const Result<marc::Format> from = (*input)->format(request.from);
    COLOPHON_TRY(from);
    const Result<std::unique_ptr<OutputFile>> output = OutputFile::open(request.out);
    COLOPHON_TRY(output);
    const Result<ConvertReport> report =
        Conversion(request, **output).run(**input, *from, progress);
    COLOPHON_TRY(report);
    COLOPHON_TRY((*output)->commit());
    return report;
}

} // namespace colophon::exchange
