// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/marcxmlwriter.h"

#include "charset/plainrun.h"

#include <array>

namespace colophon::marc {

namespace {

/// Bytes that can't be copied as they are. EF is looked at: U+FFFE and U+FFFF begin with it.
constexpr std::array<bool, 256> specialBytes()
{
    std::array<bool, 256> special{};
    for (std::size_t c = 0; c < 0x20; ++c)
        special[c] = c != '\t' && c != '\n';
    for (const unsigned char c : {'<', '>', '&', '"'})
        special[c] = true;
    special[0xef] = true;
    return special;
}
constexpr std::array<bool, 256> kSpecial = specialBytes();

bool isSpecial(char c)
{
    return kSpecial[static_cast<unsigned char>(c)];
}

/// Writes what stands for the special byte; gives how many bytes of the text that takes. `lost` is
/// set where it is something else.
qsizetype putSpecial(const char *at, const char *end, ByteBuffer &out, bool &lost)
{
    switch (*at) {
    case '<':
        out.append("&lt;");
        return 1;
    case '>':
        out.append("&gt;");
        return 1;
    case '&':
        out.append("&amp;");
        return 1;
    case '"':
        out.append('"');
        return 1;
    case '\r':
        out.append("&#13;"); // as it is, a parser would make a line feed of it
        return 1;
    case '\xef':
        if (end - at > 2 && at[1] == '\xbf' && (at[2] == '\xbe' || at[2] == '\xbf')) {
            out.append("\xef\xbf\xbd");
            lost = true;
            return 3;
        }
        out.append(*at);
        return 1;
    default:
        out.append("\xef\xbf\xbd");
        lost = true;
        return 1;
    }
}

/// Up to the end or to the first delimiter; gives where that is.
const char *putValue(const char *at, const char *end, ByteBuffer &out, bool &lost)
{
    for (;;) {
        at = charset::copyPlainRun<false, '<', '>', '&', '\xef'>(at, end, out);
        if (at == end || *at == FlatRecord::kDelimiter)
            return at;
        if (isSpecial(*at))
            at += putSpecial(at, end, out, lost);
        else // a tab or a line end, which may stand
            out.append(*at++);
    }
}

void putText(QByteArrayView text, ByteBuffer &out, bool &lost)
{
    const char *const end = text.data() + text.size();
    const char *at = putValue(text.data(), end, out, lost);
    while (at != end) {
        at += putSpecial(at, end, out, lost);
        at = putValue(at, end, out, lost);
    }
}

/// An attribute's value: few characters, quotation marks and line ends among them.
void putAttribute(QByteArrayView value, ByteBuffer &out, bool &lost)
{
    for (const char *at = value.data(), *const end = at + value.size(); at != end;) {
        if (*at == '"') {
            out.append("&quot;");
            ++at;
        } else if (*at == '\t' || *at == '\n') {
            out.append(*at == '\t' ? QByteArrayView("&#9;") : QByteArrayView("&#10;"));
            ++at;
        } else if (isSpecial(*at)) {
            at += putSpecial(at, end, out, lost);
        } else {
            out.append(*at++);
        }
    }
}

void putTag(const Tag &tag, ByteBuffer &out, bool &lost)
{
    const char bytes[] = {tag.at(0), tag.at(1), tag.at(2)};
    putAttribute(QByteArrayView(bytes, 3), out, lost);
}

void putDataField(const Tag &tag, QByteArrayView content, ByteBuffer &out, bool &lost)
{
    FlatSubfields walk(content);
    out.append("  <datafield tag=\"");
    putTag(tag, out, lost);
    out.append("\" ind1=\"");
    putAttribute(walk.indicator1(), out, lost);
    out.append("\" ind2=\"");
    putAttribute(walk.indicator2(), out, lost);
    out.append("\">\n");
    while (walk.nextCode()) {
        out.append("   <subfield code=\"");
        putAttribute(walk.code(), out, lost);
        out.append("\">");
        const QByteArrayView rest = walk.rest();
        walk.endValue(putValue(rest.data(), rest.data() + rest.size(), out, lost));
        out.append("</subfield>\n");
    }
    out.append("  </datafield>\n");
}

} // namespace

void MarcXmlWriter::begin(ByteBuffer &out)
{
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<collection xmlns=\"http://www.loc.gov/MARC21/slim\">\n");
}

Result<void> MarcXmlWriter::write(const FlatRecord &record, ByteBuffer &out)
{
    m_lost = false;
    out.append(" <record>\n  <leader>");
    putText(record.leader(), out, m_lost);
    out.append("</leader>\n");
    for (const FlatField &field : record.fields()) {
        if (!field.control) {
            putDataField(field.tag, record.content(field), out, m_lost);
            continue;
        }
        out.append("  <controlfield tag=\"");
        putTag(field.tag, out, m_lost);
        out.append("\">");
        putText(record.content(field), out, m_lost);
        out.append("</controlfield>\n");
    }
    out.append(" </record>\n");
    return {};
}

QString MarcXmlWriter::lossNote() const
{
    return m_lost ? QStringLiteral("It holds control characters, which XML has no place for; "
                                   "U+FFFD stands for them.")
                  : QString();
}

void MarcXmlWriter::end(ByteBuffer &out)
{
    out.append("</collection>\n");
}

} // namespace colophon::marc
