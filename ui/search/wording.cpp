// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/wording.h"

#include "widgets/badge.h"

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

QString Wording::workState(const ResultRow &row)
{
    QStringList said;
    if (row.assigned)
        said.append(row.lockedByMe ? tr("Assigned to you")
                                   : tr("Assigned to %1").arg(row.lockedBy));
    else if (!row.lockedBy.isEmpty() && !row.lockedByMe)
        said.append(tr("Locked by %1").arg(row.lockedBy));
    else if (!row.draft && row.lockedByMe)
        said.append(tr("Locked by you"));
    if (row.draft && (row.lockedByMe || row.lockedBy.isEmpty()))
        said.append(tr("Draft by you"));
    if (row.notes > 0)
        said.append(tr("%n note(s)", "", row.notes));
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

} // namespace colophon::ui
