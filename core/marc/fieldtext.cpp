// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/fieldtext.h"

namespace colophon::marc {

QString escaped(const QString &value)
{
    QString text = value;
    text.replace(QStringLiteral("{"), QStringLiteral("{lcub}"));
    text.replace(QStringLiteral("$"), QStringLiteral("{dollar}"));
    return text;
}

static QString unescaped(QStringView text)
{
    QString value = text.toString();
    value.replace(QStringLiteral("{dollar}"), QStringLiteral("$"));
    value.replace(QStringLiteral("{lcub}"), QStringLiteral("{"));
    return value;
}

QString toText(const Field &field)
{
    if (field.isControl())
        return field.value();
    QString text;
    for (const Subfield &subfield : field.subfields()) {
        if (!text.isEmpty())
            text += u' ';
        text += u'$';
        text += subfield.code;
        text += u' ';
        text += escaped(subfield.value);
    }
    return text;
}

QList<TextSpan> spans(QStringView text)
{
    QList<TextSpan> found;
    qsizetype position = 0;
    while (position < text.size()) {
        TextSpan span;
        span.codeStart = position;
        if (text[position] == u'$') {
            span.codeLength = qMin<qsizetype>(2, text.size() - position);
            span.code = span.codeLength == 2 ? text[position + 1] : kNoCode;
            span.valueStart = position + span.codeLength;
            if (span.valueStart < text.size() && text[span.valueStart] == u' ')
                ++span.valueStart;
        } else {
            span.code = u'a';
            span.valueStart = position;
        }
        const qsizetype next = text.indexOf(u'$', span.valueStart);
        qsizetype end = next < 0 ? text.size() : next;
        position = end;
        if (next >= 0 && end > span.valueStart && text[end - 1] == u' ')
            --end;
        span.valueLength = end - span.valueStart;
        found.append(span);
    }
    return found;
}

QList<Subfield> subfieldsFromText(QStringView text)
{
    QList<Subfield> subfields;
    for (const TextSpan &span : spans(text))
        subfields.append({span.code, unescaped(text.mid(span.valueStart, span.valueLength))});
    return subfields;
}

void setFromText(Field &field, QStringView text)
{
    if (field.isControl())
        field.setValue(text.toString());
    else
        field.subfields() = subfieldsFromText(text);
}

} // namespace colophon::marc
