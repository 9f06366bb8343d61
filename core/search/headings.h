// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/flatrecord.h"
#include "marc/record.h"

#include <QByteArrayList>
#include <QList>
#include <QString>

#include <cstdint>
#include <functional>

namespace colophon::search {

/// The lists of headings that can be browsed.
enum class HeadingKind { Names, Subjects, Titles, Series, CallNumbers };

/// "names", "subjects", "titles", "series", "callnumbers".
QString headingWord(HeadingKind kind);
Result<HeadingKind> headingKindFromWord(QStringView word);
/// The list that belongs to a field of the editor; nothing for a field without headings.
std::optional<HeadingKind> headingKindOf(const marc::Field &field);

/// A heading of a record as it is shown and as it is compared.
struct Heading {
    HeadingKind kind = HeadingKind::Names;
    QString text; ///< with its punctuation inside, without the one that ends the field
    QString key;  ///< its words, folded, with `!` between them; headings with one key are one
    qsizetype field = -1; ///< where in the record it stands

    friend bool operator==(const Heading &, const Heading &) = default;
};

/// All headings of the record, each once. Linked 880s are headings of the list of their partner.
/// Thread rule: pure.
QList<Heading> headingsOf(const marc::Record &record);
/// Keys of titles under which "is" finds the record besides those of its headings: without the
/// remainder of the title, and with the article that filing leaves out.
QByteArrayList otherTitleKeys(const marc::FlatRecord &record);

/// The key of a typed heading.
QString headingKey(HeadingKind kind, QStringView text);
/// Of one of any kind but call numbers, in UTF-8.
QByteArray headingKey(QByteArrayView utf8);

/// The tag that decides where a field is indexed: an 880 counts as the field that its $6 names.
QString effectiveTag(const marc::Field &field);

/// A tag as a number, its characters side by side: what tables of tags are compared by.
using TagCode = std::uint32_t;
constexpr TagCode tagCode(const char (&tag)[4])
{
    return TagCode(static_cast<unsigned char>(tag[0])) << 16
           | TagCode(static_cast<unsigned char>(tag[1])) << 8
           | TagCode(static_cast<unsigned char>(tag[2]));
}
/// The same as of effectiveTag above; 0 where an 880 names none.
TagCode effectiveTag(const marc::FlatRecord &record, const marc::FlatField &field);

/// The kinds of headings that fields with the effective tag may have, a bit for each by its number.
unsigned headingKindsOf(TagCode tag);
/// The keys of a field's headings, whose effective tag is given, in UTF-8; none is empty.
void eachHeadingKey(TagCode tag, QByteArrayView content,
                    const std::function<void(HeadingKind kind, QByteArrayView key)> &visit);

} // namespace colophon::search
