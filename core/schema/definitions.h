// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/tag.h"
#include "schema/codelist.h"
#include "schema/material.h"

#include <QHash>
#include <QList>
#include <QString>

#include <array>

namespace colophon::schema {

/// One of a field's two indicators. Where MARC 21 gives it no meaning its name is empty and only
/// the blank may stand there.
struct Indicator {
    QString name;
    QList<Code> values;

    bool isDefined() const { return !name.isEmpty(); }
    /// Null where the value is not known; the blank of an undefined indicator is known.
    const Code *value(QChar indicator) const;
};

struct Subfield {
    QChar code;
    QString name;
    bool repeatable = false;
    bool obsolete = false;
    QString codeList; ///< the name of the list its values are from, or empty
};

struct FieldDefinition {
    marc::Tag tag;
    QString name;
    QString help; ///< a line of our own on what goes in, or empty
    bool repeatable = false;
    bool obsolete = false;
    std::array<Indicator, 2> indicators;
    QList<Subfield> subfields; ///< letters, then digits, then what is obsolete

    /// number: 1 or 2.
    const Indicator &indicator(int number) const
    {
        return indicators[static_cast<std::size_t>(number - 1)];
    }
    /// Null where the field has none with that code.
    const Subfield *subfield(QChar code) const;
};

/// Some characters of LDR, 006, 007 or 008 that mean one thing together.
struct FixedPosition {
    enum class Kind {
        Codes,     ///< one of the codes, or several one behind the other (see unit)
        CodeList,  ///< one of a published list: countries, languages
        Date,      ///< yymmdd
        Year,      ///< four digits, u for those not known, or blanks
        Number,    ///< digits, or - where unknown
        Computed,  ///< kept by the program: lengths in the leader
        Undefined, ///< blanks, by definition
    };

    int start = 0;
    int length = 1;
    QString name;
    Kind kind = Kind::Undefined;
    /// Characters of one code. Less than length where several stand together (Illustrations: four
    /// of one character each).
    int unit = 1;
    QList<Code> codes;
    QString codeList;
    QString fallback; ///< what a new record begins with; as long as the position

    int end() const { return start + length; }
    /// Whether one code (of `unit` characters) has a meaning here; null where not.
    const Code *code(QStringView text) const { return findCode(codes, text); }
};

/// What each position of a fixed field means, for one material or category. Positions are in order
/// and leave no gap: what MARC 21 leaves undefined is there as Undefined.
struct FixedLayout {
    marc::Tag tag; ///< 006, 007, 008; the leader has Tag("LDR")
    QString key;   ///< material ("books"), category of a 007 ("c"), or "all"
    QString name;
    int length = 0;
    QList<FixedPosition> positions;

    /// The position that holds a character, or null behind the end.
    const FixedPosition *at(int offset) const;
};

/// What MARC 21 says of one kind of record: fields, fixed fields, code lists. Loaded at first use
/// from resources/schema, in a few milliseconds, and never changed: share it by reference.
/// Thread rule: use from any thread; the first call of marc21() may come from any thread too.
class Definitions {
public:
    static const Definitions &marc21(RecordKind kind);

    RecordKind kind() const { return m_kind; }

    /// Null for a tag that the format does not define.
    const FieldDefinition *field(const marc::Tag &tag) const;
    /// All fields, ordered by tag, obsolete ones too.
    const QList<FieldDefinition> &fields() const { return m_fields; }
    /// For completion: the fields whose tag begins with the text, then those whose name has a word
    /// that does. Obsolete ones are left out unless the whole tag was typed.
    QList<const FieldDefinition *> complete(QStringView text) const;

    /// Null where there is none: layout(Tag("008"), "books"). See fixedfield.h for the one that
    /// belongs to a value.
    const FixedLayout *layout(const marc::Tag &tag, const QString &key) const;
    /// All layouts of a tag: the categories of a 007, the materials of an 006.
    QList<const FixedLayout *> layouts(const marc::Tag &tag) const;

    /// Null where there is none of that name. The lists are the same for all kinds of record.
    const CodeList *codeList(const QString &name) const;
    /// The list that a subfield's values are from, or null.
    const CodeList *codeList(const marc::Tag &tag, QChar subfield) const;

    /// Where the Library of Congress explains a field, for "MARC help".
    QString helpAddress(const marc::Tag &tag) const;

private:
    friend class Loader;

    RecordKind m_kind = RecordKind::Bibliographic;
    QList<FieldDefinition> m_fields;
    QList<FixedLayout> m_layouts;
    const QHash<QString, CodeList> *m_codeLists = nullptr;
};

/// Tags that MARC 21 leaves to libraries and systems: any with a 9 in it (bar those defined), and
/// any with a letter. https://www.loc.gov/marc/bibliographic/bdintro.html
bool isLocalTag(const marc::Tag &tag);

} // namespace colophon::schema
