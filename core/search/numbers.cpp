// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/numbers.h"

#include "search/folding.h"

namespace colophon::search {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QString digitsOfIsbn(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (isDigit(c))
            digits += c;
        else if ((c == u'X' || c == u'x') && digits.size() == 9)
            digits += u'X';
        else if (c != u'-' && !digits.isEmpty() && !(c == u' ' && digits.size() < 10))
            break;
    }
    return digits;
}

/// ocm, ocn and on with leading zeros are ways of writing OCLC's number,
/// https://www.oclc.org/batchload/controlnumber.en.html
QString oclcNumber(QString number)
{
    for (const QLatin1String prefix :
         {QLatin1String("ocm"), QLatin1String("ocn"), QLatin1String("on")}) {
        if (number.startsWith(prefix)) {
            number = number.mid(prefix.size());
            break;
        }
    }
    while (number.size() > 1 && number.startsWith(u'0'))
        number.remove(0, 1);
    return number;
}

} // namespace

// https://www.isbn-international.org/content/isbn-users-manual: 978 before the ten's first nine
// digits, weights 1 and 3.
QString normalizedIsbn(QStringView text)
{
    QString digits = digitsOfIsbn(text);
    if (digits.size() == 10)
        digits = QLatin1String("978") + digits.left(9);
    else if (digits.size() == 13 && !digits.contains(u'X'))
        digits.chop(1);
    else
        return {};
    int sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += digits.at(i).digitValue() * (i % 2 == 0 ? 1 : 3);
    return digits + QString::number((10 - sum % 10) % 10);
}

QString normalizedIssn(QStringView text)
{
    QString number;
    for (const QChar c : text.trimmed()) {
        if (isDigit(c) || (number.size() == 7 && c.toLower() == u'x'))
            number += c.toLower();
        else if (c != u'-' || number.size() != 4)
            break;
    }
    return number.size() == 8 ? number : QString();
}

QString normalizedBookNumber(QStringView text)
{
    if (const QString isbn = normalizedIsbn(text); !isbn.isEmpty())
        return isbn;
    if (const QString issn = normalizedIssn(text); !issn.isEmpty())
        return issn;
    return normalizedNumber(text);
}

QString isbnBeginning(QStringView text)
{
    const QString number = normalizedNumber(text);
    if (const QString isbn = normalizedIsbn(text); !isbn.isEmpty())
        return isbn;
    const bool isNew =
        number.startsWith(QLatin1String("978").left(qMin<qsizetype>(3, number.size())))
        || number.startsWith(QLatin1String("979"));
    return isNew ? number : QLatin1String("978") + number;
}

QString normalizedLccn(QStringView text)
{
    QString number = text.toString().remove(u' ').section(u'/', 0, 0).toLower();
    const qsizetype hyphen = number.indexOf(u'-');
    if (hyphen >= 0)
        number = number.left(hyphen) + number.mid(hyphen + 1).rightJustified(6, u'0');
    return normalizedNumber(number);
}

QString normalizedNumber(QStringView text)
{
    QByteArray number;
    appendWords(number, text.toUtf8(), 0);
    return QString::fromUtf8(number);
}

QString normalizedSystemNumber(QStringView text)
{
    const QString plain = text.trimmed().toString();
    const qsizetype close = plain.indexOf(u')');
    if (!plain.startsWith(u'(') || close < 0)
        return oclcNumber(normalizedNumber(plain));
    const QString source = normalizedNumber(plain.mid(1, close - 1));
    QString number = normalizedNumber(plain.mid(close + 1));
    if (source == QLatin1String("ocolc"))
        number = oclcNumber(number);
    return number.isEmpty() ? QString() : source + u'!' + number;
}

} // namespace colophon::search
