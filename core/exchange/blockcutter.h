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

/// Cuts a file between records into blocks of some 256 KB, so that each can be read by a thread of
/// its own with the same outcome as in one go. Thread rule: use from one thread at a time.
class BlockCutter {
public:
    virtual ~BlockCutter() = default;
    /// False at the end, Io where the device fails.
    virtual Result<bool> next(FileBlock &block) = 0;
};

/// Null where the form has no place to cut at without reading the records: JSON whose records don't
/// begin on lines of their own. The device must be open for reading, and outlive the cutter.
std::unique_ptr<BlockCutter> makeBlockCutter(marc::Format format, QIODevice &device);

} // namespace colophon::exchange
