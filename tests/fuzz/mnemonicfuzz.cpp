// SPDX-License-Identifier: GPL-3.0-or-later
#include "readback.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace colophon;
    fuzz::readBack(marc::Format::Mnemonic,
                   QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
