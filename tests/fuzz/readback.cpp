// SPDX-License-Identifier: GPL-3.0-or-later
#include "readback.h"

#include "marc/reader.h"
#include "marc/writer.h"

#include <cstdlib>

namespace colophon::fuzz {

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void requireSameFromJson(const marc::FlatRecord &record)
{
    ByteBuffer json;
    require(marc::makeFlatWriter(marc::Format::Json)->write(record, json).ok());
    require(json.view().isValidUtf8());
    const std::unique_ptr<marc::FlatReader> reader =
        marc::makeFlatReader(marc::Format::Json, marc::Input(json.view()));
    marc::FlatItem again;
    const Result<bool> read = reader->next(again);
    require(read.ok() && *read && again.readable);
    require(marc::toRecord(again.record).fields() == marc::toRecord(record).fields());
}

void writeEverywhere(const marc::FlatRecord &record)
{
    ByteBuffer out;
    for (const marc::Format format : marc::allFormats()) {
        out.clear();
        (void)marc::makeFlatWriter(format)->write(record, out);
        require(out.view().isValidUtf8());
    }
    out.clear();
    (void)marc::makeFlatWriter(marc::Format::Iso2709, {marc::Coding::Marc8, {}})
        ->write(record, out);
}

} // namespace

void readBack(marc::Format format, QByteArrayView bytes)
{
    const std::unique_ptr<marc::FlatReader> reader =
        marc::makeFlatReader(format, marc::Input(bytes));
    marc::FlatItem item;
    qint64 end = 0;
    for (;;) {
        const Result<bool> more = reader->next(item);
        require(more.ok());
        if (!*more)
            return;
        require(item.offset >= end);
        end = item.offset + item.raw.size();
        require(end <= bytes.size());
        if (!item.readable) {
            require(!item.problems.isEmpty());
            continue;
        }
        for (const marc::FlatField &field : item.record.fields())
            require(item.record.content(field).isValidUtf8());
        requireSameFromJson(item.record);
        writeEverywhere(item.record);
    }
}

} // namespace colophon::fuzz
