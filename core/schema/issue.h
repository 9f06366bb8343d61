// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace colophon::schema {

/// How much a finding weighs. Off: it is not told. Errors never stop a draft.
enum class Severity { Off, Information, Warning, Error };

/// "off", "information", "warning", "error": as stored and as the command line writes them.
QString severityWord(Severity severity);
Result<Severity> severityFromWord(QStringView word);

/// A remedy that needs no thought, as data: what `applied` does to the record that was checked.
struct Fix {
    enum class Kind {
        SetIndicator1,   ///< text: one character
        SetIndicator2,   ///< text: one character
        SetTag,          ///< text: the tag
        SetSubfield,     ///< number: its place, text: the value
        SetSubfieldCode, ///< number: its place, text: the code ("z": moved to $z)
        RemoveSubfield,  ///< number: its place, text: its code
        AddSubfield,     ///< text: the code, then the value; it comes last
        SetPosition,     ///< number: the first character, text: what stands there then
        SetValue,        ///< text: the whole value of a control field
        SetField,        ///< added: what the field becomes
        RemoveField,
        AddField, ///< added: the field, put where its tag belongs
    };
    Kind kind = Kind::RemoveField;
    int number = 0;
    QString text = {};
    marc::Field added = {};

    friend bool operator==(const Fix &, const Fix &) = default;
};

/// Something in a record that MARC 21 or the library's profile does not want, and where. The words
/// are chosen by who shows it, from `rule` and `arguments`.
struct Issue {
    static constexpr int kRecord = -2; ///< `field` of what no field is to blame for
    static constexpr int kLeader = -1;

    /// What of the field is meant.
    enum class Part { Whole, Tag, Indicator1, Indicator2, Subfield, Position };

    Severity severity = Severity::Error;
    QString rule;        ///< an id of alertRules()
    int field = kRecord; ///< its place in Record::fields()
    marc::Tag tag;       ///< the field's; "LDR"; of a missing field the one that is missing
    int occurrence = 1;  ///< which of the fields with the tag, from 1
    Part part = Part::Whole;
    int subfield = -1; ///< its place in Field::subfields()
    int position = -1; ///< the first character of a fixed field's value, and how many
    int length = 0;
    QStringList arguments; ///< what the rule's sentence fills in, see the wording's table
    std::optional<Fix> fix;

    friend bool operator==(const Issue &, const Issue &) = default;
};

/// The record with the issue's fix done; the record itself where there is none, or where the place
/// is no longer there.
marc::Record applied(const marc::Record &record, const Issue &issue);

/// "245", "650[2]" for the second of several, "LDR", "record".
QString placeText(const marc::Record &record, const Issue &issue);

/// A check that can be weighed otherwise, or turned off, by the library.
struct AlertRule {
    const char *id;
    Severity severity; ///< unless the library set another
};
/// All rules, in the order of the settings' page: a group's rules ("field", "indicator"…) together.
const QList<AlertRule> &alertRules();
/// Off for an id that is none.
Severity defaultSeverity(QStringView rule);

} // namespace colophon::schema
