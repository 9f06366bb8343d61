// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fieldsteps.h"

#include "marc/edit.h"
#include "marc/linkage.h"
#include "marc/localfields.h"

namespace colophon::ui {

static QList<qsizetype> placesOf(const QList<int> &rows)
{
    QList<qsizetype> places;
    for (const int row : rows) {
        if (row > 0)
            places.append(row - 1);
    }
    return places;
}

int FieldSteps::apply(const marc::Record &after, const QString &text, int row)
{
    if (m_session.isReadOnly() || after == m_session.record())
        return -1;
    m_session.apply(after, text, row);
    return row;
}

int FieldSteps::add(int row)
{
    const marc::Record &record = m_session.record();
    qsizetype place = qMax(0, row);
    const marc::Tag tag = place == 0 ? marc::Tag("500") : record.fields().at(place - 1).tag();
    const marc::Tag fresh = tag.isControl() || tag == marc::k880 ? marc::Tag("500") : tag;
    const marc::Edited edited = marc::withFields(
        record, place, {marc::Field::data(fresh, u' ', u' ', {{u'a', QString()}})});
    return apply(edited.record, tr("Add field"), int(edited.places.constFirst()) + 1);
}

int FieldSteps::addLocal(int row)
{
    const marc::Record &record = m_session.record();
    const qsizetype place = qMax(0, row);
    const bool besideLocal = place > 0 && marc::isLocal(record.fields().at(place - 1));
    const marc::Tag tag = besideLocal ? record.fields().at(place - 1).tag() : marc::Tag("590");
    const marc::Field field =
        marc::markedLocal(marc::Field::data(tag, u' ', u' ', {{u'a', QString()}}));
    const marc::Edited edited = marc::withFields(record, place, {field});
    return apply(edited.record, tr("Add local field"), int(edited.places.constFirst()) + 1);
}

int FieldSteps::remove(const QList<int> &rows)
{
    const QList<qsizetype> places = placesOf(rows);
    if (places.isEmpty())
        return -1;
    const marc::Record &record = m_session.record();
    const marc::Record after = marc::withoutFields(record, places);
    const qsizetype gone = record.fields().size() - after.fields().size();
    const QString text =
        gone == 1 ? tr("Delete %1").arg(record.fields().at(places.constFirst()).tag().toString())
                  : tr("Delete %n field(s)", "", int(gone));
    return apply(after, text, int(qMin(places.constFirst() + 1, after.fields().size())));
}

int FieldSteps::duplicate(const QList<int> &rows)
{
    const QList<marc::Field> copies = fields(rows);
    if (copies.isEmpty())
        return -1;
    return insert(rows.constLast(), copies,
                  copies.size() == 1 ? tr("Duplicate %1").arg(copies.constFirst().tag().toString())
                                     : tr("Duplicate %n field(s)", "", int(copies.size())));
}

static QString moveText(const marc::Record &record, const QList<qsizetype> &places)
{
    return places.size() == 1 ? FieldSteps::tr("Move %1").arg(
               record.fields().at(places.constFirst()).tag().toString())
                              : FieldSteps::tr("Move %n field(s)", "", int(places.size()));
}

int FieldSteps::moveBy(const QList<int> &rows, int by)
{
    const QList<qsizetype> places = placesOf(rows);
    if (places.isEmpty())
        return -1;
    const marc::Edited edited = marc::movedBy(m_session.record(), places, by);
    return apply(edited.record, moveText(m_session.record(), places),
                 int(edited.places.constFirst()) + 1);
}

int FieldSteps::moveTo(const QList<int> &rows, int before)
{
    const QList<qsizetype> places = placesOf(rows);
    if (places.isEmpty())
        return -1;
    const marc::Edited edited = marc::moved(m_session.record(), places, qMax(0, before - 1));
    if (edited.places.isEmpty())
        return -1;
    return apply(edited.record, moveText(m_session.record(), places),
                 int(edited.places.constFirst()) + 1);
}

int FieldSteps::insert(int row, const QList<marc::Field> &fields, const QString &text)
{
    const marc::Edited edited = marc::withFields(m_session.record(), row, fields);
    if (edited.places.isEmpty())
        return -1;
    return apply(edited.record, text, int(edited.places.constFirst()) + 1);
}

int FieldSteps::sort(bool parallelsBeside)
{
    return apply(marc::sorted(m_session.record(), parallelsBeside), tr("Sort fields"), 0);
}

int FieldSteps::toParallel(int row)
{
    if (row < 1)
        return -1;
    return apply(marc::withParallel(m_session.record(), row - 1), tr("Move to 880"), row + 1);
}

int FieldSteps::fromParallel(int row)
{
    if (row < 1)
        return -1;
    return apply(marc::withoutParallel(m_session.record(), row - 1), tr("Move from 880"), row);
}

int FieldSteps::nameScript(int row)
{
    if (row < 1 || row > m_session.record().fields().size())
        return -1;
    return apply(marc::withScript(m_session.record(), row - 1), tr("Name the script in $6"), row);
}

int FieldSteps::link(int row, int other)
{
    if (row < 1 || other < 1)
        return -1;
    return apply(marc::linked(m_session.record(), row - 1, other - 1), tr("Link fields"), row);
}

int FieldSteps::unlink(int row)
{
    if (row < 1)
        return -1;
    return apply(marc::unlinked(m_session.record(), row - 1), tr("Unlink fields"), row);
}

QList<marc::Field> FieldSteps::fields(const QList<int> &rows) const
{
    QList<marc::Field> picked;
    for (const qsizetype place : placesOf(rows))
        picked.append(m_session.record().fields().at(place));
    return picked;
}

} // namespace colophon::ui
