// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/judge.h"

#include <catch2/catch.hpp>

using namespace colophon::charset;

TEST_CASE("LDR/09 is believed only where the bytes agree")
{
    const auto [says, bytes, coding] =
        GENERATE(table<bool, QByteArray, Coding>({{true,
                                                   "  \x1f"
                                                   "aCaf\xc3\xa9 de Paris",
                                                   Coding::Utf8},
                                                  {false,
                                                   "  \x1f"
                                                   "aCaf\xc3\xa9 de Paris",
                                                   Coding::Utf8},
                                                  {false,
                                                   "  \x1f"
                                                   "aCaf\xe2"
                                                   "e de Paris",
                                                   Coding::Marc8},
                                                  {true,
                                                   "  \x1f"
                                                   "aCaf\xe2"
                                                   "e de Paris, les ann\xe2"
                                                   "ees",
                                                   Coding::Marc8},
                                                  {true,
                                                   "  \x1f"
                                                   "aCaf\xe9 de Paris, les ann\xe9"
                                                   "es",
                                                   Coding::Latin1},
                                                  {false,
                                                   "  \x1f"
                                                   "aCaf\xe9 de Paris, les ann\xe9"
                                                   "es",
                                                   Coding::Latin1},
                                                  {false,
                                                   "  \x1f"
                                                   "a\xc7"
                                                   "a \xe9t\xe9 \xe0 M\xe1laga, K\xf6ln et na\xef"
                                                   "ve",
                                                   Coding::Latin1},
                                                  {false, // r and l with a ring below
                                                   "  \x1f"
                                                   "aK\xf4rs\xf2n\xe5"
                                                   "a, M\xf4"
                                                   "rcchaka\xe5tika, k\xf4lpta\xe5",
                                                   Coding::Marc8},
                                                  {true,
                                                   "  \x1f"
                                                   "a\x93"
                                                   "Caf\xe9\x94 de Paris, les ann\xe9"
                                                   "es",
                                                   Coding::Windows1252},
                                                  {true,
                                                   "  \x1f"
                                                   "aPlain",
                                                   Coding::Utf8},
                                                  {false,
                                                   "  \x1f"
                                                   "aPlain",
                                                   Coding::Marc8},
                                                  {true,
                                                   "  \x1f"
                                                   "a\x1b(Nvuk\x1b(B",
                                                   Coding::Marc8},
                                                  {false,
                                                   "  \x1f"
                                                   "a\x1b(Nvuk\x1b(B",
                                                   Coding::Marc8},
                                                  {false,
                                                   "  \x1f"
                                                   "a\xc3"
                                                   "1999",
                                                   Coding::Marc8},
                                                  {false,
                                                   "  \x1f"
                                                   "a\xa1"
                                                   "od\xe2"
                                                   "z",
                                                   Coding::Marc8}}));
    const Judgement judged = judge(says, bytes);
    INFO(bytes.toStdString() << " " << judged.reason.toStdString());
    CHECK(judged.coding == coding);
    CHECK(judged.reason.isEmpty() == (coding == (says ? Coding::Utf8 : Coding::Marc8)));
}

TEST_CASE("A few broken characters do not make another coding of a text in UTF-8")
{
    const QByteArray text = QByteArray("  \x1f"
                                       "a")
                            + QStringLiteral("Ünïcödé, ça va très bien").toUtf8() + "\xe9 x";
    CHECK(judge(true, text).coding == Coding::Utf8);
    CHECK(judge(true, text).reason.isEmpty());
}

TEST_CASE("A stray escape character in plain text is no escape sequence")
{
    CHECK(judge(true, "  \x1f"
                      "aone\x1b two\x1b")
              .coding
          == Coding::Utf8);
    CHECK(judge(true, "  \x1f"
                      "aH\x1b"
                      "b2\x1bsO")
              .coding
          == Coding::Marc8);
}
