// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/lines.h"

#include "marc/decoding.h"

namespace colophon::marc {

namespace {

/// A record's lines that are longer than this together are none.
constexpr qsizetype kLongestBlock = qsizetype(16) << 20;

bool isFiller(char c)
{
    return c == '\n' || c == '\r' || c == 0x1a || c == '\xef' || c == '\xbb' || c == '\xbf';
}

bool isBlank(QByteArrayView line)
{
    for (const char c : line) {
        if (c != ' ' && c != '\t' && c != '\r' && c != 0x1a)
            return false;
    }
    return true;
}

Result<void> skipFiller(Input &input)
{
    for (;;) {
        const QByteArrayView ahead = input.ahead();
        qsizetype filler = 0;
        while (filler < ahead.size() && isFiller(ahead[filler]))
            ++filler;
        input.skip(filler);
        if (filler < ahead.size())
            return {};
        const Result<bool> more = input.more();
        COLOPHON_TRY(more);
        if (!*more)
            return {};
    }
}

} // namespace

/// The stretch ahead that is one record's lines, up to and with the blank line behind them, or up
/// to where the next record begins. Skips what blank lines and byte order marks stand before it.
/// Empty at the end.
Result<QByteArrayView> LinesReader::nextBlock()
{
    COLOPHON_TRY(skipFiller(m_input));
    for (qsizetype line = 0;;) {
        const QByteArrayView ahead = m_input.ahead();
        const qsizetype found = ahead.indexOf('\n', line);
        if (found < 0 && !m_input.ended() && ahead.size() < kLongestBlock) {
            const Result<bool> more = m_input.more();
            COLOPHON_TRY(more);
            continue;
        }
        const qsizetype end = found < 0 ? ahead.size() : found;
        const QByteArrayView text = ahead.sliced(line, end - line);
        if (line > 0 && isBlank(text))
            return ahead.first(found < 0 ? end : end + 1);
        if (line > 0 && m_begins(text))
            return ahead.first(line);
        if (found < 0)
            return ahead;
        line = end + 1;
    }
}

Result<bool> LinesReader::next(FlatItem &item)
{
    const Result<QByteArrayView> block = nextBlock();
    COLOPHON_TRY(block);
    if (block->isEmpty())
        return false;
    item.offset = position();
    item.number = ++m_number;
    item.raw = *block;
    parse(item, *block);
    if (m_options.coding && *m_options.coding != Coding::Utf8)
        decodeFields(item, *m_options.coding);
    else
        repairText(item, true);
    m_input.skip(block->size());
    return true;
}

QByteArrayView takeLine(QByteArrayView &rest)
{
    const qsizetype found = rest.indexOf('\n');
    QByteArrayView line = found < 0 ? rest : rest.first(found);
    rest = found < 0 ? QByteArrayView() : rest.sliced(found + 1);
    while (line.endsWith('\r') || line.endsWith('\x1a'))
        line.chop(1);
    return line;
}

} // namespace colophon::marc
