// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/compact.h"
#include "marc/fieldtext.h"
#include "marc/reader.h"
#include "marc/writer.h"
#include "support/marc8codes.h"
#include "support/recordbuilder.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryFile>

using namespace colophon;
using namespace colophon::marc;

namespace {

constexpr Format kFormats[] = {Format::Iso2709,   Format::MarcXml,  Format::Json,
                               Format::JsonLines, Format::Mnemonic, Format::Line};

QString randomText(QRandomGenerator &random)
{
    static const QString kAlphabet =
        QStringLiteral("aZ 09 $ {}\\/:;,. é ḥ ʻ ا ب ש 漢 字 😀 & < > \" ' #");
    QString text;
    for (int i = random.bounded(20); i > 0; --i) {
        const qsizetype at = random.bounded(int(kAlphabet.size()));
        if (!kAlphabet.at(at).isSurrogate())
            text += kAlphabet.at(at);
    }
    return text;
}

Record randomRecord(QRandomGenerator &random)
{
    Record record;
    record.fields().append(
        Field::control(Tag("001"), QStringLiteral("x%1").arg(random.bounded(1000))));
    record.fields().append(
        Field::control(Tag("008"), QStringLiteral("920101s1992    enk  \\$\\   000 1 eng d")));
    for (int i = random.bounded(1, 8); i > 0; --i) {
        Field field =
            Field::data(*Tag::parse(QString::number(random.bounded(100, 999))), u' ', u'1');
        for (int j = random.bounded(1, 5); j > 0; --j)
            field.subfields().append(
                {QChar(char16_t(u'a' + random.bounded(26))), randomText(random)});
        record.fields().append(field);
    }
    return record;
}

/// Fields and leader as far as the format keeps it: ISO 2709 computes lengths and says UTF-8.
QList<Field> throughFormat(Format format, const Record &record)
{
    const Result<QByteArray> bytes = toBytes(format, record);
    REQUIRE(bytes.ok());
    const Result<QList<ReadItem>> items = readAll(format, *bytes);
    REQUIRE(items.ok());
    REQUIRE(items->size() == 1);
    INFO(items->constFirst().problems.value(0).reason.toStdString());
    REQUIRE(items->constFirst().record.has_value());
    return items->constFirst().record->fields();
}

QString shared(const char *path)
{
    const QString file =
        QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/data/") + QLatin1String(path);
    if (!QFile::exists(file))
        WARN("skipped: the collection of real MARC files is not there");
    return QFile::exists(file) ? file : QString();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QList<Record> recordsOf(const QByteArray &bytes)
{
    const Result<Format> format = detectFormat(bytes);
    REQUIRE(format.ok());
    const Result<QList<ReadItem>> items = readAll(*format, bytes);
    REQUIRE(items.ok());
    QList<Record> records;
    for (const ReadItem &item : *items) {
        REQUIRE(item.record.has_value());
        records.append(*item.record);
    }
    return records;
}

} // namespace

TEST_CASE(
    "Random records come back the same through every format, the compact form and the typed line")
{
    QRandomGenerator random(20261118);
    for (int i = 0; i < 500; ++i) {
        const Record record = randomRecord(random);
        for (const Format format : kFormats)
            REQUIRE(throughFormat(format, record) == record.fields());
        const Result<Record> compact = fromCompact(toCompact(record));
        REQUIRE(compact.ok());
        REQUIRE(*compact == record);
        for (const Field &field : record.fields()) {
            Field typed = field;
            setFromText(typed, toText(field));
            REQUIRE(typed == field);
        }
    }
}

TEST_CASE("Published twins say the same in ISO 2709 and in another form")
{
    const auto [one, other] = GENERATE(table<const char *, const char *>(
        {{"marc4j/chabon.mrc", "marc4j/chabon.xml"},
         {"marc4j/summerland.mrc", "marc4j/summerland.xml"},
         {"jorol/code4lib.mrc", "jorol/code4lib.xml"},
         {"traject/test_data.utf8.mrc", "traject/test_data.utf8.marc.xml"}}));
    const QString left = shared(one);
    const QString right = shared(other);
    if (left.isEmpty() || right.isEmpty()) {
        SUCCEED();
        return;
    }
    const QList<Record> a = recordsOf(contentOf(left));
    const QList<Record> b = recordsOf(contentOf(right));
    REQUIRE(a.size() == b.size());
    REQUIRE_FALSE(a.isEmpty());
    for (qsizetype i = 0; i < a.size(); ++i) {
        INFO(one << " record " << i);
        CHECK(a.at(i).fields() == b.at(i).fields());
    }
}

TEST_CASE("yaz-marcdump reads the same fields out of real files")
{
    const char *path =
        GENERATE("qa/BooksAll.2014.part01-0001.mrc", "evergreen/nepali.marc",
                 "gpo/COVID-19_Coronavirus__covid19_online_records_20250428_1063_utf8.mrc",
                 "yaz/marccol1.u8.marc");
    const QString file = shared(path);
    if (file.isEmpty()
        || QStandardPaths::findExecutable(QStringLiteral("yaz-marcdump")).isEmpty()) {
        WARN("skipped: no file or no yaz-marcdump");
        SUCCEED();
        return;
    }
    QProcess yaz;
    yaz.start(QStringLiteral("yaz-marcdump"),
              {QStringLiteral("-i"), QStringLiteral("marc"), QStringLiteral("-o"),
               QStringLiteral("marcxml"), file});
    REQUIRE(yaz.waitForFinished(60000));
    const Result<QList<ReadItem>> ours = readAll(Format::Iso2709, contentOf(file));
    const QList<Record> theirs = recordsOf(yaz.readAllStandardOutput());
    REQUIRE(ours->size() == theirs.size());
    for (qsizetype i = 0; i < theirs.size(); ++i) {
        INFO(path << " record " << i);
        REQUIRE(ours->at(i).record.has_value());
        // Where a field does not begin with two indicators yaz drops what is too much; we keep it
        // and tell.
        if (ours->at(i).problems.isEmpty())
            REQUIRE(ours->at(i).record->fields() == theirs.at(i).fields());
    }
}

TEST_CASE("yaz-marcdump reads every character of MARC-8 out of what is written")
{
    const QList<test::Marc8Code> codes = test::publishedMarc8();
    if (codes.isEmpty()
        || QStandardPaths::findExecutable(QStringLiteral("yaz-marcdump")).isEmpty()) {
        WARN("skipped: no tables or no yaz-marcdump");
        SUCCEED();
        return;
    }
    QList<Record> records;
    for (const test::Marc8Code &code : codes) {
        // What yaz does not know: 88 and 89, the marks of non-sorting, and the second halves of
        // ligature and double tilde without the first, which it drops.
        const bool unknown =
            code.marc == 0x88 || code.marc == 0x89 || code.marc == 0xec || code.marc == 0xfb;
        if (code.isControl() || code.characters.isEmpty() || unknown)
            continue;
        if (records.isEmpty() || records.constLast().fields().size() >= 500)
            records.append(Record());
        const QString text = (code.mark ? QStringLiteral("a") : QString())
                             + QString::fromUcs4(&code.characters.constFirst(), 1);
        records.last().fields().append(
            Field::data(Tag("500"), u' ', u' ', {{u'a', QLatin1Char('x') + text}}));
    }
    QTemporaryFile file;
    REQUIRE(file.open());
    const std::unique_ptr<Writer> writer =
        makeWriter(Format::Iso2709, file, {Coding::Marc8, QString()});
    for (const Record &record : records)
        REQUIRE(writer->write(record).ok());
    REQUIRE((writer->finish().ok() && file.flush()));
    QProcess yaz;
    yaz.start(QStringLiteral("yaz-marcdump"),
              {QStringLiteral("-f"), QStringLiteral("marc8"), QStringLiteral("-t"),
               QStringLiteral("utf8"), QStringLiteral("-o"), QStringLiteral("marcxml"),
               file.fileName()});
    REQUIRE(yaz.waitForFinished(60000));
    const QList<Record> theirs = recordsOf(yaz.readAllStandardOutput());
    const QList<Record> ours = recordsOf(contentOf(file.fileName()));
    REQUIRE(theirs.size() == records.size());
    REQUIRE(ours.size() == records.size());
    const auto decomposed = [](const Field &field) {
        return field.text(u"a").normalized(QString::NormalizationForm_D);
    };
    for (qsizetype i = 0; i < records.size(); ++i) {
        REQUIRE(theirs.at(i).fields().size() == records.at(i).fields().size());
        for (qsizetype j = 0; j < records.at(i).fields().size(); ++j) {
            const QString wanted = decomposed(records.at(i).fields().at(j));
            INFO(wanted.toStdString() << " " << wanted.toUtf8().toHex().toStdString());
            CHECK(decomposed(ours.at(i).fields().at(j)) == wanted);
            CHECK(decomposed(theirs.at(i).fields().at(j)) == wanted);
        }
    }
}

TEST_CASE("A record cut anywhere, or with a byte changed, never crashes and never takes its "
          "neighbours along")
{
    const QByteArray good =
        *toBytes(Format::Iso2709, test::book(QStringLiteral("In an antique land")));
    for (qsizetype cut = 0; cut < good.size(); ++cut) {
        const Result<QList<ReadItem>> items = readAll(Format::Iso2709, good + good.left(cut));
        REQUIRE(items.ok());
        REQUIRE(items->constFirst().record.has_value());
        // Where only the record terminator is missing, nothing of the record is.
        if (items->size() > 1)
            CHECK(items->at(1).record.has_value() == (cut + 1 == good.size()));
    }
    for (qsizetype at = 24; at + 1 < good.size(); ++at) {
        QByteArray flipped = good;
        flipped[at] = char(flipped[at] ^ 0x15);
        const Result<QList<ReadItem>> items = readAll(Format::Iso2709, flipped + good);
        REQUIRE(items.ok());
        REQUIRE(items->constLast().record.has_value());
        CHECK(items->constLast().record->fields()
              == test::book(QStringLiteral("In an antique land")).fields());
    }
}

TEST_CASE("A directory that points outside the record is refused with the place and the bytes")
{
    QByteArray bytes = *toBytes(Format::Iso2709, test::book(QStringLiteral("T")));
    bytes.replace(24 + 3, 4, "9000");
    bytes.replace(24, 12, QByteArray("001900000000"));
    bytes.insert(bytes.indexOf('\x1e'), QByteArray("999000199999"));
    const Result<QList<ReadItem>> items = readAll(Format::Iso2709, bytes);
    REQUIRE(items->size() == 1);
    CHECK_FALSE(items->constFirst().record.has_value());
    CHECK(items->constFirst().raw == bytes);
    CHECK(items->constFirst().problems.constLast().reason.contains(
        QLatin1String("points outside the record")));
}

TEST_CASE("What ISO 2709 can't say is refused when written, and kept by the other forms")
{
    Record record = test::book(QStringLiteral("Long"));
    record.fields().append(Field::data(Tag("520"), u' ', u' ', {{u'a', QString(12000, u'x')}}));
    const Result<QByteArray> refused = toBytes(Format::Iso2709, record);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::InvalidInput);
    CHECK(refused.error().detail.contains(QLatin1String("520")));
    CHECK(throughFormat(Format::MarcXml, record) == record.fields());
    CHECK(*fromCompact(toCompact(record)) == record);
}

TEST_CASE("A MARC-8 record is read as MARC-8, and as something else where the person says so")
{
    QByteArray bytes = *toBytes(Format::Iso2709, test::book(QStringLiteral("Anal. e")));
    bytes[9] = ' ';
    bytes.replace("Anal. e", "Anal.\xe2"
                             "e");
    const Result<QList<ReadItem>> items = readAll(Format::Iso2709, bytes);
    REQUIRE(items->constFirst().record.has_value());
    CHECK(items->constFirst().problems.isEmpty());
    CHECK(items->constFirst().record->fields().constLast().subfield(u'a')
          == QStringLiteral("Anal.e\u0301"));
    CHECK(items->constFirst().record->leader().characterCoding() == u'a');
    const Result<QList<ReadItem>> overruled = readAll(Format::Iso2709, bytes, {Coding::Latin1});
    CHECK(overruled->constFirst().record->fields().constLast().subfield(u'a')
          == QStringLiteral("Anal.\u00e2e"));
    CHECK(overruled->constFirst().record->leader().characterCoding() == u'a');
    // UTF-8 that says it is MARC-8; and what is the same in both stays as it says
    QByteArray utf8 = *toBytes(Format::Iso2709, test::book(QStringLiteral("Anal\u00e9")));
    utf8[9] = ' ';
    const Result<QList<ReadItem>> mislabelled = readAll(Format::Iso2709, utf8);
    CHECK(mislabelled->constFirst().record->leader().characterCoding() == u'a');
    QByteArray ascii = *toBytes(Format::Iso2709, test::book(QStringLiteral("Anal")));
    ascii[9] = ' ';
    const Result<QList<ReadItem>> plain = readAll(Format::Iso2709, ascii);
    CHECK(plain->constFirst().record->leader().characterCoding() == u' ');
}

TEST_CASE("Lines of text without indicators are read with blanks, and that is told")
{
    const auto [line, indicators, subfields, told] =
        GENERATE(table<const char *, const char *, const char *, bool>({
            {"035 $a (OCoLC)1", "  ", "a=(OCoLC)1;", true},
            {"035 $a (OCoLC)1 $z 2", "  ", "a=(OCoLC)1;z=2;", true},
            {"035  $a (OCoLC)1", "  ", "a=(OCoLC)1;", true},
            {"035 $a(OCoLC)1$z2", "  ", "a=(OCoLC)1;z=2;", true},
            {"024/7# $a 119232022 $2 gnd", "7 ", "a=119232022;2=gnd;", false},
            // What yaz prints, whatever the indicators are.
            {"035    $a (OCoLC)1", "  ", "a=(OCoLC)1;", false},
            {"035 $a $b x", "$a", "b=x;", false},
            {"035  $ $b x", " $", "b=x;", false},
            {"035 $a", "$a", "", false},
        }));
    INFO(line);
    const QByteArray bytes = QByteArray("00000nam a2200000   4500\n") + line + '\n';
    const Result<QList<ReadItem>> items = readAll(Format::Line, bytes);
    REQUIRE(items.ok());
    REQUIRE(items->size() == 1);
    REQUIRE(items->constFirst().record.has_value());
    const Field field = items->constFirst().record->fields().constFirst();
    CHECK((QString(field.indicator1()) + field.indicator2()).toStdString() == indicators);
    QString found;
    for (const Subfield &subfield : field.subfields())
        found += QString(subfield.code) + QLatin1Char('=') + subfield.value + QLatin1Char(';');
    CHECK(found.toStdString() == subfields);
    CHECK(items->constFirst().problems.isEmpty() != told);
}

TEST_CASE("Damaged compact bytes are told, whatever they are")
{
    const QByteArray good = toCompact(test::book(QStringLiteral("T")));
    for (qsizetype cut = 0; cut < good.size(); ++cut)
        REQUIRE_FALSE(fromCompact(QByteArrayView(good).first(cut)).ok());
}

TEST_CASE("A comment of MARCXML that does not end takes no other record with it")
{
    const auto xml = [](const QByteArray &before, const QByteArray &inside) {
        return "<collection>" + before + "<record><leader>00000nam a2200000 a 4500</leader>"
               + inside + "<controlfield tag=\"001\">1</controlfield></record>"
               + "<record><controlfield tag=\"001\">2</controlfield></record></collection>";
    };
    const Result<QList<ReadItem>> between =
        readAll(Format::MarcXml, xml("<!-- the first <!-- of all", {}));
    REQUIRE(between->size() == 2);
    CHECK(between->constFirst().record.has_value());
    CHECK(between->constLast().record.has_value());

    const Result<QList<ReadItem>> inside = readAll(Format::MarcXml, xml({}, "<!-- here"));
    REQUIRE(inside->size() == 2);
    CHECK_FALSE(inside->constFirst().record.has_value());
    CHECK(inside->constFirst().problems.constFirst().reason.contains(QLatin1String("comment")));
    CHECK(inside->constFirst().raw.endsWith("1</controlfield></record>"));
    CHECK(inside->constLast().record.has_value());
}
