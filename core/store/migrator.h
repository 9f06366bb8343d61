// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/transaction.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace colophon::store {

/// One step of the schema: its number, and its statements in order. Never edited once shipped.
struct Migration {
    int version = 0;
    /// The oldest program that can still read and write a catalogue of this version.
    int minCompatible = 0;
    QStringList statements;
};

/// The steps that ship, from core/store/sql/sqlite/migrations (NNNN_verb_noun/MM_name.sql).
Result<QList<Migration>> shippedMigrations();

/// Brings the schema from `from` (0: empty file) to the last step. All in the transaction handed
/// in, so that an interrupted upgrade leaves the old version.
Result<void> applyMigrations(Transaction &transaction, const QList<Migration> &steps, int from);

} // namespace colophon::store
