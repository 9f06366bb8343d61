// SPDX-License-Identifier: GPL-3.0-or-later
// The collection of real files: what each comes to, and that every sound record comes back the same
// through every form.
#include "marc/reader.h"
#include "marc/writer.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <functional>

using namespace colophon;
using namespace colophon::marc;

namespace {

QString collection()
{
    return QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/data/");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A record as it was read, well formed or not.
struct ReadRecord {
    FlatRecord record;
    qint64 number = 0;
    bool sound = false; ///< nothing was told of its structure
};

/// What a reader makes of a file.
struct Outcome {
    int records = 0;
    int unreadable = 0;
    int judged = 0; ///< read in other characters than LDR/09 says
    std::vector<ReadRecord> readable;
};

FlatRecord copyOf(const FlatRecord &record)
{
    FlatRecord copy;
    copy.clear();
    copy.setLeader(record.leader());
    for (const FlatField &field : record.fields())
        copy.add(field.tag, field.control, record.content(field));
    return copy;
}

Outcome read(Format format, QByteArrayView bytes)
{
    Outcome outcome;
    const std::unique_ptr<FlatReader> reader = makeFlatReader(format, Input(bytes));
    FlatItem item;
    for (;;) {
        const Result<bool> more = reader->next(item);
        REQUIRE(more.ok());
        if (!*more)
            return outcome;
        ++outcome.records;
        outcome.unreadable += item.readable ? 0 : 1;
        bool sound = true;
        for (const Problem &problem : item.problems) {
            sound = sound && problem.kind == Problem::Kind::Coding;
            outcome.judged += problem.kind == Problem::Kind::Coding ? 1 : 0;
        }
        if (item.readable)
            outcome.readable.push_back({copyOf(item.record), item.number, sound});
    }
}

/// Fields and, but for what ISO 2709 computes, leader.
bool areSame(const FlatRecord &one, const FlatRecord &other)
{
    if (one.leader().sliced(5, 4) != other.leader().sliced(5, 4)
        || one.leader().sliced(17, 3) != other.leader().sliced(17, 3))
        return false;
    return std::equal(one.fields().begin(), one.fields().end(), other.fields().begin(),
                      other.fields().end(), [&](const FlatField &a, const FlatField &b) {
                          return a.tag == b.tag && a.control == b.control
                                 && one.content(a) == other.content(b);
                      });
}

/// Whether the record comes back the same from a file of that form.
bool comesBack(Format format, const FlatRecord &record)
{
    const std::unique_ptr<FlatWriter> writer = makeFlatWriter(format);
    ByteBuffer out;
    writer->begin(out);
    if (!writer->write(record, out))
        return false;
    writer->end(out);
    const Outcome again = read(format, out.view());
    return again.readable.size() == 1 && areSame(record, again.readable.front().record);
}

/// Calls `each` with the file's name for every record of the collection.
void forEachRecord(const std::function<void(const QString &, const ReadRecord &)> &each)
{
    const QDir folder(collection());
    QDirIterator files(collection(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray bytes =
            path.contains(QLatin1String("/bench/")) ? QByteArray() : contentOf(path);
        const Result<Format> format =
            detectFormat(QByteArrayView(bytes).first(qMin<qsizetype>(65536, bytes.size())));
        if (!format)
            continue;
        for (const ReadRecord &record : read(*format, bytes).readable)
            each(folder.relativeFilePath(path), record);
    }
}

/// Damaged records that come back otherwise than they were read, and why. Each has been told of.
constexpr std::pair<const char *, const char *> kMended[] = {
    {"evergreen/jazz_1k.mrc 383", "a delimiter at a field's end: a subfield whose code is blank"},
    {"evergreen/jazz_1k.mrc 473", "the same"},
    {"evergreen/jazz_1k.mrc 474", "the same"},
    {"evergreen/jazz_1k.mrc 640", "the same"},
    {"evergreen/jazz_1k.mrc 788", "the same"},
    {"evergreen/nepali.marc 16", "three indicators: the third is text before the first subfield"},
    {"marc-lint/camel.usmarc 11", "a 007 of subfields, without indicators: they are blanks"},
    {"marc4j/error-samples.mrc 1", "three indicators"},
    {"openlibrary/mytwocountries1954asto_meta.mrc 1", "control characters, which XML can't hold"},
    {"openlibrary/upei_short_008.mrc 1", "one indicator: the other is a blank"},
    {"openlibrary/wrapped_lines.mrc 1", "a field without a delimiter"},
    {"pymarc/bad_indicator.dat 1", "no indicators"},
    {"ruby-marc/cp866_unimarc.marc 1",
     "a field without a delimiter, in a coding that is not MARC's"},
    {"ruby-marc/three-records-second-bad.xml 2", "a control character as a subfield's code"},
    {"yaz/marc1.marc 1", "danMARC's 00X with subfields"},
    {"yaz/marc1.xml.marc 1", "the same"},
    {"yaz/marc3.marc 1", "a field without a delimiter"},
    {"yaz/marc5.marc 1", "the same"},
};

bool isCollectionThere()
{
    if (!QFile::exists(collection()))
        WARN("skipped: the collection of real MARC files is not there");
    return QFile::exists(collection());
}

} // namespace

TEST_CASE("Every well-formed record of the collection comes back the same through every form")
{
    if (!isCollectionThere())
        return;
    int sound = 0;
    QStringList changed;
    forEachRecord([&](const QString &file, const ReadRecord &record) {
        if (!record.sound)
            return;
        ++sound;
        for (const Format format : allFormats()) {
            if (isReadable(format) && !comesBack(format, record.record))
                changed.append(
                    QStringLiteral("%1 %2 %3").arg(formatWord(format), file).arg(record.number));
        }
    });
    CHECK(sound > 16000);
    CHECK(changed.join(u'\n').toStdString() == "");
}

TEST_CASE("Of the damaged records of the collection these come back mended, the others the same")
{
    if (!isCollectionThere())
        return;
    // What MARCXML gives back otherwise: JSON, .mrk and line text likewise, but for control
    // characters.
    QStringList changed;
    forEachRecord([&](const QString &file, const ReadRecord &record) {
        if (!record.sound && !comesBack(Format::MarcXml, record.record))
            changed.append(QStringLiteral("%1 %2").arg(file).arg(record.number));
    });
    changed.sort();
    QStringList expected;
    for (const auto &[record, reason] : kMended)
        expected.append(QLatin1String(record));
    CHECK(changed.join(u'\n').toStdString() == expected.join(u'\n').toStdString());
}

TEST_CASE("The damaged files of the collection are read as far as they can be")
{
    const auto [path, records, unreadable, judged] = GENERATE(table<const char *, int, int, int>({
        {"catmandu/bu_bibs.mrc", 100, 0, 16},    // lengths in characters, UTF-8 as MARC-8
        {"dnb/invalid.mrc", 1, 0, 0},            // a wrong LDR length
        {"evergreen/auth-1066.mrc", 1066, 0, 0}, // LDR/22 missing
        {"gpo/cataloging_records_202401_1328_marc8.mrc", 1328, 0, 57}, // U+FFFD inside
        {"jorol/bad_encoding.mrc", 1, 0, 1},
        {"marc-record/baddir.usmarc", 1, 1, 0},
        {"marc-record/cameleof.usmarc", 10, 0, 0}, // DOS's end-of-file mark
        {"marc4j/008008027.mrc", 19, 1, 0},        // truncated last record
        {"marc4j/bad_hathi_records.mrc", 5, 0, 0}, // 1,096,887 bytes
        {"marc4j/bad_leaders_10_11.mrc", 1, 0, 0},
        {"marc4j/error-samples.mrc", 1, 0, 0},
        {"marc4j/pride-and-prejudice-with-many-errors.mrc", 191, 2, 16}, // MARC-8 as UTF-8
        {"marc4j/sample1.mrc", 8, 0, 1},
        {"openlibrary/lesabndioeinas00sche_meta.mrc", 1, 0, 1},
        {"openlibrary/upei_short_008.mrc", 1, 0, 0},
        {"pymarc/bad_indicator.dat", 1, 0, 0},
        {"pymarc/bad_subfield_code.dat", 1, 0, 1},
        {"qa/000-line-seperated.mrc", 20, 0, 0}, // line ends between the records
        {"qa/music.mrc", 3, 0, 2},
        {"ruby-marc/marc_with_bad_utf8.utf8.marc", 1, 0, 0},
        {"ruby-marc/random_tag_order.dat", 1, 0, 0},
        {"stanford/pubDateTests-badldr.mrc", 71, 0, 0}, // LDR/20–23
        {"stanford/authorTests.mrc", 66, 0, 3},
        {"yaz/marc1.marc", 1, 0, 1}, // Latin-1 as MARC-8
        {"princeton/three_records_one_bad_utf8.xml", 3, 0, 0},
        {"ruby-marc/three-records-second-bad.xml", 3, 0, 0},
        {"princeton/scsb_leaderd.xml", 1, 0, 0},
        {"marc4j/chabon.xml", 2, 0, 0},
    }));
    if (!QFile::exists(collection() + QLatin1String(path))) {
        WARN("skipped: the collection of real MARC files is not there");
        SUCCEED();
        return;
    }
    const QByteArray bytes = contentOf(collection() + QLatin1String(path));
    const Result<Format> format = detectFormat(bytes);
    REQUIRE(format.ok());
    const Outcome outcome = read(*format, bytes);
    INFO(path);
    CHECK(outcome.records == records);
    CHECK(outcome.unreadable == unreadable);
    CHECK(outcome.judged == judged);
}

TEST_CASE("Published twins say the same in text forms")
{
    const auto [one, other] = GENERATE(table<const char *, const char *>({
        {"jorol/code4lib.mrc", "jorol/code4lib.mrk"},
        {"jorol/code4lib.mrc", "jorol/code4lib.line"},
        {"jorol/code4lib.mrc", "jorol/code4lib.yaz.json"},
        {"jorol/code4lib.mrc", "jorol/code4lib.cat.json"},
        {"marc4j/summerland.mrc", "marc4j/summerland-marc-in-json.json"},
        {"marc4j/summerland.mrc", "marc4j/summerland-marc-in-json-indented.json"},
        {"marcmaker/camel.usmarc", "marcmaker/camel.mrk"},
        {"marc4j/brkrtest_UTF8.mrc", "marc4j/brkrtest.mrk8"},
        {"marc4j/brkrtest.mrc", "marc4j/brkrtest.mrk"},
        {"pymarc/one.dat", "pymarc/one.json"},
        {"yaz/marccol3.u8.marc", "yaz/marccol3.u8.1.lst"},
        {"dnb/ada.mrc", "dnb/ada.txt"}, // no indicators where both are blank
        {"dnb/minna.mrc", "dnb/minna-nfd.txt"},
    }));
    if (!QFile::exists(collection() + QLatin1String(one))) {
        WARN("skipped: the collection of real MARC files is not there");
        SUCCEED();
        return;
    }
    INFO(other);
    const auto records = [](const char *path) {
        const QByteArray bytes = contentOf(collection() + QLatin1String(path));
        const Result<Format> format = detectFormat(bytes);
        REQUIRE(format.ok());
        QList<Record> found;
        const Result<QList<ReadItem>> items = readAll(*format, bytes);
        for (const ReadItem &item : *items)
            found.append(item.record.value_or(Record()));
        return found;
    };
    const QList<Record> left = records(one);
    const QList<Record> right = records(other);
    REQUIRE(left.size() == right.size());
    const auto text = [](const Field &field) {
        QString all =
            field.tag().toString() + field.indicator1() + field.indicator2() + field.value();
        for (const Subfield &subfield : field.subfields())
            all += QLatin1Char('$') + QString(subfield.code) + subfield.value;
        return all.normalized(QString::NormalizationForm_C);
    };
    for (qsizetype i = 0; i < left.size(); ++i) {
        REQUIRE(left.at(i).fields().size() == right.at(i).fields().size());
        for (qsizetype j = 0; j < left.at(i).fields().size(); ++j) {
            INFO("record " << i);
            CHECK(text(left.at(i).fields().at(j)).toStdString()
                  == text(right.at(i).fields().at(j)).toStdString());
        }
    }
}
