// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/blockoutput.h"

#include <utility>

namespace colophon::exchange {

Result<void> appendRecord(const marc::FlatRecord &record, PassedBlock &block,
                          marc::FlatWriter &writer)
{
    const qsizetype before = block.out.size();
    if (block.written > 0)
        writer.separate(block.out);
    const Result<void> written = writer.write(record, block.out);
    if (written)
        ++block.written;
    else
        block.out.truncate(before);
    return written;
}

BlockOutput::BlockOutput(OutputFile &file, marc::Format format, const marc::WriteOptions &options)
    : m_file(file), m_frame(marc::makeFlatWriter(format, options))
{
    m_frame->begin(m_between);
}

Result<void> BlockOutput::write(const PassedBlock &block)
{
    if (block.written == 0)
        return {};
    if (std::exchange(m_any, true))
        m_frame->separate(m_between);
    COLOPHON_TRY(m_file.write(m_between.view()));
    m_between.clear();
    return m_file.write(block.out.view());
}

Result<void> BlockOutput::finish()
{
    m_frame->end(m_between);
    return m_file.write(m_between.view());
}

} // namespace colophon::exchange
