// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

/// Articles at the beginning of titles, which sorting passes over.
/// After the Library of Congress's list: https://www.loc.gov/marc/bibliographic/bdapndxf.html
/// Thread rule: pure functions.
namespace colophon::schema {

/// Whether the list knows the language's articles, or that it has none.
bool knowsArticles(QStringView language);

/// How many characters to pass over at the beginning of a title in the language (MARC code): its
/// article with the blank or apostrophe behind it and with quotation marks before it. 0 where no
/// article begins it, or one that belongs to a name ("Los Angeles").
int nonfilingCharacters(QStringView title, QStringView language);

/// The same, whatever the language.
int nonfilingCharacters(QStringView title);

} // namespace colophon::schema
