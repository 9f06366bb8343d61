// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/recorddiff.h"

#include "marc/fieldtext.h"

namespace colophon::ui {

static QString lineOf(const marc::Field &field)
{
    if (field.isControl())
        return field.value();
    QString indicators = QString(field.indicator1()) + field.indicator2();
    return indicators.replace(u' ', u'#') + u' ' + marc::toText(field);
}

static QList<marc::Field> compared(const marc::Record &record)
{
    QList<marc::Field> fields = record.fields();
    fields.removeIf([](const marc::Field &field) { return field.tag() == marc::Tag("005"); });
    return fields;
}

QList<DiffRow> differences(const marc::Record &left, const marc::Record &right)
{
    QList<DiffRow> rows;
    if (left.leader() != right.leader())
        rows.append({QStringLiteral("LDR"), left.leader().text(), right.leader().text()});
    const QList<marc::Field> a = compared(left);
    const QList<marc::Field> b = compared(right);
    // length[i][j]: the longest common sequence of a from i on and b from j on
    const qsizetype width = b.size() + 1;
    QList<int> length((a.size() + 1) * width, 0);
    for (qsizetype i = a.size() - 1; i >= 0; --i) {
        for (qsizetype j = b.size() - 1; j >= 0; --j) {
            length[i * width + j] = a.at(i) == b.at(j) ? length.at((i + 1) * width + j + 1) + 1
                                                       : qMax(length.at((i + 1) * width + j),
                                                              length.at(i * width + j + 1));
        }
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a.at(i) == b.at(j)) {
            ++i;
            ++j;
        } else if (i < a.size() && j < b.size() && a.at(i).tag() == b.at(j).tag()
                   && length.at((i + 1) * width + j + 1) == length.at(i * width + j)) {
            rows.append({a.at(i).tag().toString(), lineOf(a.at(i)), lineOf(b.at(j))});
            ++i;
            ++j;
        } else if (j == b.size()
                   || (i < a.size()
                       && length.at((i + 1) * width + j) >= length.at(i * width + j + 1))) {
            rows.append({a.at(i).tag().toString(), lineOf(a.at(i)), QString()});
            ++i;
        } else {
            rows.append({b.at(j).tag().toString(), QString(), lineOf(b.at(j))});
            ++j;
        }
    }
    return rows;
}

} // namespace colophon::ui
