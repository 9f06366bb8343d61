// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "search/search.h"
#include "search/sets.h"
#include "store/recordstore.h"
#include "verbs.h"

#include <QFile>
#include <QJsonArray>

#include <cstdio>

namespace colophon::ctl {

namespace {

/// One call of `set …` with what all its forms need.
struct SetCall {
    const Context &context;
    store::Connection &connection;
    search::SetEditor editor;

    search::Viewer viewer() const { return {editor.user.id, editor.at}; }
    QString word(qsizetype at) const { return context.line.words.value(at); }
    Result<search::RecordSet> named(qsizetype at) const
    {
        return search::setNamed(connection, word(at), editor.user.id);
    }
};

Error usage(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

Result<QStringList> linesOf(const QString &path)
{
    QFile file(path);
    const bool open = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                 : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error{ErrorCode::Io, QStringLiteral("Nothing was changed: %1 can't be read (%2).")
                                        .arg(path, file.errorString())};
    return QString::fromUtf8(file.readAll()).split(u'\n');
}

/// The records that --mms-file, --mms and --query name.
Result<search::ListedRecords> wantedRecords(const SetCall &call, const store::Zone &zone)
{
    search::ListedRecords wanted;
    QStringList lines = call.context.line.options.value(QStringLiteral("mms"));
    const QString path = call.context.line.option(QStringLiteral("mms-file"));
    if (!path.isEmpty()) {
        const Result<QStringList> read = linesOf(path);
        COLOPHON_TRY(read);
        lines += *read;
    }
    Result<search::ListedRecords> listed = search::recordsListed(call.connection, lines, zone);
    COLOPHON_TRY(listed);
    wanted = std::move(*listed);
    if (call.context.line.options.contains(QStringLiteral("query"))) {
        search::Request request;
        request.zone = zone;
        request.text = call.context.line.option(QStringLiteral("query"));
        request.viewer = call.viewer();
        const Result<search::HitSet> found = search::hits(call.connection, request);
        COLOPHON_TRY(found);
        const Result<QList<MmsId>> ids = search::idsOf(call.connection, *found, zone);
        COLOPHON_TRY(ids);
        wanted.found += *ids;
    }
    for (const QString &line : std::as_const(wanted.unmatched))
        printMessage(QStringLiteral("%1: no record of the zone %2.").arg(line, zone.name));
    return wanted;
}

template <typename F> Result<void> inTransaction(const SetCall &call, F body)
{
    Result<store::Transaction> transaction = store::Transaction::begin(call.connection);
    COLOPHON_TRY(transaction);
    const Result<void> done = body(*transaction);
    COLOPHON_TRY(done);
    return transaction->commit();
}

void printCounts(const SetCall &call, const QList<std::pair<QString, QJsonValue>> &counts)
{
    QJsonObject json{{QStringLiteral("set"), call.word(1)}};
    for (const auto &[name, value] : counts) {
        json.insert(name, value);
        if (!call.context.line.json)
            printLine(QStringLiteral("%1: %2").arg(name, value.toVariant().toString()));
    }
    if (call.context.line.json)
        printJson(json);
}

Result<int> create(const SetCall &call)
{
    const CommandLine &line = call.context.line;
    const bool logical = line.options.contains(QStringLiteral("query"));
    const Result<store::Zone> where = zone(call.context, call.connection);
    COLOPHON_TRY(where);
    if (logical && line.options.contains(QStringLiteral("mms-file")))
        return usage(QStringLiteral("No set was made: give --query for a logical set or --mms-file "
                                    "for an itemized one, not both."));
    search::RecordSet wanted;
    wanted.zone = *where;
    wanted.name = call.word(1);
    wanted.description = line.option(QStringLiteral("description"));
    wanted.shared = line.has(QStringLiteral("shared"));
    wanted.kind = logical ? search::SetKind::Logical : search::SetKind::Itemized;
    wanted.query = line.option(QStringLiteral("query"));
    search::ListedRecords records;
    if (!logical) {
        const Result<search::ListedRecords> listed = wantedRecords(call, *where);
        COLOPHON_TRY(listed);
        records = *listed;
    }
    const Result<void> made = inTransaction(call, [&](store::Transaction &t) -> Result<void> {
        const Result<search::SetId> id = search::createSet(t, wanted, call.editor);
        COLOPHON_TRY(id);
        if (logical)
            return {};
        const Result<qint64> added = search::addToSet(t, *id, records.found, call.editor);
        COLOPHON_TRY(added);
        return {};
    });
    COLOPHON_TRY(made);
    const Result<search::RecordSet> set = call.named(1);
    COLOPHON_TRY(set);
    const Result<qint64> members = search::countOf(call.connection, *set, call.viewer());
    COLOPHON_TRY(members);
    printCounts(call, {{QStringLiteral("records"), *members},
                       {QStringLiteral("unmatched"), records.unmatched.size()}});
    return 0;
}

Result<int> list(const SetCall &call)
{
    const Result<QList<search::RecordSet>> sets =
        search::setsFor(call.connection, call.editor.user.id);
    COLOPHON_TRY(sets);
    for (const search::RecordSet &set : *sets) {
        const Result<qint64> members = search::countOf(call.connection, set, call.viewer());
        // A query that can no longer be answered does not hide the other sets.
        const QString count = members ? QString::number(*members) : QStringLiteral("?");
        const QString zoneWord = store::zoneWord(set.zone.kind);
        if (call.context.line.json)
            printJson({{QStringLiteral("name"), set.name},
                       {QStringLiteral("kind"), search::setKindWord(set.kind)},
                       {QStringLiteral("zone"), zoneWord},
                       {QStringLiteral("records"), members ? QJsonValue(*members) : QJsonValue()},
                       {QStringLiteral("owner"), set.ownerName},
                       {QStringLiteral("shared"), set.shared},
                       {QStringLiteral("description"), set.description},
                       {QStringLiteral("query"), set.query}});
        else
            printRow({set.name, search::setKindWord(set.kind), zoneWord, count, set.ownerName,
                      set.shared ? QStringLiteral("shared") : QStringLiteral("private"),
                      set.query});
    }
    return 0;
}

Result<int> show(const SetCall &call)
{
    const Result<search::RecordSet> set = call.named(1);
    COLOPHON_TRY(set);
    const Result<QList<MmsId>> ids = search::memberIds(call.connection, *set, call.viewer());
    COLOPHON_TRY(ids);
    constexpr qsizetype kPage = 500;
    for (qsizetype at = 0; at < ids->size(); at += kPage) {
        const Result<QList<store::BriefRow>> rows =
            store::briefRows(call.connection, ids->mid(at, kPage));
        COLOPHON_TRY(rows);
        for (const store::BriefRow &row : *rows)
            printBrief(call.context, row);
    }
    return 0;
}

Result<int> change(const SetCall &call, bool adds)
{
    const Result<search::RecordSet> set = call.named(1);
    COLOPHON_TRY(set);
    const Result<search::ListedRecords> records = wantedRecords(call, set->zone);
    COLOPHON_TRY(records);
    qint64 changed = 0;
    const Result<void> done = inTransaction(call, [&](store::Transaction &t) -> Result<void> {
        const Result<qint64> rows =
            adds ? search::addToSet(t, set->id, records->found, call.editor)
                 : search::removeFromSet(t, set->id, records->found, call.editor);
        COLOPHON_TRY(rows);
        changed = *rows;
        return {};
    });
    COLOPHON_TRY(done);
    printCounts(call, {{adds ? QStringLiteral("added") : QStringLiteral("removed"), changed},
                       {QStringLiteral("unmatched"), records->unmatched.size()}});
    return 0;
}

Result<int> combine(const SetCall &call)
{
    static const QHash<QString, search::Combination> kHow{
        {QStringLiteral("and"), search::Combination::And},
        {QStringLiteral("or"), search::Combination::Or},
        {QStringLiteral("not"), search::Combination::Not}};
    const QString name = call.context.line.option(QStringLiteral("as"));
    if (!kHow.contains(call.word(2)) || name.isEmpty())
        return usage(QStringLiteral("Say set combine NAME and|or|not OTHER --as NEW."));
    const Result<search::RecordSet> first = call.named(1);
    COLOPHON_TRY(first);
    const Result<search::RecordSet> second = call.named(3);
    COLOPHON_TRY(second);
    const Result<QList<MmsId>> ids =
        search::combined(call.connection, *first, kHow.value(call.word(2)), *second, call.viewer());
    COLOPHON_TRY(ids);
    search::RecordSet wanted;
    wanted.zone = first->zone;
    wanted.name = name;
    wanted.shared = call.context.line.has(QStringLiteral("shared"));
    const Result<void> made = inTransaction(call, [&](store::Transaction &t) -> Result<void> {
        const Result<search::SetId> id = search::createSet(t, wanted, call.editor);
        COLOPHON_TRY(id);
        const Result<qint64> added = search::addToSet(t, *id, *ids, call.editor);
        COLOPHON_TRY(added);
        return {};
    });
    COLOPHON_TRY(made);
    printCounts(call, {{QStringLiteral("records"), ids->size()}});
    return 0;
}

Result<int> describe(const SetCall &call)
{
    const CommandLine &line = call.context.line;
    Result<search::RecordSet> set = call.named(1);
    COLOPHON_TRY(set);
    set->name = line.option(QStringLiteral("as"), set->name);
    set->description = line.option(QStringLiteral("description"), set->description);
    if (set->kind == search::SetKind::Logical)
        set->query = line.option(QStringLiteral("query"), set->query);
    if (line.has(QStringLiteral("shared")) || line.has(QStringLiteral("private")))
        set->shared = line.has(QStringLiteral("shared"));
    COLOPHON_TRY(inTransaction(
        call, [&](store::Transaction &t) { return search::changeSet(t, *set, call.editor); }));
    return 0;
}

Result<int> remove(const SetCall &call)
{
    const Result<search::RecordSet> set = call.named(1);
    COLOPHON_TRY(set);
    COLOPHON_TRY(inTransaction(
        call, [&](store::Transaction &t) { return search::deleteSet(t, set->id, call.editor); }));
    return 0;
}

} // namespace

Result<int> setVerb(const Context &context)
{
    const QString what = context.line.words.constFirst();
    const qsizetype given = context.line.words.size();
    const qsizetype needed = what == QLatin1String("list")      ? 1
                             : what == QLatin1String("combine") ? 4
                                                                : 2;
    static const QStringList kForms{QStringLiteral("list"),   QStringLiteral("create"),
                                    QStringLiteral("show"),   QStringLiteral("delete"),
                                    QStringLiteral("add"),    QStringLiteral("remove"),
                                    QStringLiteral("change"), QStringLiteral("combine")};
    if (!kForms.contains(what) || given != needed)
        return usage(
            QStringLiteral("Say set list, set create NAME, set show NAME, set add NAME, set "
                           "remove NAME, set change NAME, set combine NAME and|or|not "
                           "OTHER --as NEW or set delete NAME."));
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const SetCall call{context, *connection, {who->user, context.clock.now()}};
    switch (kForms.indexOf(what)) {
    case 0:
        return list(call);
    case 1:
        return create(call);
    case 2:
        return show(call);
    case 3:
        return remove(call);
    case 4:
        return change(call, true);
    case 5:
        return change(call, false);
    case 6:
        return describe(call);
    default:
        return combine(call);
    }
}

} // namespace colophon::ctl
