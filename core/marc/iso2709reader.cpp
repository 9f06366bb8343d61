// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/iso2709reader.h"

#include "marc/iso2709parser.h"

namespace colophon::marc {

namespace {

constexpr char kRecordEnd = 0x1d;
constexpr char kFieldEnd = 0x1e;
/// A stretch without a record terminator that is longer than this is no MARC record; the longest
/// seen in real files has 1.1 MB.
constexpr qsizetype kLongestStretch = qsizetype(16) << 20;

bool looksLikeLeader(QByteArrayView bytes)
{
    return bytes.size() >= Leader::kLength && isoNumber(bytes.first(5)) >= Leader::kLength
           && isoNumber(bytes.sliced(12, 5)) > 0;
}

/// Line ends, DOS end-of-file marks, a byte order mark, a second terminator.
bool isFiller(char c)
{
    return c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == '\0' || c == 0x1a
           || c == kRecordEnd || c == '\xef' || c == '\xbb' || c == '\xbf';
}

} // namespace

Result<void> Iso2709Stretches::skipFiller()
{
    for (;;) {
        const QByteArrayView ahead = m_input.ahead();
        qsizetype filler = 0;
        while (filler < ahead.size() && isFiller(ahead[filler]))
            ++filler;
        m_input.skip(filler);
        if (filler < ahead.size() || m_input.ended())
            return {};
        const Result<bool> more = m_input.more();
        COLOPHON_TRY(more);
    }
}

/// The length that LDR/00–04 states, where a record ends there; else 0.
Result<qsizetype> Iso2709Stretches::asStated()
{
    COLOPHON_TRY(m_input.want(5));
    const qsizetype stated = m_input.ahead().size() < 5 ? -1 : isoNumber(m_input.ahead().first(5));
    if (stated <= Leader::kLength)
        return qsizetype(0);
    COLOPHON_TRY(m_input.want(stated));
    if (m_input.ahead().size() < stated)
        return qsizetype(0);
    const char last = m_input.ahead()[stated - 1];
    if (last == kRecordEnd)
        return stated;
    if (last != kFieldEnd)
        return qsizetype(0);
    COLOPHON_TRY(m_input.want(stated + Leader::kLength));
    // Only the terminator is missing.
    return looksLikeLeader(m_input.ahead().sliced(stated)) ? stated : 0;
}

Result<Iso2709Stretches::Stretch> Iso2709Stretches::next()
{
    COLOPHON_TRY(skipFiller());
    if (m_input.ahead().isEmpty())
        return Stretch{};
    const Result<qsizetype> stated = asStated();
    COLOPHON_TRY(stated);
    if (*stated > 0)
        return Stretch{*stated, true};
    qsizetype searched = 0;
    for (;;) {
        const qsizetype end = m_input.ahead().indexOf(kRecordEnd, searched);
        if (end >= 0)
            return Stretch{end + 1, true};
        searched = m_input.ahead().size();
        if (m_input.ended() || searched > kLongestStretch)
            return Stretch{searched, false};
        const Result<bool> more = m_input.more();
        COLOPHON_TRY(more);
    }
}

Result<bool> Iso2709Reader::next(FlatItem &item)
{
    const auto stretch = Iso2709Stretches(m_input).next();
    COLOPHON_TRY(stretch);
    if (stretch->length == 0)
        return false;
    item.offset = position();
    item.number = ++m_number;
    item.raw = m_input.ahead().first(stretch->length);
    item.problems.clear();
    const QByteArrayView stated = item.raw.first(qMin<qsizetype>(5, item.raw.size()));
    if (stretch->terminated && isoNumber(stated) != item.raw.size()) {
        item.tell(0, QStringLiteral("LDR/00–04 says “%1” bytes, and there are %2; the terminator "
                                    "counts.")
                         .arg(QString::fromLatin1(stated))
                         .arg(item.raw.size()));
    }
    parseIso2709(item.raw, m_options, item);
    if (!stretch->terminated) {
        // A whole record that lacks nothing but its terminator is kept; half of one is not.
        item.readable = item.readable && item.raw.back() == kFieldEnd;
        if (!item.readable)
            item.problems.clear();
        item.tell(item.raw.size(), QStringLiteral("The input ends in the middle of a record (there "
                                                  "is no record terminator)."));
    }
    m_input.skip(item.raw.size());
    return true;
}

} // namespace colophon::marc
