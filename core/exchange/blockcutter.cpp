// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/blockcutter.h"

#include "marc/iso2709reader.h"
#include "marc/jsonreader.h"
#include "marc/linereader.h"
#include "marc/mnemonicreader.h"

namespace colophon::exchange {

namespace {

/// A text that has no place to cut at for so long holds no record that a reader would read on.
constexpr qsizetype kLongest = qsizetype(16) << 20;
constexpr char kRecordEnd = 0x1d;

/// Record by record, as the reader finds them.
class Iso2709Cutter final : public BlockCutter {
public:
    Iso2709Cutter(QIODevice &device, qsizetype size)
        : m_input(device), m_stretches(m_input), m_size(size)
    {}

    Result<bool> next(FileBlock &block) override
    {
        block.bytes.clear();
        for (bool cuttable = true; !cuttable || block.bytes.size() < m_size;) {
            const auto stretch = m_stretches.next();
            COLOPHON_TRY(stretch);
            if (stretch->length == 0)
                break;
            if (block.bytes.isEmpty())
                block.offset = m_input.position();
            if (m_input.position() > block.offset + block.bytes.size() + m_size)
                break; // much stands between the records
            // Line ends for what stood between the records, so that places in the file stay right.
            while (block.offset + block.bytes.size() < m_input.position())
                block.bytes.append('\n');
            block.bytes.append(m_input.ahead().first(stretch->length));
            m_input.skip(stretch->length);
            if (!stretch->terminated)
                break;
            // A record without its terminator is told from half of one by what comes behind it.
            cuttable = block.bytes.view().back() == kRecordEnd;
        }
        return !block.bytes.isEmpty();
    }

private:
    marc::Input m_input;
    marc::Iso2709Stretches m_stretches;
    qsizetype m_size;
};

/// Where in the text the last place to cut at is, or -1.
using LastCut = qsizetype (*)(QByteArrayView text);

/// Behind the last closing tag of a record that ends before `end`, or -1.
qsizetype behindRecordTag(QByteArrayView text, qsizetype end)
{
    const QByteArrayView before = text.first(end);
    for (qsizetype at = before.lastIndexOf("record>"); at > 0;
         at = before.lastIndexOf("record>", at - 1)) {
        const qsizetype open = before.lastIndexOf('<', at);
        if (open >= 0 && open + 1 < at && before[open + 1] == '/'
            && (at == open + 2 || before[at - 1] == ':'))
            return at + 7;
    }
    return -1;
}

/// Where the comment or CDATA section begins that `place` lies in, or -1. Both are rare, and so is
/// their exclamation mark.
qsizetype beginOfVerbatim(QByteArrayView text, qsizetype place)
{
    for (qsizetype at = text.indexOf('!'); at >= 0 && at < place; at = text.indexOf('!', at + 1)) {
        if (at == 0 || text[at - 1] != '<')
            continue;
        const QByteArrayView inside = text.sliced(at + 1);
        const bool comment = inside.startsWith("--");
        if (!comment && !inside.startsWith("[CDATA["))
            continue;
        const qsizetype end = comment ? inside.indexOf("-->", 2) : inside.indexOf("]]>", 7);
        if (end < 0 && text.size() >= kLongest)
            continue; // the reader takes it for none
        if (end < 0 || at + 1 + end >= place)
            return at - 1;
        at += end;
    }
    return -1;
}

qsizetype behindLastRecordTag(QByteArrayView text)
{
    const qsizetype cut = behindRecordTag(text, text.size());
    const qsizetype verbatim = beginOfVerbatim(text, cut);
    return verbatim < 0 ? cut : behindRecordTag(text, verbatim);
}

qsizetype behindLastBlankLine(QByteArrayView text)
{
    const qsizetype unix = text.lastIndexOf("\n\n");
    const qsizetype windows = text.lastIndexOf("\n\r\n");
    return qMax(unix < 0 ? -1 : unix + 2, windows < 0 ? -1 : windows + 3);
}

/// Records without blank lines between them have their leaders. The line that the text ends in may
/// not be whole.
qsizetype beforeLastLeader(QByteArrayView text, marc::LineTest isLeader)
{
    for (qsizetype end = text.lastIndexOf('\n'); end > 0;) {
        const qsizetype before = text.lastIndexOf('\n', end - 1);
        if (before < 0)
            return -1;
        if (isLeader(text.sliced(before + 1, end - before - 1)))
            return before + 1;
        end = before;
    }
    return -1;
}

qsizetype behindLastMnemonicRecord(QByteArrayView text)
{
    const qsizetype blank = behindLastBlankLine(text);
    return blank > 0 ? blank : beforeLastLeader(text, marc::isMnemonicLeader);
}

qsizetype behindLastLineRecord(QByteArrayView text)
{
    const qsizetype blank = behindLastBlankLine(text);
    return blank > 0 ? blank : beforeLastLeader(text, marc::isLineLeader);
}

/// Behind the quotation mark that ends the string which begins at `at`, or -1.
qsizetype behindString(QByteArrayView text, qsizetype at)
{
    while (++at < text.size()) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return -1;
}

/// Before the last record that lies in no other object, as the braces say; or -1.
qsizetype beforeLastSoundJsonRecord(QByteArrayView text)
{
    qsizetype cut = -1;
    int depth = 0;
    for (qsizetype at = 0; at >= 0 && at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = behindString(text, at);
            continue;
        }
        if (c == '{' && depth++ == 0 && at > 0 && marc::mayBeginJsonRecord(text, at))
            cut = at;
        else if (c == '}' && depth > 0)
            --depth;
        ++at;
    }
    return cut;
}

/// Where braces or quotation marks are missing, only the reader knows where it will go on.
qsizetype behindLastJsonObject(QByteArrayView text)
{
    const qsizetype sound = beforeLastSoundJsonRecord(text);
    if (sound > 0)
        return sound;
    qsizetype cut = -1;
    marc::JsonReader reader{marc::Input(text)};
    marc::FlatItem item;
    for (Result<bool> more = reader.next(item); more.ok() && *more; more = reader.next(item)) {
        if (reader.position() == text.size())
            break; // perhaps it does not end here
        cut = reader.position();
    }
    return cut;
}

class TextCutter final : public BlockCutter {
public:
    TextCutter(QIODevice &device, qsizetype size, LastCut lastCut)
        : m_input(device), m_size(size), m_lastCut(lastCut)
    {}

    Result<bool> next(FileBlock &block) override
    {
        block.bytes.clear();
        for (qsizetype wanted = m_size;; wanted *= 2) {
            COLOPHON_TRY(m_input.want(wanted));
            const QByteArrayView ahead = m_input.ahead();
            const QByteArrayView part = ahead.first(qMin(wanted, ahead.size()));
            const bool last = m_input.ended() && part.size() == ahead.size();
            qsizetype cut = last ? part.size() : m_lastCut(part);
            if (cut <= 0 && !last) {
                if (part.size() < kLongest)
                    continue;
                cut = part.size();
            }
            block.offset = m_input.position();
            block.bytes.append(part.first(cut));
            m_input.skip(cut);
            return cut > 0;
        }
    }

private:
    marc::Input m_input;
    qsizetype m_size;
    LastCut m_lastCut;
};

} // namespace

std::unique_ptr<BlockCutter> makeBlockCutter(marc::Format format, QIODevice &device, qsizetype size)
{
    switch (format) {
    case marc::Format::MarcXml:
        return std::make_unique<TextCutter>(device, size, behindLastRecordTag);
    case marc::Format::Mnemonic:
        return std::make_unique<TextCutter>(device, size, behindLastMnemonicRecord);
    case marc::Format::Line:
        return std::make_unique<TextCutter>(device, size, behindLastLineRecord);
    case marc::Format::Json:
    case marc::Format::JsonLines:
        return std::make_unique<TextCutter>(device, size, behindLastJsonObject);
    case marc::Format::Iso2709:
    case marc::Format::Csv:
    case marc::Format::Tsv:
        break;
    }
    return std::make_unique<Iso2709Cutter>(device, size);
}

} // namespace colophon::exchange
