// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/standardnumber.h"

#include <algorithm>

namespace colophon::marc {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

/// The sum of the first `count` digits, weighted from `first` on by steps of -1.
int falling(QStringView number, int count, int first)
{
    int sum = 0;
    for (int i = 0; i < count; ++i)
        sum += number[i].digitValue() * (first - i);
    return sum;
}

/// The same with the weights in turn.
int alternating(QStringView number, int count, int odd, int even)
{
    int sum = 0;
    for (int i = 0; i < count; ++i)
        sum += number[i].digitValue() * (i % 2 == 0 ? odd : even);
    return sum;
}

QChar digitOf(int value)
{
    return value == 10 ? QChar(u'X') : QChar(u'0' + value);
}

} // namespace

QString bareNumber(QStringView text)
{
    QString number;
    for (const QChar c : text.trimmed()) {
        if (isDigit(c))
            number.append(c);
        else if ((c == u'x' || c == u'X') && !number.isEmpty())
            number.append(u'X');
        else if (c != u'-' && c != u' ' && c != QChar(0x2010) && c != QChar(0x2011)
                 && c != QChar(0x2013))
            break;
    }
    return number;
}

QChar isbn10CheckDigit(QStringView number)
{
    if (number.size() != 10 || !areDigits(number.first(9)))
        return {};
    return digitOf((11 - falling(number, 9, 10) % 11) % 11);
}

QChar ean13CheckDigit(QStringView number)
{
    if (number.size() != 13 || !areDigits(number))
        return {};
    return digitOf((10 - alternating(number, 12, 1, 3) % 10) % 10);
}

QChar upcCheckDigit(QStringView number)
{
    if (number.size() != 12 || !areDigits(number))
        return {};
    return digitOf((10 - alternating(number, 11, 3, 1) % 10) % 10);
}

QChar issnCheckDigit(QStringView number)
{
    if (number.size() != 8 || !areDigits(number.first(7)))
        return {};
    return digitOf((11 - falling(number, 7, 8) % 11) % 11);
}

bool isIsbn(QStringView number)
{
    if (number.size() == 13)
        return (number.startsWith(u"978") || number.startsWith(u"979"))
               && ean13CheckDigit(number) == number.back();
    return number.size() == 10 && isbn10CheckDigit(number) == number.back();
}

bool isIssn(QStringView number)
{
    return number.size() == 8 && issnCheckDigit(number) == number.back();
}

} // namespace colophon::marc
