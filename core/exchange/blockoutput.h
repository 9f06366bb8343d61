// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/outputfile.h"
#include "exchange/recordpass.h"
#include "marc/flatwriter.h"
#include "marc/writer.h"

#include <memory>

namespace colophon::exchange {

/// To the block's `out`, parted from what is there; an error where the form can't hold the record.
Result<void> appendRecord(const marc::FlatRecord &record, PassedBlock &block,
                          marc::FlatWriter &writer);

/// Writes the blocks of a pass one behind the other as one document. Thread rule: use from one
/// thread; the file outlives it.
class BlockOutput {
public:
    BlockOutput(OutputFile &file, marc::Format format, const marc::WriteOptions &options);

    Result<void> write(const PassedBlock &block);
    /// Once, at the end. The file is not committed.
    Result<void> finish();

private:
    OutputFile &m_file;
    std::unique_ptr<marc::FlatWriter> m_frame; ///< for what stands around the records
    ByteBuffer m_between;
    bool m_any = false;
};

} // namespace colophon::exchange
