// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/spreadsheet.h"

#include <algorithm>

namespace colophon::reminders {

static bool looksLikeFormula(const QString &value)
{
    // A full-width sign counts too: spreadsheets fold it.
    static const QString kStarts = QStringLiteral("=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20");
    return !value.isEmpty() && kStarts.contains(value.front());
}

static QString csvValue(QString value)
{
    if (looksLikeFormula(value))
        value.prepend(u'\'');
    const bool quoted = std::any_of(value.cbegin(), value.cend(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\n' || c == u'\r' || c == u';' || c == u'\t';
    });
    if (!quoted)
        return value;
    return u'"' + value.replace(u'"', QLatin1String("\"\"")) + u'"';
}

QByteArray csvLine(const QStringList &values)
{
    QStringList written;
    for (const QString &value : values)
        written.append(csvValue(value));
    return written.join(u',').toUtf8() + "\r\n";
}

QByteArray csvStart()
{
    return QByteArrayLiteral("\xEF\xBB\xBF");
}

} // namespace colophon::reminders
