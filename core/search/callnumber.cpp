// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/callnumber.h"

#include "search/folding.h"

#include <QRegularExpression>

namespace colophon::search {

namespace {

constexpr int kClassDigits = 4;
constexpr int kNumberDigits = 7;

const QRegularExpression &lcPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*([a-z]{1,3})\\s*(\\d{1,4})?(?:\\.(\\d+))?(.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

const QRegularExpression &deweyPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*[a-z]{0,2}\\s*(\\d{1,3})(?:\\.([\\d/'.]+))?(.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

QString padded(QStringView digits, int width)
{
    QString number = digits.toString();
    while (number.size() > 1 && number.startsWith(u'0'))
        number.remove(0, 1);
    return number.rightJustified(width, u'0');
}

/// Cutters and dates as they stand; what is only digits (a date, a volume) as a number.
void appendRest(QString &key, QStringView rest)
{
    QByteArray all;
    appendWords(all, rest.toUtf8(), '!');
    if (all.isEmpty())
        return;
    const QString folded = QString::fromUtf8(all);
    for (const QStringView word : QStringView(folded).split(u'!')) {
        key += u'!';
        if (isDigits(word))
            key += padded(word, kNumberDigits);
        else
            key += word;
    }
}

QString lcKey(const QRegularExpressionMatch &match)
{
    QString key = QLatin1Char('l') + match.captured(1).toLower() + u'!';
    if (match.capturedLength(2) == 0) {
        appendRest(key, match.capturedView(4));
        return key;
    }
    key += padded(match.capturedView(2), kClassDigits);
    if (match.capturedLength(3) > 0)
        key += u'.' + match.captured(3);
    appendRest(key, match.capturedView(4));
    return key;
}

QString deweyKey(const QRegularExpressionMatch &match)
{
    QString key = QLatin1Char('d') + padded(match.capturedView(1), 3);
    // The slash and the prime show where a number may be cut short.
    const QString decimals = match.captured(2).remove(u'/').remove(u'\'').remove(u'.');
    if (!decimals.isEmpty())
        key += u'.' + decimals;
    appendRest(key, match.capturedView(3));
    return key;
}

QString otherKey(QStringView callNumber)
{
    QString key(QLatin1Char('s'));
    QString run;
    const auto endRun = [&key, &run] {
        key += isDigits(run) && !run.isEmpty() ? padded(run, kNumberDigits) : run;
        run.clear();
    };
    QByteArray folded;
    appendWords(folded, callNumber.toUtf8(), '!');
    for (const QChar c : QString::fromUtf8(folded)) {
        if (!run.isEmpty() && c.isDigit() != run.back().isDigit())
            endRun();
        run += c;
    }
    endRun();
    return key;
}

} // namespace

CallNumberScheme schemeOf(QStringView callNumber)
{
    const QStringView text = callNumber.trimmed();
    if (text.isEmpty())
        return CallNumberScheme::Other;
    if (text.front().isDigit())
        return CallNumberScheme::Dewey;
    const bool plain = text.size() < 4 || !text.left(4).contains(u':');
    return plain && lcPattern().match(text).hasMatch() ? CallNumberScheme::LibraryOfCongress
                                                       : CallNumberScheme::Other;
}

CallNumberScheme schemeOfTag(QStringView tag)
{
    static const QStringList lc{QStringLiteral("050"), QStringLiteral("055"),
                                QStringLiteral("060"), QStringLiteral("070"),
                                QStringLiteral("090"), QStringLiteral("096")};
    static const QStringList dewey{QStringLiteral("082"), QStringLiteral("083"),
                                   QStringLiteral("092")};
    if (lc.contains(tag))
        return CallNumberScheme::LibraryOfCongress;
    return dewey.contains(tag) ? CallNumberScheme::Dewey : CallNumberScheme::Other;
}

QString callNumberKey(QStringView callNumber, CallNumberScheme scheme)
{
    if (scheme == CallNumberScheme::LibraryOfCongress) {
        const QRegularExpressionMatch match = lcPattern().match(callNumber);
        if (match.hasMatch())
            return lcKey(match);
    }
    if (scheme == CallNumberScheme::Dewey) {
        const QRegularExpressionMatch match = deweyPattern().match(callNumber);
        if (match.hasMatch())
            return deweyKey(match);
    }
    return otherKey(callNumber);
}

QString callNumberKey(QStringView callNumber)
{
    QString key = callNumberKey(callNumber, schemeOf(callNumber));
    while (key.endsWith(u'!'))
        key.chop(1);
    return key;
}

} // namespace colophon::search
