// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/edit.h"

#include "marc/linkage.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace colophon::marc {

bool isKept(const Field &field)
{
    return field.tag() == Tag("001") || field.tag() == Tag("005");
}

Field withTag(const Field &field, const Tag &tag)
{
    if (tag.isControl() == field.isControl()) {
        Field same = field;
        same.setTag(tag);
        return same;
    }
    if (tag.isControl())
        return Field::control(
            tag, field.subfields().isEmpty() ? QString() : field.subfields().constFirst().value);
    return Field::data(tag, u' ', u' ', {{u'a', field.value()}});
}

Record withTagAt(const Record &record, qsizetype place, const Tag &tag)
{
    Record after = record;
    after.fields()[place] = withTag(record.fields().at(place), tag);
    const qsizetype partner = partnerOf(record, place);
    if (partner < 0 || tag.isControl() || tag == k880 || record.fields().at(place).tag() == k880)
        return after;
    std::optional<Linkage> link = linkageOf(record.fields().at(partner));
    link->tag = tag;
    after.fields()[partner] = withLinkage(record.fields().at(partner), *link);
    return after;
}

/// The first place that is not before a field kept by the program.
static qsizetype behindKept(const Record &record, qsizetype place)
{
    for (qsizetype i = record.fields().size() - 1; i >= 0; --i) {
        if (isKept(record.fields().at(i)))
            return qMax(place, i + 1);
    }
    return place;
}

/// Link numbers of fields that come in: pairs among them get free ones, single ones lose theirs.
static QList<Field> relinked(const Record &record, const QList<Field> &fields)
{
    const Record among(Leader(), fields);
    QSet<int> taken;
    for (const Field &field : record.fields()) {
        if (const std::optional<Linkage> linkage = linkageOf(field))
            taken.insert(linkage->number);
    }
    QHash<int, int> given;
    QList<Field> fresh;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const Field &field = fields.at(i);
        std::optional<Linkage> linkage = linkageOf(field);
        if (!linkage || linkage->number == 0) {
            fresh.append(field);
            continue;
        }
        if (partnerOf(among, i) < 0) {
            fresh.append(field.tag() == k880 ? withLinkage(field, {linkage->tag, 0, linkage->rest})
                                             : withoutLinkage(field));
            continue;
        }
        if (!given.contains(linkage->number)) {
            int number = linkage->number;
            while (taken.contains(number))
                ++number;
            taken.insert(number);
            given.insert(linkage->number, number);
        }
        linkage->number = given.value(linkage->number);
        fresh.append(withLinkage(field, *linkage));
    }
    return fresh;
}

Edited withFields(const Record &record, qsizetype place, const QList<Field> &fields)
{
    QList<Field> wanted = fields;
    wanted.removeIf([](const Field &field) { return isKept(field); });
    wanted = relinked(record, wanted);
    Edited result{record, {}};
    qsizetype at = behindKept(record, qBound<qsizetype>(0, place, record.fields().size()));
    for (const Field &field : std::as_const(wanted)) {
        result.places.append(at);
        result.record.fields().insert(at++, field);
    }
    return result;
}

Record withoutFields(const Record &record, const QList<qsizetype> &places)
{
    Record after = record;
    QList<qsizetype> gone = places;
    std::sort(gone.begin(), gone.end());
    for (auto place = gone.crbegin(); place != gone.crend(); ++place) {
        if (!isKept(after.fields().at(*place)))
            after.fields().removeAt(*place);
    }
    return after;
}

Edited moved(const Record &record, const QList<qsizetype> &places, qsizetype before)
{
    QList<Field> taken;
    QList<Field> left;
    qsizetype target = 0; // among those left
    for (qsizetype i = 0; i < record.fields().size(); ++i) {
        if (i == before)
            target = left.size();
        if (places.contains(i) && !isKept(record.fields().at(i)))
            taken.append(record.fields().at(i));
        else
            left.append(record.fields().at(i));
    }
    if (before >= record.fields().size())
        target = left.size();
    target = behindKept(Record(record.leader(), left), target);
    Edited result{Record(record.leader(), left), {}};
    for (const Field &field : std::as_const(taken)) {
        result.places.append(target);
        result.record.fields().insert(target++, field);
    }
    return result;
}

/// A field and the 880 right below it that is its partner are moved as one.
static bool isPair(const Record &record, qsizetype place)
{
    return place >= 0 && place + 1 < record.fields().size()
           && record.fields().at(place + 1).tag() == k880 && partnerOf(record, place) == place + 1;
}

Edited movedBy(const Record &record, const QList<qsizetype> &places, int by)
{
    QList<qsizetype> block;
    for (const qsizetype place : places) {
        if (isKept(record.fields().at(place)))
            return {record, places};
        const qsizetype head = isPair(record, place - 1) ? place - 1 : place;
        for (qsizetype i = head; i <= (isPair(record, head) ? head + 1 : head); ++i) {
            if (!block.contains(i))
                block.append(i);
        }
    }
    std::sort(block.begin(), block.end());
    if (block.isEmpty())
        return {record, places};
    const qsizetype first = block.constFirst();
    const qsizetype last = block.constLast();
    qsizetype before = first - 1;
    if (by < 0) {
        if (first == 0 || isKept(record.fields().at(first - 1)))
            return {record, places};
        if (isPair(record, first - 2))
            before = first - 2;
    } else {
        if (last + 1 >= record.fields().size())
            return {record, places};
        before = last + (isPair(record, last + 1) ? 3 : 2);
    }
    Edited result = moved(record, block, before);
    if (places.size() == 1) // the one that is looked at, not the pair's first
        result.places = {result.places.at(block.indexOf(places.constFirst()))};
    return result;
}

Record withoutEmpty(const Record &record)
{
    Record kept = record;
    for (Field &field : kept.fields()) {
        if (!field.isControl())
            field.subfields().removeIf([](const Subfield &subfield) {
                return subfield.code != kNoCode && subfield.value.trimmed().isEmpty();
            });
    }
    QList<qsizetype> empty;
    for (qsizetype i = 0; i < kept.fields().size(); ++i) {
        if (!kept.fields().at(i).isControl() && kept.fields().at(i).subfields().isEmpty()
            && !record.fields().at(i).subfields().isEmpty())
            empty.append(i);
    }
    return withoutFields(kept, empty);
}

Record sorted(const Record &record, bool beside)
{
    Record after = record;
    const auto byTag = [](const Field &a, const Field &b) { return a.tag() < b.tag(); };
    std::stable_sort(after.fields().begin(), after.fields().end(), byTag);
    if (!beside)
        return after;
    for (qsizetype i = 0; i < after.fields().size(); ++i) {
        if (after.fields().at(i).tag() == k880)
            continue;
        const qsizetype partner = partnerOf(after, i);
        if (partner >= 0)
            after.fields().move(partner, partner > i ? i + 1 : i);
    }
    return after;
}

} // namespace colophon::marc
