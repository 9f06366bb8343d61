// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"

#include <QDate>
#include <QList>
#include <QString>

#include <functional>

/// Templates: what a new record begins with. A template is text: lines of the mnemonic form
/// (`=245  10$a$c`), lines that begin with `#` for people, and in the values
///
///     {{today}}            20261118; {{today:yyMMdd}} in another form (as QDate::toString has it)
///     {{year}}             2026
///     {{initials}}         MO, of the person who works; {{name}} and {{login}} as they are
///     {{institution}}      the institution's name; {{institution:code}} its four digits
///     {{counter:box}}      the next number of the counter "box" of this catalogue;
///     {{counter:box:4}}
///                          with leading zeros
///     {{value:245$a}}      of the record that is expanded or duplicated; {{value:008/35-37}} the
///                          characters 35 to 37; empty in a record from nothing
///
/// Thread rule: pure functions, but for `count`, which is called in the caller's thread.
namespace colophon::templates {

/// What the variables stand for.
struct Values {
    QDate today;
    QString name;
    QString login;
    QString institution;
    QString institutionCode;
    /// Takes the counter's next number. Without it counters are 0, as in a preview.
    std::function<Result<qint64>(const QString &counter)> count = {};
    const marc::Record *record = nullptr; ///< for {{value:…}}; may be null
};

/// "MO" of "Miriam Okafor".
QString initialsOf(const QString &name);

/// The record that the template makes. InvalidInput with the line where it can't be read, or where
/// a variable is not known.
Result<marc::Record> recordFrom(const QString &text, const Values &values);

/// The record with what the template adds: a field that may not be repeated only where the record
/// has none, one that may unless the record has the same, and one without any value only where the
/// tag is missing. Nothing that the record has is changed.
Result<marc::Record> expanded(const marc::Record &record, const QString &text,
                              const Values &values);

/// A template's text made of a record: without 001, 003, 005, 035 and the date in 008, which
/// becomes {{today:yyMMdd}}.
QString textOf(const marc::Record &record);

/// A template that comes with the program.
struct Shipped {
    QString key;  ///< "book"
    QString name; ///< "Book"
    QString text;
};
QList<Shipped> shipped();

} // namespace colophon::templates
