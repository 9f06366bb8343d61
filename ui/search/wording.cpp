// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/wording.h"

#include "widgets/badge.h"

#include <QDate>
#include <QLocale>

#include <array>

namespace colophon::ui {

namespace {

struct Language {
    const char *code;
    const char *name;
};

/// Codes of MARC's list that ISO 639-2/B has not, has no longer, or that Qt does not name.
/// https://www.loc.gov/marc/languages/
constexpr std::array kLanguages{
    Language{"mul", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Several languages")},
    Language{"und", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Language undetermined")},
    Language{"zxx", QT_TRANSLATE_NOOP("colophon::ui::Wording", "No language")},
    Language{"grc", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Ancient Greek")},
    Language{"gre", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Greek")},
    Language{"lat", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Latin")},
    Language{"egy", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Egyptian")},
    Language{"ota", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Ottoman Turkish")},
    Language{"ang", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Old English")},
    Language{"enm", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Middle English")},
    Language{"gmh", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Middle High German")},
    Language{"frm", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Middle French")},
    Language{"fro", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Old French")},
    Language{"scr", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Croatian")},
    Language{"scc", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Serbian")},
    Language{"syc", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Syriac")},
    Language{"syr", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Syriac")},
    Language{"tgl", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Tagalog")},
    Language{"nor", QT_TRANSLATE_NOOP("colophon::ui::Wording", "Norwegian")},
};

} // namespace

QString Wording::language(const QString &marcCode)
{
    const QString code = marcCode.trimmed();
    if (code.isEmpty() || code == QLatin1String("|||"))
        return {};
    for (const Language &language : kLanguages) {
        if (code == QLatin1String(language.code))
            return tr(language.name);
    }
    const QLocale::Language known = QLocale::codeToLanguage(code, QLocale::ISO639Part2B);
    return known == QLocale::AnyLanguage ? code : QLocale::languageToString(known);
}

QString Wording::kind(const marc::Brief &brief)
{
    const QString name = materialName(brief.material);
    const QString inLanguage = language(brief.language);
    if (name.isEmpty() || inLanguage.isEmpty())
        return name + inLanguage;
    //: material and language of a record: "Book · Arabic"
    return tr("%1 · %2").arg(name, inLanguage);
}

QString Wording::zone(store::ZoneKind kind)
{
    return kind == store::ZoneKind::Institution ? tr("Institution Zone") : tr("Network Zone");
}

QString Wording::title(const marc::Brief &brief)
{
    if (!brief.title.isEmpty())
        return brief.title;
    return brief.titleScript.isEmpty() ? tr("[No title]") : brief.titleScript;
}

QList<WorkState> Wording::workStates(const ResultRow &row)
{
    using Kind = WorkState::Kind;
    QList<WorkState> states;
    const auto say = [&states](Kind kind, const char *icon, const QString &text) {
        states.append({kind, QLatin1String(icon), text});
    };
    const bool others = !row.lockedBy.isEmpty() && !row.lockedByMe;
    if (row.assigned && row.lockedByMe)
        say(Kind::Mine, "user-check", tr("Assigned to you"));
    else if (row.assigned)
        say(Kind::Others, "user-check", tr("Assigned to %1").arg(row.lockedBy));
    else if (others)
        say(Kind::Others, "lock", tr("Locked by %1").arg(row.lockedBy));
    else if (!row.draft && row.lockedByMe)
        say(Kind::Plain, "lock", tr("Locked by you"));
    if (row.draft && !others)
        say(Kind::Plain, "", tr("Draft by you"));
    if (row.reminders > 0) {
        const QString count = tr("%n reminder(s)", "", row.reminders);
        if (row.overdue == 0)
            say(Kind::Plain, "bell", count);
        else if (row.overdue == row.reminders)
            //: reminders of a record, all of them past their date: "1 reminder, overdue"
            say(Kind::Overdue, "bell", tr("%1, overdue").arg(count));
        else
            //: reminders of a record, some of them past their date: "3 reminders, 1 overdue"
            say(Kind::Overdue, "bell", tr("%1, %2 overdue").arg(count).arg(row.overdue));
    }
    if (row.notes > 0)
        say(Kind::Plain, "sticky-note", tr("%n note(s)", "", row.notes));
    return states;
}

QString Wording::workState(const ResultRow &row)
{
    QStringList said;
    for (const WorkState &state : workStates(row))
        said.append(state.text);
    return said.join(QStringLiteral(" · "));
}

QString Wording::sentence(const ResultRow &row)
{
    const marc::Brief &brief = row.row.brief;
    QStringList parts{title(brief)};
    for (const QString &part :
         {brief.name, brief.imprint, kind(brief),
          //: said of a result: its zone and its MMS ID
          tr("%1 record %2").arg(zone(row.zone), row.row.mmsId.toString()), workState(row)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QStringLiteral(", "));
}

QString Wording::isolated(const QString &text)
{
    return text.isEmpty() ? text : QChar(0x2068) + text + QChar(0x2069);
}

QString Wording::facet(search::Facet facet)
{
    switch (facet) {
    case search::Facet::Link:
        return tr("Link to Network");
    case search::Facet::Material:
        return tr("Material");
    case search::Facet::Language:
        return tr("Language");
    case search::Facet::Year:
        return tr("Year");
    case search::Facet::Subject:
        return tr("Subject");
    case search::Facet::Work:
        break;
    }
    return tr("Work");
}

static QString yearBand(const QString &key)
{
    const QString from = key.left(4);
    const QString to = key.mid(6);
    if (from == QLatin1String("0000"))
        //: a year: "Before 1900"
        return Wording::tr("Before %1").arg(to.toInt() + 1);
    const QString last =
        to == QLatin1String("9999") ? QString::number(QDate::currentDate().year()) : to;
    //: two years: "1950 to 1999"
    return Wording::tr("%1 to %2").arg(from, last);
}

/// What the facet Work calls a state; without a name of its own the index's is taken.
static QString workName(const QString &key)
{
    if (key == QLatin1String("draft"))
        return Wording::tr("Drafts");
    if (key == QLatin1String("locked"))
        return Wording::tr("Locked");
    if (key == QLatin1String("assigned"))
        return Wording::tr("Assigned");
    if (key == QLatin1String("reminder"))
        return Wording::tr("With reminders");
    if (key == QLatin1String("has_notes"))
        return Wording::tr("With notes");
    const Result<search::Index> index = search::indexFromWord(key);
    return index ? Wording::index(*index) : key;
}

QString Wording::facetValue(search::Facet facet, const QString &key)
{
    switch (facet) {
    case search::Facet::Link:
        return key == QLatin1String("yes") ? tr("Linked") : tr("Local only");
    case search::Facet::Material:
        return materialName(key);
    case search::Facet::Language: {
        const QString name = language(key);
        return name.isEmpty() ? key : name;
    }
    case search::Facet::Year:
        return yearBand(key);
    case search::Facet::Subject:
        return key;
    case search::Facet::Work:
        break;
    }
    return workName(key);
}

QString Wording::index(search::Index index)
{
    switch (index) {
    case search::Index::Keywords:
        return tr("Keywords");
    case search::Index::Title:
        return tr("All titles");
    case search::Index::Name:
        return tr("Names");
    case search::Index::Subject:
        return tr("Subjects");
    case search::Index::Series:
        return tr("Series");
    case search::Index::Publisher:
        return tr("Publisher");
    case search::Index::Year:
        return tr("Year");
    case search::Index::Language:
        return tr("Language");
    case search::Index::Material:
        return tr("Material");
    case search::Index::Isbn:
        return tr("ISBN or ISSN");
    case search::Index::StandardNumber:
        return tr("Other standard number");
    case search::Index::SystemNumber:
        return tr("Other system number");
    case search::Index::MmsId:
        return tr("MMS ID");
    case search::Index::CallNumber:
        return tr("Call number");
    case search::Index::Field:
        return tr("Field present");
    case search::Index::Created:
        return tr("Created on");
    case search::Index::Changed:
        return tr("Changed on");
    case search::Index::CreatedBy:
        return tr("Created by");
    case search::Index::ChangedBy:
        return tr("Changed by");
    case search::Index::Linked:
        return tr("Linked");
    case search::Index::Locked:
        return tr("Locked by");
    case search::Index::Draft:
        return tr("Draft by");
    case search::Index::Assigned:
        return tr("Assigned to");
    case search::Index::Reminder:
        return tr("Reminder due");
    case search::Index::ReminderType:
        return tr("Reminder type");
    case search::Index::ReminderStatus:
        return tr("Reminder status");
    case search::Index::ReminderState:
        return tr("Reminder state");
    case search::Index::HasNotes:
        return tr("Has notes");
    case search::Index::Note:
        return tr("Catalogers' notes");
    case search::Index::Set:
        break;
    }
    return tr("In the set");
}

QString Wording::reminderState(const QString &word)
{
    if (word == QLatin1String("open"))
        return tr("Open");
    if (word == QLatin1String("overdue"))
        return tr("Overdue");
    return tr("Done");
}

QString Wording::op(search::Operator op)
{
    switch (op) {
    case search::Operator::Contains:
        return tr("contains words");
    case search::Operator::Phrase:
        return tr("contains phrase");
    case search::Operator::Is:
        return tr("is");
    case search::Operator::StartsWith:
        return tr("starts with");
    case search::Operator::Between:
        return tr("is between");
    case search::Operator::Empty:
        break;
    }
    return tr("is empty");
}

QString Wording::headings(search::HeadingKind kind)
{
    switch (kind) {
    case search::HeadingKind::Names:
        return tr("Names");
    case search::HeadingKind::Subjects:
        return tr("Subjects");
    case search::HeadingKind::Titles:
        return tr("Titles");
    case search::HeadingKind::Series:
        return tr("Series");
    case search::HeadingKind::CallNumbers:
        break;
    }
    return tr("Call numbers");
}

} // namespace colophon::ui
