// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace colophon::marc {

/// Local extensions: the fields that an institution adds to a record of its network, marked with
/// `$9 LOCAL` (as in Ex Libris Alma,
/// https://knowledge.exlibrisgroup.com/Alma/Product_Documentation/010Alma_Online_Help_(English)/Metadata_Management/005Introduction_to_Metadata_Management/020Working_with_Local_Extensions).
/// Thread rule: pure functions.

/// Whether the field bears the mark.
bool isLocal(const Field &field);
/// With the mark as its last subfield; unchanged where it has it, and for a control field.
Field markedLocal(const Field &field);
Field withoutLocalMark(const Field &field);

QList<Field> localFields(const Record &record);
/// The record without its local fields.
Record networkPart(const Record &record);
/// What is seen of an attached record: the network record, and each local field behind the last
/// field whose tag is not greater. networkPart and localFields take it apart again.
Record composed(const Record &network, const QList<Field> &local);

/// The tags that may be local extensions, such as 09X, 59X, 69X, 9XX.
class LocalTags {
public:
    /// 09X 59X 69X 9XX
    LocalTags();
    /// Three characters each, X for any digit, separated by blanks; else InvalidInput.
    static Result<LocalTags> parse(const QString &text);

    bool contains(const Tag &tag) const;
    QString toString() const { return m_patterns.join(u' '); }

private:
    QStringList m_patterns;
};

} // namespace colophon::marc
