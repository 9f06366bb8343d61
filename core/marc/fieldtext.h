// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/field.h"

#include <QList>
#include <QString>

/// A field's content as one line that a cataloger reads and types: `$a Bayna al-qaṣrayn / $c Najīb
/// Maḥfūẓ.` One blank behind a code and one before the next `$` are only for reading: toText() adds
/// them, the way back takes them off, so that every value comes back to the letter. A dollar sign
/// of the content is `{dollar}`, as in MarcEdit's mnemonic form, and a brace is `{lcub}`.
namespace colophon::marc {

QString toText(const Field &field);

/// A value, or a part of one, as it stands in such a line.
QString escaped(const QString &value);

/// What was typed. Text before the first `$` is subfield a. Control fields take the text as it is.
void setFromText(Field &field, QStringView text);
QList<Subfield> subfieldsFromText(QStringView text);

/// Where a subfield stands in such a line, for colours and for the caret.
struct TextSpan {
    qsizetype codeStart = 0;  ///< at the `$`; the code is the character behind it
    qsizetype codeLength = 0; ///< 2, or 0 where the text begins without a code
    qsizetype valueStart = 0;
    qsizetype valueLength = 0; ///< without the blank before the next `$`
    QChar code;
};
QList<TextSpan> spans(QStringView text);

} // namespace colophon::marc
