// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/check.h"
#include "schema/fixedfield.h"

#include <QRegularExpression>

#include <algorithm>

namespace colophon::schema {

namespace {

using Kind = FixedPosition::Kind;

QString shown(const QString &text)
{
    return QString(text).replace(u' ', u'#');
}

/// "06" or "18-21", as MARC 21 writes it.
QString positionsText(const FixedPosition &position)
{
    const auto two = [](int number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    return position.length == 1
               ? two(position.start)
               : QStringLiteral("%1-%2").arg(two(position.start), two(position.end() - 1));
}

bool isObsolete(const Check &check, const FixedPosition &position, const QString &text)
{
    if (position.kind == Kind::CodeList) {
        const CodeList *list = check.definitions.codeList(position.codeList);
        const Code *known = list == nullptr ? nullptr : list->find(text.trimmed());
        return known != nullptr && known->obsolete;
    }
    if (position.kind != Kind::Codes)
        return false;
    // Obsolete as a whole only where no code is unknown altogether.
    for (qsizetype at = 0; at < text.size(); at += position.unit) {
        const QString one = text.mid(at, position.unit);
        if (position.code(one) == nullptr && one.count(u'|') != one.size())
            return false;
    }
    return true;
}

void checkPosition(Check &check, int index, const FixedPosition &position, const QString &text)
{
    if (position.kind == Kind::Computed || isAllowed(check.definitions, position, text))
        return;
    const bool leader = index == Issue::kLeader;
    const QStringList arguments{positionsText(position), position.name, shown(text)};
    if (isObsolete(check, position, text)) {
        check.addPosition(leader ? "leader.obsolete" : "fixed.obsolete", index, position.start,
                          position.length,
                          arguments + QStringList{meaning(check.definitions, position, text)});
        return;
    }
    Issue &issue = check.addPosition(leader ? "leader.value" : "fixed.value", index, position.start,
                                     position.length, arguments);
    if (position.kind == Kind::Undefined)
        issue.fix = Fix{Fix::Kind::SetPosition, position.start, QString(position.length, u' ')};
}

void checkLeader(Check &check)
{
    const FixedLayout *layout = check.definitions.layout(kLeaderTag, QStringLiteral("all"));
    for (const FixedPosition &position : layout->positions)
        checkPosition(check, Issue::kLeader, position,
                      positionText(position, check.record.leader().text()));
}

/// As it should be long: filled with blanks, or cut where there is nothing but blanks behind.
std::optional<QString> ofLength(const QString &value, int length)
{
    if (value.size() < length)
        return value.leftJustified(length);
    return QStringView(value).mid(length).trimmed().isEmpty() ? std::optional(value.left(length))
                                                              : std::nullopt;
}

/// The second date of a detailed date is month and day, or the month alone.
bool isDetail(const FixedPosition &position, const QString &value, const QString &text)
{
    static const QRegularExpression kMonthDay(QStringLiteral("^\\d\\d(\\d\\d|  |uu)$"));
    return position.start == 11 && position.kind == Kind::Year && value.mid(6, 1) == u'e'
           && kMonthDay.match(text).hasMatch();
}

void checkValue(Check &check, int index)
{
    const marc::Field &field = check.field(index);
    const QString tag = field.tag().toString();
    const QString value = field.value();
    if (value.contains(QChar(0x1f)))
        return; // told as a whole
    const FixedLayout *layout =
        layoutFor(check.definitions, field.tag(), value, check.record.leader());
    if (layout == nullptr) {
        if (field.tag() != marc::Tag("008"))
            check.addPosition("fixed.form", index, 0, 1, {tag, shown(value.left(1))});
        return;
    }
    if (value.size() != layout->length) {
        Issue &issue =
            check.add("fixed.length", index,
                      {tag, QString::number(value.size()), QString::number(layout->length)});
        if (const std::optional<QString> right = ofLength(value, layout->length))
            issue.fix = Fix{Fix::Kind::SetValue, 0, *right};
    }
    for (const FixedPosition &position : layout->positions) {
        const QString text = positionText(position, value);
        if (text.size() == position.length && !isDetail(position, value, text))
            checkPosition(check, index, position, text);
    }
}

void check005(Check &check, int index)
{
    const QString value = check.field(index).value();
    if (value.size() != 16)
        check.add("fixed.length", index,
                  {QStringLiteral("005"), QString::number(value.size()), QStringLiteral("16")});
}

} // namespace

void checkFixedFields(Check &check)
{
    checkLeader(check);
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        if (!field.isControl())
            continue;
        if (isFixedField(field.tag()))
            checkValue(check, i);
        else if (field.tag() == marc::Tag("005"))
            check005(check, i);
    }
}

} // namespace colophon::schema
