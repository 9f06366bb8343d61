// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/marcxmlparser.h"

#include "charset/plainrun.h"
#include "charset/utf8.h"
#include "marc/xmlname.h"

#include <array>
#include <cstring>
#include <string_view>
#include <vector>

namespace colophon::marc {

namespace {

bool isOfMarc(std::string_view attribute)
{
    return attribute == "tag" || attribute == "ind1" || attribute == "ind2" || attribute == "code";
}

/// Null where it is not there. For what comes within a few bytes.
const char *findNear(const char *at, const char *end, char wanted)
{
    while (at != end && *at != wanted)
        ++at;
    return at == end ? nullptr : at;
}

/// What the text between two tags belongs to.
enum class Sink { None, Leader, Field };

class Parser {
public:
    Parser(QByteArrayView bytes, charset::Coding coding, FlatItem &item)
        : m_begin(bytes.data()), m_at(m_begin), m_end(m_begin + bytes.size()), m_coding(coding),
          m_item(item), m_record(item.record)
    {}

    XmlOutcome parse()
    {
        m_record.clear();
        while (step()) {
        }
        if (m_outcome.kind == XmlOutcome::Kind::Record)
            finish();
        return m_outcome;
    }

private:
    struct Attributes {
        std::array<char, 3> tag{};
        qsizetype tagLength = 0;
        char indicators[2][8] = {{' '}, {' '}};
        qsizetype indicatorLength[2] = {1, 1};
        char code[8] = {' '};
        qsizetype codeLength = 1;
    };

    bool end(XmlOutcome::Kind kind, qsizetype length, const QString &reason = {})
    {
        m_outcome = {kind, length, reason};
        return false;
    }
    bool cut() { return end(XmlOutcome::Kind::Cut, 0); }
    bool malformed(const char *at, const QString &reason)
    {
        return end(XmlOutcome::Kind::Malformed, at - m_begin, reason);
    }

    bool step();
    bool text();
    bool passOver(const char *closing, qsizetype opening);
    bool cdata();
    bool startTag();
    bool endTag();
    bool open(const XmlName &name, const Attributes &attributes, const char *tagAt);
    bool beginField(bool control, const Attributes &attributes, const char *tagAt);
    void close(XmlElement element);
    const char *attribute(const char *at, Attributes &attributes);
    void takeAttribute(QByteArrayView name, QByteArrayView value, const char *at,
                       Attributes &attributes);
    ByteBuffer &sink() { return m_sink == Sink::Leader ? m_leader : m_record.bytes(); }
    void append(QByteArrayView text, ByteBuffer &out);
    bool appendEscaped(QByteArrayView text, ByteBuffer &out);
    bool reference(QByteArrayView name, ByteBuffer &out);
    void finish();

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    charset::Coding m_coding;
    FlatItem &m_item;
    FlatRecord &m_record;
    XmlOutcome m_outcome;
    std::vector<XmlName> m_open; ///< the elements that are
    Sink m_sink = Sink::None;
    ByteBuffer m_leader;
    ByteBuffer m_short; ///< an attribute's value
    ByteBuffer m_converted;
    bool m_hasLeader = false;
    bool m_inData = false;
    bool m_badCharacter = false;
};

/// To behind the next tag; false at the end of the element or of the bytes.
bool Parser::step()
{
    if (m_sink != Sink::None) {
        if (!text())
            return false;
    } else {
        while (m_at != m_end && isXmlBlank(*m_at))
            ++m_at;
        const void *const found = std::memchr(m_at, '<', static_cast<std::size_t>(m_end - m_at));
        if (found == nullptr)
            return cut();
        m_at = static_cast<const char *>(found);
    }
    if (m_end - m_at < 4)
        return cut();
    if (m_at[1] == '/')
        return endTag();
    if (m_at[1] == '!')
        return m_at[2] == '-' ? passOver("-->", 4) : m_at[2] == '[' ? cdata() : passOver(">", 2);
    if (m_at[1] == '?')
        return passOver("?>", 2);
    return startTag();
}

/// Takes the text up to the next tag.
bool Parser::text()
{
    if (m_coding == charset::Coding::Utf8) {
        // A piece at a time, as the buffer makes room for all of it.
        const char *piece = m_at;
        do {
            piece = m_at + qMin<qsizetype>(1024, m_end - m_at);
            m_at = charset::copyPlainRun<false, '<', '&'>(m_at, piece, sink());
        } while (m_at == piece && m_at != m_end);
        if (m_at != m_end && *m_at == '<')
            return true;
    }
    const void *const found = std::memchr(m_at, '<', static_cast<std::size_t>(m_end - m_at));
    if (found == nullptr)
        return cut();
    const char *const stop = static_cast<const char *>(found);
    if (!appendEscaped(QByteArrayView(m_at, stop - m_at), sink()))
        return false;
    m_at = stop;
    return true;
}

bool Parser::passOver(const char *closing, qsizetype opening)
{
    const QByteArrayView rest(m_at + opening, qMax<qsizetype>(0, m_end - m_at - opening));
    const qsizetype found = rest.indexOf(closing);
    if (found < 0)
        return cut();
    m_at = rest.data() + found + qsizetype(std::strlen(closing));
    return true;
}

bool Parser::cdata()
{
    const char *const from = m_at + 9; // <![CDATA[
    if (m_end - m_at < 9)
        return cut();
    if (!passOver("]]>", 9))
        return false;
    if (m_sink != Sink::None)
        append(QByteArrayView(from, m_at - 3 - from), sink());
    return true;
}

bool Parser::startTag()
{
    const char *const tagAt = m_at;
    const XmlName name = xmlNameAt(m_at + 1, m_end);
    const char *at = name.whole.end();
    if (name.whole.isEmpty())
        return malformed(m_at, QStringLiteral("“<” is followed by no name"));
    Attributes attributes;
    while (at != m_end && *at != '>' && *at != '/') {
        if (isXmlBlank(*at)) {
            ++at;
            continue;
        }
        at = attribute(at, attributes);
        if (at == nullptr)
            return false;
    }
    if (m_end - at < 2)
        return cut();
    const bool empty = *at == '/';
    if (empty && at[1] != '>')
        return malformed(at, QStringLiteral("a tag is not closed"));
    m_at = at + (empty ? 2 : 1);
    if (!open(name, attributes, tagAt))
        return false;
    if (!empty) {
        m_open.push_back(name);
        return true;
    }
    if (m_open.empty())
        return end(XmlOutcome::Kind::NotMarc, m_at - m_begin);
    close(name.element);
    return true;
}

bool Parser::open(const XmlName &name, const Attributes &attributes, const char *tagAt)
{
    if (name.element == XmlElement::Record && !m_open.empty()) {
        const bool wrapper = !m_hasLeader && m_record.fields().empty();
        return wrapper ? end(XmlOutcome::Kind::Inner, tagAt - m_begin)
                       : malformed(tagAt, QStringLiteral("a record begins inside the record"));
    }
    if (m_open.size() > 60)
        return malformed(tagAt, QStringLiteral("the elements are nested too deeply"));
    if (name.element == XmlElement::Leader) {
        m_sink = Sink::Leader;
        m_leader.clear();
        m_hasLeader = true;
    } else if (name.element == XmlElement::ControlField || name.element == XmlElement::DataField) {
        return beginField(name.element == XmlElement::ControlField, attributes, tagAt);
    } else if (name.element == XmlElement::Subfield && m_inData) {
        m_record.bytes().append(FlatRecord::kDelimiter);
        m_record.bytes().append(QByteArrayView(attributes.code, attributes.codeLength));
        m_sink = Sink::Field;
    } else if (m_inData && m_sink == Sink::None) {
        m_item.tell(
            tagAt - m_begin,
            QStringLiteral("The element “%1” does not belong into a field; it was left out.")
                .arg(QString::fromUtf8(name.local)));
    }
    return true;
}

bool Parser::beginField(bool control, const Attributes &attributes, const char *tagAt)
{
    if (m_inData || m_sink != Sink::None)
        return malformed(tagAt, QStringLiteral("a field begins inside a field"));
    const std::optional<Tag> tag = Tag::fromBytes({attributes.tag.data(), attributes.tagLength});
    if (!tag) {
        m_item.tell(tagAt - m_begin,
                    QStringLiteral("A field has no tag of three characters; it was left out."));
        return true;
    }
    m_record.begin(*tag, control);
    m_inData = !control;
    if (control) {
        m_sink = Sink::Field;
        return true;
    }
    for (int i = 0; i < 2; ++i)
        m_record.bytes().append(
            QByteArrayView(attributes.indicators[i], attributes.indicatorLength[i]));
    return true;
}

void Parser::close(XmlElement element)
{
    switch (element) {
    case XmlElement::Leader:
        m_sink = Sink::None;
        break;
    case XmlElement::Subfield:
        if (m_inData)
            m_sink = Sink::None;
        break;
    case XmlElement::DataField:
        if (m_inData)
            m_record.end();
        m_inData = false;
        break;
    case XmlElement::ControlField:
        if (m_sink == Sink::Field)
            m_record.end();
        m_sink = Sink::None;
        break;
    case XmlElement::Record:
    case XmlElement::Other:
        break;
    }
}

bool Parser::endTag()
{
    const XmlName name = xmlNameAt(m_at + 2, m_end);
    const char *at = name.whole.end();
    while (at != m_end && isXmlBlank(*at))
        ++at;
    if (at == m_end)
        return cut();
    if (*at != '>')
        return malformed(m_at, QStringLiteral("a closing tag is not closed"));
    if (m_open.empty() || asText(m_open.back().whole) != asText(name.whole)) {
        return malformed(m_at, QStringLiteral("“</%1>” closes an element that is not open")
                                   .arg(QString::fromUtf8(name.whole)));
    }
    m_open.pop_back();
    m_at = at + 1;
    if (!m_open.empty()) {
        close(name.element);
        return true;
    }
    const bool marc = m_hasLeader || !m_record.fields().empty();
    return end(marc ? XmlOutcome::Kind::Record : XmlOutcome::Kind::NotMarc, m_at - m_begin);
}

/// Behind the attribute, or null where the parsing has ended.
const char *Parser::attribute(const char *at, Attributes &attributes)
{
    const QByteArrayView name = xmlNameAt(at, m_end).whole;
    at = name.end();
    while (at != m_end && isXmlBlank(*at))
        ++at;
    if (at != m_end && (*at != '=' || name.isEmpty())) {
        malformed(at, QStringLiteral("a tag holds an attribute without a value"));
        return nullptr;
    }
    do {
        ++at;
    } while (at < m_end && isXmlBlank(*at));
    if (at >= m_end) {
        cut();
        return nullptr;
    }
    if (*at != '"' && *at != '\'') {
        malformed(at, QStringLiteral("an attribute's value stands in no quotation marks"));
        return nullptr;
    }
    const char *const from = at + 1;
    const char *const to = findNear(from, m_end, *at);
    if (to == nullptr) {
        cut();
        return nullptr;
    }
    if (!isOfMarc(asText(name)))
        return to + 1;
    QByteArrayView value(from, to - from);
    if (value.size() != 1 || value[0] == '&' || (value[0] & 0x80)) {
        m_short.clear();
        if (!appendEscaped(value, m_short))
            return nullptr;
        value = m_short.view();
    }
    takeAttribute(name, value, from, attributes);
    return to + 1;
}

void Parser::takeAttribute(QByteArrayView name, QByteArrayView value, const char *at,
                           Attributes &attributes)
{
    if (name[0] == 't') {
        attributes.tagLength = value.size() > 3 ? 0 : value.size();
        std::copy(value.begin(), value.begin() + attributes.tagLength, attributes.tag.begin());
        return;
    }
    if (value.isEmpty())
        return;
    // One character; more would shift the subfields.
    char *const target = name[0] == 'c' ? attributes.code : attributes.indicators[name[3] - '1'];
    qsizetype &length =
        name[0] == 'c' ? attributes.codeLength : attributes.indicatorLength[name[3] - '1'];
    length = characterLength(value.data(), value.data() + value.size());
    std::memcpy(target, value.data(), static_cast<std::size_t>(length));
    m_badCharacter |= target[0] >= 0 && target[0] < 0x20;
    if (target[0] >= 0x1d && target[0] <= 0x1f)
        target[0] = ' ';
    if (length != value.size()) {
        m_item.tell(at - m_begin,
                    QStringLiteral("The attribute %1 has more than one character; the first "
                                   "counts.")
                        .arg(QString::fromLatin1(name)));
    }
}

/// XML has no control characters. A separator of MARC's would cut the value in two.
void Parser::append(QByteArrayView text, ByteBuffer &out)
{
    if (m_coding != charset::Coding::Utf8) {
        m_converted.clear();
        charset::latinToUtf8(text, m_coding == charset::Coding::Windows1252, m_converted);
        text = m_converted.view();
    }
    const char *at = text.data();
    const char *const end = at + text.size();
    for (;;) {
        at = charset::copyPlainRun<false>(at, end, out);
        if (at == end)
            return;
        const bool allowed = isXmlBlank(*at) || *at == 0x7f;
        m_badCharacter |= !allowed;
        out.append(*at >= 0x1d && *at <= 0x1f ? ' ' : *at);
        ++at;
    }
}

bool Parser::appendEscaped(QByteArrayView text, ByteBuffer &out)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
        const char *stop = at;
        while (stop != end && *stop != '&' && *stop != '\r')
            ++stop;
        append(QByteArrayView(at, stop - at), out);
        at = stop;
        if (at == end)
            break;
        if (*at == '\r') { // XML 1.0, 2.11: CRLF and CR are a line feed
            out.append('\n');
            at += at + 1 != end && at[1] == '\n' ? 2 : 1;
            continue;
        }
        const void *const semicolon = std::memchr(at, ';', static_cast<std::size_t>(end - at));
        if (semicolon == nullptr)
            return malformed(at, QStringLiteral("“&” stands alone"));
        const char *const to = static_cast<const char *>(semicolon);
        const QByteArrayView name(at + 1, to - at - 1);
        if (!reference(name, out)) {
            return malformed(
                at, QStringLiteral("the entity “&%1;” is not known")
                        .arg(QString::fromUtf8(name.first(qMin<qsizetype>(20, name.size())))));
        }
        at = to + 1;
    }
    return true;
}

bool Parser::reference(QByteArrayView name, ByteBuffer &out)
{
    static constexpr std::pair<const char *, char> kNamed[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto &[known, character] : kNamed) {
        if (name == known) {
            out.append(character);
            return true;
        }
    }
    if (!name.startsWith('#') || name.size() < 2 || name.size() > 10)
        return false;
    const bool hex = name[1] == 'x' || name[1] == 'X';
    bool ok = false;
    uint character = name.sliced(hex ? 2 : 1).toByteArray().toUInt(&ok, hex ? 16 : 10);
    if (!ok)
        return false;
    if (character == 0 || character > 0x10ffff || (character >= 0xd800 && character < 0xe000))
        character = 0xfffd;
    if (character >= 0x1d && character <= 0x1f)
        character = ' ';
    charset::appendUtf8(character, out);
    return true;
}

void Parser::finish()
{
    const qsizetype leaderLength = m_record.setLeaderText(m_leader.view());
    if (!m_hasLeader)
        m_item.tell(0, QStringLiteral("The record has no leader."));
    else if (leaderLength != Leader::kLength)
        m_item.tell(
            0, QStringLiteral("The leader has %1 characters instead of 24.").arg(leaderLength));
    if (m_badCharacter)
        m_item.tell(0, QStringLiteral("There are control characters, which XML does not allow."));
}

} // namespace

XmlOutcome parseXmlRecord(QByteArrayView bytes, charset::Coding coding, FlatItem &item)
{
    return Parser(bytes, coding, item).parse();
}

} // namespace colophon::marc
