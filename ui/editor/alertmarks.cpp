// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/alertmarks.h"

#include "base/theme.h"
#include "editor/alertwording.h"
#include "editor/fieldmodel.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionViewItem>

#include <algorithm>

namespace colophon::ui {

namespace {

using schema::Issue;
using schema::Severity;

QColor severityColour(Severity severity, const Tokens &tokens)
{
    switch (severity) {
    case Severity::Error:
        return tokens.err;
    case Severity::Warning:
        return tokens.warn;
    default:
        return tokens.accent;
    }
}

} // namespace

int columnOf(const Issue &issue)
{
    switch (issue.part) {
    case Issue::Part::Tag:
        return FieldModel::TagColumn;
    case Issue::Part::Indicator1:
        return FieldModel::Indicator1Column;
    case Issue::Part::Indicator2:
        return FieldModel::Indicator2Column;
    default:
        return FieldModel::ContentColumn;
    }
}

int rowOf(const Issue &issue, const marc::Record &record)
{
    if (issue.field >= Issue::kLeader)
        return std::min(issue.field + 1, int(record.fields().size()));
    int row = 0;
    for (int i = 0; i < record.fields().size(); ++i) {
        if (record.fields().at(i).tag() <= issue.tag)
            row = i + 1;
    }
    return row;
}

QHash<int, RowMarks> marksOf(const QList<Issue> &issues)
{
    QHash<int, RowMarks> marks;
    for (const Issue &issue : issues) {
        if (issue.field == Issue::kRecord)
            continue;
        RowMarks &row = marks[issue.field + 1];
        const int column = columnOf(issue);
        const QString sentence = QCoreApplication::translate("Alerts", "%1: %2")
                                     .arg(severityName(issue.severity), alertSentence(issue));
        row.worst = std::max(row.worst, issue.severity);
        row.cells[column] = std::max(row.cells.value(column), issue.severity);
        row.sentences[column].append(sentence);
        if (column != FieldModel::TagColumn)
            row.sentences[FieldModel::TagColumn].append(sentence);
        if (issue.subfield >= 0)
            row.subfields.append(issue.subfield);
    }
    return marks;
}

QHash<int, RowMarks> shifted(const QHash<int, RowMarks> &marks, int first, int count)
{
    QHash<int, RowMarks> moved;
    for (auto row = marks.cbegin(); row != marks.cend(); ++row) {
        if (row.key() < first)
            moved.insert(row.key(), row.value());
        else if (row.key() + count >= first)
            moved.insert(row.key() + count, row.value());
    }
    return moved;
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QCoreApplication::translate("Alerts", "Error");
    case Severity::Warning:
        return QCoreApplication::translate("Alerts", "Warning");
    case Severity::Information:
        return QCoreApplication::translate("Alerts", "Information");
    case Severity::Off:
        break;
    }
    return QCoreApplication::translate("Alerts", "Off");
}

QString severityIcon(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("circle-x");
    case Severity::Warning:
        return QStringLiteral("triangle-alert");
    default:
        return QStringLiteral("info");
    }
}

void paintMarks(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Tokens &tokens = Tokens::of(option.widget);
    const int height = px(option.widget, 22);
    if (index.column() == FieldModel::TagColumn) {
        const auto worst = static_cast<Severity>(index.data(FieldModel::AlertRole).toInt());
        if (worst == Severity::Off)
            return;
        const int side = px(option.widget, 14);
        const QRect place(option.rect.left() + 3 + (px(option.widget, 22) - side) / 2,
                          option.rect.top() + (height - side) / 2, side, side);
        icon(severityIcon(worst), severityColour(worst, tokens)).paint(&painter, place);
        return;
    }
    const auto mark = static_cast<Severity>(index.data(FieldModel::MarkRole).toInt());
    if (mark < Severity::Warning)
        return;
    painter.save();
    painter.setPen(QPen(severityColour(mark, tokens), 1.5));
    painter.setBrush(Qt::NoBrush);
    if (index.column() != FieldModel::ContentColumn)
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -2, -2));
    painter.restore();
}

} // namespace colophon::ui
