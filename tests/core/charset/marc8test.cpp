// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/marc8decoder.h"
#include "charset/marc8encoder.h"
#include "charset/utf8.h"
#include "support/marc8codes.h"

#include <catch2/catch.hpp>

#include <QFile>

using namespace colophon;
using namespace colophon::charset;
using namespace colophon::test;

namespace {

QByteArray decoded(QByteArrayView marc8)
{
    ByteBuffer out;
    marc8ToUtf8(marc8, out);
    return out.view().toByteArray();
}

QByteArray encoded(QByteArrayView utf8)
{
    ByteBuffer out;
    utf8ToMarc8(utf8, out);
    return out.view().toByteArray();
}

/// The code in its set, a letter behind it where it is a mark, and back in ASCII.
QByteArray inMarc8(const Marc8Code &code)
{
    const QByteArray tail = code.mark ? QByteArray("a") : QByteArray();
    if (code.set == QLatin1String("31")) {
        const char bytes[] = {char(code.marc >> 16), char(code.marc >> 8), char(code.marc)};
        return "\x1b$1" + QByteArray(bytes, 3) + "\x1b(B" + tail;
    }
    const char byte = char(code.marc);
    if (code.set == QLatin1String("42") || code.set == QLatin1String("45"))
        return byte + tail;
    const char final = char(code.set.toUInt(nullptr, 16));
    if (final == 'g' || final == 'b' || final == 'p')
        return QByteArray("\x1b") + final + byte + "\x1bs" + tail;
    return QByteArray("\x1b(") + final + byte + "\x1b(B" + tail;
}

} // namespace

TEST_CASE("Every code of the published MARC-8 tables is read as its character and written back")
{
    const QList<Marc8Code> codes = publishedMarc8();
    if (codes.isEmpty()) {
        SUCCEED();
        return;
    }
    CHECK(codes.size() > 16000);
    int shared = 0;
    for (const Marc8Code &code : codes) {
        if (code.isControl() || code.characters.isEmpty())
            continue;
        const QByteArray text = decoded(inMarc8(code));
        const QByteArray base = code.mark ? QByteArray("a") : QByteArray();
        INFO(code.set.toStdString()
             << " " << std::hex << code.marc << " gives " << text.toHex().toStdString());
        bool known = false;
        for (const char32_t character : code.characters)
            known |= text == base + utf8Of(character);
        REQUIRE(known);
        // Several codes of EACC, and digits of several sets, are one character: what counts is that
        // the character comes back.
        const QByteArray written = encoded(text);
        REQUIRE(decoded(written) == text);
        shared += written != inMarc8(code) ? 1 : 0;
    }
    // ASCII's punctuation and digits stand in the other sets too, and are written as ASCII.
    CHECK(shared < 700);
}

TEST_CASE("MARC-8 strings of a published test are read as it expects")
{
    QFile marc8(QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/data/pymarc/test_marc8.txt"));
    QFile unicode(QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/data/pymarc/test_utf8.txt"));
    if (!marc8.open(QIODevice::ReadOnly) || !unicode.open(QIODevice::ReadOnly)) {
        WARN("skipped: pymarc's strings are not there");
        SUCCEED();
        return;
    }
    const QList<QByteArray> given = marc8.readAll().split('\n');
    const QList<QByteArray> expected = unicode.readAll().split('\n');
    REQUIRE(given.size() == expected.size());
    for (qsizetype i = 0; i < given.size(); ++i) {
        INFO("line " << i << " " << given.at(i).toHex().toStdString());
        CHECK(QString::fromUtf8(decoded(given.at(i))).normalized(QString::NormalizationForm_C)
              == QString::fromUtf8(expected.at(i)).normalized(QString::NormalizationForm_C));
    }
}

TEST_CASE("Diacritics stand before their letter in MARC-8, in the order that they have in Unicode")
{
    const auto [unicode, marc8] = GENERATE(
        table<QString, QByteArray>({{QStringLiteral("cafe\u0301"), "caf\xe2"
                                                                   "e"},
                                    {QStringLiteral("café"), "caf\xe2"
                                                             "e"},
                                    {QStringLiteral("Łódź"), QByteArray("\xa1\xe2"
                                                                        "od\xe2z")},
                                    {QStringLiteral("e\u0302\u0301"), "\xe3\xe2"
                                                                      "e"},
                                    {QStringLiteral("t\u0361s"), "\xebt\xecs"},
                                    {QStringLiteral("n\u0360g"), "\xfan\xfbg"},
                                    {QStringLiteral("α"), "\x1b(Sa\x1b(B"},
                                    {QStringLiteral("H\u2082O"), "H\x1b"
                                                                 "b2\x1bsO"},
                                    {QStringLiteral("\U0001F600"), "&#x1F600;"},
                                    {QStringLiteral("R&#x41;"), "R&#x0026;#x41;"},
                                    {QStringLiteral("R&D"), "R&D"},
                                    {QStringLiteral("日本"), QByteArray("\x1b$1!Fs!Ca\x1b(B")},
                                    {QStringLiteral("Жук"), "\x1b(Nvuk\x1b(B"},
                                    {QStringLiteral("שלום"), "\x1b(2ylem\x1b(B"}}));
    INFO(unicode.toStdString() << " " << encoded(unicode.toUtf8()).toHex().toStdString());
    const QString back = QString::fromUtf8(decoded(encoded(unicode.toUtf8())));
    CHECK(back.normalized(QString::NormalizationForm_D)
          == unicode.normalized(QString::NormalizationForm_D));
    if (!unicode.contains(u'日') && !unicode.contains(u'ש') && !unicode.contains(u'Ж'))
        CHECK(encoded(unicode.toUtf8()) == marc8);
}

TEST_CASE("Each subfield begins and ends in ASCII")
{
    const QByteArray content = QStringLiteral("10\u001faЖук\u001fbнос").toUtf8();
    const QByteArray marc8 = encoded(content);
    CHECK(marc8.contains("\x1b(B\x1f"
                         "b\x1b(N"));
    CHECK(marc8.endsWith("\x1b(B"));
    CHECK(decoded(marc8) == content);
}

TEST_CASE("What is written in MARC-8 can be read by those who know less of it")
{
    const auto [why, unicode, marc8] = GENERATE(table<const char *, QString, QByteArray>(
        {{"no blank among the threes of EACC", QStringLiteral("日 本 /"),
          "\x1b$1!Bs\x1b(B \x1b$1!Ci\x1b(B /"},
         {"the ideographic space in three graphic bytes", QStringLiteral("日\u3000本"),
          "\x1b$1!Bs!#!!Ci\x1b(B"},
         {"no escape between a mark and its base", QStringLiteral("\u2081e\u0301"),
          "\x1b"
          "b1\x1bs\xe2"
          "e"},
         {"no mark before a reference", QStringLiteral("\u0186\u0301"), "&#x0186;&#x0301;"},
         {"a letter with a horn, not the horn", QStringLiteral("Phu\u031bo\u0323\u031bng"),
          "Ph\xbd\xf2\xbcng"},
         {"the letter with a horn as it comes", QStringLiteral("Ph\u01b0\u1ee3ng"),
          "Ph\xbd\xf2\xbcng"}}));
    INFO(why << ": " << encoded(unicode.toUtf8()).toHex().toStdString());
    CHECK((encoded(unicode.toUtf8()) == marc8));
    CHECK(QString::fromUtf8(decoded(marc8)).normalized(QString::NormalizationForm_D)
          == unicode.normalized(QString::NormalizationForm_D));
}

TEST_CASE("Where bytes of EACC got lost, what stands behind them is read")
{
    const auto [bytes, text] = GENERATE(table<QByteArray, QString>(
        {{"\x1b$1!2!J!HP!HP", QStringLiteral("倘\ufffd滾滾")}, // a byte before the second code
         {"\x1b$1!Cs'`E.", QStringLiteral("李颉.")},           // the way back to ASCII
         {"\x1b$1'HW'Xl =", QStringLiteral("汉语 =")},
         {"\x1b$1'ZO!L", QStringLiteral("赵\ufffd")}}));
    INFO(decoded(bytes).toStdString());
    CHECK(decoded(bytes) == text.toUtf8());
    ByteBuffer out;
    CHECK(marc8ToUtf8(bytes, out).kind == Trouble::Kind::UnknownByte);
}

TEST_CASE("What is no MARC-8 is told with its place and never stops the rest")
{
    const auto [bytes, kind, offset] = GENERATE(
        table<QByteArray, Trouble::Kind, int>({{"plain", Trouble::Kind::None, 0},
                                               {"ab\xff"
                                                "c",
                                                Trouble::Kind::UnknownByte, 2},
                                               {"ab\x1bZc", Trouble::Kind::UnknownEscape, 2},
                                               {"abc\xe2", Trouble::Kind::MarkWithoutBase, 4},
                                               {"\x1b$1\x21", Trouble::Kind::UnknownByte, 3}}));
    ByteBuffer out;
    const Trouble trouble = marc8ToUtf8(bytes, out);
    INFO(bytes.toHex().toStdString());
    CHECK(trouble.kind == kind);
    if (trouble)
        CHECK(trouble.offset == offset);
    CHECK(out.view().isValidUtf8());
}

TEST_CASE("UTF-8 is checked strictly")
{
    const auto [bytes, at] = GENERATE(table<QByteArray, int>({{"h\xc3\xa9", -1},
                                                              {"\xf0\x9f\x98\x80", -1},
                                                              {"a\xc0\xaf", 1},
                                                              {"a\xe0\x80\xaf", 1},
                                                              {"\xed\xa0\x80", 0},
                                                              {"\xf4\x90\x80\x80", 0},
                                                              {"\xf5\x80\x80\x80", 0},
                                                              {"ab\xe2\x82", 2},
                                                              {"\x80", 0}}));
    CHECK(firstNotUtf8(bytes) == at);
    ByteBuffer out;
    CHECK(bool(repairUtf8(bytes, out)) == (at >= 0));
    CHECK(out.view().isValidUtf8());
}
