// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/mnemonicwriter.h"

namespace colophon::marc {

namespace {

void appendEscaped(QString &line, QStringView value, bool blanksAsBackslash)
{
    for (const QChar c : value) {
        if (c == u'$')
            line += QLatin1String("{dollar}");
        else if (c == u'{')
            line += QLatin1String("{lcub}");
        else if (c == u'}')
            line += QLatin1String("{rcub}");
        else if (c == u'\\' && blanksAsBackslash)
            line += QLatin1String("{bsol}");
        else if (c == u' ' && blanksAsBackslash)
            line += u'\\';
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            line +=
                QStringLiteral("{U+%1}").arg(int(c.unicode()), 4, 16, QLatin1Char('0')).toUpper();
        else
            line += c;
    }
}

QString lineOf(const Field &field)
{
    QString line = u'=' + field.tag().toString() + QLatin1String("  ");
    if (field.isControl()) {
        appendEscaped(line, field.value(), true);
        return line;
    }
    const QChar indicators[] = {field.indicator1(), field.indicator2()};
    appendEscaped(line, QStringView(indicators, 2), true);
    for (const Subfield &subfield : field.subfields()) {
        line += u'$';
        appendEscaped(line, QStringView(&subfield.code, 1), false);
        appendEscaped(line, subfield.value, false);
    }
    return line;
}

} // namespace

Result<void> MnemonicWriter::write(const Record &record)
{
    QString text = QStringLiteral("=LDR  ");
    QString leader = record.leader().text();
    text += leader.replace(u' ', u'\\') + u'\n';
    for (const Field &field : record.fields())
        text += lineOf(field) + u'\n';
    text += u'\n';
    const QByteArray bytes = text.toUtf8();
    if (m_device.write(bytes) != bytes.size())
        return Error{
            ErrorCode::Io,
            QStringLiteral("The file could not be written (%1).").arg(m_device.errorString())};
    return {};
}

} // namespace colophon::marc
