// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/conversion.h"
#include "exchange/filecheck.h"
#include "marc/writer.h"
#include "support/recordbuilder.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#include <lzma.h>
#include <zlib.h>

using namespace colophon;

namespace {

class Folder {
public:
    QString write(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
        return file.fileName();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(name);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

private:
    QTemporaryDir m_folder;
};

QByteArray gzipped(const QByteArray &bytes)
{
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 64, '\0');
    QByteArray input = bytes;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = uInt(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray xzPacked(const QByteArray &bytes)
{
    QByteArray packed(qsizetype(lzma_stream_buffer_bound(std::size_t(bytes.size()))), '\0');
    std::size_t size = 0;
    REQUIRE(lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, nullptr,
                                    reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                                    std::size_t(bytes.size()),
                                    reinterpret_cast<std::uint8_t *>(packed.data()), &size,
                                    std::size_t(packed.size()))
            == LZMA_OK);
    packed.truncate(qsizetype(size));
    return packed;
}

QByteArray iso(int number)
{
    const QString title = QStringLiteral("%1: Ṣalāt ñ 日本 %2")
                              .arg(number)
                              .arg(QString(number % 400, QLatin1Char('x')));
    return *marc::toBytes(marc::Format::Iso2709, test::book(title));
}

exchange::ConvertRequest request(const QString &in, const QString &out, marc::Format to)
{
    exchange::ConvertRequest wanted;
    wanted.in = in;
    wanted.out = out;
    wanted.to = to;
    return wanted;
}

} // namespace

TEST_CASE("A file of many blocks comes through every form in its order")
{
    const Folder folder;
    QByteArray bytes;
    for (int i = 0; i < 3000; ++i)
        bytes += iso(i);
    REQUIRE(bytes.size() > 4 * 256 * 1024);
    const QString in = folder.write("in.mrc", bytes);
    jobs::Progress progress;
    for (const marc::Format format : marc::allFormats()) {
        if (!marc::isReadable(format) && format != marc::Format::JsonLines)
            continue;
        INFO(marc::formatWord(format).toStdString());
        const auto there =
            exchange::convertFile(request(in, folder.path("there"), format), progress);
        REQUIRE(there.ok());
        CHECK(there->written == 3000);
        const auto back = exchange::convertFile(
            request(folder.path("there"), folder.path("back.mrc"), marc::Format::Iso2709),
            progress);
        REQUIRE(back.ok());
        CHECK(back->findings.noteCount == 0);
        CHECK((folder.read(folder.path("back.mrc")) == bytes));
    }
}

TEST_CASE("What can't be read in a file of many blocks is kept byte for byte, with its place")
{
    const Folder folder;
    const QByteArray bad = iso(1).left(60) + '\x1d';
    QByteArray bytes;
    QByteArray good;
    QList<qint64> places;
    for (int i = 0; i < 3000; ++i) {
        if (i % 700 == 300) {
            bytes += "\r\n  "; // filler, which is nobody's
            places.append(bytes.size());
            bytes += bad;
        }
        bytes += iso(i);
        good += iso(i);
    }
    places.append(bytes.size());
    bytes += iso(9).left(100); // the file ends in the middle
    const QString in = folder.write("in.mrc", bytes);
    jobs::Progress progress;
    const auto report =
        exchange::convertFile(request(in, folder.path("out.mrc"), marc::Format::Iso2709), progress);
    REQUIRE(report.ok());
    CHECK(report->read == 3005);
    CHECK(report->written == 3000);
    CHECK(report->rejected == 5);
    CHECK((folder.read(folder.path("out.mrc")) == good));
    CHECK(report->rejectsFile == in + QLatin1String(".rejects"));
    CHECK((folder.read(report->rejectsFile) == bad + bad + bad + bad + iso(9).left(100)));
    QMap<qint64, qint64> first; // a record's first note
    for (const exchange::Finding &note : report->findings.notes) {
        CHECK(note.rejected);
        if (!first.contains(note.recordNumber))
            first.insert(note.recordNumber, note.offset);
    }
    REQUIRE(first.keys() == QList<qint64>{301, 1002, 1703, 2404, 3005});
    for (qsizetype i = 0; i < 4; ++i) {
        CHECK(first.values().at(i) >= places.at(i));
        CHECK(first.values().at(i) < places.at(i) + bad.size());
    }
}

TEST_CASE("Packed files are read as they are")
{
    const Folder folder;
    QByteArray bytes;
    for (int i = 0; i < 500; ++i)
        bytes += iso(i);
    jobs::Progress progress;
    const auto converted = [&](const QByteArray &packed) {
        const QString in = folder.write("in", packed);
        return exchange::convertFile(request(in, folder.path("out"), marc::Format::Iso2709),
                                     progress);
    };
    for (const QByteArray &packed :
         {gzipped(bytes), xzPacked(bytes), gzipped(bytes.left(9999)) + gzipped(bytes.mid(9999))}) {
        const auto report = converted(packed);
        REQUIRE(report.ok());
        CHECK(report->written == 500);
        CHECK((folder.read(folder.path("out")) == bytes));
    }
    for (const QByteArray &packed : {gzipped(bytes), xzPacked(bytes)}) {
        QFile::remove(folder.path("out"));
        CHECK_FALSE(converted(packed.left(packed.size() / 2)).ok());
        CHECK_FALSE(QFile::exists(folder.path("out"))); // whole or not at all
    }
}

TEST_CASE("A file is never written over itself, nor packed by its name")
{
    const Folder folder;
    const QString in = folder.write("in.mrc", iso(1));
    jobs::Progress progress;
    CHECK_FALSE(exchange::convertFile(request(in, in, marc::Format::MarcXml), progress).ok());
    CHECK((folder.read(in) == iso(1)));
    CHECK_FALSE(
        exchange::convertFile(request(in, folder.path("o.gz"), marc::Format::MarcXml), progress)
            .ok());
}

TEST_CASE("Characters that XML can't hold are told of")
{
    const Folder folder;
    marc::Record record = test::book(QStringLiteral("Bell"));
    record.fields().append(
        marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QStringLiteral("ring\u0007")}}));
    const QString in = folder.write("in.mrc", *marc::toBytes(marc::Format::Iso2709, record));
    jobs::Progress progress;
    const auto report =
        exchange::convertFile(request(in, folder.path("out.xml"), marc::Format::MarcXml), progress);
    REQUIRE(report.ok());
    REQUIRE(report->findings.noteCount == 1);
    CHECK(report->findings.notes.constFirst().reason.contains(QStringLiteral("control")));
    CHECK(folder.read(folder.path("out.xml")).contains("ring\xef\xbf\xbd<"));
}

TEST_CASE("Records of a file are told in order, with what is wrong with the file and in them")
{
    const Folder folder;
    QByteArray bytes;
    for (int i = 0; i < 2000; ++i) {
        QByteArray record = iso(i);
        if (i == 1500)
            record.replace(0, 5, "00001");
        bytes += record;
    }
    exchange::CheckRequest wanted;
    wanted.file = folder.write("in.mrc", bytes);
    jobs::Progress progress;
    qint64 last = 0;
    qint64 issues = 0;
    qint64 problems = 0;
    const auto tell = [&](const exchange::CheckedRecord &checked) {
        CHECK(checked.number > last);
        last = checked.number;
        issues += checked.issues.isEmpty() ? 0 : 1;
        if (!checked.problems.isEmpty()) {
            ++problems;
            CHECK(checked.number == 1501);
            CHECK(checked.readable);
        }
    };
    const Result<qint64> records = exchange::checkFile(wanted, tell, progress);
    REQUIRE(records.ok());
    CHECK(*records == 2000);
    CHECK(problems == 1);
    CHECK((issues == 0 || issues == 2000)); // they are all alike
}
