// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/issue.h"

#include <QHash>
#include <QList>
#include <QStringList>

class QModelIndex;
class QPainter;
class QStyleOptionViewItem;

/// What alerts look like in the MARC grid: an icon in the row's alert place, red around the cell
/// that is meant, and the sentences as tool tip and for screen readers.
namespace colophon::ui {

/// A row's alerts.
struct RowMarks {
    schema::Severity worst = schema::Severity::Off;
    QHash<int, schema::Severity> cells; ///< by FieldModel's column: the worst of the cell
    QHash<int, QStringList> sentences;  ///< by column; tag's column: those of the whole row
    QList<int> subfields;               ///< places of the subfields that are meant

    friend bool operator==(const RowMarks &, const RowMarks &) = default;
};

/// By row of the grid: the leader is row 0.
QHash<int, RowMarks> marksOf(const QList<schema::Issue> &issues);
/// The same after rows have come or gone: `count` more from `first` on, or fewer.
QHash<int, RowMarks> shifted(const QHash<int, RowMarks> &marks, int first, int count);

/// The FieldModel column of the cell that an issue means.
int columnOf(const schema::Issue &issue);
/// The row of the grid; for what is missing the one that it would stand behind.
int rowOf(const schema::Issue &issue, const marc::Record &record);

/// "error", "warning", "informational", in the person's language.
QString severityName(schema::Severity severity);
/// A Lucide name.
QString severityIcon(schema::Severity severity);

/// Over the painted cell of a row with alerts.
void paintMarks(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);

} // namespace colophon::ui
