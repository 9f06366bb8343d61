// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/jsonreader.h"

#include "marc/decoding.h"
#include "marc/jsonparser.h"

namespace colophon::marc {

namespace {

/// An object that is longer than this is not read on.
constexpr qsizetype kLongestObject = qsizetype(16) << 20;

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// What may stand between objects: an array's signs, line ends, a byte order mark, the record
/// separator of RFC 7464.
bool isBetween(char c)
{
    return isJsonBlank(c) || c == '[' || c == ']' || c == ',' || c == 0x1e || c == '\xef'
           || c == '\xbb' || c == '\xbf';
}

} // namespace

bool mayBeginJsonRecord(QByteArrayView text, qsizetype brace)
{
    if (brace > 0 && text[brace - 1] == '\n')
        return true;
    QByteArrayView next = text.sliced(brace + 1);
    while (!next.isEmpty() && isJsonBlank(next.front()))
        next = next.sliced(1);
    return next.startsWith("\"leader\"") || next.startsWith("\"fields\"");
}

/// To the next object. False at the end; what is no JSON on the way makes an unreadable item.
Result<bool> JsonReader::toObject(FlatItem &item)
{
    for (;;) {
        const QByteArrayView ahead = m_input.ahead();
        qsizetype between = 0;
        while (between < ahead.size() && isBetween(ahead[between]))
            ++between;
        m_input.skip(between);
        if (between < ahead.size()) {
            item.offset = position();
            return true;
        }
        const Result<bool> more = m_input.more();
        COLOPHON_TRY(more);
        if (!*more)
            return false;
    }
}

/// How many bytes to give up: up to the next object that begins a record.
Result<qsizetype> JsonReader::afterDamage(qsizetype from)
{
    for (;;) {
        const QByteArrayView ahead = m_input.ahead();
        for (qsizetype at = ahead.indexOf('{', from); at >= 0; at = ahead.indexOf('{', at + 1)) {
            if (mayBeginJsonRecord(ahead, at))
                return at;
            from = at;
        }
        if (m_input.ended() || ahead.size() > kLongestObject)
            return ahead.size();
        const Result<bool> more = m_input.more();
        COLOPHON_TRY(more);
    }
}

Result<bool> JsonReader::next(FlatItem &item)
{
    item.problems.clear();
    const Result<bool> found = toObject(item);
    if (!found.ok() || !*found)
        return found;
    item.number = ++m_number;
    JsonOutcome outcome{JsonOutcome::Kind::Malformed, 0};
    if (m_input.ahead().startsWith('{'))
        outcome = parseJsonRecord(m_input.ahead(), item);
    while (outcome.kind == JsonOutcome::Kind::Cut && !m_input.ended()
           && m_input.ahead().size() < kLongestObject) {
        const Result<bool> more = m_input.more();
        COLOPHON_TRY(more);
        item.problems.clear();
        outcome = parseJsonRecord(m_input.ahead(), item);
    }
    item.readable = outcome.kind == JsonOutcome::Kind::Record;
    qsizetype length = outcome.length;
    if (item.readable) {
        repairText(item, false);
    } else if (outcome.kind == JsonOutcome::Kind::NotMarc) {
        item.tell(0, QStringLiteral("This object holds neither a leader nor fields."));
    } else if (outcome.kind == JsonOutcome::Kind::Cut) {
        length = m_input.ahead().size();
        item.problems.clear();
        item.tell(length,
                  QStringLiteral("The input ends in the middle of a record (it is not closed)."));
    } else {
        item.problems.clear();
        item.tell(length, QStringLiteral("There is no JSON where the record goes on."));
        const Result<qsizetype> given = afterDamage(qMax<qsizetype>(1, length));
        COLOPHON_TRY(given);
        length = *given;
    }
    item.raw = m_input.ahead().first(length);
    m_input.skip(length);
    return true;
}

} // namespace colophon::marc
