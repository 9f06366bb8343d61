// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/jsonwriter.h"

#include "charset/plainrun.h"

#include <cstdio>

namespace colophon::marc {

namespace {

void putSpecial(char c, ByteBuffer &out)
{
    switch (c) {
    case '"':
        out.append("\\\"");
        break;
    case '\\':
        out.append("\\\\");
        break;
    case '\n':
        out.append("\\n");
        break;
    case '\t':
        out.append("\\t");
        break;
    case '\r':
        out.append("\\r");
        break;
    default:
        char text[8];
        const int length = std::snprintf(text, sizeof text, "\\u%04x", unsigned(c));
        out.append(QByteArrayView(text, length));
    }
}

/// Up to the end or to the first delimiter; gives where that is.
const char *putValue(const char *at, const char *end, ByteBuffer &out)
{
    for (;;) {
        at = charset::copyPlainRun<false, '"', '\\'>(at, end, out);
        if (at == end || *at == FlatRecord::kDelimiter)
            return at;
        putSpecial(*at++, out);
    }
}

/// With its quotation marks.
void putString(QByteArrayView text, ByteBuffer &out)
{
    out.append('"');
    const char *const end = text.data() + text.size();
    const char *at = putValue(text.data(), end, out);
    while (at != end) {
        putSpecial(*at, out);
        at = putValue(at + 1, end, out);
    }
    out.append('"');
}

/// An indicator, a code, mostly.
void putCharacter(QByteArrayView character, ByteBuffer &out)
{
    if (character.size() != 1 || character[0] == '"' || character[0] == '\\' || character[0] < 0x20
        || character[0] == 0x7f) {
        putString(character, out);
        return;
    }
    char *const at = out.room(3);
    at[0] = at[2] = '"';
    at[1] = character[0];
    out.advance(3);
}

void putDataField(QByteArrayView content, ByteBuffer &out)
{
    FlatSubfields walk(content);
    out.append("{\"ind1\":");
    putCharacter(walk.indicator1(), out);
    out.append(",\"ind2\":");
    putCharacter(walk.indicator2(), out);
    out.append(",\"subfields\":[");
    for (bool first = true; walk.nextCode(); first = false) {
        out.append(first ? QByteArrayView("{") : QByteArrayView(",{"));
        putCharacter(walk.code(), out);
        out.append(":\"");
        const QByteArrayView rest = walk.rest();
        walk.endValue(putValue(rest.data(), rest.data() + rest.size(), out));
        out.append("\"}");
    }
    out.append("]}");
}

} // namespace

void JsonWriter::begin(ByteBuffer &out)
{
    if (!m_asLines)
        out.append("[\n");
}

void JsonWriter::separate(ByteBuffer &out)
{
    if (!m_asLines)
        out.append(",\n");
}

Result<void> JsonWriter::write(const FlatRecord &record, ByteBuffer &out)
{
    out.append("{\"leader\":");
    putString(record.leader(), out);
    out.append(",\"fields\":[");
    bool first = true;
    for (const FlatField &field : record.fields()) {
        out.append(first ? QByteArrayView("{") : QByteArrayView(",{"));
        first = false;
        const char tag[] = {field.tag.at(0), field.tag.at(1), field.tag.at(2)};
        putString(QByteArrayView(tag, 3), out);
        out.append(':');
        if (field.control)
            putString(record.content(field), out);
        else
            putDataField(record.content(field), out);
        out.append('}');
    }
    out.append(m_asLines ? QByteArrayView("]}\n") : QByteArrayView("]}"));
    return {};
}

void JsonWriter::end(ByteBuffer &out)
{
    if (!m_asLines)
        out.append("\n]\n");
}

} // namespace colophon::marc
