// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/changes.h"

#include <QDataStream>
#include <QIODevice>

namespace colophon::reminders {

namespace {

constexpr int kStreamVersion = QDataStream::Qt_6_4;

template <typename Tag> void put(QDataStream &out, Id<Tag> id)
{
    out << id.value();
}

template <typename Tag> void get(QDataStream &in, Id<Tag> &id)
{
    qint64 value = 0;
    in >> value;
    id = Id<Tag>(value);
}

void put(QDataStream &out, const Reminder &reminder)
{
    const Details &details = reminder.details;
    put(out, reminder.id);
    out << reminder.mmsId.value();
    put(out, reminder.zone);
    out << details.text << details.date << details.type << details.status;
    put(out, details.person);
    out << repeatUnitWord(details.repeat.unit) << qint32(details.repeat.every)
        << reminder.repeatFrom << reminder.doneOn;
    put(out, reminder.next);
    put(out, reminder.createdBy);
    out << reminder.createdAt;
    put(out, reminder.changedBy);
    out << reminder.changedAt << reminder.version;
    put(out, reminder.job);
}

Reminder reminderFrom(QDataStream &in)
{
    Reminder reminder;
    Details &details = reminder.details;
    qint64 mmsId = 0;
    QString unit;
    qint32 every = 0;
    get(in, reminder.id);
    in >> mmsId;
    reminder.mmsId = MmsId::fromStored(mmsId);
    get(in, reminder.zone);
    in >> details.text >> details.date >> details.type >> details.status;
    get(in, details.person);
    in >> unit >> every >> reminder.repeatFrom >> reminder.doneOn;
    details.repeat = {repeatUnitFromWord(unit), every};
    get(in, reminder.next);
    get(in, reminder.createdBy);
    in >> reminder.createdAt;
    get(in, reminder.changedBy);
    in >> reminder.changedAt >> reminder.version;
    get(in, reminder.job);
    return reminder;
}

} // namespace

QByteArray toBytes(const Changes &changes)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(kStreamVersion);
    out << qint32(changes.size());
    for (const Change &change : changes) {
        out << change.before.has_value() << change.after.has_value();
        if (change.before)
            put(out, *change.before);
        if (change.after)
            put(out, *change.after);
    }
    return bytes;
}

Changes changesFromBytes(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(kStreamVersion);
    qint32 count = 0;
    in >> count;
    Changes changes;
    for (qint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        bool hasBefore = false;
        bool hasAfter = false;
        in >> hasBefore >> hasAfter;
        Change change;
        if (hasBefore)
            change.before = reminderFrom(in);
        if (hasAfter)
            change.after = reminderFrom(in);
        changes.append(change);
    }
    return changes;
}

} // namespace colophon::reminders
