// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/reader.h"
#include "marc/writer.h"

#include <cstdlib>

/// Whatever the bytes: the reader comes to the end, and what it calls a record and can be written
/// reads back to the same fields.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using namespace colophon;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<QList<marc::ReadItem>> items = marc::readAll(marc::Format::Iso2709, bytes);
    if (!items)
        std::abort();
    for (const marc::ReadItem &item : *items) {
        if (!item.record)
            continue;
        const Result<QByteArray> written = marc::toBytes(marc::Format::Iso2709, *item.record);
        if (!written)
            continue;
        const Result<QList<marc::ReadItem>> again = marc::readAll(marc::Format::Iso2709, *written);
        if (!again || again->size() != 1 || !again->constFirst().record
            || again->constFirst().record->fields() != item.record->fields())
            std::abort();
    }
    return 0;
}
