// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/mmsid.h"
#include "search/folding.h"
#include "search/query.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

namespace colophon::search {

namespace {

QString quoted(QString value)
{
    return u'"' + value.replace(u'"', QLatin1String("\"\"")) + u'"';
}

/// Needs no quotation marks behind an index.
bool isPlain(const QString &value)
{
    static const QRegularExpression special(QStringLiteral("[\\s()\"*]|\\.\\."));
    return !value.isEmpty() && !value.contains(special);
}

QString plainOrQuoted(const QString &value)
{
    return isPlain(value) ? value : quoted(value);
}

/// The words as they can stand in a query: no sign of the language among them.
QStringList plainWords(const QString &value)
{
    static const QRegularExpression signs(QStringLiteral("[()\":=<>]"));
    QStringList list;
    for (const QString &word : QString(value).replace(signs, QStringLiteral(" ")).split(u' ')) {
        const bool sign = word == QLatin1String("AND") || word == QLatin1String("OR")
                          || word == QLatin1String("NOT");
        if (!word.isEmpty())
            list.append(sign ? word.toLower() : word);
    }
    return list;
}

QString containsText(const Condition &condition)
{
    const QStringList list = plainWords(condition.value);
    const QString joined = list.join(u' ');
    if (condition.index == Index::Keywords)
        return joined;
    return indexWord(condition.index) + u':' + (list.size() == 1 ? joined : u'(' + joined + u')');
}

QString betweenText(const Condition &condition)
{
    const auto end = [](const QString &value) {
        return value.isEmpty() ? QString() : plainOrQuoted(value);
    };
    const bool quote = !isPlain(condition.value) && !condition.value.isEmpty();
    const QString from = quote ? quoted(condition.value) : condition.value;
    // Only behind a quoted first value may the last one be quoted.
    if (!quote && !condition.to.isEmpty() && !isPlain(condition.to))
        return indexWord(condition.index) + QLatin1String(":\"") + condition.value
               + QLatin1String("\"..") + end(condition.to);
    return indexWord(condition.index) + u':' + from + QLatin1String("..") + end(condition.to);
}

QString leafText(const Condition &condition)
{
    const QString word = indexWord(condition.index);
    const bool byWords = operatorsOf(condition.index).contains(Operator::Contains);
    switch (condition.op) {
    case Operator::Contains:
        return containsText(condition);
    case Operator::Phrase: {
        const bool open = condition.value.endsWith(u'*');
        const QString phrase = quoted(open ? condition.value.chopped(1) : condition.value)
                               + (open ? QStringLiteral("*") : QString());
        return condition.index == Index::Keywords ? phrase : word + u':' + phrase;
    }
    case Operator::Is:
        if (byWords || condition.index == Index::CallNumber)
            return word + u'=' + plainOrQuoted(condition.value);
        return word + u':' + plainOrQuoted(condition.value);
    case Operator::StartsWith:
        if (condition.index == Index::CallNumber)
            return word + u':' + plainOrQuoted(condition.value);
        return word + (byWords ? u'=' : u':') + plainOrQuoted(condition.value) + u'*';
    case Operator::Between:
        return betweenText(condition);
    case Operator::Empty:
        break;
    }
    return word + QLatin1String("=\"\"");
}

int strength(QueryTree::Kind kind)
{
    switch (kind) {
    case QueryTree::Kind::Or:
        return 0;
    case QueryTree::Kind::And:
        return 1;
    case QueryTree::Kind::Not:
        return 2;
    case QueryTree::Kind::Leaf:
        break;
    }
    return 3;
}

QString partText(const QueryTree &part, QueryTree::Kind around)
{
    const QString text = textOf(part);
    const bool bareWords = part.kind == QueryTree::Kind::Leaf
                           && part.condition.op == Operator::Contains && text.contains(u' ')
                           && part.condition.index == Index::Keywords;
    if (around == QueryTree::Kind::Not && bareWords)
        return u'(' + text + u')';
    return strength(part.kind) <= strength(around) && part.kind != QueryTree::Kind::Not
               ? u'(' + text + u')'
               : text;
}

bool isDate(const QString &text)
{
    return QDate::fromString(text, Qt::ISODate).isValid() && text.size() == 10;
}

QString faultOfOne(ValueKind kind, Index index, const QString &value)
{
    static const QRegularExpression year(QStringLiteral("^\\d{4}$"));
    static const QRegularExpression tag(QStringLiteral("^[0-9a-z][0-9a-zX]{0,2}(\\$?[0-9a-z])?$"),
                                        QRegularExpression::CaseInsensitiveOption);
    switch (kind) {
    case ValueKind::Year:
        return year.match(value).hasMatch()
                   ? QString()
                   : QStringLiteral("“%1” is not a year. Write four digits, such as 1992.")
                         .arg(value);
    case ValueKind::Date:
        return isDate(value)
                   ? QString()
                   : QStringLiteral("“%1” is not a date. Write it as 2026-11-18.").arg(value);
    case ValueKind::Record: {
        const Result<MmsId> mmsId = MmsId::parse(value);
        return mmsId ? QString() : mmsId.error().detail;
    }
    case ValueKind::Tag:
        return tag.match(value).hasMatch()
                   ? QString()
                   : QStringLiteral(
                         "“%1” is not a field. Write a tag, with X for any character, and "
                         "perhaps a subfield: 245, 245$h, 9XX.")
                         .arg(value);
    case ValueKind::Flag:
        return value == QLatin1String("yes") || value == QLatin1String("no")
                   ? QString()
                   : QStringLiteral("Write yes or no, not “%1”.").arg(value);
    case ValueKind::Code:
        if (index == Index::Material && !materials().contains(value.toLower()))
            return QStringLiteral("“%1” is not a material. There are %2.")
                .arg(value, materials().join(QLatin1String(", ")));
        [[fallthrough]];
    case ValueKind::Number:
    case ValueKind::Shelf:
    case ValueKind::Words:
    case ValueKind::Heading:
        return words(value).isEmpty()
                   ? QStringLiteral("There is no letter and no digit here to search for.")
                   : QString();
    case ValueKind::Choice:
        if (index == Index::ReminderState && value.compare(u"any", Qt::CaseInsensitive) != 0
            && !reminderStates().contains(value.toLower()))
            return QStringLiteral("“%1” is no state of a reminder. There are %2 and any.")
                .arg(value, reminderStates().join(QLatin1String(", ")));
        break;
    case ValueKind::Person:
    case ValueKind::SetName:
        break;
    }
    return value.trimmed().isEmpty() ? QStringLiteral("A value is missing here.") : QString();
}

} // namespace

QStringList materials()
{
    return {QStringLiteral("book"),     QStringLiteral("serial"), QStringLiteral("newspaper"),
            QStringLiteral("map"),      QStringLiteral("score"),  QStringLiteral("sound"),
            QStringLiteral("video"),    QStringLiteral("image"),  QStringLiteral("mixed"),
            QStringLiteral("computer"), QStringLiteral("object")};
}

QStringList reminderStates()
{
    return {QStringLiteral("open"), QStringLiteral("overdue"), QStringLiteral("done")};
}

QString faultOfValue(const Condition &condition)
{
    const ValueKind kind = infoOf(condition.index).kind;
    if (condition.op == Operator::Empty)
        return {};
    if (condition.op != Operator::Between)
        return faultOfOne(kind, condition.index, condition.value);
    for (const QString &end : {condition.value, condition.to}) {
        const QString reason = end.isEmpty() ? QString() : faultOfOne(kind, condition.index, end);
        if (!reason.isEmpty())
            return reason;
    }
    return condition.value.isEmpty() && condition.to.isEmpty()
               ? QStringLiteral("Write the first value, the last one or both.")
               : QString();
}

QString textOf(const QueryTree &tree)
{
    QStringList parts;
    switch (tree.kind) {
    case QueryTree::Kind::Leaf:
        return leafText(tree.condition);
    case QueryTree::Kind::Not:
        return QLatin1String("NOT ") + partText(tree.parts.constFirst(), tree.kind);
    case QueryTree::Kind::And:
    case QueryTree::Kind::Or:
        break;
    }
    for (const QueryTree &part : tree.parts)
        parts.append(partText(part, tree.kind));
    return parts.join(tree.kind == QueryTree::Kind::Or ? QLatin1String(" OR ")
                                                       : QLatin1String(" AND "));
}

TypedWord typedAt(const QString &text, qsizetype cursor)
{
    TypedWord typed;
    qsizetype start = qBound<qsizetype>(0, cursor, text.size());
    const qsizetype end = start;
    const auto isWord = [](QChar c) { return !c.isSpace() && c != u'(' && c != u')' && c != u'"'; };
    while (start > 0 && isWord(text.at(start - 1)))
        --start;
    const QString word = text.mid(start, end - start);
    const qsizetype sign = word.indexOf(QRegularExpression(QStringLiteral("[:=<>]")));
    if (sign > 0) {
        if (const Result<Index> index = indexFromWord(word.left(sign)))
            typed.valueOf = *index;
        qsizetype after = sign;
        while (after < word.size() && QStringView(u":=<>").contains(word.at(after)))
            ++after;
        start += after;
    }
    typed.start = start;
    typed.length = end - start;
    return typed;
}

} // namespace colophon::search
