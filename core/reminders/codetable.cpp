// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/codetable.h"

#include "reminders/repeat.h"

#include <algorithm>

namespace colophon::reminders {

namespace {

Error wrong(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

bool isCode(const QString &code)
{
    return !code.isEmpty() && code.size() <= kLongestCode
           && std::all_of(code.cbegin(), code.cend(), [](QChar c) {
                  return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
              });
}

Error notACode(const QString &code)
{
    return wrong(QStringLiteral("“%1” can't be a code. A code has capital letters A to Z, digits "
                                "and _, up to %2 of them.")
                     .arg(code)
                     .arg(kLongestCode));
}

Result<void> mayConfigure(const cataloging::Actor &actor)
{
    if (actor.user.enabled && actor.user.roles.testFlag(store::Role::CatalogAdministrator))
        return {};
    return Error{ErrorCode::Denied,
                 QStringLiteral("The table was not saved: %1 is not an administrator of this "
                                "catalogue, and only they configure it.")
                     .arg(actor.user.name)};
}

/// What was seen may lack who changed a row: the rest must be as it is stored.
bool sameTable(const QList<CodeRow> &seen, const QList<CodeRow> &stored)
{
    return std::equal(seen.cbegin(), seen.cend(), stored.cbegin(), stored.cend(),
                      [](const CodeRow &a, const CodeRow &b) {
                          return a.code == b.code && a.changedAt == b.changedAt;
                      });
}

Result<void> deleteMissing(store::Transaction &transaction, CodeKind kind,
                           const QList<CodeRow> &stored, const QList<CodeRow> &rows)
{
    store::Connection &connection = transaction.connection();
    const Result<QHash<QString, qint64>> used = codesInUse(connection, kind);
    COLOPHON_TRY(used);
    for (const CodeRow &row : stored) {
        if (codeRow(rows, row.code) != nullptr)
            continue;
        if (used->value(row.code) > 0) {
            return wrong(QStringLiteral("The %1 %2 was not deleted: %3 reminders carry it. Turn it "
                                        "off instead.")
                             .arg(kindWord(kind), row.code)
                             .arg(used->value(row.code)));
        }
        Result<store::Query> query = connection.query("common/reminder_code_delete");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("kind", kindWord(kind)).bind("code", row.code).run());
    }
    return {};
}

Result<void> keepRow(store::Transaction &transaction, const cataloging::Actor &actor, CodeKind kind,
                     const CodeRow &row, int position, const CodeRow *former)
{
    CodeRow kept = row;
    kept.position = position;
    CodeRow asBefore = kept;
    if (former != nullptr) {
        asBefore.changedAt = former->changedAt;
        asBefore.changedBy = former->changedBy;
        asBefore.changedByName = former->changedByName;
    }
    const bool changed = former == nullptr || !(asBefore == *former);
    if (changed) {
        kept.changedAt = actor.clock->now();
        kept.changedBy = actor.user.id;
    }
    Result<store::Query> query = transaction.connection().query("common/reminder_code_keep");
    COLOPHON_TRY(query);
    query->bind("kind", kindWord(kind))
        .bind("code", kept.code)
        .bind("description", kept.description.trimmed().normalized(QString::NormalizationForm_C))
        .bind("is_default", kept.isDefault ? 1 : 0)
        .bind("enabled", kept.enabled ? 1 : 0)
        .bind("closing", kind == CodeKind::Status && kept.closing ? 1 : 0)
        .bind("position", position);
    if (kept.changedAt.isValid())
        query->bind("changed_at", kept.changedAt).bind("changed_by", kept.changedBy);
    else
        query->bind("changed_at", QString()).bindNull("changed_by");
    COLOPHON_TRY(query->run());
    return {};
}

/// Reminders follow what the status now says of them.
Result<void> followClosing(store::Transaction &transaction, const cataloging::Actor &actor,
                           const CodeRow &row, const CodeRow *former)
{
    if (former == nullptr || former->closing == row.closing)
        return {};
    Result<store::Query> query = transaction.connection().query(
        row.closing ? "common/reminder_close_status" : "common/reminder_reopen_status");
    COLOPHON_TRY(query);
    query->bind("status", row.code);
    if (row.closing)
        query->bind("done_on", today(*actor.clock).toString(Qt::ISODate));
    COLOPHON_TRY(query->run());
    return {};
}

} // namespace

QString kindWord(CodeKind kind)
{
    return kind == CodeKind::Type ? QStringLiteral("type") : QStringLiteral("status");
}

const CodeRow *codeRow(const QList<CodeRow> &rows, const QString &code)
{
    const auto found = std::find_if(rows.cbegin(), rows.cend(),
                                    [&code](const CodeRow &row) { return row.code == code; });
    return found == rows.cend() ? nullptr : &*found;
}

Result<QString> defaultCode(const QList<CodeRow> &rows)
{
    for (const CodeRow &row : rows) {
        if (row.isDefault)
            return row.code;
    }
    return Error{ErrorCode::Internal, QStringLiteral("The table of codes has no default.")};
}

Result<QList<CodeRow>> codeRows(store::Connection &connection, CodeKind kind)
{
    Result<store::Query> query = connection.query("common/reminder_code_all");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("kind", kindWord(kind)).select());
    QList<CodeRow> rows;
    while (query->next()) {
        CodeRow row;
        row.code = query->text(0);
        row.description = query->text(1);
        row.isDefault = query->integer(2) != 0;
        row.enabled = query->integer(3) != 0;
        row.closing = query->integer(4) != 0;
        row.position = int(query->integer(5));
        row.changedAt = query->instant(6);
        row.changedBy = UserId(query->integer(7));
        row.changedByName = query->text(8);
        rows.append(row);
    }
    return rows;
}

Result<QHash<QString, qint64>> codesInUse(store::Connection &connection, CodeKind kind)
{
    Result<store::Query> query = connection.query(
        kind == CodeKind::Type ? "common/reminder_types_used" : "common/reminder_statuses_used");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    QHash<QString, qint64> counts;
    while (query->next())
        counts.insert(query->text(0), query->integer(1));
    return counts;
}

Result<void> checkNewCode(const QString &code, const QList<CodeRow> &rows)
{
    if (!isCode(code))
        return notACode(code);
    if (codeRow(rows, code) != nullptr) {
        return wrong(
            QStringLiteral("The code %1 is in the table already. Choose another.").arg(code));
    }
    return {};
}

Result<void> checkCodes(const QList<CodeRow> &rows)
{
    QList<CodeRow> before;
    int defaults = 0;
    for (const CodeRow &row : rows) {
        COLOPHON_TRY(checkNewCode(row.code, before));
        if (row.description.trimmed().isEmpty()) {
            return wrong(
                QStringLiteral("%1 has no description. Write what catalogers see in the list.")
                    .arg(row.code));
        }
        if (row.isDefault && !row.enabled) {
            return wrong(QStringLiteral("%1 is the default and can't be turned off. Make another "
                                        "row the default first.")
                             .arg(row.code));
        }
        defaults += row.isDefault ? 1 : 0;
        before.append(row);
    }
    if (defaults != 1) {
        return wrong(
            QStringLiteral("%1 rows are the default, and exactly one must be.").arg(defaults));
    }
    return {};
}

Result<void> customize(store::Connection &connection, const cataloging::Actor &actor, CodeKind kind,
                       const QList<CodeRow> &seen, const QList<CodeRow> &rows)
{
    COLOPHON_TRY(mayConfigure(actor));
    COLOPHON_TRY(checkCodes(rows));
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    const Result<QList<CodeRow>> stored = codeRows(connection, kind);
    COLOPHON_TRY(stored);
    if (!sameTable(seen, *stored)) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("The table was not saved: somebody else changed it meanwhile. "
                                    "Open it again, then make the change anew.")};
    }
    COLOPHON_TRY(deleteMissing(*transaction, kind, *stored, rows));
    // The one default moves: the old one steps down before the new one stands.
    Result<store::Query> none = connection.query("common/reminder_code_no_default");
    COLOPHON_TRY(none);
    COLOPHON_TRY(none->bind("kind", kindWord(kind)).run());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const CodeRow *former = codeRow(*stored, rows.at(i).code);
        COLOPHON_TRY(keepRow(*transaction, actor, kind, rows.at(i), int(i) + 1, former));
        if (kind == CodeKind::Status)
            COLOPHON_TRY(followClosing(*transaction, actor, rows.at(i), former));
    }
    return transaction->commit();
}

} // namespace colophon::reminders
