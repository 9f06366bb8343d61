// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/decoding.h"

#include "charset/judge.h"
#include "charset/marc8decoder.h"
#include "charset/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace colophon::marc {

namespace {

charset::Trouble decode(QByteArrayView content, Coding coding, ByteBuffer &out)
{
    switch (coding) {
    case Coding::Utf8:
        return charset::repairUtf8(content, out);
    case Coding::Marc8:
        return charset::marc8ToUtf8(content, out);
    case Coding::Latin1:
    case Coding::Windows1252:
        charset::latinToUtf8(content, coding == Coding::Windows1252, out);
        break;
    }
    return {};
}

} // namespace

void markUnicode(FlatRecord &record)
{
    std::array<char, 24> leader{};
    std::copy(record.leader().begin(), record.leader().end(), leader.begin());
    leader[9] = 'a';
    record.setLeader(QByteArrayView(leader.data(), qsizetype(leader.size())));
}

void decodeFields(FlatItem &item, Coding coding)
{
    FlatRecord &decoded = item.spare;
    decoded.clear();
    decoded.setLeader(item.record.leader());
    bool told = false;
    for (const FlatField &field : item.record.fields()) {
        decoded.begin(field.tag, field.control);
        const charset::Trouble trouble =
            decode(item.record.content(field), coding, decoded.bytes());
        decoded.end();
        if (trouble && !told) {
            told = true;
            item.tell(item.record.borrows() ? field.offset + trouble.offset : 0,
                      QStringLiteral("Field %1 holds %2; U+FFFD marks what could not be read.")
                          .arg(field.tag.toString(), charset::phraseOf(trouble.kind)));
        }
    }
    if (coding != Coding::Utf8)
        markUnicode(decoded);
    std::swap(item.record, decoded);
}

/// Field by field: what lies side by side in the buffer must not make one character of two fields.
static bool isUtf8(FlatRecord &record)
{
    const auto continues = [](char byte) { return (uchar(byte) & 0xC0) == 0x80; };
    const std::vector<FlatField> &fields = record.fields();
    return record.bytes().view().isValidUtf8()
           && std::none_of(fields.cbegin(), fields.cend(),
                           [&record, &continues](const FlatField &field) {
                               const QByteArrayView content = record.content(field);
                               return !content.isEmpty() && continues(content.front());
                           });
}

void repairText(FlatItem &item, bool mayBeMarc8)
{
    if (isUtf8(item.record))
        return;
    const QByteArrayView text = item.record.bytes().view();
    charset::Judgement judged = charset::judge(true, text);
    if (judged.coding == Coding::Marc8 && !mayBeMarc8)
        judged = {Coding::Utf8, {}};
    if (judged.coding != Coding::Utf8) {
        item.tell(0,
                  QStringLiteral("The text is not UTF-8, but %1; it was read as %1.")
                      .arg(charset::codingName(judged.coding)),
                  Problem::Kind::Coding);
    }
    decodeFields(item, judged.coding);
}

} // namespace colophon::marc
