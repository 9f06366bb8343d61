// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

#include <QList>
#include <QString>

/// Fields as lines of text, for the clipboard.
/// Thread rule: pure functions.
namespace colophon::marc {

/// Mnemonic lines (`=245  10$aTitle`), as MarcEdit has them.
QString toLines(const QList<Field> &fields);

/// Fields from text that somebody pastes: mnemonic lines, yaz-marcdump's lines (`245 10 $a Title`),
/// also with `$$a`, `‡a` or `ǂa` as other catalogues show them. A line that begins with no tag goes
/// on with the field before. Leader lines are left out. Empty where the text is no such lines.
QList<Field> fieldsFromLines(const QString &text);

} // namespace colophon::marc
