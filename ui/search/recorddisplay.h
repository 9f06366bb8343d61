// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace colophon::ui {

/// One labelled line of the record view.
struct DisplayLine {
    QString label;
    QStringList values; ///< one below the other; a linked 880 follows what it belongs to
    bool mono = false;  ///< numbers that are compared digit by digit

    friend bool operator==(const DisplayLine &, const DisplayLine &) = default;
};

/// The record with labels, in the order in which people read it; lines without a value are left
/// out. Local fields are not among them. Pure.
QList<DisplayLine> displayLines(const marc::Record &record);

/// A field that belongs to the institution alone ($9 LOCAL).
struct LocalLine {
    QString tag;
    QString text;

    friend bool operator==(const LocalLine &, const LocalLine &) = default;
};
QList<LocalLine> localLines(const marc::Record &record);

/// The record as lines of MARC: tag, indicators (a blank as `#`), content with its subfield codes.
/// Each value stands between isolates, so that right-to-left data leaves the codes where they are.
QStringList marcLines(const marc::Record &record);
/// The same text without the isolates: for the clipboard.
QString withoutIsolates(QString text);

} // namespace colophon::ui
