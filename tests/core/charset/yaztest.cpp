// SPDX-License-Identifier: GPL-3.0-or-later
// Our MARC-8 beside yaz's on the collection of real files. core/charset/README.md lists in words
// the differences that are allowed here.
#include "charset/judge.h"
#include "charset/marc8decoder.h"
#include "charset/marc8encoder.h"
#include "charset/marc8tables.h"
#include "support/marc8codes.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QXmlStreamReader>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

using namespace colophon;
using namespace colophon::charset;
using namespace colophon::test;

namespace {

const QString kData = QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/data/");
constexpr qsizetype kLongest = 4000; ///< bytes of a subfield that is compared

/// Of the collection's list, the files of one kind.
QStringList filesOfKind(const QString &kind)
{
    QFile list(kData + QStringLiteral("MANIFEST.md"));
    QStringList files;
    if (!list.open(QIODevice::ReadOnly))
        return files;
    const QStringList lines = QString::fromUtf8(list.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList cells = line.split(QStringLiteral(" | "));
        if (cells.size() > 3 && cells.at(1) == kind)
            files.append(kData + cells.constFirst().mid(2));
    }
    return files;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

bool canRun()
{
    if (filesOfKind(QStringLiteral("iso")).isEmpty()) {
        WARN("skipped: the collection of files is not there");
        return false;
    }
    if (QStandardPaths::findExecutable(QStringLiteral("yaz-marcdump")).isEmpty()) {
        WARN("skipped: yaz-marcdump is not there");
        return false;
    }
    return true;
}

/// The content of each subfield, different ones, of the records whose bytes are in this coding.
QSet<QByteArray> subfieldsOfIso(Coding coding)
{
    QSet<QByteArray> found;
    for (const QString &file : filesOfKind(QStringLiteral("iso"))) {
        const QList<QByteArray> records = contentOf(file).split('\x1d');
        for (const QByteArray &record : records) {
            const qsizetype data = record.indexOf('\x1e') + 1;
            if (record.size() < 24 || judge(record.at(9) == 'a', record.mid(data)).coding != coding)
                continue;
            for (const QByteArray &field : record.mid(data).split('\x1e')) {
                const QList<QByteArray> pieces = field.split('\x1f');
                for (const QByteArray &piece : pieces.mid(1))
                    found.insert(piece.mid(1));
            }
        }
    }
    return found;
}

void addStrings(const QJsonValue &value, QSet<QByteArray> &found)
{
    if (value.isString())
        found.insert(value.toString().toUtf8());
    for (const QJsonValue &part : value.toArray())
        addStrings(part, found);
    for (const QJsonValue &part : value.toObject())
        addStrings(part, found);
}

/// The texts of all the files that are UTF-8.
QSet<QByteArray> unicodeTexts()
{
    QSet<QByteArray> found = subfieldsOfIso(Coding::Utf8);
    for (const QString &file : filesOfKind(QStringLiteral("xml"))) {
        QXmlStreamReader xml(contentOf(file));
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                found.insert(xml.text().toUtf8());
        }
    }
    for (const QString &file : filesOfKind(QStringLiteral("json"))) {
        const QByteArray content = contentOf(file);
        const QJsonDocument whole = QJsonDocument::fromJson(content);
        if (!whole.isNull())
            addStrings(whole.isArray() ? QJsonValue(whole.array()) : whole.object(), found);
        else
            for (const QByteArray &line : content.split('\n'))
                addStrings(QJsonDocument::fromJson(line).object(), found);
    }
    return found;
}

/// Those that the character set matters to, in a settled order.
QList<QByteArray> worthwhile(const QSet<QByteArray> &texts,
                             const std::function<bool(const QByteArray &)> &wanted)
{
    QList<QByteArray> kept;
    for (const QByteArray &text : texts) {
        const bool plain = std::all_of(text.begin(), text.end(),
                                       [](char c) { return c >= 0 && c != 0x1b && c < 0x7f; })
                           && !text.contains("&#");
        if (!plain && text.size() < kLongest && !text.contains('\x1d') && wanted(text))
            kept.append(text);
    }
    std::sort(kept.begin(), kept.end());
    return kept;
}

/// Each text in a record of its own, through yaz-marcdump.
QList<QByteArray> throughYaz(const QList<QByteArray> &texts, const char *from, const char *to)
{
    QTemporaryFile file;
    REQUIRE(file.open());
    for (const QByteArray &text : texts) {
        const QByteArray field = "  \x1f"
                                 "a"
                                 + text + '\x1e';
        char head[64];
        std::snprintf(head, sizeof head, "%05dnam  2200037   4500500%04d00000\x1e",
                      int(37 + field.size() + 1), int(field.size()));
        file.write(head + field + '\x1d');
    }
    REQUIRE(file.flush());
    QProcess yaz;
    yaz.start(QStringLiteral("yaz-marcdump"),
              {QStringLiteral("-f"), QLatin1String(from), QStringLiteral("-t"), QLatin1String(to),
               QStringLiteral("-o"), QStringLiteral("marc"), file.fileName()});
    REQUIRE(yaz.waitForFinished(60000));
    QList<QByteArray> out;
    for (const QByteArray &record : yaz.readAllStandardOutput().split('\x1d')) {
        if (!record.isEmpty()) // behind the directory, the indicators and the code; the terminator
            out.append(record.mid(37 + 4, std::max<qsizetype>(record.size() - 42, 0)));
    }
    REQUIRE(out.size() == texts.size());
    return out;
}

QString resolved(QString text)
{
    static const QRegularExpression reference(QStringLiteral("&#x([0-9A-Fa-f]{1,6});"));
    for (;;) {
        const QRegularExpressionMatch match = reference.match(text);
        if (!match.hasMatch())
            return text;
        const char32_t character = match.captured(1).toUInt(nullptr, 16);
        text.replace(match.capturedStart(), match.capturedLength(),
                     QString::fromUcs4(&character, 1));
    }
}

QString decomposed(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8).normalized(QString::NormalizationForm_D);
}

QByteArray decoded(const QByteArray &marc8, Trouble &trouble)
{
    ByteBuffer out;
    trouble = marc8ToUtf8(marc8, out);
    return out.view().toByteArray();
}

QByteArray withoutReferences(QByteArray marc8)
{
    static const QRegularExpression reference(QStringLiteral("&#x[0-9A-F]{4,6};"));
    return QString::fromLatin1(marc8).remove(reference).toLatin1();
}

QByteArray encoded(const QByteArray &utf8)
{
    ByteBuffer out;
    utf8ToMarc8(utf8, out);
    return out.view().toByteArray();
}

/// The characters that the Library of Congress's tables have.
const QSet<char32_t> &published()
{
    static const QSet<char32_t> all = [] {
        QSet<char32_t> characters;
        for (const Marc8Code &code : publishedMarc8()) {
            for (const char32_t character : code.characters)
                characters.insert(character);
        }
        return characters;
    }();
    return all;
}

/// The text with the letters that MARC-8 lacks taken apart: yaz takes apart some of them only.
QByteArray takenApart(const QByteArray &utf8)
{
    QString text;
    // The alif was U+02BE in the tables until 2005; yaz writes that still.
    QList<uint> rest = QString::fromUtf8(utf8).normalized(QString::NormalizationForm_C).toUcs4();
    while (!rest.isEmpty()) {
        const char32_t character = rest.takeFirst();
        if (character == 0x02be)
            continue;
        if (!published().contains(character)
            && QChar::decompositionTag(character) == QChar::Canonical)
            rest = QChar::decomposition(character).toUcs4() + rest;
        else
            text.append(QString::fromUcs4(&character, 1));
    }
    return text.toUtf8();
}

/// The mark's code in ANSEL, or 0.
char anselMark(const QByteArray &utf8)
{
    const SetTable &ansel = tableOf(Set::Ansel);
    const std::uint32_t wanted = QString::fromUtf8(utf8).toUcs4().value(0) | kMark;
    const auto found = std::find(ansel.begin(), ansel.end(), wanted);
    return found == ansel.end() ? '\0' : char((found - ansel.begin()) | 0x80);
}

/// Each code with its set, whatever the escapes; what stands for an ASCII character is that.
QList<std::pair<char, QByteArray>> codesOf(const QByteArray &marc8)
{
    QList<std::pair<char, QByteArray>> codes;
    char set = 'B';
    for (qsizetype i = 0; i < marc8.size();) {
        if (marc8.at(i) == '\x1b') {
            const qsizetype final =
                marc8.at(i + 1) == '(' || marc8.at(i + 1) == '$' ? i + 2 : i + 1;
            set = marc8.at(final) == 's' ? 'B' : marc8.at(final);
            i = final + 1;
            continue;
        }
        const bool high = (marc8.at(i) & 0x80) != 0;
        const bool plain = marc8.at(i) == ' ' || set == 'B' || high;
        const qsizetype length = set == '1' && !plain ? 3 : 1;
        Trouble trouble;
        const QByteArray code = marc8.mid(i, length);
        const QByteArray text = decoded(QByteArray("\x1b(") + set + code, trouble);
        if (const char mark = set == 'S' && !plain ? anselMark(text) : '\0'; mark != '\0')
            codes.append({'B', QByteArray(1, mark)}); // Greek has accents of its own
        else if (plain || (text.size() == 1 && text.at(0) > 0))
            codes.append({'B', plain ? code : text});
        else
            codes.append({set, code});
        i += length;
    }
    return codes;
}

/// The two halves of a ligature or tilde, an older way to write them, are the one mark after
/// MARC-8.
QString withWholeLigatures(QString text)
{
    static const QRegularExpression ends(QStringLiteral("[\\x{fe21}\\x{fe23}]"));
    for (const auto &[half, whole] : {std::pair(u'\ufe20', u'\u0361'), {u'\ufe22', u'\u0360'}}) {
        if (text.contains(half))
            text.replace(half, whole).remove(ends);
    }
    return text.normalized(QString::NormalizationForm_D);
}

QString withoutMarks(const QString &text)
{
    static const QRegularExpression marks(QStringLiteral("\\p{M}"));
    return QString(text).remove(marks);
}

/// Whether all of the characters come in the text, in their order.
bool holds(const QString &text, const QString &characters)
{
    qsizetype at = 0;
    for (const QChar c : characters) {
        at = text.indexOf(c, at) + 1;
        if (at == 0)
            return false;
    }
    return true;
}

/// Reads the MARC-8 and compares with yaz's reading of it. Gives the kind of difference.
std::string compareReading(const QByteArray &marc8, const QByteArray &yaz)
{
    Trouble trouble;
    const QByteArray read = decoded(marc8, trouble);
    if (read == yaz)
        return "equal";
    const QString ours = QString::fromUtf8(read);
    const QString theirs = QString::fromUtf8(yaz);
    INFO(ours.toStdString() << " by yaz: " << theirs.toStdString());
    if (resolved(theirs) == ours)
        return "reference";
    // yaz gives up a text that ends in a mark, from somewhere before it.
    const QByteArray last = marc8.right(1);
    if (static_cast<std::uint8_t>(last.at(0)) >= 0xe0) {
        CHECK(trouble);
        return "mark at the end";
    }
    if (trouble) {
        CHECK(holds(withoutMarks(ours), withoutMarks(theirs)));
        return "no code of MARC-8";
    }
    static const QRegularExpression halves(QStringLiteral("[\\x{fe21}\\x{fe23}]"));
    if (ours.contains(halves)) {
        CHECK(withoutMarks(ours) == withoutMarks(theirs));
        return "second half alone";
    }
    static const QRegularExpression stray(QStringLiteral("[…“—’”™ ]"));
    CHECK(QString(ours).remove(stray) == QString(theirs).remove(u' '));
    return "stray code of EACC";
}

} // namespace

TEST_CASE("MARC-8 is read as yaz reads it, but for what is explained")
{
    if (!canRun())
        return;
    QSet<QByteArray> texts = subfieldsOfIso(Coding::Marc8);
    for (const QByteArray &line :
         contentOf(kData + QStringLiteral("pymarc/test_marc8.txt")).split('\n'))
        texts.insert(line);
    const QList<QByteArray> given = worthwhile(texts, [](const QByteArray &) { return true; });
    const QList<QByteArray> yaz = throughYaz(given, "marc8", "utf8");
    std::map<std::string, int> kinds;
    for (qsizetype i = 0; i < given.size(); ++i) {
        INFO(given.at(i).toHex().toStdString());
        ++kinds[compareReading(given.at(i), yaz.at(i))];
    }
    CHECK(given.size() > 1500);
    CHECK(kinds["equal"] > 1700);
    CHECK(kinds["reference"] > 30); // the explained kinds do occur
    CHECK(kinds["no code of MARC-8"] > 0);
    CHECK(kinds["second half alone"] > 0);
    CHECK(kinds["stray code of EACC"] > 0);
}

TEST_CASE("MARC-8 is written as yaz writes it, but for what is explained, and yaz reads it back")
{
    if (!canRun())
        return;
    const QList<QByteArray> given =
        worthwhile(unicodeTexts(), [](const QByteArray &text) { return text.isValidUtf8(); });
    CHECK(given.size() > 3000);
    QList<QByteArray> marc8;
    QList<QByteArray> apart;
    for (const QByteArray &text : given) {
        marc8.append(encoded(text));
        apart.append(takenApart(text));
    }
    const QList<QByteArray> back = throughYaz(marc8, "marc8", "utf8");
    const QList<QByteArray> yaz = throughYaz(apart, "utf8", "marc8");
    for (qsizetype i = 0; i < given.size(); ++i) {
        INFO(given.at(i).toStdString() << " is " << marc8.at(i).toHex().toStdString());
        CHECK(resolved(decomposed(back.at(i))) == withWholeLigatures(decomposed(given.at(i))));
        const QByteArray ours = withoutReferences(encoded(apart.at(i)));
        INFO(apart.at(i).toStdString() << " is " << yaz.at(i).toHex().toStdString() << " by yaz");
        CHECK((codesOf(ours) == codesOf(yaz.at(i))));
    }
}
