// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/mmsid.h"

#include <algorithm>

namespace colophon {

static Error wrong(QStringView text, const QString &reason)
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("“%1” is not an MMS ID: %2 An MMS ID looks like 9910000014838.")
                .arg(text.toString(), reason)};
}

MmsId MmsId::of(qint64 runningNumber, const QString &zoneCode)
{
    return MmsId((QLatin1String("99") + QString::number(runningNumber) + zoneCode).toLongLong());
}

Result<MmsId> MmsId::parse(QStringView text)
{
    const QStringView digits = text.trimmed();
    if (digits.isEmpty())
        return wrong(text, QStringLiteral("it is empty."));
    if (!std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return wrong(text, QStringLiteral("it has characters other than digits."));
    if (!digits.startsWith(u"99"))
        return wrong(text, QStringLiteral("it does not begin with 99."));
    if (digits.size() < 13)
        return wrong(text, QStringLiteral("it is too short; digits are missing."));
    if (digits.size() > 18)
        return wrong(text, QStringLiteral("it is too long."));
    const QStringView running = digits.mid(2, digits.size() - 6);
    if (running.startsWith(u'0') || running.toLongLong() < kFirstNumber) {
        return wrong(
            text, QStringLiteral(
                      "its running number %1 (between 99 and the last 4 digits) is below 1000001.")
                      .arg(running.toString()));
    }
    return MmsId(digits.toLongLong());
}

QString MmsId::zoneCode() const
{
    return QStringLiteral("%1").arg(m_value % 10000, 4, 10, QLatin1Char('0'));
}

} // namespace colophon
