// SPDX-License-Identifier: GPL-3.0-or-later
// Real records in each coding, with either LDR/09: they come out as they are in UTF-8.
#include "charset/marc8encoder.h"
#include "marc/reader.h"

#include <catch2/catch.hpp>

#include <QFile>

#include <algorithm>
#include <functional>
#include <optional>

using namespace colophon;
using namespace colophon::marc;

namespace {

using Encode = std::function<std::optional<QByteArray>(const QString &)>;

std::optional<QByteArray> latin1(const QString &text)
{
    const QByteArray bytes = text.toLatin1();
    return QString::fromLatin1(bytes) == text ? std::optional(bytes) : std::nullopt;
}

/// The signs that French records have beyond Latin-1.
std::optional<QByteArray> windows1252(const QString &text)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const qsizetype sign =
            QStringLiteral("\u2026\u2018\u2019\u201c\u201d\u2013\u2014\u0153").indexOf(c);
        if (sign >= 0)
            bytes.append("\x85\x91\x92\x93\x94\x96\x97\x9c"[sign]);
        else if (c.unicode() < 0x80 || (c.unicode() >= 0xa0 && c.unicode() < 0x100))
            bytes.append(char(c.unicode()));
        else
            return std::nullopt;
    }
    return bytes;
}

std::optional<QByteArray> marc8(const QString &text)
{
    ByteBuffer out;
    charset::utf8ToMarc8(text.toUtf8(), out);
    return out.view().toByteArray();
}

std::optional<QByteArray> utf8(const QString &text)
{
    return text.toUtf8();
}

/// A field as ISO 2709 has it, in NFC.
QString contentOf(const Field &field)
{
    QString all = field.value();
    if (!field.isControl())
        all = QString(field.indicator1()) + field.indicator2();
    for (const Subfield &subfield : field.subfields())
        all += QChar(0x1f) + QString(subfield.code) + subfield.value;
    return all.normalized(QString::NormalizationForm_C);
}

/// The record in a coding, written by hand; nothing where it does not have the characters.
QByteArray iso(const Record &record, char characterCoding, const Encode &encode)
{
    QByteArray directory;
    QByteArray data;
    for (const Field &field : record.fields()) {
        const std::optional<QByteArray> content = encode(contentOf(field));
        if (!content)
            return {};
        directory += field.tag().toString().toLatin1()
                     + QByteArray::number(content->size() + 1).rightJustified(4, '0')
                     + QByteArray::number(data.size()).rightJustified(5, '0');
        data += *content + '\x1e';
    }
    const qsizetype base = 24 + directory.size() + 1;
    return QByteArray::number(base + data.size() + 1).rightJustified(5, '0') + "nam "
           + characterCoding + "22" + QByteArray::number(base).rightJustified(5, '0') + "   4500"
           + directory + '\x1e' + data + '\x1d';
}

struct Count {
    int given = 0;
    int right = 0;
    int told = 0;
};

Count countRight(const QList<Record> &records, char characterCoding, const Encode &encode)
{
    Count count;
    for (const Record &record : records) {
        const QByteArray bytes = iso(record, characterCoding, encode);
        if (bytes.isEmpty()
            || std::none_of(bytes.begin(), bytes.end(), [](char c) { return c < 0; }))
            continue;
        const Result<QList<ReadItem>> items = readAll(Format::Iso2709, bytes);
        REQUIRE(items->size() == 1);
        const std::optional<Record> &read = items->constFirst().record;
        REQUIRE(read);
        ++count.given;
        count.told += items->constFirst().problems.isEmpty() ? 0 : 1;
        count.right +=
            std::equal(record.fields().begin(), record.fields().end(), read->fields().begin(),
                       read->fields().end(),
                       [](const Field &a, const Field &b) { return contentOf(a) == contentOf(b); })
                ? 1
                : 0;
    }
    return count;
}

} // namespace

TEST_CASE("Whatever LDR/09 says, real records come out right, and what was decided is told")
{
    QFile file(QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/data/evergreen/lul_fre_100.mrc"));
    if (!file.open(QIODevice::ReadOnly)) {
        WARN("skipped: the collection of files is not there");
        return;
    }
    QList<Record> records;
    const Result<QList<ReadItem>> items = readAll(Format::Iso2709, file.readAll());
    REQUIRE(items.ok());
    for (const ReadItem &item : *items) {
        if (item.record)
            records.append(*item.record);
    }
    struct Case {
        const char *name;
        char characterCoding;
        Encode encode;
        int wrong; ///< at most
        bool told;
    };
    const std::initializer_list<Case> cases{
        {"UTF-8", 'a', utf8, 0, false},
        {"UTF-8 as MARC-8", ' ', utf8, 0, true},
        {"MARC-8", ' ', marc8, 0, false},
        {"MARC-8 as UTF-8", 'a', marc8, 0, true},
        {"Latin-1 as UTF-8", 'a', latin1, 0, true},
        {"Windows-1252 as UTF-8", 'a', windows1252, 0, true},
        // a mark on a letter nearly always; a label that may be right is believed then
        {"Latin-1 as MARC-8", ' ', latin1, 20, true},
        {"Windows-1252 as MARC-8", ' ', windows1252, 20, true},
    };
    for (const Case &one : cases) {
        INFO(one.name);
        const Count count = countRight(records, one.characterCoding, one.encode);
        CHECK(count.given > 85);
        CHECK(count.given - count.right <= one.wrong);
        CHECK(count.told >= (one.told ? count.right : 0));
        CHECK((one.told || count.told == 0));
    }
}
