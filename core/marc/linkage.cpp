// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/linkage.h"

#include <QRegularExpression>
#include <QSet>

namespace colophon::marc {

QString Linkage::text() const
{
    return QStringLiteral("%1-%2%3")
        .arg(tag.toString())
        .arg(number, 2, 10, QLatin1Char('0'))
        .arg(rest);
}

std::optional<Linkage> linkageOf(const Field &field)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*([0-9A-Za-z]{3})-(\\d{2,3})(/.*)?\\s*$"),
        QRegularExpression::DotMatchesEverythingOption);
    const std::optional<QString> value = field.subfield(u'6');
    if (!value)
        return std::nullopt;
    const QRegularExpressionMatch match = form.match(*value);
    const Result<Tag> tag = Tag::parse(match.captured(1));
    if (!match.hasMatch() || !tag)
        return std::nullopt;
    return Linkage{*tag, match.captured(2).toInt(), match.captured(3)};
}

Field withoutLinkage(const Field &field)
{
    Field plain = field;
    plain.subfields().removeIf([](const Subfield &subfield) { return subfield.code == u'6'; });
    return plain;
}

Field withLinkage(const Field &field, const Linkage &linkage)
{
    Field bound = withoutLinkage(field);
    bound.subfields().prepend({u'6', linkage.text()});
    return bound;
}

qsizetype partnerOf(const Record &record, qsizetype place)
{
    if (place < 0 || place >= record.fields().size())
        return -1;
    const Field &field = record.fields().at(place);
    const std::optional<Linkage> mine = linkageOf(field);
    if (!mine || mine->number == 0)
        return -1;
    for (qsizetype i = 0; i < record.fields().size(); ++i) {
        const Field &other = record.fields().at(i);
        if (i == place || other.tag() != mine->tag)
            continue;
        const std::optional<Linkage> theirs = linkageOf(other);
        if (theirs && theirs->number == mine->number && theirs->tag == field.tag())
            return i;
    }
    return -1;
}

int freeLinkNumber(const Record &record)
{
    QSet<int> taken;
    for (const Field &field : record.fields()) {
        if (const std::optional<Linkage> linkage = linkageOf(field))
            taken.insert(linkage->number);
    }
    int number = 1;
    while (taken.contains(number))
        ++number;
    return number;
}

QString scriptSuffix(const QString &text)
{
    for (const char32_t letter : text.toStdU32String()) {
        if (!QChar::isLetter(letter))
            continue;
        switch (QChar::script(letter)) {
        case QChar::Script_Arabic:
            return QStringLiteral("/(3/r");
        case QChar::Script_Hebrew:
            return QStringLiteral("/(2/r");
        case QChar::Script_Cyrillic:
            return QStringLiteral("/(N");
        case QChar::Script_Greek:
            return QStringLiteral("/(S");
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Hangul:
            return QStringLiteral("/$1");
        default:
            break;
        }
    }
    return {};
}

bool hasRightToLeft(QStringView text)
{
    for (const QChar c : text) {
        const QChar::Direction direction = c.direction();
        if (direction == QChar::DirR || direction == QChar::DirAL)
            return true;
    }
    return false;
}

Record withParallel(const Record &record, qsizetype place)
{
    const Field &field = record.fields().at(place);
    if (field.isControl() || field.tag() == k880 || partnerOf(record, place) >= 0)
        return record;
    const int number = freeLinkNumber(record);
    Field parallel = withLinkage(field, {field.tag(), number, {}});
    parallel.setTag(k880);
    Record after = record;
    after.fields()[place] = withLinkage(field, {k880, number, {}});
    after.fields().insert(place + 1, parallel);
    return after;
}

Record withScript(const Record &record, qsizetype place)
{
    const Field &field = record.fields().at(place);
    std::optional<Linkage> linkage = linkageOf(field);
    if (field.tag() != k880 || !linkage || !linkage->rest.isEmpty())
        return record;
    for (const Subfield &subfield : field.subfields()) {
        if (subfield.code != u'6')
            linkage->rest = scriptSuffix(subfield.value);
        if (!linkage->rest.isEmpty())
            break;
    }
    if (linkage->rest.isEmpty())
        return record;
    Record after = record;
    after.fields()[place] = withLinkage(field, *linkage);
    return after;
}

Record withoutParallel(const Record &record, qsizetype place)
{
    const Field &parallel = record.fields().at(place);
    const std::optional<Linkage> linkage = linkageOf(parallel);
    if (parallel.tag() != k880 || !linkage || linkage->tag.isControl())
        return record;
    Record after = record;
    if (const qsizetype partner = partnerOf(record, place); partner >= 0)
        after.fields()[partner] = withoutLinkage(record.fields().at(partner));
    Field field = withoutLinkage(parallel);
    field.setTag(linkage->tag);
    after.fields()[place] = field;
    return after;
}

Record linked(const Record &record, qsizetype one, qsizetype other)
{
    const bool first = record.fields().at(one).tag() == k880;
    const bool second = record.fields().at(other).tag() == k880;
    if (first == second)
        return record;
    const qsizetype parallel = first ? one : other;
    const qsizetype place = first ? other : one;
    if (record.fields().at(place).isControl())
        return record;
    Record after = unlinked(unlinked(record, parallel), place);
    const int number = freeLinkNumber(after);
    QString text;
    for (const Subfield &subfield : after.fields().at(parallel).subfields()) {
        if (subfield.code != u'6')
            text += subfield.value;
    }
    after.fields()[parallel] = withLinkage(
        after.fields().at(parallel), {after.fields().at(place).tag(), number, scriptSuffix(text)});
    after.fields()[place] = withLinkage(after.fields().at(place), {k880, number, {}});
    return after;
}

Record unlinked(const Record &record, qsizetype place)
{
    Record after = record;
    const auto free = [&after](qsizetype at) {
        const Field &field = after.fields().at(at);
        const std::optional<Linkage> linkage = linkageOf(field);
        if (!linkage)
            return;
        after.fields()[at] = field.tag() == k880
                                 ? withLinkage(field, {linkage->tag, 0, linkage->rest})
                                 : withoutLinkage(field);
    };
    const qsizetype partner = partnerOf(record, place);
    free(place);
    if (partner >= 0)
        free(partner);
    return after;
}

} // namespace colophon::marc
