// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/diagnostic.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace colophon::rules {

/// What rules are for; one file holds rules of one kind as a rule.
enum class Dialect {
    Normalization,
    Indication, ///< set indication."true"
    BriefLevel, ///< set brief_level."03"
    Merge,
    HeadingDisplay ///< add to text …; read, not run
};

/// Every action of a normalization rule. The second group is Colophon's own.
enum class Action {
    RemoveField,
    ReplaceContents,
    AddSubField,
    ChangeFirstIndicator,
    ChangeSecondIndicator,
    RemoveSubField,
    ReplaceControlContents,
    AddField,
    ChangeField,
    CopyField,
    Suffix,
    Prefix,
    RemoveControlField,
    AddControlField,
    ChangeSubField,
    SuffixSubField,
    CorrectDuplicateSubfields,
    CorrectDuplicateFields,
    CopyControlField,
    CombineFields,
    MoveSubfieldsToEndOfField,
    SplitSubField,
    ReplaceContentsExceptFirst,
    ReplaceSubFieldContents,
    ChangeSubFieldExceptFirst,
    AddSystemNumber,
    AddModifyingAgency,
    ChangeControlField,
    PrefixSubField,
    ReplaceContentsOnlyFirst,
    ChangeSubFieldOnlyFirst,

    ReplaceMatches,
    ReplaceByTable,
    Let,
    ForEach,
    Call
};

/// `{0,3}` behind a control tag: a stretch of the value, counted from 0 in characters.
struct Slice {
    int start = 0;
    int length = 0;
};

/// `{4,*}` behind a data tag; `*` stands for any, a blank for blank.
struct IndicatorPair {
    QChar first = u'*';
    QChar second = u'*';
};

/// An element, "650.{-,7}.a.Two-spirit people": what a condition looks for or an action works on.
struct Element {
    Span span;
    /// Three characters each, `*` for any one; a made-up name may be longer as a target.
    QStringList tags;
    std::optional<Slice> slice;
    std::optional<IndicatorPair> indicators;
    QChar code; ///< null: none; `*`: any
    /// What stands behind the last dot that counts, as written; nothing where there is none.
    std::optional<QString> value;

    bool isControl() const;
    bool hasCode() const { return !code.isNull(); }
};

enum class ConditionKind {
    True,
    And,
    Or,
    Not,
    Exists,
    ExistsControl,
    ExistsMoreThanOnce,
    DuplicateSubfields,
    Matches, ///< Colophon's own: matches "260.c" "^c?\d{4}$"
    InList   ///< Colophon's own: exists "650.a" in list "art"
};

struct Condition {
    ConditionKind kind = ConditionKind::True;
    Span span;
    Element element;
    QString code;            ///< of DuplicateSubfields
    QString ignored;         ///< its third text
    QString pattern;         ///< of Matches: a regular expression; of InList: the list's name
    bool ignoreCase = false; ///< of Matches and InList
    std::vector<Condition> parts;
};

struct Statement {
    Action action = Action::RemoveField;
    Span span; ///< from the action's name to its end
    Element target;
    Element second;  ///< the element behind to, with, from
    Element third;   ///< the element behind prefixed by
    QString text;    ///< the new text, the list of codes, the table's, variable's or rule's name
    QString pattern; ///< of ReplaceMatches
    bool ignoreCase = false;
    bool today = false; ///< let x = today
    std::optional<Condition> test;
    std::vector<Statement> body; ///< of ForEach
};

/// The fields that a merge statement names: MARC."9"XX, MARC."650"(" ","0"), MARC."246"."5".
struct MergeField {
    Span span;
    QStringList tags; ///< three characters each, `*` for any one; other lengths match nothing
    std::optional<IndicatorPair> indicators;
    QChar code;
};

enum class MergeVerb { Add, Remove, Replace };

struct MergeExclusion {
    std::optional<MergeField> field;
    std::optional<QChar> firstIndicator;
    std::optional<QChar> secondIndicator;
    QChar code; ///< of excluding subfield ("2","local"), with `value`
    QString value;
};

struct MergeStatement {
    MergeVerb verb = MergeVerb::Add;
    Span span;
    MergeField field;
    std::optional<MergeField> containsIn; ///< when MARC."246"."5" contains "N"
    QString contains;
    enum class If { None, Exists, NotExists, HasSubfield, HasNoSubfield };
    If test = If::None;
    QChar testCode;
    std::vector<MergeExclusion> excluding;
};

struct Rule {
    Dialect dialect = Dialect::Normalization;
    QString name;
    Span nameSpan;
    Span span; ///< from `rule` to `end`
    int priority = 0;
    bool hasPriority = false;
    Span prioritySpan;   ///< of its number
    bool onCall = false; ///< Colophon's own: runs only when called
    std::optional<Condition> when;
    std::vector<Statement> then;
    std::vector<Statement> otherwise; ///< Colophon's own: else
    std::vector<MergeStatement> merge;
    QString set; ///< the value of set indication or set brief_level
};

/// Colophon's own: table "codes" "eng" = "English" … otherwise "…" end
struct Table {
    QString name;
    Span span;
    QList<QPair<QString, QString>> rows;
    std::optional<QString> otherwise;
};

/// Colophon's own: list "art" "Painting", "Sculpture" end
struct NamedList {
    QString name;
    Span span;
    QStringList values;
};

/// Colophon's own: a record as it is given to the rules and as it has to come out.
struct TestCase {
    QString name;
    Span span;
    QStringList given; ///< mnemonic lines
    QStringList other; ///< the other record of a merge
    enum class Expect { Record, Lines, NoChange, True, False };
    Expect expect = Expect::NoChange;
    QStringList expected;
    Span expectSpan;
};

/// How the rules of a file are run; Colophon's own: option order = "top-down".
struct Options {
    bool topDown = false;         ///< rules of equal priority; Alma runs them from the bottom
    bool conditionsFirst = false; ///< every `when` is tested before the first rule runs
    bool regex = true;            ///< the second reading of a search that looks like one
};

/// A rule file taken in whole. Where `diagnostics` has errors, it is not run.
struct RuleFile {
    std::vector<Rule> rules;
    std::vector<Table> tables;
    std::vector<NamedList> lists;
    std::vector<TestCase> tests;
    Options options;
    QList<Diagnostic> diagnostics;
    /// Where Colophon's own words are used: Alma would refuse the file there.
    QList<Span> extensions;

    /// Of the first rule; Normalization without one.
    Dialect dialect() const { return rules.empty() ? Dialect::Normalization : rules[0].dialect; }
};

/// Reads a rule text; never fails, never takes longer than its length allows. The grammar is in
/// README.md. Thread rule: a pure function.
RuleFile parse(const QString &text);

} // namespace colophon::rules
