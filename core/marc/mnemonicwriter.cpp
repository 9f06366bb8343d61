// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/mnemonicwriter.h"

#include "charset/plainrun.h"

#include <cstdio>

namespace colophon::marc {

namespace {

bool isPlain(char c)
{
    return c != '$' && c != '{' && c != '}' && c != 0x7f && (c < 0 || c >= 0x20);
}

void putSpecial(char c, ByteBuffer &out)
{
    if (c == '$') {
        out.append("{dollar}");
    } else if (c == '{') {
        out.append("{lcub}");
    } else if (c == '}') {
        out.append("{rcub}");
    } else {
        char text[12];
        const int length = std::snprintf(text, sizeof text, "{U+%04X}", unsigned(c));
        out.append(QByteArrayView(text, length));
    }
}

void putText(QByteArrayView text, ByteBuffer &out)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
        at = charset::copyPlainRun<false, '$', '{', '}'>(at, end, out);
        if (at != end)
            putSpecial(*at++, out);
    }
}

/// Blanks are told by a backslash.
void putFixed(QByteArrayView text, ByteBuffer &out)
{
    for (const char c : text) {
        if (c == ' ')
            out.append('\\');
        else if (c == '\\')
            out.append("{bsol}");
        else if (isPlain(c))
            out.append(c);
        else
            putSpecial(c, out);
    }
}

void putTag(QByteArrayView tag, ByteBuffer &out)
{
    out.append('=');
    out.append(tag);
    out.append("  ");
}

} // namespace

Result<void> MnemonicWriter::write(const FlatRecord &record, ByteBuffer &out)
{
    putTag("LDR", out);
    putFixed(record.leader(), out);
    out.append('\n');
    for (const FlatField &field : record.fields()) {
        const char tag[] = {field.tag.at(0), field.tag.at(1), field.tag.at(2)};
        putTag(QByteArrayView(tag, 3), out);
        if (field.control) {
            putFixed(record.content(field), out);
        } else {
            FlatSubfields walk(record.content(field));
            putFixed(walk.indicator1(), out);
            putFixed(walk.indicator2(), out);
            while (walk.next()) {
                out.append('$');
                putText(walk.code(), out);
                putText(walk.value(), out);
            }
        }
        out.append('\n');
    }
    out.append('\n');
    return {};
}

} // namespace colophon::marc
