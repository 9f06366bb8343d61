// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "marc/format.h"
#include "marc/input.h"

#include <memory>

namespace colophon::exchange {

/// A piece of a file that holds whole records.
struct FileBlock {
    ByteBuffer bytes;
    qint64 offset = 0; ///< where it stands in the file
};

/// Cuts a file between records into blocks, so that each can be read by a thread of its own with
/// the same outcome as in one go. Thread rule: use from one thread at a time.
class BlockCutter {
public:
    virtual ~BlockCutter() = default;
    /// False at the end, Io where the device fails.
    virtual Result<bool> next(FileBlock &block) = 0;
};

/// Blocks of at least `size` bytes, as near to it as the records allow. The device must be open for
/// reading, and outlive the cutter.
std::unique_ptr<BlockCutter> makeBlockCutter(marc::Format format, QIODevice &device,
                                             qsizetype size);

} // namespace colophon::exchange
