#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""maketables.py CODETABLES.XML >marc8tables.cpp

Makes the compact tables from the Library of Congress's MARC-8 code tables
(https://www.loc.gov/marc/specifications/codetables.xml, a work of the US government and in the
public domain; best in the copy that YAZ corrects, whose codes are all 7-bit but for ANSEL)."""
import sys
import xml.etree.ElementTree as ET

# The final character of the escape sequence names the set.
SETS = [("Ansel", "45"), ("GreekSymbols", "67"), ("Subscripts", "62"), ("Superscripts", "70"),
        ("Hebrew", "32"), ("Cyrillic", "4E"), ("ExtendedCyrillic", "51"), ("Arabic", "33"),
        ("ExtendedArabic", "34"), ("Greek", "53")]


def codes(root, iso):
    for charset in root.iter("characterSet"):
        if charset.get("ISOcode") == iso:
            for code in charset.iter("code"):
                ucs = (code.findtext("ucs") or "").strip() or (code.findtext("alt") or "").strip()
                yield (int(code.findtext("marc"), 16), int(ucs, 16),
                       code.find("isCombining") is not None)


def rows(cells, width):
    for i in range(0, len(cells), width):
        print("    " + " ".join(cells[i:i + width]))


def main():
    root = ET.parse(sys.argv[1]).getroot()
    print("""// SPDX-License-Identifier: GPL-3.0-or-later
// Made by tools/maketables.py from the Library of Congress's MARC-8 code tables (public domain).
// clang-format off
#include "charset/marc8tables.h"

namespace colophon::charset {

namespace {

/// A character that is written before the one it stands over.
constexpr std::uint32_t m(std::uint32_t character) { return character | kMark; }
""")
    for name, iso in SETS:
        table = {}
        for marc, ucs, mark in codes(root, iso):
            table[marc & 0x7f] = f"m(0x{ucs:04x})," if mark else f"0x{ucs:04x},"
        print(f"constexpr SetTable k{name}{{{{")
        rows([table.get(code, "0,") for code in range(128)], 12)
        print("}};\n")
    print("} // namespace\n")
    print("const SetTable &tableOf(Set set)\n{\n    switch (set) {")
    for name, _ in SETS:
        print(f"    case Set::{name}:\n        return k{name};")
    print("    case Set::Ascii:\n    case Set::Eacc:\n        break;\n    }\n    return kAnsel;\n}\n")
    eacc = {}
    for marc, ucs, _ in codes(root, "31"):
        eacc[marc] = ucs
    print("namespace {\n\nconstexpr EaccCode kEaccCodes[] = {")
    rows([f"{{0x{marc:06x}, 0x{ucs:04x}}}," for marc, ucs in sorted(eacc.items())], 5)
    print("};\n\n} // namespace\n")
    print("std::span<const EaccCode> eaccCodes()\n{\n    return kEaccCodes;\n}\n")
    print("} // namespace colophon::charset")


main()
