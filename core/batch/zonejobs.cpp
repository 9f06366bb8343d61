// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/zonejobs.h"

#include "batch/editjobs.h"
#include "cataloging/linking.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace colophon::batch {

namespace {

const QString kKeepLocal = QStringLiteral("keep-local");
const QString kLinkMatches = QStringLiteral("link-matches");

QByteArray toBytes(const cataloging::Step &step)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << int(step.action) << (step.network ? step.network->toString() : QString())
           << step.formerVersion << step.version << step.madeNetwork;
    return bytes;
}

Result<cataloging::Step> stepOf(MmsId mmsId, const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    cataloging::Step step;
    int action = 0;
    QString network;
    stream >> action >> network >> step.formerVersion >> step.version >> step.madeNetwork;
    step.action = cataloging::Action(action);
    step.mmsId = mmsId;
    const Result<MmsId> parsed = MmsId::parse(network);
    COLOPHON_TRY(parsed);
    step.network = *parsed;
    return step;
}

Result<void> ofInstitution(const Context &context)
{
    if (context.zone.kind == store::ZoneKind::Institution)
        return {};
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("The job was not started: it is for Institution records only. "
                                "Choose a set of the Institution Zone.")};
}

Result<marc::LocalTags> keptTags(const Context &context)
{
    return marc::LocalTags::parse(context.values.value(kKeepLocal).toUpper());
}

/// The fields that become local: those whose tags were named and may be local.
Result<QList<marc::Field>> keptLocal(store::Connection &connection, const Context &context,
                                     const marc::Record &record)
{
    QList<marc::Field> kept;
    if (context.values.value(kKeepLocal).isEmpty())
        return kept;
    const Result<marc::LocalTags> tags = keptTags(context);
    COLOPHON_TRY(tags);
    const Result<marc::LocalTags> allowed = cataloging::localTags(connection);
    COLOPHON_TRY(allowed);
    for (const marc::Field &field : record.fields()) {
        if (!field.isControl() && !marc::isLocal(field) && tags->contains(field.tag())
            && allowed->contains(field.tag()))
            kept.append(field);
    }
    return kept;
}

ItemResult severalMatches(const QList<cataloging::Match> &matches)
{
    QStringList ids;
    for (const cataloging::Match &match : matches)
        ids.append(match.stored.mmsId.toString());
    return {Outcome::Failed,
            QStringLiteral("Several network records have its numbers: %1.")
                .arg(ids.join(QLatin1String(", "))),
            {}};
}

ItemResult oneMatch(const QList<cataloging::Match> &matches)
{
    if (matches.isEmpty())
        return {Outcome::Skipped, QStringLiteral("no match"), {}};
    if (matches.size() > 1)
        return severalMatches(matches);
    return {Outcome::Done, matches.constFirst().stored.mmsId.toString(), {}};
}

Result<ItemResult> linked(store::Connection &connection, const Context &context,
                          const store::StoredRecord &stored, MmsId network)
{
    const Result<QList<marc::Field>> kept = keptLocal(connection, context, stored.record);
    COLOPHON_TRY(kept);
    const Result<cataloging::Step> step =
        cataloging::linkToNetwork(connection, context.actor, stored.mmsId, network, *kept);
    COLOPHON_TRY(step);
    return ItemResult{Outcome::Done, network.toString(), toBytes(*step)};
}

} // namespace

Result<void> NetworkJob::check(store::Connection &, const Context &context) const
{
    COLOPHON_TRY(ofInstitution(context));
    if (!context.values.value(kKeepLocal).isEmpty())
        COLOPHON_TRY(keptTags(context));
    return {};
}

Result<NetworkJob::Standing> NetworkJob::standingOf(store::Connection &connection,
                                                    const Context &context, MmsId mmsId)
{
    Standing standing;
    const Result<std::optional<ItemResult>> hindered = hindrance(connection, context, mmsId);
    COLOPHON_TRY(hindered);
    standing.hindered = *hindered;
    if (standing.hindered)
        return standing;
    const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    standing.stored = *stored;
    if (stored->network) {
        standing.hindered = ItemResult{Outcome::Skipped, QStringLiteral("attached"), {}};
        return standing;
    }
    const Result<QList<cataloging::Match>> matches =
        cataloging::networkMatches(connection, stored->record);
    COLOPHON_TRY(matches);
    standing.matches = *matches;
    return standing;
}

Result<ItemResult> NetworkJob::plan(store::Connection &connection, const Context &context,
                                    MmsId mmsId) const
{
    const Result<Standing> standing = standingOf(connection, context, mmsId);
    COLOPHON_TRY(standing);
    return standing->hindered ? *standing->hindered : decided(*standing, context);
}

Result<ItemResult> NetworkJob::oneAlone(store::Connection &connection, const Context &context,
                                        MmsId mmsId) const
{
    const Result<Standing> standing = standingOf(connection, context, mmsId);
    COLOPHON_TRY(standing);
    const ItemResult planned =
        standing->hindered ? *standing->hindered : decided(*standing, context);
    return planned.outcome == Outcome::Done ? done(connection, context, *standing)
                                            : Result<ItemResult>(planned);
}

Result<Outcome> NetworkJob::takeBackAlone(store::Connection &connection, const Context &context,
                                          MmsId mmsId, const QByteArray &undo) const
{
    const Result<cataloging::Step> step = stepOf(mmsId, undo);
    COLOPHON_TRY(step);
    COLOPHON_TRY(cataloging::takeBack(connection, context.actor, *step));
    return Outcome::Undone;
}

QString LinkRecords::name() const
{
    return QStringLiteral("link-with-network");
}

QList<Parameter> LinkRecords::parameters() const
{
    return {{kKeepLocal, ParameterKind::Line, false, {}, {}}};
}

ItemResult LinkRecords::decided(const Standing &standing, const Context &) const
{
    return oneMatch(standing.matches);
}

Result<ItemResult> LinkRecords::done(store::Connection &connection, const Context &context,
                                     const Standing &standing) const
{
    return linked(connection, context, standing.stored, standing.matches.constFirst().stored.mmsId);
}

QString ShareRecords::name() const
{
    return QStringLiteral("share-with-network");
}

QList<Parameter> ShareRecords::parameters() const
{
    return {{kLinkMatches, ParameterKind::Flag, false, QStringLiteral("no"), {}},
            {kKeepLocal, ParameterKind::Line, false, {}, {}}};
}

Result<void> ShareRecords::check(store::Connection &connection, const Context &context) const
{
    COLOPHON_TRY(cataloging::mayShare(context.actor));
    return NetworkJob::check(connection, context);
}

ItemResult ShareRecords::decided(const Standing &standing, const Context &context) const
{
    if (standing.matches.isEmpty())
        return {};
    if (context.values.value(kLinkMatches) == QLatin1String("yes"))
        return oneMatch(standing.matches);
    return {Outcome::Skipped,
            QStringLiteral("match ") + standing.matches.constFirst().stored.mmsId.toString(),
            {}};
}

Result<ItemResult> ShareRecords::done(store::Connection &connection, const Context &context,
                                      const Standing &standing) const
{
    if (!standing.matches.isEmpty())
        return linked(connection, context, standing.stored,
                      standing.matches.constFirst().stored.mmsId);
    const Result<QList<marc::Field>> kept = keptLocal(connection, context, standing.stored.record);
    COLOPHON_TRY(kept);
    const Result<cataloging::Step> step =
        cataloging::shareWithNetwork(connection, context.actor, standing.stored.mmsId, *kept);
    COLOPHON_TRY(step);
    return ItemResult{Outcome::Done, step->network ? step->network->toString() : QString(),
                      toBytes(*step)};
}

} // namespace colophon::batch
