// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/reader.h"

#include "marc/iso2709reader.h"
#include "marc/marcxmlreader.h"
#include "marc/mnemonicreader.h"

#include <QBuffer>

namespace colophon::marc {

static bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Result<Format> detectFormat(QByteArrayView head)
{
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(3);
    while (!head.isEmpty()
           && (head.front() == '\n' || head.front() == '\r' || head.front() == ' '
               || head.front() == 0x1a))
        head = head.sliced(1);
    if (head.startsWith('<') && head.contains(QByteArrayView("record")))
        return Format::MarcXml;
    if (head.startsWith('=') && head.size() > 5 && (head[4] == ' ' || head[4] == '\t'))
        return Format::Mnemonic;
    if (head.size() > Leader::kLength && isDigit(head[0]) && isDigit(head[1]) && isDigit(head[2])
        && isDigit(head[3]) && isDigit(head[4]) && head.contains('\x1e'))
        return Format::Iso2709;
    // A file whose first record is damaged still shows the separators.
    if (head.contains('\x1e') && head.contains('\x1f'))
        return Format::Iso2709;
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("It is no MARC file: neither ISO 2709, nor MARCXML, nor mnemonic "
                                "text (.mrk).")};
}

std::unique_ptr<Reader> makeReader(Format format, QIODevice &device)
{
    switch (format) {
    case Format::MarcXml:
        return std::make_unique<MarcXmlReader>(device);
    case Format::Mnemonic:
        return std::make_unique<MnemonicReader>(device);
    case Format::Iso2709:
        break;
    }
    return std::make_unique<Iso2709Reader>(device);
}

Result<QList<ReadItem>> readAll(Format format, const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const std::unique_ptr<Reader> reader = makeReader(format, buffer);
    QList<ReadItem> items;
    for (;;) {
        Result<std::optional<ReadItem>> item = reader->next();
        COLOPHON_TRY(item);
        if (!*item)
            return items;
        items.append(std::move(**item));
    }
}

} // namespace colophon::marc
