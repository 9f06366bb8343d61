// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderlist.h"

#include "reminders/remindersql.h"

namespace colophon::reminders {

Result<QList<ReminderId>> findReminders(store::Connection &connection, const Filter &filter,
                                        const Order &order, int offset, int limit)
{
    Result<store::Query> query = listQuery(connection, filter, order, offset, limit);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    QList<ReminderId> ids;
    while (query->next())
        ids.append(ReminderId(query->integer(0)));
    return ids;
}

Result<qint64> countReminders(store::Connection &connection, const Filter &filter)
{
    Result<store::Query> query = countQuery(connection, filter);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    return query->integer(0);
}

} // namespace colophon::reminders
