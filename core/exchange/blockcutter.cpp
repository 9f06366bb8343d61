// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/blockcutter.h"

#include "marc/iso2709reader.h"

namespace colophon::exchange {

namespace {

constexpr qsizetype kBlock = 256 * 1024;

/// Record by record, as the reader finds them.
class Iso2709Cutter final : public BlockCutter {
public:
    explicit Iso2709Cutter(QIODevice &device) : m_input(device), m_stretches(m_input) {}

    Result<bool> next(FileBlock &block) override
    {
        block.bytes.clear();
        while (block.bytes.size() < kBlock) {
            const auto stretch = m_stretches.next();
            COLOPHON_TRY(stretch);
            if (stretch->length == 0)
                break;
            if (block.bytes.isEmpty())
                block.offset = m_input.position();
            // Line ends for what stood between the records, so that places in the file stay right.
            while (block.offset + block.bytes.size() < m_input.position())
                block.bytes.append('\n');
            block.bytes.append(m_input.ahead().first(stretch->length));
            m_input.skip(stretch->length);
        }
        return !block.bytes.isEmpty();
    }

private:
    marc::Input m_input;
    marc::Iso2709Stretches m_stretches;
};

/// Where in the text the last record but one ends, or -1.
using LastCut = qsizetype (*)(QByteArrayView text);

qsizetype behindLastRecordTag(QByteArrayView text)
{
    for (qsizetype at = text.lastIndexOf("record>"); at > 0;
         at = text.lastIndexOf("record>", at - 1)) {
        const qsizetype open = text.lastIndexOf('<', at);
        if (open >= 0 && open + 1 < at && text[open + 1] == '/'
            && (at == open + 2 || text[at - 1] == ':'))
            return at + 7;
    }
    return -1;
}

qsizetype behindLastBlankLine(QByteArrayView text)
{
    const qsizetype unix = text.lastIndexOf("\n\n");
    const qsizetype windows = text.lastIndexOf("\n\r\n");
    return qMax(unix < 0 ? -1 : unix + 2, windows < 0 ? -1 : windows + 3);
}

/// .mrk without blank lines has its leaders.
qsizetype behindLastMnemonicRecord(QByteArrayView text)
{
    const qsizetype leader = text.lastIndexOf("\n=LDR");
    return qMax(behindLastBlankLine(text), leader < 0 ? -1 : leader + 1);
}

/// Objects inside a record don't begin so.
bool beginsJsonRecord(QByteArrayView text)
{
    if (!text.startsWith('{'))
        return false;
    const QByteArrayView rest = text.sliced(1).trimmed();
    return rest.startsWith("\"leader\"") || rest.startsWith("\"fields\"");
}

qsizetype beforeLastJsonLine(QByteArrayView text)
{
    for (qsizetype at = text.lastIndexOf("\n{"); at > 0; at = text.lastIndexOf("\n{", at - 1)) {
        if (beginsJsonRecord(text.sliced(at + 1)))
            return at + 1;
    }
    return -1;
}

class TextCutter final : public BlockCutter {
public:
    TextCutter(QIODevice &device, LastCut lastCut) : m_input(device), m_lastCut(lastCut) {}

    Result<bool> next(FileBlock &block) override
    {
        block.bytes.clear();
        for (qsizetype wanted = kBlock;; wanted *= 2) {
            COLOPHON_TRY(m_input.want(wanted));
            const QByteArrayView ahead = m_input.ahead();
            const QByteArrayView part = ahead.first(qMin(wanted, ahead.size()));
            const bool whole = m_input.ended() && part.size() == ahead.size();
            const qsizetype cut = whole ? part.size() : m_lastCut(part);
            if (cut <= 0 && !whole)
                continue;
            block.offset = m_input.position();
            block.bytes.append(part.first(cut));
            m_input.skip(cut);
            return cut > 0;
        }
    }

private:
    marc::Input m_input;
    LastCut m_lastCut;
};

/// A record a line, as the first lines show.
bool isJsonByLine(QByteArrayView head)
{
    while (!head.isEmpty()
           && (head.front() == '[' || head.front() == '\n' || head.front() == '\r'
               || head.front() == ' '))
        head = head.sliced(1);
    const qsizetype line = head.indexOf('\n');
    return beginsJsonRecord(head) && line > 0
           && head.first(line).contains(QByteArrayView("\"fields\""));
}

} // namespace

std::unique_ptr<BlockCutter> makeBlockCutter(marc::Format format, QIODevice &device)
{
    switch (format) {
    case marc::Format::MarcXml:
        return std::make_unique<TextCutter>(device, behindLastRecordTag);
    case marc::Format::Mnemonic:
        return std::make_unique<TextCutter>(device, behindLastMnemonicRecord);
    case marc::Format::Line:
        return std::make_unique<TextCutter>(device, behindLastBlankLine);
    case marc::Format::Json:
    case marc::Format::JsonLines:
        if (!isJsonByLine(device.peek(kBlock)))
            return nullptr;
        return std::make_unique<TextCutter>(device, beforeLastJsonLine);
    case marc::Format::Iso2709:
    case marc::Format::Csv:
    case marc::Format::Tsv:
        break;
    }
    return std::make_unique<Iso2709Cutter>(device);
}

} // namespace colophon::exchange
