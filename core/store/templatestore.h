// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace colophon::store {

/// A template that people of this catalogue made: its text in the form of templates/template.h.
struct StoredTemplate {
    qint64 id = 0;
    UserId owner;
    QString ownerName;
    bool shared = false; ///< everybody may use it
    QString name;
    QString content;
};

/// One's own and the shared ones, by name.
Result<QList<StoredTemplate>> templatesFor(Connection &connection, UserId user);
/// NotFound where it is gone.
Result<StoredTemplate> templateOf(Connection &connection, qint64 id);
/// A template of the same owner and name, shared or not as this one, is written anew.
Result<void> keepTemplate(Transaction &transaction, const StoredTemplate &made,
                          const QDateTime &at);
/// Name, content and whether it is shared.
Result<void> changeTemplate(Transaction &transaction, const StoredTemplate &changed,
                            const QDateTime &at);
Result<void> removeTemplate(Transaction &transaction, qint64 id);

/// The next number of a counter, from 1 on; one that doesn't exist yet begins.
Result<qint64> takeCount(Transaction &transaction, const QString &counter);

} // namespace colophon::store
