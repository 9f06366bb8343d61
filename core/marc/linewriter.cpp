// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/linewriter.h"

#include <cstdio>

namespace colophon::marc {

namespace {

/// Whether a dollar sign here would be taken for a subfield's.
bool looksLikeSubfield(QByteArrayView text, qsizetype at)
{
    return at > 0 && text[at - 1] == ' ' && at + 2 < text.size() + 1 && at + 1 < text.size()
           && (at + 2 == text.size() || text[at + 2] == ' ' || (text[at + 1] & 0x80) != 0);
}

bool looksLikeMnemonic(QByteArrayView text, qsizetype at)
{
    const QByteArrayView rest = text.sliced(at);
    return rest.startsWith("{dollar}") || rest.startsWith("{lcub}") || rest.startsWith("{U+");
}

void putText(QByteArrayView text, ByteBuffer &out)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '$' && looksLikeSubfield(text, i)) {
            out.append("{dollar}");
        } else if (c == '{' && looksLikeMnemonic(text, i)) {
            out.append("{lcub}");
        } else if (c >= 0 && c < 0x20) {
            char word[12];
            const int length = std::snprintf(word, sizeof word, "{U+%04X}", unsigned(c));
            out.append(QByteArrayView(word, length));
        } else {
            out.append(c);
        }
    }
}

void putTag(const Tag &tag, ByteBuffer &out)
{
    for (std::size_t i = 0; i < 3; ++i)
        out.append(tag.at(i));
    out.append(' ');
}

} // namespace

Result<void> LineWriter::write(const FlatRecord &record, ByteBuffer &out)
{
    out.append(record.leader());
    out.append('\n');
    for (const FlatField &field : record.fields()) {
        putTag(field.tag, out);
        if (field.control) {
            putText(record.content(field), out);
        } else {
            FlatSubfields walk(record.content(field));
            putText(walk.indicator1(), out);
            putText(walk.indicator2(), out);
            while (walk.next()) {
                out.append(" $");
                putText(walk.code(), out);
                out.append(' ');
                putText(walk.value(), out);
            }
        }
        out.append('\n');
    }
    out.append('\n');
    return {};
}

} // namespace colophon::marc
