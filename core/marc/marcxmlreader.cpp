// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/marcxmlreader.h"

#include "marc/decoding.h"
#include "marc/marcxmlparser.h"
#include "marc/xmlname.h"

namespace colophon::marc {

namespace {

/// An element that is longer than this is not read on.
constexpr qsizetype kLongestElement = qsizetype(16) << 20;
constexpr qsizetype kLongestName = 256;

bool isRecord(QByteArrayView name)
{
    return xmlNameAt(name.data(), name.data() + name.size()).element == XmlElement::Record;
}

} // namespace

Coding xmlCoding(QByteArrayView head)
{
    const qsizetype close = head.indexOf("?>");
    if (!head.contains(QByteArrayView("<?xml")) || close < 0)
        return Coding::Utf8;
    const QByteArrayView declaration = head.first(close);
    const qsizetype at = declaration.indexOf("encoding");
    if (at < 0)
        return Coding::Utf8;
    const QString rest = QString::fromLatin1(declaration.sliced(at + 8)).remove(u'=').trimmed();
    const QString name = rest.mid(1, rest.indexOf(rest.front(), 1) - 1);
    const auto coding = charset::codingFromWord(name);
    return coding && *coding != Coding::Marc8 ? *coding : Coding::Utf8;
}

Result<void> MarcXmlReader::start()
{
    m_started = true;
    COLOPHON_TRY(m_input.want(512));
    if (!m_coding || *m_coding == Coding::Marc8)
        m_coding = xmlCoding(m_input.ahead().first(qMin<qsizetype>(512, m_input.ahead().size())));
    return {};
}

/// Over a comment, which may hold anything. One that does not end is none: what stands in it is
/// read, rather than lost.
Result<void> MarcXmlReader::passComment()
{
    constexpr qsizetype kOpening = 4;
    for (;;) {
        const QByteArrayView ahead = m_input.ahead();
        const qint64 from = qMax<qint64>(kOpening, m_noCommentEnds - position());
        const qsizetype end = from < ahead.size() ? ahead.indexOf("-->", qsizetype(from)) : -1;
        if (end >= 0) {
            m_input.skip(end + 3);
            return {};
        }
        m_noCommentEnds = qMax(m_noCommentEnds, position() + ahead.size() - 2);
        if (m_input.ended() || ahead.size() > kLongestElement) {
            m_input.skip(kOpening);
            return {};
        }
        const Result<bool> more = m_input.more();
        COLOPHON_TRY(more);
    }
}

/// To the next start tag whose local name is `record`; false at the end.
Result<bool> MarcXmlReader::toRecord()
{
    for (;;) {
        const qsizetype open = m_input.ahead().indexOf('<');
        m_input.skip(open < 0 ? m_input.ahead().size() : open);
        if (open < 0) {
            const Result<bool> more = m_input.more();
            COLOPHON_TRY(more);
            if (!*more)
                return false;
            continue;
        }
        COLOPHON_TRY(m_input.want(kLongestName));
        const QByteArrayView ahead = m_input.ahead();
        if (ahead.startsWith("<!--")) {
            COLOPHON_TRY(passComment());
            continue;
        }
        if (isRecord(ahead.sliced(1)))
            return true;
        m_input.skip(1);
    }
}

/// How many bytes to give up after damage: up to behind the closing tag of the record, or up to the
/// next one's beginning, whatever comes first.
Result<qsizetype> MarcXmlReader::afterDamage(qsizetype from)
{
    for (;;) {
        const QByteArrayView ahead = m_input.ahead();
        for (qsizetype at = ahead.indexOf('<', from); at >= 0; at = ahead.indexOf('<', at + 1)) {
            const QByteArrayView rest = ahead.sliced(at + 1);
            if (rest.size() < kLongestName && !m_input.ended()) {
                from = at;
                break;
            }
            if (rest.startsWith('/') && isRecord(rest.sliced(1))) {
                const qsizetype close = rest.indexOf('>');
                return close < 0 ? ahead.size() : at + 1 + close + 1;
            }
            if (at > 0 && isRecord(rest))
                return at;
            from = at + 1;
        }
        if (m_input.ended() || ahead.size() > kLongestElement)
            return ahead.size();
        const Result<bool> more = m_input.more();
        COLOPHON_TRY(more);
    }
}

Result<bool> MarcXmlReader::next(FlatItem &item)
{
    if (!m_started)
        COLOPHON_TRY(start());
    for (;;) {
        const Result<bool> found = toRecord();
        if (!found.ok() || !*found)
            return found;
        item.offset = position();
        item.problems.clear();
        XmlOutcome outcome = parseXmlRecord(m_input.ahead(), *m_coding, item);
        while (outcome.kind == XmlOutcome::Kind::Cut && !m_input.ended()
               && m_input.ahead().size() < kLongestElement) {
            const Result<bool> more = m_input.more();
            COLOPHON_TRY(more);
            item.problems.clear();
            outcome = parseXmlRecord(m_input.ahead(), *m_coding, item);
        }
        if (outcome.kind == XmlOutcome::Kind::Inner) {
            m_input.skip(outcome.length);
            continue;
        }
        item.number = ++m_number;
        item.readable = outcome.kind == XmlOutcome::Kind::Record;
        qsizetype length = outcome.length;
        if (item.readable) {
            settleCoding(item);
        } else if (outcome.kind == XmlOutcome::Kind::NotMarc) {
            item.tell(0, QStringLiteral("This record element holds no MARC field."));
        } else {
            const Result<qsizetype> given = afterDamage(qMax<qsizetype>(1, length));
            COLOPHON_TRY(given);
            tellDamage(item, outcome, *given);
            length = *given;
        }
        item.raw = m_input.ahead().first(length);
        m_input.skip(length);
        return true;
    }
}

/// `given` bytes are given up.
void MarcXmlReader::tellDamage(FlatItem &item, const XmlOutcome &outcome, qsizetype given) const
{
    item.problems.clear();
    if (outcome.kind != XmlOutcome::Kind::Cut) {
        item.tell(outcome.length,
                  QStringLiteral("The XML of this record is damaged: %1.").arg(outcome.reason));
    } else if (given == m_input.ahead().size()) {
        item.tell(given, QStringLiteral("The input ends in the middle of a record (it is not "
                                        "closed)."));
    } else {
        item.tell(0, QStringLiteral("The XML of this record is damaged: a comment, a CDATA section "
                                    "or a tag in it does not end."));
    }
}

/// Bytes that are not UTF-8 in a document that says so.
void MarcXmlReader::settleCoding(FlatItem &item)
{
    if (*m_coding == Coding::Utf8)
        repairText(item, false);
}

} // namespace colophon::marc
