// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/alertwording.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace colophon::ui {

namespace {

using schema::Fix;
using schema::Issue;

/// The context of the translations.
struct Alerts {
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

struct Wording {
    const char *rule;
    const char *title;
    const char *sentence; ///< %1… are the issue's arguments; null: in sentences of its own
    const char *second = nullptr; ///< the sentence where the second indicator is meant
};

//: %1 to %4 are codes, tags and names of MARC 21
const Wording kWordings[] = {
    {"record.type", QT_TRANSLATE_NOOP("Alerts", "Kind of record without rules"),
     QT_TRANSLATE_NOOP("Alerts", "There are no rules for records of type %1 (LDR/06), so nothing "
                                 "else was checked. Choose another type, if it is mistyped.")},
    {"field.missing", QT_TRANSLATE_NOOP("Alerts", "Missing mandatory field"),
     QT_TRANSLATE_NOOP("Alerts", "There is no %1 %2. Every record must have one.")},
    {"field.recommended", QT_TRANSLATE_NOOP("Alerts", "Missing field that records usually have"),
     QT_TRANSLATE_NOOP("Alerts", "There is no %1 %2. Records of this kind usually have one.")},
    {"field.unknown", QT_TRANSLATE_NOOP("Alerts", "Unknown tag"),
     QT_TRANSLATE_NOOP("Alerts", "MARC 21 has no field %1. Choose another tag; a field of your own "
                                 "has a 9 in its tag.")},
    {"field.obsolete", QT_TRANSLATE_NOOP("Alerts", "Obsolete field"),
     QT_TRANSLATE_NOOP("Alerts", "%1 %2 is obsolete.")},
    {"field.repeated", QT_TRANSLATE_NOOP("Alerts", "Field repeated that stands once"),
     QT_TRANSLATE_NOOP("Alerts", "%1 %2 is not repeatable, and there is one above.")},
    {"field.main-entries", QT_TRANSLATE_NOOP("Alerts", "More than one 1XX"),
     QT_TRANSLATE_NOOP("Alerts", "A record has one 1XX field, and %2 is there already. Move this "
                                 "one to 7XX, or delete it.")},
    {"field.identical", QT_TRANSLATE_NOOP("Alerts", "The same field twice"),
     QT_TRANSLATE_NOOP("Alerts", "The same %1 stands above, letter by letter.")},
    {"field.empty", QT_TRANSLATE_NOOP("Alerts", "Field without content"),
     QT_TRANSLATE_NOOP("Alerts", "The field has no content.")},
    {"field.delimiter", QT_TRANSLATE_NOOP("Alerts", "Subfields in a control field"),
     QT_TRANSLATE_NOOP("Alerts", "%1 has no subfields, but its text holds a subfield delimiter.")},
    {"indicator.value", QT_TRANSLATE_NOOP("Alerts", "Indicator that has no meaning"), nullptr},
    {"indicator.obsolete", QT_TRANSLATE_NOOP("Alerts", "Obsolete indicator"),
     QT_TRANSLATE_NOOP("Alerts", "The first indicator %1 (%2) is obsolete."),
     QT_TRANSLATE_NOOP("Alerts", "The second indicator %1 (%2) is obsolete.")},
    {"indicator.source-missing", QT_TRANSLATE_NOOP("Alerts", "Source announced, but no $2"),
     QT_TRANSLATE_NOOP("Alerts", "The first indicator %1 says that $2 names the source, but there "
                                 "is no $2. Name the source there."),
     QT_TRANSLATE_NOOP("Alerts", "The second indicator %1 says that $2 names the source, but there "
                                 "is no $2. Name the source there.")},
    {"indicator.source-unused",
     QT_TRANSLATE_NOOP("Alerts", "$2 that the indicator does not expect"),
     QT_TRANSLATE_NOOP("Alerts", "$2 names a source, but the first indicator is %1. Choose 7, or "
                                 "delete $2."),
     QT_TRANSLATE_NOOP("Alerts", "$2 names a source, but the second indicator is %1. Choose 7, or "
                                 "delete $2.")},
    {"indicator.nonfiling", QT_TRANSLATE_NOOP("Alerts", "Nonfiling characters that end in a word"),
     QT_TRANSLATE_NOOP("Alerts", "The first indicator passes over %1 characters, “%2”, and no word "
                                 "begins behind them."),
     QT_TRANSLATE_NOOP("Alerts", "The second indicator passes over %1 characters, “%2”, and no "
                                 "word begins behind them.")},
    {"indicator.article", QT_TRANSLATE_NOOP("Alerts", "Article at the beginning of the title"),
     nullptr},
    {"subfield.unknown", QT_TRANSLATE_NOOP("Alerts", "Unknown subfield"),
     QT_TRANSLATE_NOOP("Alerts", "This field has no subfield $%1. Choose another code.")},
    {"subfield.obsolete", QT_TRANSLATE_NOOP("Alerts", "Obsolete subfield"),
     QT_TRANSLATE_NOOP("Alerts", "$%1 %2 is obsolete in this field.")},
    {"subfield.repeated", QT_TRANSLATE_NOOP("Alerts", "Subfield repeated that stands once"),
     QT_TRANSLATE_NOOP("Alerts", "$%1 %2 is not repeatable in this field.")},
    {"subfield.missing", QT_TRANSLATE_NOOP("Alerts", "Missing subfield"), nullptr},
    {"subfield.empty", QT_TRANSLATE_NOOP("Alerts", "Subfield without content"),
     QT_TRANSLATE_NOOP("Alerts", "$%1 is empty.")},
    {"code.unknown", QT_TRANSLATE_NOOP("Alerts", "Code that its list does not have"),
     QT_TRANSLATE_NOOP("Alerts", "$%1: the list “%3” has no code “%2”.")},
    {"code.obsolete", QT_TRANSLATE_NOOP("Alerts", "Obsolete code"),
     QT_TRANSLATE_NOOP("Alerts", "$%1: the code %2 (%3) is obsolete.")},
    {"code.source", QT_TRANSLATE_NOOP("Alerts", "Source that its list does not have"),
     QT_TRANSLATE_NOOP("Alerts", "$%1: the list “%3” has no code “%2”. A code given only lately "
                                 "may not be in it yet.")},
    {"code.term", QT_TRANSLATE_NOOP("Alerts", "RDA term and code that differ"),
     QT_TRANSLATE_NOOP("Alerts", "$b %1 means “%2”, but $a says “%3”.")},
    {"text.control", QT_TRANSLATE_NOOP("Alerts", "Control character"),
     QT_TRANSLATE_NOOP("Alerts", "$%1 holds the control character %2, which no text has.")},
    {"text.replacement", QT_TRANSLATE_NOOP("Alerts", "Lost character"),
     QT_TRANSLATE_NOOP("Alerts", "$%1 holds U+FFFD where a character was lost. Type it anew.")},
    {"text.address", QT_TRANSLATE_NOOP("Alerts", "Web address that does not work"),
     QT_TRANSLATE_NOOP("Alerts", "$u: “%1” is not written as a web address.")},
    {"leader.value", QT_TRANSLATE_NOOP("Alerts", "Leader: code that has no meaning"),
     QT_TRANSLATE_NOOP("Alerts", "LDR/%1 %2: “%3” has no meaning there.")},
    {"leader.obsolete", QT_TRANSLATE_NOOP("Alerts", "Leader: obsolete code"),
     QT_TRANSLATE_NOOP("Alerts", "LDR/%1 %2: “%3” (%4) is obsolete.")},
    {"leader.rda", QT_TRANSLATE_NOOP("Alerts", "Leader: AACR 2 where 040 $e says RDA"),
     QT_TRANSLATE_NOOP("Alerts", "040 $e says RDA, but LDR/18 says AACR 2.")},
    {"fixed.length", QT_TRANSLATE_NOOP("Alerts", "Fixed field of another length"),
     QT_TRANSLATE_NOOP("Alerts", "%1 has %2 characters, and must have %3.")},
    {"fixed.form", QT_TRANSLATE_NOOP("Alerts", "006 or 007 of no known category"),
     QT_TRANSLATE_NOOP("Alerts", "%1 begins with “%2”, which is none of the categories.")},
    {"fixed.value", QT_TRANSLATE_NOOP("Alerts", "Fixed field: code that has no meaning"),
     QT_TRANSLATE_NOOP("Alerts", "Position %1 %2: “%3” has no meaning there.")},
    {"fixed.obsolete", QT_TRANSLATE_NOOP("Alerts", "Fixed field: obsolete code"),
     QT_TRANSLATE_NOOP("Alerts", "Position %1 %2: “%3” (%4) is obsolete.")},
    {"fixed.date-type", QT_TRANSLATE_NOOP("Alerts", "008: dates that do not fit their type"),
     nullptr},
    {"fixed.date-published", QT_TRANSLATE_NOOP("Alerts", "008: another year than 264 or 260"),
     QT_TRANSLATE_NOOP("Alerts", "Date 1 is %1, but the field of publication says %2.")},
    {"fixed.language", QT_TRANSLATE_NOOP("Alerts", "008: another language than 041"),
     QT_TRANSLATE_NOOP("Alerts", "The language in 008/35-37 is %1, but 041 begins with %2.")},
    {"fixed.country", QT_TRANSLATE_NOOP("Alerts", "008: another country than 044"),
     QT_TRANSLATE_NOOP("Alerts", "The place in 008/15-17 is %1, but 044 begins with %2.")},
    {"fixed.illustrations", QT_TRANSLATE_NOOP("Alerts", "008: illustrations in 300 alone"),
     QT_TRANSLATE_NOOP("Alerts", "300 $b tells of illustrations, but 008/18-21 of none.")},
    {"fixed.bibliography", QT_TRANSLATE_NOOP("Alerts", "008: bibliography in 504 alone"),
     QT_TRANSLATE_NOOP("Alerts", "504 tells of a bibliography, but 008/24-27 has no b.")},
    {"fixed.index", QT_TRANSLATE_NOOP("Alerts", "008: index in a note alone"),
     QT_TRANSLATE_NOOP("Alerts", "A note tells of an index, but 008/31 says that there is none.")},
    {"number.isbn", QT_TRANSLATE_NOOP("Alerts", "ISBN that can't be right"), nullptr},
    {"number.isbn-form", QT_TRANSLATE_NOOP("Alerts", "ISBN with hyphens or a qualification"),
     QT_TRANSLATE_NOOP("Alerts", "$%1 takes the ISBN alone, without hyphens: %2. What qualifies it "
                                 "goes to $q.")},
    {"number.issn", QT_TRANSLATE_NOOP("Alerts", "ISSN that can't be right"), nullptr},
    {"number.issn-form", QT_TRANSLATE_NOOP("Alerts", "ISSN without its hyphen"),
     QT_TRANSLATE_NOOP("Alerts", "$%1: an ISSN is written with its hyphen, %2.")},
    {"number.ismn", QT_TRANSLATE_NOOP("Alerts", "ISMN that can't be right"), nullptr},
    {"number.ean", QT_TRANSLATE_NOOP("Alerts", "EAN that can't be right"), nullptr},
    {"number.upc", QT_TRANSLATE_NOOP("Alerts", "UPC that can't be right"), nullptr},
    {"number.lccn", QT_TRANSLATE_NOOP("Alerts", "LC control number of another form"),
     QT_TRANSLATE_NOOP("Alerts", "$%1: “%2” does not have the form of an LC control number.")},
    {"link.form", QT_TRANSLATE_NOOP("Alerts", "Linkage that can't be read"), nullptr},
    {"link.missing", QT_TRANSLATE_NOOP("Alerts", "Field without its 880"),
     QT_TRANSLATE_NOOP("Alerts", "$6 names an 880, but there is none with $6 %1-%2.")},
    {"link.partner", QT_TRANSLATE_NOOP("Alerts", "880 without its field"),
     QT_TRANSLATE_NOOP("Alerts", "$6 names a %1, but there is none with $6 880-%2.")},
    {"link.repeated", QT_TRANSLATE_NOOP("Alerts", "Linking number given twice"),
     QT_TRANSLATE_NOOP("Alerts", "Another field has the linking number %1 too.")},
    {"title.added-entry", QT_TRANSLATE_NOOP("Alerts", "245 first indicator and 1XX"), nullptr},
    {"series.untraced", QT_TRANSLATE_NOOP("Alerts", "490 traced, but no 8XX"),
     QT_TRANSLATE_NOOP("Alerts", "The series is marked as traced (first indicator 1) but there is "
                                 "no 8XX field.")},
    {"series.unmarked", QT_TRANSLATE_NOOP("Alerts", "8XX, but 490 not traced"),
     QT_TRANSLATE_NOOP("Alerts", "The series is marked as not traced, but there is a field %1.")},
    {"profile.required", QT_TRANSLATE_NOOP("Alerts", "Library Profile: required"), nullptr},
    {"profile.forbidden", QT_TRANSLATE_NOOP("Alerts", "Library Profile: forbidden"), nullptr},
    {"profile.default", QT_TRANSLATE_NOOP("Alerts", "Library Profile: default missing"),
     QT_TRANSLATE_NOOP("Alerts", "In this library a record begins with a %1, and this one has "
                                 "none.")},
};

QString argument(const Issue &issue, qsizetype number)
{
    return issue.arguments.value(number);
}

bool isSecond(const Issue &issue)
{
    return issue.part == Issue::Part::Indicator2;
}

QString indicatorValue(const Issue &issue)
{
    const QString value = argument(issue, 0);
    const QString values = issue.arguments.mid(1).join(QStringLiteral(", "));
    if (values == QLatin1String("#"))
        return isSecond(issue)
                   ? Alerts::tr("The second indicator has no meaning here and stays blank, not %1.")
                         .arg(value)
                   : Alerts::tr("The first indicator has no meaning here and stays blank, not %1.")
                         .arg(value);
    const bool subject = isSecond(issue) && issue.tag.at(0) == '6'
                         && issue.arguments.contains(QLatin1String("0"))
                         && issue.arguments.contains(QLatin1String("7"));
    if (value == QLatin1String("#") && subject)
        return Alerts::tr("The second indicator is blank. Choose 0 for LCSH, or 7 and name the "
                          "source in $2.");
    if (value == QLatin1String("#"))
        return isSecond(issue)
                   ? Alerts::tr("The second indicator is blank. Choose one of %1.").arg(values)
                   : Alerts::tr("The first indicator is blank. Choose one of %1.").arg(values);
    return isSecond(issue)
               ? Alerts::tr("The second indicator %1 has no meaning here. Choose one of %2.")
                     .arg(value, values)
               : Alerts::tr("The first indicator %1 has no meaning here. Choose one of %2.")
                     .arg(value, values);
}

QString article(const Issue &issue)
{
    if (argument(issue, 0) == QLatin1String("0"))
        return Alerts::tr("The title begins with the article “%1”, and sorting does not pass over "
                          "it. Choose %2 as second indicator.")
            .arg(argument(issue, 1), argument(issue, 2));
    return Alerts::tr("The second indicator passes over “%1”, which is no article in the language "
                      "of the record.")
        .arg(argument(issue, 1));
}

QString missingSubfield(const Issue &issue)
{
    if (issue.arguments.size() == 1)
        return Alerts::tr("The field has no $%1.").arg(argument(issue, 0));
    QStringList codes;
    for (const QString &code : issue.arguments)
        codes.append(u'$' + code);
    return Alerts::tr("The field has none of %1.").arg(codes.join(QStringLiteral(", ")));
}

QString dateType(const Issue &issue)
{
    const QString fault = argument(issue, 0);
    const QString type = argument(issue, 1);
    const QString first = argument(issue, 2);
    const QString second = argument(issue, 3);
    if (fault == QLatin1String("first"))
        return Alerts::tr("Type of date %1 needs a Date 1, and it is blank.").arg(type);
    if (fault == QLatin1String("single"))
        return Alerts::tr("Type of date %1 has one date, but Date 2 is %2.").arg(type, second);
    if (fault == QLatin1String("blank"))
        return Alerts::tr("Type of date %1 has no dates, but %2 and %3 stand there.")
            .arg(type, first, second);
    if (fault == QLatin1String("unknown"))
        return Alerts::tr("With type of date %1 both dates are uuuu, not %2 and %3.")
            .arg(type, first, second);
    if (fault == QLatin1String("current"))
        return Alerts::tr("With type of date %1 Date 2 is 9999, not %2.").arg(type, second);
    if (fault == QLatin1String("ceased"))
        return Alerts::tr("Type of date %1 needs the year of the end in Date 2, not %2.")
            .arg(type, second);
    if (fault == QLatin1String("status"))
        return Alerts::tr("With type of date %1 Date 2 is uuuu, not %2.").arg(type, second);
    if (fault == QLatin1String("order"))
        return Alerts::tr("Date 1, %1, is later than Date 2, %2.").arg(first, second);
    if (fault == QLatin1String("both"))
        return Alerts::tr("Type of date %1 needs two dates, and has %2 and %3.")
            .arg(type, first, second);
    if (fault == QLatin1String("monograph"))
        return Alerts::tr("Type of date %1 is for continuing resources, but LDR/07 says that this "
                          "is none.")
            .arg(type);
    return Alerts::tr("Type of date %1 is not for continuing resources, but LDR/07 says that this "
                      "is one.")
        .arg(type);
}

/// Numbers with a check digit.
QString number(const Issue &issue)
{
    const QString code = argument(issue, 0);
    const QString text = argument(issue, 1);
    const QString right = argument(issue, 2);
    const QString name = issue.rule.section(u'.', 1).toUpper();
    if (!right.isEmpty())
        return Alerts::tr("$%1: the %2 %3 is mistyped; behind these digits the last one is %4.")
            .arg(code, name, text, right);
    return Alerts::tr("$%1: “%2” is no %3; it has %4 digits.")
        .arg(code, text, name, argument(issue, 3));
}

QString linkForm(const Issue &issue)
{
    if (argument(issue, 0).isEmpty())
        return Alerts::tr("This 880 names no partner. Give it $6 with the partner's tag and "
                          "number, such as 245-01.");
    return Alerts::tr("$6 “%1” is not written as a link: a field has 880-01, its 880 has 245-01.")
        .arg(argument(issue, 0));
}

QString addedEntry(const Issue &issue)
{
    return argument(issue, 1) == QLatin1String("1")
               ? Alerts::tr("There is a 1XX field, so the first indicator is 1, not %1.")
                     .arg(argument(issue, 0))
               : Alerts::tr("There is no 1XX field, so the first indicator is 0, not %1.")
                     .arg(argument(issue, 0));
}

QString required(const Issue &issue)
{
    return argument(issue, 1).isEmpty()
               ? Alerts::tr("The library's profile requires a field %1.").arg(argument(issue, 0))
               : Alerts::tr("The library's profile requires $%2 in %1.")
                     .arg(argument(issue, 0), argument(issue, 1));
}

QString forbidden(const Issue &issue)
{
    return argument(issue, 1).isEmpty()
               ? Alerts::tr("The library's profile has no %1.").arg(argument(issue, 0))
               : Alerts::tr("The library's profile has no $%2 in %1.")
                     .arg(argument(issue, 0), argument(issue, 1));
}

struct OwnSentence {
    const char *rule;
    QString (*sentence)(const Issue &);
};
const OwnSentence kOwnSentences[] = {
    {"indicator.value", indicatorValue},
    {"indicator.article", article},
    {"subfield.missing", missingSubfield},
    {"fixed.date-type", dateType},
    {"number.isbn", number},
    {"number.issn", number},
    {"number.ismn", number},
    {"number.ean", number},
    {"number.upc", number},
    {"link.form", linkForm},
    {"title.added-entry", addedEntry},
    {"profile.required", required},
    {"profile.forbidden", forbidden},
};

const Wording *wordingOf(const QString &rule)
{
    const auto found =
        std::find_if(std::cbegin(kWordings), std::cend(kWordings), [&rule](const Wording &wording) {
            return rule == QLatin1String(wording.rule);
        });
    return found == std::cend(kWordings) ? nullptr : &*found;
}

/// All at once, so that a %2 in what is filled in stays as it is.
QString filled(QString sentence, const QStringList &arguments)
{
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int number = sentence.at(i) == u'%' && i + 1 < sentence.size()
                               ? sentence.at(i + 1).digitValue()
                               : -1;
        if (number < 1) {
            text.append(sentence.at(i));
            continue;
        }
        text.append(arguments.value(number - 1));
        ++i;
    }
    return text;
}

QString setTo(QString text)
{
    if (text.trimmed().isEmpty())
        return Alerts::tr("Set to Blank");
    return Alerts::tr("Set to %1").arg(text.replace(u' ', u'#'));
}

} // namespace

QString alertSentence(const Issue &issue)
{
    for (const OwnSentence &own : kOwnSentences) {
        if (issue.rule == QLatin1String(own.rule))
            return own.sentence(issue);
    }
    const Wording *wording = wordingOf(issue.rule);
    if (wording == nullptr)
        return issue.rule;
    const bool second = isSecond(issue) && wording->second != nullptr;
    return filled(
        QCoreApplication::translate("Alerts", second ? wording->second : wording->sentence),
        issue.arguments);
}

QString alertTitle(const QString &rule)
{
    const Wording *wording = wordingOf(rule);
    return wording == nullptr ? rule : QCoreApplication::translate("Alerts", wording->title);
}

QString alertGroup(const QString &rule)
{
    static const struct {
        const char *key;
        const char *name;
    } kGroups[] = {{"record", QT_TRANSLATE_NOOP("Alerts", "Fields")},
                   {"field", QT_TRANSLATE_NOOP("Alerts", "Fields")},
                   {"indicator", QT_TRANSLATE_NOOP("Alerts", "Indicators")},
                   {"subfield", QT_TRANSLATE_NOOP("Alerts", "Subfields")},
                   {"code", QT_TRANSLATE_NOOP("Alerts", "Codes and text")},
                   {"text", QT_TRANSLATE_NOOP("Alerts", "Codes and text")},
                   {"leader", QT_TRANSLATE_NOOP("Alerts", "Leader and fixed fields")},
                   {"fixed", QT_TRANSLATE_NOOP("Alerts", "Leader and fixed fields")},
                   {"number", QT_TRANSLATE_NOOP("Alerts", "Standard numbers")},
                   {"link", QT_TRANSLATE_NOOP("Alerts", "880 links")},
                   {"title", QT_TRANSLATE_NOOP("Alerts", "Titles and series")},
                   {"series", QT_TRANSLATE_NOOP("Alerts", "Titles and series")},
                   {"profile", QT_TRANSLATE_NOOP("Alerts", "Library Profile")}};
    const QString key = rule.section(u'.', 0, 0);
    for (const auto &group : kGroups) {
        if (key == QLatin1String(group.key))
            return QCoreApplication::translate("Alerts", group.name);
    }
    return key;
}

QString fixLabel(const Issue &issue)
{
    if (!issue.fix)
        return {};
    const Fix &fix = *issue.fix;
    switch (fix.kind) {
    case Fix::Kind::SetIndicator1:
    case Fix::Kind::SetIndicator2:
    case Fix::Kind::SetPosition:
        return setTo(fix.text);
    case Fix::Kind::SetTag:
        return Alerts::tr("Change to %1").arg(fix.text);
    case Fix::Kind::SetSubfield:
        if (issue.rule == QLatin1String("link.partner"))
            return Alerts::tr("Mark as Unlinked");
        return Alerts::tr("Correct");
    case Fix::Kind::SetValue:
    case Fix::Kind::SetField:
        return Alerts::tr("Correct");
    case Fix::Kind::SetSubfieldCode:
        return Alerts::tr("Move to $%1").arg(fix.text);
    case Fix::Kind::RemoveSubfield:
        return Alerts::tr("Delete $%1").arg(fix.text);
    case Fix::Kind::AddSubfield:
        return Alerts::tr("Add $%1").arg(fix.text.left(1));
    case Fix::Kind::RemoveField:
        return Alerts::tr("Delete Field");
    case Fix::Kind::AddField:
        return Alerts::tr("Add %1").arg(fix.added.tag().toString());
    }
    return {};
}

} // namespace colophon::ui
