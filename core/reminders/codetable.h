// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"
#include "store/connection.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

/// Configuration > Resources > General > Reminder Types and Reminder Statuses: two tables of codes
/// that the library keeps itself.
namespace colophon::reminders {

enum class CodeKind { Type, Status };

struct CodeRow {
    QString code; ///< A–Z, 0–9 and _, up to 20; never changed
    QString description;
    bool isDefault = false;
    bool enabled = true;
    bool closing = false; ///< statuses: reminders with it are done
    int position = 0;
    QDateTime changedAt; ///< invalid: supplied with the program
    UserId changedBy;
    QString changedByName;

    friend bool operator==(const CodeRow &, const CodeRow &) = default;
};

constexpr int kLongestCode = 20;

/// In their order.
Result<QList<CodeRow>> codeRows(store::Connection &connection, CodeKind kind);
/// How many reminders carry each code; those of deleted records count, as they may come back.
Result<QHash<QString, qint64>> codesInUse(store::Connection &connection, CodeKind kind);

/// InvalidInput with a sentence: a wrong or a repeated code, an empty description, not exactly one
/// default, a default that is turned off.
Result<void> checkCodes(const QList<CodeRow> &rows);
/// What is wrong with a code that is to be added to the rows.
Result<void> checkNewCode(const QString &code, const QList<CodeRow> &rows);

/// Saves the whole table as it stands in `rows`, in that order (Customize). `seen` is what the
/// person started from: Conflict where somebody else has saved since. A row left out is deleted,
/// which is InvalidInput for a code in use. Denied for anybody but an administrator. Reminders with
/// a status that becomes closing are done as of today; with one that no longer is, they are open
/// again.
Result<void> customize(store::Connection &connection, const cataloging::Actor &actor, CodeKind kind,
                       const QList<CodeRow> &seen, const QList<CodeRow> &rows);

/// "type" or "status": as stored and as sentences say it.
QString kindWord(CodeKind kind);
/// The default row's code; Internal where there is none.
Result<QString> defaultCode(const QList<CodeRow> &rows);
const CodeRow *codeRow(const QList<CodeRow> &rows, const QString &code);

} // namespace colophon::reminders
