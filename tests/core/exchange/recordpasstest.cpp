// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/recordpass.h"
#include "marc/writer.h"
#include "support/recordbuilder.h"

#include <catch2/catch.hpp>

#include <QDirIterator>
#include <QTemporaryDir>

#include <random>

using namespace colophon;

namespace {

/// All that comes of a file: the records as lines of JSON, what was told and rejected.
struct Outcome {
    QByteArray records;
    QByteArray rejects;
    QStringList notes;
    qint64 read = 0;
    bool ok = false;

    bool operator==(const Outcome &other) const
    {
        return records == other.records && rejects == other.rejects && notes == other.notes
               && read == other.read && ok == other.ok;
    }
};

Outcome outcome(const QString &path, const exchange::Pace &pace)
{
    Outcome all;
    const auto input = exchange::InputFile::open(path);
    REQUIRE(input.ok());
    const Result<marc::Format> format = (*input)->format(std::nullopt);
    if (!format)
        return all;
    const auto work = []() -> exchange::RecordWork {
        const std::shared_ptr<marc::FlatWriter> writer =
            marc::makeFlatWriter(marc::Format::JsonLines, {});
        return [writer](marc::FlatItem &item, exchange::PassedBlock &block) {
            return writer->write(item.record, block.out);
        };
    };
    const auto sink = [&](const exchange::PassedBlock &block) -> Result<void> {
        all.records.append(block.out.view().toByteArray());
        all.rejects.append(block.rejects);
        all.read += block.read;
        for (const exchange::PassedBlock::Note &note : block.notes) {
            for (const marc::Problem &problem : note.problems)
                all.notes.append(QStringLiteral("%1 %2 %3 %4")
                                     .arg(note.number)
                                     .arg(problem.offset)
                                     .arg(note.rejected)
                                     .arg(problem.reason));
        }
        return {};
    };
    jobs::Progress progress;
    all.ok = exchange::passRecords(**input, *format, {}, work, sink, progress, pace).ok();
    return all;
}

const exchange::Pace kInOneGo{1, qsizetype(1) << 30};

/// Tells where the two part.
void checkSame(const QString &path, const exchange::Pace &pace, const Outcome &expected)
{
    const Outcome found = outcome(path, pace);
    if (found == expected)
        return;
    INFO(path.toStdString() << " in blocks of " << pace.block);
    CHECK(found.ok == expected.ok);
    CHECK(found.read == expected.read);
    CHECK((found.rejects == expected.rejects));
    const auto differ = std::mismatch(found.notes.cbegin(), found.notes.cend(),
                                      expected.notes.cbegin(), expected.notes.cend());
    if (differ.first != found.notes.cend())
        UNSCOPED_INFO("told " << differ.first->toStdString());
    if (differ.second != expected.notes.cend())
        UNSCOPED_INFO("not told " << differ.second->toStdString());
    CHECK(differ.first == found.notes.cend());
    CHECK(differ.second == expected.notes.cend());
    CHECK((found.records == expected.records));
}

QByteArray document(marc::Format format, int from = 0, int count = 40)
{
    const std::unique_ptr<marc::FlatWriter> writer = marc::makeFlatWriter(format, {});
    ByteBuffer out;
    writer->begin(out);
    for (int i = from; i < from + count; ++i) {
        marc::Record record = test::book(QStringLiteral("%1: Ṣalāt {ñ} \"日本\" %2")
                                             .arg(i)
                                             .arg(QString(i * 37 % 900, QLatin1Char('x'))));
        if (i > from)
            writer->separate(out);
        marc::FlatRecord flat;
        marc::flatten(record, flat);
        REQUIRE(writer->write(flat, out).ok());
    }
    writer->end(out);
    return out.view().toByteArray();
}

QByteArray replaced(QByteArray text, const QByteArray &before, const QByteArray &after)
{
    REQUIRE(text.contains(before));
    return text.replace(before, after);
}

/// Puts `what` before every third place where `where` stands.
QByteArray withEveryThird(const QByteArray &text, const QByteArray &where, const QByteArray &what)
{
    INFO(where.toStdString());
    QByteArray result;
    int count = 0;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(where); at >= 0; at = text.indexOf(where, at + 1)) {
        result += text.mid(done, at - done);
        if (++count % 3 == 0)
            result += what;
        done = at;
    }
    REQUIRE(count >= 3);
    return result + text.mid(done);
}

/// Leaves every third `what` out.
QByteArray withoutEveryThird(const QByteArray &text, const QByteArray &what)
{
    QByteArray result = withEveryThird(text, what, "\x01");
    return replaced(result, "\x01" + what, {});
}

QByteArray crlf(QByteArray text)
{
    return text.replace("\n", "\r\n");
}

QMap<QByteArray, QByteArray> textCases()
{
    QMap<QByteArray, QByteArray> cases;
    for (const marc::Format format : {marc::Format::Line, marc::Format::Mnemonic}) {
        const QByteArray name = marc::formatWord(format).toLatin1();
        const QByteArray text = document(format);
        const QByteArray dense = replaced(text, "\n\n", "\n");
        cases[name] = text;
        cases[name + ", CRLF"] = crlf(text);
        cases[name + ", blanks in the blank lines"] = replaced(text, "\n\n", "\n \t\n");
        cases[name + ", many blank lines"] = replaced(text, "\n\n", "\n\n\n\r\n\n");
        cases[name + ", no blank lines"] = dense;
        cases[name + ", no blank lines, CRLF"] = crlf(dense);
        cases[name + ", both"] = text + dense + text;
        cases[name + ", not ended"] = dense.left(dense.size() - 40);
        cases[name + ", with junk"] = withEveryThird(dense, "100", "What is this?\n\n   \n\n");
    }
    const QByteArray mrk = document(marc::Format::Mnemonic);
    cases["mrk, LEADER"] = replaced(replaced(mrk, "\n\n", "\n"), "=LDR", "=LEADER");
    const QByteArray line = document(marc::Format::Line);
    cases["line, a leader in a note"] =
        withEveryThird(replaced(line, "\n\n", "\n"), "245", "500    $a 00000nam a2200000 a 4500\n");
    return cases;
}

QMap<QByteArray, QByteArray> xmlCases()
{
    QMap<QByteArray, QByteArray> cases;
    const QByteArray xml = document(marc::Format::MarcXml);
    cases["xml"] = xml;
    cases["xml, prefix"] =
        replaced(replaced(xml, "<record", "<m:record"), "</record", "</m:record");
    cases["xml, comments"] = withEveryThird(xml, "<datafield", "<!-- </record><record> -->");
    cases["xml, long comments"] = withEveryThird(
        xml, "</record>", "<!--" + QByteArray("</record>\n<record> x ").repeated(300) + "-->");
    cases["xml, comments between"] = withEveryThird(xml, "<record", "<!-- <record>x</record> -->");
    cases["xml, empty comments"] = withEveryThird(xml, "<datafield", "<!---->");
    cases["xml, CDATA"] = withEveryThird(
        xml, "<subfield", "<subfield code=\"x\"><![CDATA[a </record> ]]></subfield>");
    cases["xml, a comment that never ends"] =
        xml.left(9000) + replaced(xml.mid(9000), "<record>", "<!-- <record>");
    cases["xml, comments that never end in records"] =
        withEveryThird(xml, "<datafield", "<!-- never");
    cases["xml, CDATA that never ends"] = withEveryThird(xml, "Ṣalāt", "<![CDATA[");
    cases["xml, records not closed"] = withoutEveryThird(xml, "</record>");
    cases["xml, records not opened"] = withoutEveryThird(xml, "<record>");
    cases["xml, unknown entities"] = withEveryThird(xml, "Ṣalāt", "&nbsp;");
    cases["xml, not ended"] = xml.left(xml.lastIndexOf("</datafield>"));
    cases["xml, Latin-1"] = replaced(xml, "UTF-8", "ISO-8859-1");
    cases["xml, in a wrapper"] =
        replaced(replaced(xml, "<record>", "<r:record><r:recordData><record>"), "</record>",
                 "</record></r:recordData></r:record>");
    return cases;
}

QMap<QByteArray, QByteArray> jsonCases()
{
    QMap<QByteArray, QByteArray> cases;
    const QByteArray lines = document(marc::Format::JsonLines);
    QByteArray compact = lines.trimmed();
    compact = "[" + compact.replace("\n", ",") + "]";
    const QByteArray pretty =
        replaced(replaced(replaced(compact, "{", "{\n  "), "}", "\n  }"), "[", "[\n");
    const QByteArray nested = "\"of\":{\"leader\":\"x\",\"fields\":[{\"001\":\"inner\"}]},";
    const QByteArray manyNested = "\"of\":[{\"a\":1},{\"leader\":\"x\"},\n{\"fields\":[]}],";
    for (const auto &[name, text] :
         {std::pair<QByteArray, QByteArray>("json", document(marc::Format::Json)),
          {"ndjson", lines},
          {"compact", compact},
          {"pretty", pretty}}) {
        const QByteArray start = name == "pretty" ? "{\n  \"leader\"" : "{\"leader\"";
        cases[name] = text;
        cases[name + ", CRLF"] = crlf(text);
        cases[name + ", braces in strings"] =
            withEveryThird(text, "Ṣalāt", "} ] , { \\\"leader\\\" \\\\ \\n{");
        cases[name + ", a quotation mark too many"] = withEveryThird(text, "Ṣalāt", "\"");
        cases[name + ", a brace too many"] = withEveryThird(text, "\"245\"", "{");
        cases[name + ", a closing brace too many"] = withEveryThird(text, start, "}");
        cases[name + ", a value missing"] = withEveryThird(text, "\"245\"", "\"500\": ,");
        cases[name + ", not ended"] = text.left(text.size() - 60);
        cases[name + ", junk between"] = withEveryThird(text, start, "junk \" {} ");
        cases[name + ", nested"] = withEveryThird(text, "\"leader\"", nested);
        cases[name + ", nested behind"] = withEveryThird(text, "\"fields\"", nested);
        cases[name + ", many nested"] = withEveryThird(text, "\"fields\"", manyNested);
    }
    cases["not only records"] = replaced(lines, "{\"leader\"", "{\"id\":7,\"leader\"");
    return cases;
}

QMap<QByteArray, QByteArray> isoCases()
{
    QMap<QByteArray, QByteArray> cases;
    const QByteArray iso = document(marc::Format::Iso2709);
    cases["iso"] = iso;
    cases["iso, no terminators"] = withoutEveryThird(iso, "\x1d");
    QByteArray counted; // with lengths that don't count a terminator
    for (QByteArray record : iso.split('\x1d').mid(0, 40))
        counted += record.replace(0, 5, QByteArray::number(record.size()).rightJustified(5, '0'));
    cases["iso, no terminators, and none counted"] = counted;
    cases["iso, none at all"] = replaced(iso, "\x1d", {});
    cases["iso, no field ends"] = withoutEveryThird(iso, "\x1e");
    cases["iso, filler"] = replaced(iso, "\x1d", "\x1d\r\n \x1a");
    cases["iso, long filler"] = withEveryThird(iso, "\x1e\x1d", {}) + QByteArray(20000, '\0') + iso;
    cases["iso, line ends for terminators"] = replaced(iso, "\x1d", "\n");
    cases["iso, wrong lengths"] = replaced(iso,
                                           "\x1d"
                                           "0",
                                           "\x1d"
                                           "9");
    cases["iso, junk"] = withEveryThird(iso, "\x1d", "\x1dnothing like a record");
    cases["iso, not ended"] = iso.left(iso.size() - 30);
    return cases;
}

} // namespace

TEST_CASE("A file comes to the same on many threads, in blocks of any size, as in one go")
{
    QTemporaryDir folder;
    std::mt19937 dice(2709);
    for (const auto &cases : {textCases(), xmlCases(), jsonCases(), isoCases()}) {
        for (auto at = cases.begin(); at != cases.end(); ++at) {
            INFO(at.key().toStdString());
            const QString path = folder.filePath(QStringLiteral("in"));
            QFile file(path);
            REQUIRE(file.open(QIODevice::WriteOnly));
            REQUIRE(file.write(at.value()) == at.value().size());
            file.close();
            const Outcome expected = outcome(path, kInOneGo);
            CHECK(expected.ok);
            CHECK(expected.read > 0);
            for (const qsizetype block :
                 {qsizetype(1), qsizetype(1024), qsizetype(2048), qsizetype(1 + dice() % 9000)})
                checkSame(path, {3, block}, expected);
        }
    }
}

TEST_CASE("Real files come to the same on many threads as in one go")
{
    const QString folder = QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/data");
    if (!QFileInfo::exists(folder)) {
        WARN("There is no ../shared/data; only what the test makes itself was tried.");
        return;
    }
    std::mt19937 dice(21);
    int files = 0;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        if (path.endsWith(QLatin1String(".md")) || walk.fileInfo().size() > 10'000'000)
            continue;
        const Outcome expected = outcome(path, kInOneGo);
        if (!expected.ok)
            continue;
        ++files;
        const bool large = walk.fileInfo().size() > 400'000;
        checkSame(path, {2, large ? 65536 : 1024}, expected);
        if (!large)
            checkSame(path, {3, qsizetype(1 + dice() % 9000)}, expected);
    }
    CHECK(files > 200);
}
