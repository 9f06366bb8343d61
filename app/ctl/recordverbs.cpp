// SPDX-License-Identifier: GPL-3.0-or-later
#include "fileoptions.h"
#include "marc/writer.h"
#include "output.h"
#include "store/historystore.h"
#include "verbs.h"

#include <QFile>

namespace colophon::ctl {

namespace {

Result<MmsId> mmsIdOf(const Context &context)
{
    return MmsId::parse(context.line.words.constFirst());
}

Result<marc::Record> onlyRecordOf(const QString &path)
{
    QFile file(path);
    const bool open = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                 : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error{ErrorCode::Io, QStringLiteral("Nothing was saved: %1 can't be read (%2).")
                                        .arg(path, file.errorString())};
    const Result<QList<marc::ReadItem>> items =
        marc::readAll(marc::Format::Mnemonic, file.readAll());
    COLOPHON_TRY(items);
    if (items->size() != 1 || !items->constFirst().record) {
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("Nothing was saved: %1 holds %2 records in mnemonic form, and exactly "
                           "one is needed.")
                .arg(path)
                .arg(std::count_if(items->cbegin(), items->cend(), [](const marc::ReadItem &item) {
                    return item.record.has_value();
                }))};
    }
    for (const marc::Problem &problem : items->constFirst().problems)
        printMessage(
            QStringLiteral("%1: byte %2: %3").arg(path).arg(problem.offset).arg(problem.reason));
    return *items->constFirst().record;
}

} // namespace

Result<int> show(const Context &context)
{
    const Result<MmsId> mmsId = mmsIdOf(context);
    COLOPHON_TRY(mmsId);
    const auto format = formatOption(context.line, QStringLiteral("format"), true);
    COLOPHON_TRY(format);
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<store::StoredRecord> stored = store::recordOf(*connection, *mmsId);
    COLOPHON_TRY(stored);
    const Result<QByteArray> bytes =
        marc::toBytes(format->value_or(marc::Format::Mnemonic), stored->record);
    COLOPHON_TRY(bytes);
    if (!context.line.json) {
        printBytes(*bytes);
        return 0;
    }
    const Result<QList<store::BriefRow>> rows = store::briefRows(*connection, {*mmsId});
    COLOPHON_TRY(rows);
    const Result<store::Zone> zone = store::zoneOf(*connection, *mmsId);
    COLOPHON_TRY(zone);
    QJsonObject json = jsonOf(rows->constFirst());
    json.insert(QStringLiteral("zone"), store::zoneWord(zone->kind));
    if (stored->network)
        json.insert(QStringLiteral("networkMmsId"), stored->network->toString());
    json.insert(QStringLiteral("record"), QString::fromUtf8(*bytes));
    printJson(json);
    return 0;
}

Result<int> edit(const Context &context)
{
    const Result<MmsId> mmsId = mmsIdOf(context);
    COLOPHON_TRY(mmsId);
    const QString path = context.line.option(QStringLiteral("mrk"));
    if (path.isEmpty())
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("Nothing was saved: name the file with the new fields, --mrk FILE.")};
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const Result<store::StoredRecord> stored = store::recordOf(*connection, *mmsId);
    COLOPHON_TRY(stored);
    const Result<marc::Record> record = onlyRecordOf(path);
    COLOPHON_TRY(record);
    const Result<store::StoredRecord> saved = cataloging::saveRecord(
        *connection, *who, *mmsId, *record, {stored->version, stored->networkVersion});
    COLOPHON_TRY(saved);
    if (context.line.json)
        printJson({{QStringLiteral("mmsId"), mmsId->toString()},
                   {QStringLiteral("version"), saved->version}});
    else
        printRow({mmsId->toString(), QStringLiteral("version %1").arg(saved->version)});
    return 0;
}

Result<int> history(const Context &context)
{
    const Result<MmsId> mmsId = mmsIdOf(context);
    COLOPHON_TRY(mmsId);
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<QList<store::HistoryEntry>> entries = store::historyOf(*connection, *mmsId);
    COLOPHON_TRY(entries);
    if (entries->isEmpty()) {
        const Result<store::StoredRecord> stored = store::recordOf(*connection, *mmsId);
        COLOPHON_TRY(stored);
    }
    for (const store::HistoryEntry &entry : *entries) {
        const QString at = entry.at.toString(Qt::ISODate);
        if (context.line.json) {
            printJson({{QStringLiteral("mmsId"), mmsId->toString()},
                       {QStringLiteral("at"), at},
                       {QStringLiteral("action"), entry.action},
                       {QStringLiteral("user"), entry.userName},
                       {QStringLiteral("detail"), entry.detail}});
        } else {
            printRow({at, entry.action, entry.userName, entry.detail});
        }
    }
    return 0;
}

} // namespace colophon::ctl
