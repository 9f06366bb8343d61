// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "store/transaction.h"
#include "store/userstore.h"
#include "store/zonestore.h"

#include <QDateTime>
#include <QList>
#include <QString>

/// What a person searched for: the searches they gave a name to, and the last ones that they ran.
/// Both are their own; a query for others is a shared logical set.
namespace colophon::search {

using SavedSearchId = Id<struct SavedSearchTag>;

struct SavedSearch {
    SavedSearchId id;
    QString name;
    store::ZoneKind zone = store::ZoneKind::Institution;
    QString query;
    QDateTime savedAt;
};

/// By name.
Result<QList<SavedSearch>> savedSearches(store::Connection &connection, UserId user);
/// A search of that name is replaced. InvalidInput without a name.
Result<void> saveSearch(store::Transaction &transaction, UserId user, const SavedSearch &wanted);
Result<void> forgetSavedSearch(store::Transaction &transaction, UserId user, SavedSearchId id);

struct PastSearch {
    store::ZoneKind zone = store::ZoneKind::Institution;
    QString query;
    qint64 found = 0;
    QDateTime at;
};

/// So many searches are kept of a person.
constexpr int kPastSearches = 50;

/// The newest first, each query of a zone once.
Result<QList<PastSearch>> pastSearches(store::Connection &connection, UserId user);
Result<void> rememberSearch(store::Transaction &transaction, UserId user, const PastSearch &past);
Result<void> forgetPastSearches(store::Transaction &transaction, UserId user);

} // namespace colophon::search
