// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/writer.h"

#include "marc/iso2709writer.h"
#include "marc/marcxmlwriter.h"
#include "marc/mnemonicwriter.h"

#include <QBuffer>

namespace colophon::marc {

std::unique_ptr<Writer> makeWriter(Format format, QIODevice &device)
{
    switch (format) {
    case Format::MarcXml:
        return std::make_unique<MarcXmlWriter>(device);
    case Format::Mnemonic:
        return std::make_unique<MnemonicWriter>(device);
    case Format::Iso2709:
        break;
    }
    return std::make_unique<Iso2709Writer>(device);
}

Result<QByteArray> toBytes(Format format, const Record &record)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const std::unique_ptr<Writer> writer = makeWriter(format, buffer);
    COLOPHON_TRY(writer->write(record));
    COLOPHON_TRY(writer->finish());
    return buffer.data();
}

} // namespace colophon::marc
