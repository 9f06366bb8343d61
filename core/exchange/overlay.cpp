// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/overlay.h"

#include "marc/localfields.h"
#include "normalization/ruleshelf.h"
#include "rules/merge.h"
#include "rules/parser.h"

#include <algorithm>

namespace colophon::exchange {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};

Error nothing(const QString &sentence)
{
    return {ErrorCode::InvalidInput, QStringLiteral("Nothing was imported: %1").arg(sentence)};
}

Result<rules::RuleFile> mergeRule(store::Connection &connection, const cataloging::Actor &actor,
                                  const QString &name)
{
    if (name.isEmpty())
        return nothing(QStringLiteral("name the merge rule by which records are to be merged."));
    const Result<normalization::StoredRule> rule =
        normalization::ruleNamed(connection, actor, name);
    if (!rule)
        return nothing(rule.error().detail);
    if (rule->dialect != rules::Dialect::Merge)
        return nothing(QStringLiteral("“%1” is no merge rule.").arg(rule->name));
    rules::RuleFile file = rules::parse(rule->text);
    // with an empty record each: whether it can be run at all
    const Result<rules::Merged> tried = rules::merge(file, marc::Record(), marc::Record());
    if (!tried)
        return nothing(
            QStringLiteral("the merge rule “%1” can't be run. %2").arg(name, tried.error().detail));
    return file;
}

/// The incoming record under the catalogue record's number; its local fields stay.
marc::Record overlaid(const marc::Record &stored, const marc::Record &incoming)
{
    marc::Record made = incoming;
    for (const marc::Field &field : marc::localFields(stored)) {
        if (!made.fields().contains(field))
            made.insertInOrder(field);
    }
    return made;
}

/// The same, but for what the program writes itself: numbers, times and the leader's lengths.
bool saysTheSame(marc::Record a, marc::Record b)
{
    for (marc::Record *record : {&a, &b}) {
        for (const marc::Tag &tag : {k001, k003, marc::Tag("005")})
            record->removeAll(tag);
        for (const int position : {0, 1, 2, 3, 4, 12, 13, 14, 15, 16})
            record->leader().set(position, u'0');
    }
    return a == b;
}

} // namespace

std::optional<OnMatch> onMatchFromWord(const QString &word)
{
    static const QHash<QString, OnMatch> words{{QStringLiteral("overlay"), OnMatch::Overlay},
                                               {QStringLiteral("merge"), OnMatch::Merge},
                                               {QStringLiteral("skip"), OnMatch::Skip},
                                               {QStringLiteral("add"), OnMatch::Add}};
    const auto found = words.constFind(word);
    return found == words.cend() ? std::optional<OnMatch>() : std::optional<OnMatch>(*found);
}

std::optional<OnOther> onOtherFromWord(const QString &word)
{
    if (word == QLatin1String("add"))
        return OnOther::Add;
    if (word == QLatin1String("skip"))
        return OnOther::Skip;
    return {};
}

Overlay::Overlay(const cataloging::Actor &actor, const store::Zone &zone, const MatchRule &rule)
    : m_actor(actor), m_zone(zone), m_rule(rule)
{}

Result<Overlay> Overlay::of(store::Connection &connection, const cataloging::Actor &actor,
                            const store::Zone &zone, const MatchRule &rule)
{
    Overlay overlay(actor, zone, rule);
    const Result<store::Roles> allowed = cataloging::networkRoles(connection);
    COLOPHON_TRY(allowed);
    overlay.m_mayChangeNetwork = bool(actor.user.roles & *allowed);
    if (rule.by && rule.onMatch == OnMatch::Merge) {
        Result<rules::RuleFile> file = mergeRule(connection, actor, rule.mergeRule);
        COLOPHON_TRY(file);
        overlay.m_merge = std::move(*file);
    }
    return overlay;
}

void Overlay::beginBatch()
{
    m_known.clear();
}

Result<void> Overlay::lookUp(store::Connection &connection,
                             const QList<const marc::Record *> &records)
{
    for (const marc::Record *record : records) {
        const QStringList keys = cataloging::samenessKeys(*m_rule.by, *record);
        for (const QString &key : keys) {
            if (m_known.contains(key))
                continue;
            const Result<QList<MmsId>> found =
                cataloging::sameRecords(connection, m_zone, *m_rule.by, {key});
            COLOPHON_TRY(found);
            m_known.insert(key, *found);
        }
    }
    return {};
}

Overlay::Decision Overlay::decide(const marc::Record &record) const
{
    Decision decision;
    for (const QString &key : cataloging::samenessKeys(*m_rule.by, record)) {
        for (const MmsId mmsId : m_known.value(key)) {
            if (!decision.found.contains(mmsId))
                decision.found.append(mmsId);
        }
        if (m_wouldBe.contains(key) && !decision.found.contains(MmsId()))
            decision.found.append(MmsId());
    }
    const auto other = [](OnOther what) { return what == OnOther::Add ? Fate::Add : Fate::Skip; };
    if (decision.found.isEmpty()) {
        decision.fate = other(m_rule.onNone);
    } else if (decision.found.size() > 1) {
        decision.fate = other(m_rule.onMany);
    } else {
        decision.mmsId = decision.found.constFirst();
        decision.fate = m_rule.onMatch == OnMatch::Add    ? Fate::Add
                        : m_rule.onMatch == OnMatch::Skip ? Fate::Skip
                                                          : Fate::Change;
    }
    return decision;
}

void Overlay::added(const marc::Record &record, MmsId mmsId)
{
    for (const QString &key : cataloging::samenessKeys(*m_rule.by, record))
        m_known[key].append(mmsId);
}

void Overlay::wouldAdd(const marc::Record &record)
{
    for (const QString &key : cataloging::samenessKeys(*m_rule.by, record))
        m_wouldBe.insert(key);
}

Result<marc::Record> Overlay::combined(const store::StoredRecord &stored,
                                       const marc::Record &incoming) const
{
    // another system's number is kept in a 035, as at an import without a match
    const bool own = MmsId::parse(incoming.controlValue(k001).trimmed()).ok();
    marc::Record other = own ? incoming : cataloging::prepare(incoming).record;
    other.removeAll(k001);
    other.removeAll(k003);
    if (m_rule.onMatch == OnMatch::Overlay)
        return overlaid(stored.record, other);
    Result<rules::Merged> merged = rules::merge(m_merge, stored.record, other);
    COLOPHON_TRY(merged);
    return std::move(merged->record);
}

Result<std::optional<cataloging::Revision>> Overlay::revision(store::Connection &connection,
                                                              const Decision &decision,
                                                              const marc::Record &incoming,
                                                              const QString &file) const
{
    using Made = std::optional<cataloging::Revision>;
    if (m_zone.kind == store::ZoneKind::Network && !m_mayChangeNetwork)
        return Error{ErrorCode::Denied,
                     QStringLiteral("%1 may not change records of the Network Zone in this "
                                    "catalogue. Ask a catalog manager.")
                         .arg(m_actor.user.name)};
    const Result<store::RecordRow> row = store::recordRowOf(connection, decision.mmsId);
    COLOPHON_TRY(row);
    const Result<store::StoredRecord> stored = store::takenApart(*row);
    COLOPHON_TRY(stored);
    Result<marc::Record> made = combined(*stored, incoming);
    COLOPHON_TRY(made);
    // of an attached record a person who may not change the network's fields changes local ones
    if (stored->network && !m_mayChangeNetwork)
        *made = marc::composed(marc::networkPart(stored->record), marc::localFields(*made));
    if (saysTheSame(*made, stored->record))
        return Made();
    return Made(cataloging::reviseTo(*row, stored->record, *made, m_actor, m_actor.clock->now(),
                                     QStringLiteral("import"), file));
}

} // namespace colophon::exchange
