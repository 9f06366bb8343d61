// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/fieldlines.h"

#include "marc/reader.h"
#include "marc/writer.h"

#include <QRegularExpression>

namespace colophon::marc {

QString toLines(const QList<Field> &fields)
{
    const Result<QByteArray> lines = toBytes(Format::Mnemonic, Record(Leader(), fields));
    if (!lines || fields.isEmpty())
        return {};
    // Without the leader's line, which is the first.
    QString text = QString::fromUtf8(lines->mid(lines->indexOf('\n') + 1));
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

static QList<Field> fromMnemonic(const QString &text)
{
    const Result<QList<ReadItem>> items = readAll(Format::Mnemonic, text.toUtf8());
    QList<Field> fields;
    if (!items)
        return fields;
    for (const ReadItem &item : *items) {
        if (item.record)
            fields.append(item.record->fields());
    }
    return fields;
}

/// The subfields behind the indicators, with `$` as the sign; blanks round the codes and values are
/// the line's, not the value's.
static QList<Subfield> subfieldsOf(QStringView text)
{
    QList<Subfield> subfields;
    qsizetype at = text.indexOf(u'$');
    while (at >= 0 && at + 1 < text.size()) {
        const qsizetype next = text.indexOf(u'$', at + 2);
        const qsizetype end = next < 0 ? text.size() : next;
        subfields.append({text.at(at + 1), text.mid(at + 2, end - at - 2).trimmed().toString()});
        at = next;
    }
    return subfields;
}

static bool isLeaderLine(const QString &line)
{
    static const QRegularExpression leader(QStringLiteral("^(LDR|LEADER|[0-9 ]{5}[a-z][a-z])"));
    return leader.match(line).hasMatch();
}

QList<Field> fieldsFromLines(const QString &text)
{
    QString plain = text;
    plain.remove(u'\r');
    if (plain.trimmed().startsWith(u'='))
        return fromMnemonic(plain);
    plain.replace(QStringLiteral("$$"), QStringLiteral("$"));
    plain.replace(QChar(0x2021), u'$');
    plain.replace(QChar(0x01C2), u'$');
    // Tag, then either two indicators (blanks, digits, # or _) and $, or a control field's value.
    static const QRegularExpression control(QStringLiteral("^(00[1-9A-Z])\\s{1,4}([^$]*)$"));
    static const QRegularExpression data(QStringLiteral(
        "^([0-9A-Z]{3})[ \\t]([0-9a-z #_\\\\])[ \\t]?([0-9a-z #_\\\\])[ \\t]*(\\$.*)$"));
    static const QRegularExpression bare(QStringLiteral("^([0-9A-Z]{3})[ \\t]*(\\$.*)$"));
    const auto indicator = [](const QString &c) {
        return QStringView(u"#_\\").contains(c) ? QChar(u' ') : c.at(0);
    };
    QList<Field> fields;
    for (const QString &line : plain.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty() || isLeaderLine(line))
            continue;
        if (const auto match = control.match(line); match.hasMatch()) {
            fields.append(Field::control(*Tag::parse(match.captured(1)), match.captured(2)));
        } else if (const auto full = data.match(line); full.hasMatch()) {
            fields.append(Field::data(*Tag::parse(full.captured(1)), indicator(full.captured(2)),
                                      indicator(full.captured(3)), subfieldsOf(full.captured(4))));
        } else if (const auto without = bare.match(line); without.hasMatch()) {
            fields.append(Field::data(*Tag::parse(without.captured(1)), u' ', u' ',
                                      subfieldsOf(without.captured(2))));
        } else if (!fields.isEmpty() && !fields.constLast().isControl()
                   && line.at(0).isSpace()) { // a long field goes on
            Field &last = fields.last();
            const qsizetype code = line.indexOf(u'$');
            const QString rest = line.left(code < 0 ? line.size() : code).trimmed();
            if (!rest.isEmpty() && !last.subfields().isEmpty())
                last.subfields().last().value += u' ' + rest;
            last.subfields().append(subfieldsOf(line));
        } else {
            return {};
        }
    }
    return fields;
}

} // namespace colophon::marc
