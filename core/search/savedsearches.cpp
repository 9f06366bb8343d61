// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/savedsearches.h"

#include <algorithm>

namespace colophon::search {

namespace {

QString wordOf(store::ZoneKind kind)
{
    return kind == store::ZoneKind::Network ? QStringLiteral("nz") : QStringLiteral("iz");
}

store::ZoneKind zoneOfWord(const QString &word)
{
    return word == QLatin1String("nz") ? store::ZoneKind::Network : store::ZoneKind::Institution;
}

} // namespace

Result<QList<SavedSearch>> savedSearches(store::Connection &connection, UserId user)
{
    Result<store::Query> query = connection.query("common/saved_search_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).select());
    QList<SavedSearch> searches;
    while (query->next())
        searches.append({SavedSearchId(query->integer(0)), query->text(1),
                         zoneOfWord(query->text(2)), query->text(3), query->instant(4)});
    std::sort(searches.begin(), searches.end(), [](const SavedSearch &a, const SavedSearch &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return searches;
}

Result<void> saveSearch(store::Transaction &transaction, UserId user, const SavedSearch &wanted)
{
    const QString name = wanted.name.simplified();
    if (name.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The search was not saved: it needs a name.")};
    Result<store::Query> query = transaction.connection().query("common/saved_search_keep");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user)
                     .bind("name", name)
                     .bind("zone_kind", wordOf(wanted.zone))
                     .bind("query", wanted.query)
                     .bind("saved_at", wanted.savedAt)
                     .run());
    return {};
}

Result<void> forgetSavedSearch(store::Transaction &transaction, UserId user, SavedSearchId id)
{
    Result<store::Query> query = transaction.connection().query("common/saved_search_delete");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).bind("id", id).run());
    return {};
}

Result<QList<PastSearch>> pastSearches(store::Connection &connection, UserId user)
{
    Result<store::Query> query = connection.query("common/search_history_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).bind("most", kPastSearches).select());
    QList<PastSearch> searches;
    while (query->next())
        searches.append(
            {zoneOfWord(query->text(0)), query->text(1), query->integer(2), query->instant(3)});
    return searches;
}

Result<void> rememberSearch(store::Transaction &transaction, UserId user, const PastSearch &past)
{
    Result<store::Query> keep = transaction.connection().query("common/search_history_keep");
    COLOPHON_TRY(keep);
    COLOPHON_TRY(keep->bind("user_id", user)
                     .bind("zone_kind", wordOf(past.zone))
                     .bind("query", past.query)
                     .bind("found", past.found)
                     .bind("at", past.at)
                     .run());
    Result<store::Query> prune = transaction.connection().query("common/search_history_prune");
    COLOPHON_TRY(prune);
    COLOPHON_TRY(prune->bind("user_id", user).bind("most", kPastSearches).run());
    return {};
}

Result<void> forgetPastSearches(store::Transaction &transaction, UserId user)
{
    Result<store::Query> prune = transaction.connection().query("common/search_history_prune");
    COLOPHON_TRY(prune);
    COLOPHON_TRY(prune->bind("user_id", user).bind("most", 0).run());
    return {};
}

} // namespace colophon::search
