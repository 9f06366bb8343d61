// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/remindersql.h"

#include "reminders/codetable.h"
#include "search/folding.h"
#include "store/userstore.h"
#include "store/zonestore.h"

#include <QHash>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <functional>

namespace colophon::reminders {

namespace {

using Bind = std::function<void(store::Query &)>;

/// Conditions and, beside each, what is bound for it.
struct Conditions {
    QStringList sql;
    QList<Bind> binds;

    void add(const QString &condition, Bind bind = {})
    {
        sql.append(condition);
        if (bind)
            binds.append(std::move(bind));
    }
};

Bind text(const char *name, const QString &value)
{
    return [name, value](store::Query &query) { query.bind(name, value); };
}

QString iso(QDate date)
{
    return date.toString(Qt::ISODate);
}

/// A day of the calendar here, as an instant of the catalogue.
Bind startOf(const char *name, QDate day)
{
    return [name, day](store::Query &query) { query.bind(name, day.startOfDay()); };
}

void addDates(Conditions &conditions, const Filter &filter)
{
    const bool submitted = filter.dates == DateKind::Submitted;
    if (filter.from.isValid()) {
        if (submitted)
            conditions.add(QStringLiteral("created_at >= :from"), startOf("from", filter.from));
        else
            conditions.add(QStringLiteral("due_date >= :from"), text("from", iso(filter.from)));
    }
    if (filter.to.isValid()) {
        if (submitted)
            conditions.add(QStringLiteral("created_at < :to"), startOf("to", filter.to.addDays(1)));
        else
            conditions.add(QStringLiteral("due_date <= :to"), text("to", iso(filter.to)));
    }
    if (filter.overdueOn) {
        conditions.add(QStringLiteral("due_date < :overdue_on AND done_on IS NULL"),
                       text("overdue_on", iso(*filter.overdueOn)));
    }
}

void addState(Conditions &conditions, const Filter &filter)
{
    if (!filter.type.isEmpty())
        conditions.add(QStringLiteral("type = :type"), text("type", filter.type));
    if (!filter.status.isEmpty())
        conditions.add(QStringLiteral("status = :status"), text("status", filter.status));
    if (filter.progress == Progress::Open)
        conditions.add(QStringLiteral("done_on IS NULL"));
    if (filter.progress == Progress::Done)
        conditions.add(QStringLiteral("done_on IS NOT NULL"));
    if (filter.doneFrom.isValid())
        conditions.add(QStringLiteral("done_on >= :done_from AND done_on IS NOT NULL"),
                       text("done_from", iso(filter.doneFrom)));
}

/// The words with what GLOB would take for a pattern as itself.
QString asGlob(const QString &words)
{
    QString glob;
    for (const QChar letter : words) {
        const bool special = letter == u'*' || letter == u'?' || letter == u'[';
        glob += special ? QStringLiteral("[%1]").arg(letter) : QString(letter);
    }
    return glob;
}

Result<Conditions> conditionsOf(store::Connection &connection, const Filter &filter)
{
    Conditions conditions;
    conditions.add(QStringLiteral("gone = 0"));
    addDates(conditions, filter);
    addState(conditions, filter);
    if (filter.person) {
        const UserId person = *filter.person;
        if (person.isNull())
            conditions.add(QStringLiteral("person_id IS NULL"));
        else
            conditions.add(QStringLiteral("person_id = :person"),
                           [person](store::Query &query) { query.bind("person", person); });
    }
    if (filter.zone) {
        const Result<store::Zone> zone = store::zoneOf(connection, *filter.zone);
        COLOPHON_TRY(zone);
        conditions.add(QStringLiteral("zone_id = :zone"),
                       [id = zone->id](store::Query &query) { query.bind("zone", id); });
    }
    if (filter.record) {
        conditions.add(QStringLiteral("mms_id = :record"),
                       [id = *filter.record](store::Query &query) { query.bind("record", id); });
    }
    const QString words = search::fold(filter.words.trimmed());
    if (!words.isEmpty()) {
        // Half the time of instr().
        conditions.add(QStringLiteral("(title_key GLOB :words OR text_key GLOB :words)"),
                       text("words", QStringLiteral("*%1*").arg(asGlob(words))));
    }
    return conditions;
}

/// The index to read. Each holds all that filters and orders ask for, so that the table is not
/// read for them: the one of the record where it is known, the one that has the words where words
/// are looked for (in every row), the one in the order wanted, else the narrowest.
QString source(const Filter &filter, SortBy by)
{
    const char *index = filter.record                       ? "reminder_by_record"
                        : !filter.words.trimmed().isEmpty() ? "reminder_by_text"
                        : by == SortBy::Title               ? "reminder_by_title"
                        : by == SortBy::Text                ? "reminder_by_text"
                        : filter.doneFrom.isValid()         ? "reminder_by_done"
                                                            : "reminder_by_date";
    return QStringLiteral("reminder INDEXED BY %1").arg(QLatin1String(index));
}

/// `CASE column WHEN :rank0 THEN 0 …`: the place of a code or a person by the name shown. Names are
/// few, so the list is never joined for a sort.
template <typename Key>
QString ranked(const QString &column, QList<QPair<QString, Key>> named, Conditions &conditions)
{
    std::sort(named.begin(), named.end(), [](const auto &a, const auto &b) {
        const int order = QString::localeAwareCompare(a.first, b.first);
        return order != 0 ? order < 0 : a.second < b.second;
    });
    QString sql = QStringLiteral("CASE ") + column;
    for (qsizetype i = 0; i < named.size(); ++i) {
        const QByteArray name = "rank" + QByteArray::number(i);
        sql += QStringLiteral(" WHEN :%1 THEN %2").arg(QLatin1String(name)).arg(i);
        conditions.binds.append([name, key = named.at(i).second](store::Query &query) {
            query.bind(name.constData(), key);
        });
    }
    return named.isEmpty() ? QStringLiteral("''") : sql + QStringLiteral(" ELSE -1 END");
}

Result<QString> rankedCodes(store::Connection &connection, CodeKind kind, const QString &column,
                            Conditions &conditions)
{
    const Result<QList<CodeRow>> rows = codeRows(connection, kind);
    COLOPHON_TRY(rows);
    QList<QPair<QString, QString>> named;
    for (const CodeRow &row : *rows)
        named.append({row.description, row.code});
    return ranked(column, named, conditions);
}

Result<QString> rankedPeople(store::Connection &connection, const QString &column,
                             Conditions &conditions)
{
    const Result<QList<store::User>> people = store::users(connection);
    COLOPHON_TRY(people);
    QList<QPair<QString, UserId>> named;
    for (const store::User &user : *people)
        named.append({user.name, user.id});
    return ranked(column, named, conditions);
}

Result<QString> sortColumn(store::Connection &connection, SortBy by, Conditions &conditions)
{
    switch (by) {
    case SortBy::Type:
        return rankedCodes(connection, CodeKind::Type, QStringLiteral("type"), conditions);
    case SortBy::Status:
        return rankedCodes(connection, CodeKind::Status, QStringLiteral("status"), conditions);
    case SortBy::Person:
        return rankedPeople(connection, QStringLiteral("person_id"), conditions);
    case SortBy::CreatedBy:
        return rankedPeople(connection, QStringLiteral("created_by"), conditions);
    case SortBy::Title:
        return QStringLiteral("title_key");
    case SortBy::Text:
        return QStringLiteral("text_key");
    case SortBy::Zone:
        return QStringLiteral("zone_id");
    case SortBy::CreatedAt:
        return QStringLiteral("created_at");
    case SortBy::Date:
        break;
    }
    return QStringLiteral("due_date");
}

Result<store::Query> bound(store::Connection &connection, const QString &sql,
                           const Conditions &conditions)
{
    Result<store::Query> query = connection.queryText(sql);
    COLOPHON_TRY(query);
    for (const Bind &bind : conditions.binds)
        bind(*query);
    return query;
}

} // namespace

Result<store::Query> listQuery(store::Connection &connection, const Filter &filter,
                               const Order &order, int offset, int limit)
{
    Result<Conditions> conditions = conditionsOf(connection, filter);
    COLOPHON_TRY(conditions);
    const Result<QString> column = sortColumn(connection, order.by, *conditions);
    COLOPHON_TRY(column);
    const QString direction = order.descending ? QStringLiteral(" DESC") : QString();
    const QString second = order.by == SortBy::Date || order.by == SortBy::Title
                               ? QString()
                               : QStringLiteral(", due_date") + direction;
    Result<store::Query> query =
        bound(connection,
              QStringLiteral("SELECT id FROM %5 WHERE %1 ORDER BY %2%3%4, id%3 "
                             "LIMIT :limit OFFSET :offset")
                  .arg(conditions->sql.join(QLatin1String(" AND ")), *column, direction, second,
                       source(filter, order.by)),
              *conditions);
    COLOPHON_TRY(query);
    query->bind("limit", limit).bind("offset", offset);
    return query;
}

Result<store::Query> countQuery(store::Connection &connection, const Filter &filter)
{
    const Result<Conditions> conditions = conditionsOf(connection, filter);
    COLOPHON_TRY(conditions);
    return bound(
        connection,
        QStringLiteral("SELECT count(*) FROM %1 WHERE %2")
            .arg(source(filter, SortBy::Date), conditions->sql.join(QLatin1String(" AND "))),
        *conditions);
}

} // namespace colophon::reminders
