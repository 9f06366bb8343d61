// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/browse.h"
#include "search/facets.h"
#include "search/resultrow.h"

#include <QCoreApplication>
#include <QString>

namespace colophon::ui {

/// Something that is being worked on a record, as a result row shows it.
struct WorkState {
    enum class Kind { Plain, Mine, Others, Overdue };
    Kind kind = Kind::Plain;
    QString icon; ///< empty: the dot of a draft
    QString text;
};

/// What the search screen calls things, in one place so that the list, the record view and the
/// screen reader say the same. Pure functions; any thread that may translate.
class Wording {
    Q_DECLARE_TR_FUNCTIONS(colophon::ui::Wording)
public:
    /// "Arabic" for MARC's "ara"; the code itself where it is unknown, empty for blanks and fill.
    static QString language(const QString &marcCode);
    /// "Book · Arabic"
    static QString kind(const marc::Brief &brief);
    /// "Institution Zone"
    static QString zone(store::ZoneKind kind);
    static QString title(const marc::Brief &brief);
    /// "Draft by you", "Locked by Tomasz Wójcik", "2 reminders", "3 notes".
    static QList<WorkState> workStates(const ResultRow &row);
    /// All of them in one line; empty where nothing is going on.
    static QString workState(const ResultRow &row);
    /// The whole row as one sentence, for screen readers and the tool tip.
    static QString sentence(const ResultRow &row);
    /// "Material"
    static QString facet(search::Facet facet);
    /// "Book", "English", "1950 to 1999", "Local only"
    static QString facetValue(search::Facet facet, const QString &key);
    /// "All titles", "Call number"
    static QString index(search::Index index);
    /// "Overdue", for search::reminderStates()
    static QString reminderState(const QString &word);
    /// "contains words"
    static QString op(search::Operator op);
    /// "Names", "Call numbers"
    static QString headings(search::HeadingKind kind);
    /// The text between first-strong isolates, so that its direction stays its own.
    static QString isolated(const QString &text);
};

} // namespace colophon::ui
