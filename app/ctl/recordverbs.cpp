// SPDX-License-Identifier: GPL-3.0-or-later
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

Result<marc::Format> formatNamed(const QString &word)
{
    if (word == QLatin1String("mrk"))
        return marc::Format::Mnemonic;
    if (word == QLatin1String("marcxml"))
        return marc::Format::MarcXml;
    if (word == QLatin1String("iso2709"))
        return marc::Format::Iso2709;
    return Error{
        ErrorCode::InvalidInput,
        QStringLiteral(
            "This version does not write the format “%1”. It writes mrk, marcxml and iso2709.")
            .arg(word)};
}

QJsonObject jsonOf(const store::BriefRow &row)
{
    return {{QStringLiteral("mmsId"), row.mmsId.toString()},
            {QStringLiteral("title"), row.brief.title},
            {QStringLiteral("name"), row.brief.name},
            {QStringLiteral("year"), row.brief.year},
            {QStringLiteral("language"), row.brief.language},
            {QStringLiteral("material"), row.brief.material},
            {QStringLiteral("version"), row.version}};
}

Result<int> number(const Context &context, const QString &option, int fallback)
{
    const QString text = context.line.option(option, QString::number(fallback));
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < 0)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("--%1 takes a number from 0 on, not “%2”.").arg(option, text)};
    return value;
}

Result<search::Sort> sortNamed(const QString &word)
{
    static const QHash<QString, search::Sort> kSorts{
        {QStringLiteral("relevance"), search::Sort::Relevance},
        {QStringLiteral("title"), search::Sort::Title},
        {QStringLiteral("name"), search::Sort::Name},
        {QStringLiteral("year"), search::Sort::Year},
        {QStringLiteral("changed"), search::Sort::Changed}};
    if (!kSorts.contains(word)) {
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "“%1” is not an order. There are relevance, title, name, year and changed.")
                .arg(word)};
    }
    return kSorts.value(word);
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
    const Result<marc::Format> format =
        formatNamed(context.line.option(QStringLiteral("format"), QStringLiteral("mrk")));
    COLOPHON_TRY(format);
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<store::StoredRecord> stored = store::recordOf(*connection, *mmsId);
    COLOPHON_TRY(stored);
    const Result<QByteArray> bytes = marc::toBytes(*format, stored->record);
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

Result<int> searchVerb(const Context &context)
{
    if (context.line.has(QStringLiteral("facets")))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("This version has no facets. Leave --facets out.")};
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    search::Request request;
    const Result<store::Zone> where = zone(context, *connection);
    COLOPHON_TRY(where);
    request.zone = *where;
    request.text = context.line.words.join(u' ');
    const Result<search::Sort> sort =
        sortNamed(context.line.option(QStringLiteral("sort"), QStringLiteral("relevance")));
    COLOPHON_TRY(sort);
    request.sort = *sort;
    const Result<int> limit = number(context, QStringLiteral("limit"), 50);
    COLOPHON_TRY(limit);
    const Result<int> offset = number(context, QStringLiteral("offset"), 0);
    COLOPHON_TRY(offset);
    request.limit = *limit;
    request.offset = *offset;
    if (context.line.has(QStringLiteral("count"))) {
        const Result<qint64> total = search::count(*connection, request);
        COLOPHON_TRY(total);
        if (context.line.json)
            printJson({{QStringLiteral("count"), *total}});
        else
            printLine(QString::number(*total));
        return 0;
    }
    const Result<search::Page> page = search::search(*connection, request);
    COLOPHON_TRY(page);
    for (const store::BriefRow &row : page->rows) {
        if (context.line.json)
            printJson(jsonOf(row));
        else
            printRow({row.mmsId.toString(), row.brief.title, row.brief.name, row.brief.year});
    }
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
