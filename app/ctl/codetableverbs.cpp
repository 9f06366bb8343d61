// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "reminders/codetable.h"
#include "verbs.h"

#include <algorithm>

namespace colophon::ctl {

namespace {

using reminders::CodeKind;
using reminders::CodeRow;

Result<void> listCodes(const Context &context, store::Connection &connection, CodeKind kind,
                       const QList<CodeRow> &rows)
{
    const Result<QHash<QString, qint64>> used = reminders::codesInUse(connection, kind);
    COLOPHON_TRY(used);
    for (const CodeRow &row : rows) {
        if (context.line.json) {
            printJson({{QStringLiteral("code"), row.code},
                       {QStringLiteral("description"), row.description},
                       {QStringLiteral("default"), row.isDefault},
                       {QStringLiteral("enabled"), row.enabled},
                       {QStringLiteral("closing"), row.closing},
                       {QStringLiteral("inUse"), used->value(row.code)}});
        } else {
            QStringList marks{row.enabled ? QStringLiteral("enabled") : QStringLiteral("disabled")};
            if (row.isDefault)
                marks.append(QStringLiteral("default"));
            if (row.closing)
                marks.append(QStringLiteral("closing"));
            printRow({row.code, row.description, marks.join(u' '),
                      QString::number(used->value(row.code))});
        }
    }
    return {};
}

void makeDefault(QList<CodeRow> &rows, CodeRow &chosen)
{
    for (CodeRow &row : rows)
        row.isDefault = false;
    chosen.isDefault = true;
}

/// The table as the words of the command line want it.
Result<QList<CodeRow>> changed(const Context &context, CodeKind kind, QList<CodeRow> rows)
{
    const QString what = context.line.words.constFirst();
    const QString code = context.line.words.value(1);
    const QString description = context.line.words.mid(2).join(u' ');
    if (what == QLatin1String("add")) {
        COLOPHON_TRY(reminders::checkNewCode(code, rows));
        CodeRow row;
        row.code = code;
        row.description = description;
        row.closing = kind == CodeKind::Status && context.line.has(QStringLiteral("closing"));
        rows.append(row);
        if (context.line.has(QStringLiteral("default")))
            makeDefault(rows, rows.last());
        return rows;
    }
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&code](const CodeRow &row) { return row.code == code; });
    if (found == rows.end()) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("There is no reminder %1 %2. “colophonctl reminder-%1 list” "
                                    "shows them.")
                         .arg(reminders::kindWord(kind), code)};
    }
    if (what == QLatin1String("enable") || what == QLatin1String("disable"))
        found->enabled = what == QLatin1String("enable");
    else if (what == QLatin1String("default"))
        makeDefault(rows, *found);
    else if (what == QLatin1String("rename"))
        found->description = description;
    else if (what == QLatin1String("closing") || what == QLatin1String("open"))
        found->closing = what == QLatin1String("closing");
    else
        rows.erase(found);
    return rows;
}

Result<int> codeTable(const Context &context, CodeKind kind)
{
    static const QStringList kBoth{QStringLiteral("list"),   QStringLiteral("add"),
                                   QStringLiteral("enable"), QStringLiteral("disable"),
                                   QStringLiteral("delete"), QStringLiteral("default"),
                                   QStringLiteral("rename")};
    static const QStringList kStatusOnly{QStringLiteral("closing"), QStringLiteral("open")};
    const QString what = context.line.words.constFirst();
    const bool known =
        kBoth.contains(what) || (kind == CodeKind::Status && kStatusOnly.contains(what));
    if (!known || (what == QLatin1String("list")) != (context.line.words.size() == 1)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Say reminder-%1 list, add CODE DESCRIPTION, rename CODE "
                                    "DESCRIPTION, or enable, disable, default or delete CODE.")
                         .arg(reminders::kindWord(kind))};
    }
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<QList<CodeRow>> rows = reminders::codeRows(*connection, kind);
    COLOPHON_TRY(rows);
    if (what == QLatin1String("list")) {
        COLOPHON_TRY(listCodes(context, *connection, kind, *rows));
        return 0;
    }
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const Result<QList<CodeRow>> wanted = changed(context, kind, *rows);
    COLOPHON_TRY(wanted);
    COLOPHON_TRY(reminders::customize(*connection, *who, kind, *rows, *wanted));
    if (context.line.json) {
        printJson(
            {{QStringLiteral("code"), context.line.words.at(1)}, {QStringLiteral("done"), what}});
    }
    return 0;
}

} // namespace

Result<int> reminderType(const Context &context)
{
    return codeTable(context, CodeKind::Type);
}

Result<int> reminderStatus(const Context &context)
{
    return codeTable(context, CodeKind::Status);
}

} // namespace colophon::ctl
