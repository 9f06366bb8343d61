// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/linking.h"
#include "cataloging/matching.h"
#include "output.h"
#include "verbs.h"

#include <QJsonArray>

namespace colophon::ctl {

namespace {

/// What the verbs need before they do anything.
struct Desk {
    store::Connection connection;
    cataloging::Actor actor;
    QList<MmsId> words;
};

Result<Desk> deskOf(const Context &context)
{
    QList<MmsId> ids;
    for (const QString &word : context.line.words) {
        const Result<MmsId> mmsId = MmsId::parse(word);
        COLOPHON_TRY(mmsId);
        ids.append(*mmsId);
    }
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    return Desk{std::move(*connection), *who, ids};
}

int print(const Context &context, const cataloging::Step &step)
{
    const QString network = step.network ? step.network->toString() : QString();
    if (context.line.json) {
        printJson({{QStringLiteral("mmsId"), step.mmsId.toString()},
                   {QStringLiteral("networkMmsId"), network},
                   {QStringLiteral("version"), step.version},
                   {QStringLiteral("createdInNetwork"), step.madeNetwork}});
    } else {
        printRow({step.mmsId.toString(), network});
    }
    return 0;
}

/// The record's fields that --keep-local names by their tags, such as "590 9XX".
Result<QList<marc::Field>> keptLocal(const Context &context, Desk &desk)
{
    QList<marc::Field> kept;
    const QString option = QStringLiteral("keep-local");
    if (!context.line.options.contains(option))
        return kept;
    const Result<marc::LocalTags> tags = marc::LocalTags::parse(context.line.option(option));
    COLOPHON_TRY(tags);
    const Result<marc::LocalTags> allowed = cataloging::localTags(desk.connection);
    COLOPHON_TRY(allowed);
    const Result<store::StoredRecord> stored =
        store::recordOf(desk.connection, desk.words.constFirst());
    COLOPHON_TRY(stored);
    for (const marc::Field &field : stored->record.fields()) {
        if (!tags->contains(field.tag()) || field.isControl() || marc::isLocal(field))
            continue;
        if (!allowed->contains(field.tag())) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("Nothing was changed: field %1 can't be a local field. "
                                        "Local fields are %2.")
                             .arg(field.tag().toString(), allowed->toString())};
        }
        kept.append(field);
    }
    return kept;
}

QString reasonText(const QList<cataloging::Identifier> &reasons)
{
    QStringList parts;
    for (const cataloging::Identifier &reason : reasons)
        parts.append(reason.tag + u' ' + reason.number);
    return parts.join(QLatin1String(", "));
}

void printCandidates(const Context &context, const QList<cataloging::Match> &matches)
{
    for (const cataloging::Match &match : matches) {
        const marc::Brief brief = marc::briefOf(match.stored.record);
        const QString number = match.stored.mmsId.toString();
        if (context.line.json) {
            QJsonArray reasons;
            for (const cataloging::Identifier &reason : match.reasons) {
                reasons.append(QJsonObject{{QStringLiteral("tag"), reason.tag},
                                           {QStringLiteral("number"), reason.number}});
            }
            printJson({{QStringLiteral("candidate"), number},
                       {QStringLiteral("title"), brief.title},
                       {QStringLiteral("name"), brief.name},
                       {QStringLiteral("year"), brief.year},
                       {QStringLiteral("reasons"), reasons}});
        } else {
            printRow({number, brief.title, brief.name, brief.year, reasonText(match.reasons)});
        }
    }
}

Result<int> linkWords(const Context &context, Desk &desk, MmsId network)
{
    const Result<QList<marc::Field>> kept = keptLocal(context, desk);
    COLOPHON_TRY(kept);
    const Result<cataloging::Step> step = cataloging::linkToNetwork(
        desk.connection, desk.actor, desk.words.constFirst(), network, *kept);
    COLOPHON_TRY(step);
    return print(context, *step);
}

} // namespace

Result<int> link(const Context &context)
{
    Result<Desk> desk = deskOf(context);
    COLOPHON_TRY(desk);
    return linkWords(context, *desk, desk->words.at(1));
}

Result<int> unlinkVerb(const Context &context)
{
    Result<Desk> desk = deskOf(context);
    COLOPHON_TRY(desk);
    const Result<cataloging::Step> step =
        cataloging::unlink(desk->connection, desk->actor, desk->words.constFirst());
    COLOPHON_TRY(step);
    return print(context, *step);
}

Result<int> copyToInstitution(const Context &context)
{
    Result<Desk> desk = deskOf(context);
    COLOPHON_TRY(desk);
    const Result<store::Zone> institution =
        store::zoneOf(desk->connection, store::ZoneKind::Institution);
    COLOPHON_TRY(institution);
    const Result<cataloging::Step> step = cataloging::copyToInstitution(
        desk->connection, desk->actor, desk->words.constFirst(), *institution);
    COLOPHON_TRY(step);
    return print(context, *step);
}

Result<int> share(const Context &context)
{
    Result<Desk> desk = deskOf(context);
    COLOPHON_TRY(desk);
    COLOPHON_TRY(cataloging::mayShare(desk->actor));
    const QString named = context.line.option(QStringLiteral("link"));
    if (!named.isEmpty()) {
        const Result<MmsId> network = MmsId::parse(named);
        COLOPHON_TRY(network);
        return linkWords(context, *desk, *network);
    }
    const MmsId mmsId = desk->words.constFirst();
    const Result<store::StoredRecord> stored = store::recordOf(desk->connection, mmsId);
    COLOPHON_TRY(stored);
    if (!stored->network && !context.line.has(QStringLiteral("new"))) {
        const Result<QList<cataloging::Match>> matches =
            cataloging::networkMatches(desk->connection, stored->record);
        COLOPHON_TRY(matches);
        if (!matches->isEmpty()) {
            printCandidates(context, *matches);
            return Error{ErrorCode::Conflict,
                         QStringLiteral("Record %1 was not shared: the network may have the work "
                                        "already, see the list. Attach it with --link NZMMS, or "
                                        "make a new network record with --new.")
                             .arg(mmsId.toString())};
        }
    }
    const Result<QList<marc::Field>> kept = keptLocal(context, *desk);
    COLOPHON_TRY(kept);
    const Result<cataloging::Step> step =
        cataloging::shareWithNetwork(desk->connection, desk->actor, mmsId, *kept);
    COLOPHON_TRY(step);
    return print(context, *step);
}

} // namespace colophon::ctl
