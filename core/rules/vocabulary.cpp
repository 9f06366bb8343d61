// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/vocabulary.h"

#include <algorithm>
#include <vector>

namespace colophon::rules {

namespace {

constexpr ActionWord kActions[] = {
    {{"removeField", "removeField \"TAG\"",
      "Deletes the fields. A code doesn't narrow it; if does."},
     Action::RemoveField,
     Shape::Alone},
    {{"replaceContents", "replaceContents \"TAG.CODE.SEARCH\" with \"TEXT\"",
      "Replaces each occurrence of the search text in the subfields; * stands for any run."},
     Action::ReplaceContents,
     Shape::With},
    {{"addSubField", "addSubField \"TAG.CODE.VALUE\"",
      "Appends the subfield to each field, also where it stands already."},
     Action::AddSubField,
     Shape::Alone},
    {{"changeFirstIndicator", "changeFirstIndicator \"TAG\" to \"VALUE\"",
      "Sets the first indicator; \" \" or \"\" is blank."},
     Action::ChangeFirstIndicator,
     Shape::To},
    {{"changeSecondIndicator", "changeSecondIndicator \"TAG\" to \"VALUE\"",
      "Sets the second indicator; \" \" or \"\" is blank."},
     Action::ChangeSecondIndicator,
     Shape::To},
    {{"removeSubField", "removeSubField \"TAG.CODE\"", "Deletes all these subfields."},
     Action::RemoveSubField,
     Shape::Alone},
    {{"replaceControlContents", "replaceControlContents \"TAG.{START,LENGTH}.OLD\" with \"TEXT\"",
      "Overwrites the positions; with an old text only where they hold it."},
     Action::ReplaceControlContents,
     Shape::With},
    {{"addField", "addField \"TAG.{IND1,IND2}.CODE.VALUE\"",
      "Adds one new field with one subfield, also where its twin stands already."},
     Action::AddField,
     Shape::Alone},
    {{"changeField", "changeField \"TAG\" to \"TAG\"", "Renames the fields; all else is kept."},
     Action::ChangeField,
     Shape::ToElement},
    {{"copyField", "copyField \"TAG\" to \"TAG\"",
      "Makes a new field of each source field or subfield; the source stays."},
     Action::CopyField,
     Shape::ToElement},
    {{"suffix", "suffix \"TAG.CODE\" with \"TEXT\"", "Puts the text behind each value."},
     Action::Suffix,
     Shape::With},
    {{"prefix", "prefix \"TAG.CODE\" with \"TEXT\"", "Puts the text before each value."},
     Action::Prefix,
     Shape::With},
    {{"removeControlField", "removeControlField \"TAG\"", "Deletes the control fields."},
     Action::RemoveControlField,
     Shape::Alone},
    {{"addControlField", "addControlField \"TAG.VALUE\"", "Adds a control field."},
     Action::AddControlField,
     Shape::Alone},
    {{"changeSubField", "changeSubField \"TAG.CODE\" to \"CODE\"",
      "Gives these subfields another code."},
     Action::ChangeSubField,
     Shape::To},
    {{"suffixSubField", "suffixSubField \"TAG.CODE\" with \"TAG.CODE\"",
      "Puts the content of a subfield behind each value, also of another field."},
     Action::SuffixSubField,
     Shape::WithElement},
    {{"correctDuplicateSubfields", "correctDuplicateSubfields \"TAG\" \"CODES\"",
      "Keeps the first of equal subfields in each field."},
     Action::CorrectDuplicateSubfields,
     Shape::Codes},
    {{"correctDuplicateFields", "correctDuplicateFields \"TAG,TAG\"",
      "Keeps the first of identical fields."},
     Action::CorrectDuplicateFields,
     Shape::Alone},
    {{"copyControlField", "copyControlField \"TAG.CODE\" to \"TAG\"",
      "Makes a new control field of a subfield or a control field."},
     Action::CopyControlField,
     Shape::ToElement},
    {{"combineFields", "combineFields \"TAG\" excluding \"CODES\"",
      "Joins all fields of the tag into the first, without the codes named of the later ones."},
     Action::CombineFields,
     Shape::Excluding},
    {{"moveSubfieldsToEndOfField", "moveSubfieldsToEndOfField \"TAG\" \"CODE,CODE\"",
      "Moves the subfields to the end of the field, in the order listed."},
     Action::MoveSubfieldsToEndOfField,
     Shape::Codes},
    {{"splitSubField", "splitSubField \"TAG.CODE.DELIMITER\" to \"TAG.CODE\"",
      "Cuts the value at the delimiter; each piece becomes a new field."},
     Action::SplitSubField,
     Shape::ToElement},
    {{"replaceContentsExceptFirst", "replaceContentsExceptFirst \"TAG.CODE\" with \"TEXT\"",
      "Gives all these subfields of a field but the first the new text."},
     Action::ReplaceContentsExceptFirst,
     Shape::With},
    {{"replaceSubFieldContents", "replaceSubFieldContents \"TAG.CODE\" with \"TAG.CODE\"",
      "Replaces the value by the content of another subfield."},
     Action::ReplaceSubFieldContents,
     Shape::WithElement},
    {{"changeSubFieldExceptFirst", "changeSubFieldExceptFirst \"TAG.CODE\" to \"CODE\"",
      "Gives all these subfields of a field but the first another code."},
     Action::ChangeSubFieldExceptFirst,
     Shape::To},
    {{"addSystemNumber", "addSystemNumber \"TAG.CODE\" from \"TAG\" prefixed by \"TAG\"",
      "Adds a field with the number of a control field, with another in brackets before it."},
     Action::AddSystemNumber,
     Shape::SystemNumber},
    {{"addModifyingAgency", "addModifyingAgency \"TAG.CODE\"",
      "Adds a field with the code of the library that runs the rule."},
     Action::AddModifyingAgency,
     Shape::Alone},
    {{"changeControlField", "changeControlField \"TAG\" to \"TAG\"",
      "Known by name; what it does is not confirmed."},
     Action::ChangeControlField,
     Shape::ToElement,
     false},
    {{"prefixSubField", "prefixSubField \"TAG.CODE\" with \"TAG.CODE\"",
      "Known by name; what it does is not confirmed."},
     Action::PrefixSubField,
     Shape::WithElement,
     false},
    {{"replaceContentsOnlyFirst", "replaceContentsOnlyFirst \"TAG.CODE\" with \"TEXT\"",
      "Known by name; what it does is not confirmed."},
     Action::ReplaceContentsOnlyFirst,
     Shape::With,
     false},
    {{"changeSubFieldOnlyFirst", "changeSubFieldOnlyFirst \"TAG.CODE\" to \"CODE\"",
      "Known by name; what it does is not confirmed."},
     Action::ChangeSubFieldOnlyFirst,
     Shape::To,
     false},
};

constexpr ConditionWord kConditions[] = {
    {{"TRUE", "TRUE", "Always."}, ConditionKind::True},
    {{"exists", "exists \"TAG.{IND1,IND2}.CODE.VALUE\"",
      "A field has the tag, the indicators, the subfield, the value; * is any run, | is or."},
     ConditionKind::Exists},
    {{"existsControl", "existsControl \"TAG.{START,LENGTH}.VALUE\"",
      "A control field or the leader has the value at these positions."},
     ConditionKind::ExistsControl},
    {{"existsMoreThanOnce", "existsMoreThanOnce \"TAG.CODE.VALUE\"", "Two or more of them exist."},
     ConditionKind::ExistsMoreThanOnce},
    {{"recordHasDuplicateSubfields", "recordHasDuplicateSubfields \"TAG\" \"CODE\" \"IGNORED\"",
      "A field has two equal subfields, the characters listed left aside."},
     ConditionKind::DuplicateSubfields},
};

constexpr Word kExtensions[] = {
    {"matches", "matches \"TAG.CODE\" \"REGEX\"",
     "Condition: a value holds a match of the regular expression; “ignoring case” may follow."},
    {"replaceMatches", "replaceMatches \"TAG.CODE\" \"REGEX\" with \"TEXT\"",
     "Replaces each match; $1 and ${name} in the text are its groups."},
    {"replaceByTable", "replaceByTable \"TAG.CODE\" with \"TABLE\"",
     "Replaces each value that the table lists."},
    {"let", "let NAME from \"TAG.CODE\"",
     "Keeps a value: from an element, = \"TEXT\", or = today. ${NAME} in texts is that value."},
    {"forEach", "forEach \"TAG\" … end",
     "Runs the actions inside for one field at a time; they touch that field alone."},
    {"call", "call \"RULE\"", "Runs another rule of the file here."},
    {"else", "else", "The actions for records that the condition doesn't hold for."},
    {"table", "table \"NAME\" \"KEY\" = \"VALUE\" … otherwise \"VALUE\" end", "A lookup table."},
    {"list", "list \"NAME\" \"VALUE\", … end", "Named values: exists \"650.a\" in list \"NAME\"."},
    {"test", "test \"NAME\" given … expect … end", "A record given and the record expected."},
    {"option", "option order = \"top-down\"", "How the file runs: order, conditions, regex."},
};

qsizetype distance(const QString &a, const QString &b)
{
    // Damerau-Levenshtein (optimal string alignment), three rows
    const qsizetype width = b.size() + 1;
    std::vector<qsizetype> before(static_cast<std::size_t>(width)), last(before), now(before);
    const auto at = [](std::vector<qsizetype> &row, qsizetype i) -> qsizetype & {
        return row[static_cast<std::size_t>(i)];
    };
    for (qsizetype j = 0; j < width; ++j)
        at(last, j) = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        at(now, 0) = i;
        for (qsizetype j = 1; j < width; ++j) {
            const qsizetype cost = a[i - 1] == b[j - 1] ? 0 : 1;
            at(now, j) = std::min({at(last, j) + 1, at(now, j - 1) + 1, at(last, j - 1) + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                at(now, j) = std::min(at(now, j), at(before, j - 2) + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return at(last, width - 1);
}

} // namespace

std::span<const ActionWord> actionWords()
{
    return kActions;
}

std::span<const ConditionWord> conditionWords()
{
    return kConditions;
}

std::span<const Word> extensionWords()
{
    return kExtensions;
}

QStringList keywords()
{
    return {QStringLiteral("rule"),     QStringLiteral("priority"),  QStringLiteral("salience"),
            QStringLiteral("when"),     QStringLiteral("then"),      QStringLiteral("end"),
            QStringLiteral("and"),      QStringLiteral("or"),        QStringLiteral("not"),
            QStringLiteral("if"),       QStringLiteral("with"),      QStringLiteral("to"),
            QStringLiteral("from"),     QStringLiteral("excluding"), QStringLiteral("prefixed"),
            QStringLiteral("by"),       QStringLiteral("merge"),     QStringLiteral("set"),
            QStringLiteral("preferred")};
}

const ActionWord *findAction(const QString &name)
{
    const auto *const found =
        std::find_if(std::begin(kActions), std::end(kActions), [&name](const ActionWord &known) {
            return name.compare(QLatin1String(known.word.name), Qt::CaseInsensitive) == 0;
        });
    return found == std::end(kActions) ? nullptr : found;
}

QString nearestWord(const QString &word, const QStringList &known)
{
    const QString folded = word.left(80).toLower();
    QString best;
    qsizetype least = qMax(qsizetype(1), folded.size() / 3) + 1;
    for (const QString &candidate : known) {
        if (qAbs(candidate.size() - folded.size()) >= least)
            continue;
        const qsizetype found = distance(folded, candidate.toLower());
        if (found < least) {
            least = found;
            best = candidate;
        }
    }
    return best;
}

QStringList actionNames()
{
    QStringList names;
    for (const ActionWord &known : kActions)
        names.append(QLatin1String(known.word.name));
    return names;
}

} // namespace colophon::rules
