// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

namespace colophon::test {

/// A small book with a title, for tests that need some record.
inline marc::Record book(const QString &title,
                         const QString &name = QStringLiteral("Ghosh, Amitav"))
{
    marc::Record record;
    record.fields() = {
        marc::Field::control(marc::Tag("001"), QStringLiteral("23518769")),
        marc::Field::control(marc::Tag("003"), QStringLiteral("OCoLC")),
        marc::Field::control(marc::Tag("008"),
                             QStringLiteral("920101s1992    enk           000 1 eng d")),
        marc::Field::data(marc::Tag("020"), u' ', u' ', {{u'a', QStringLiteral("0-306-40615-2")}}),
        marc::Field::data(marc::Tag("100"), u'1', u' ', {{u'a', name}}),
        marc::Field::data(marc::Tag("245"), u'1', u'0', {{u'a', title}})};
    return record;
}

} // namespace colophon::test
