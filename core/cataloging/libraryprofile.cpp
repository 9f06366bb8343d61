// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/libraryprofile.h"

namespace colophon::cataloging {

namespace {

using schema::ProfileRule;

Result<void> readSeverities(store::Connection &connection, schema::Profile &profile)
{
    Result<store::Query> query = connection.query("common/alert_severity_all");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    while (query->next()) {
        if (const auto severity = schema::severityFromWord(query->text(1)))
            profile.severities.insert(query->text(0), *severity);
    }
    return {};
}

/// Columns: kind, tag, subfield, material, indicators, content, severity.
std::optional<ProfileRule> ruleIn(const store::Query &query)
{
    const auto kind = schema::profileKindFromWord(query.text(0));
    const auto tag = marc::Tag::parse(query.text(1));
    const auto severity = schema::severityFromWord(query.text(6));
    const QString material = query.text(3);
    ProfileRule rule;
    rule.material = schema::materialFromKey(material);
    if (!kind || !tag || !severity || (!material.isEmpty() && !rule.material))
        return std::nullopt;
    rule.kind = *kind;
    rule.tag = *tag;
    rule.severity = *severity;
    if (!query.text(2).isEmpty())
        rule.subfield = query.text(2).at(0);
    const QString indicators = query.text(4).leftJustified(2);
    rule.indicator1 = indicators.at(0);
    rule.indicator2 = indicators.at(1);
    rule.content = query.text(5);
    return rule;
}

Result<void> readRules(store::Connection &connection, schema::Profile &profile)
{
    Result<store::Query> query = connection.query("common/profile_rule_all");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    while (query->next()) {
        if (const auto rule = ruleIn(*query))
            profile.rules.append(*rule);
    }
    return {};
}

Result<void> clear(store::Transaction &transaction, const char *statement)
{
    Result<store::Query> query = transaction.connection().query(statement);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->run());
    return {};
}

Result<void> writeSeverities(store::Transaction &transaction, const schema::Profile &profile)
{
    COLOPHON_TRY(clear(transaction, "common/alert_severity_clear"));
    for (auto it = profile.severities.cbegin(); it != profile.severities.cend(); ++it) {
        if (it.value() == schema::defaultSeverity(it.key()))
            continue; // so that a better default of a later program counts
        Result<store::Query> query = transaction.connection().query("common/alert_severity_insert");
        COLOPHON_TRY(query);
        COLOPHON_TRY(
            query->bind("rule", it.key()).bind("severity", schema::severityWord(it.value())).run());
    }
    return {};
}

Result<void> writeRules(store::Transaction &transaction, const QList<ProfileRule> &rules)
{
    COLOPHON_TRY(clear(transaction, "common/profile_rule_clear"));
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const ProfileRule &rule = rules.at(i);
        COLOPHON_TRY(schema::checkProfileRule(rule));
        Result<store::Query> query = transaction.connection().query("common/profile_rule_insert");
        COLOPHON_TRY(query);
        COLOPHON_TRY(
            query->bind("place", qint64(i) + 1)
                .bind("kind", schema::profileKindWord(rule.kind))
                .bind("tag", rule.tag.toString())
                .bind("subfield", rule.subfield.isNull() ? QString() : QString(rule.subfield))
                .bind("material", rule.material ? schema::keyOf(*rule.material) : QString())
                .bind("indicators", QString(rule.indicator1) + rule.indicator2)
                .bind("content", rule.content)
                .bind("severity", schema::severityWord(rule.severity))
                .run());
    }
    return {};
}

} // namespace

Result<schema::Profile> libraryProfile(store::Connection &connection)
{
    schema::Profile profile;
    COLOPHON_TRY(readSeverities(connection, profile));
    COLOPHON_TRY(readRules(connection, profile));
    return profile;
}

Result<void> setLibraryProfile(store::Connection &connection, const Actor &actor,
                               const schema::Profile &profile)
{
    if (!actor.user.roles.testFlag(store::Role::CatalogAdministrator))
        return Error{ErrorCode::Denied,
                     QStringLiteral("The profile was not saved: only a Catalog Administrator may "
                                    "change it. Ask one of them.")};
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    COLOPHON_TRY(writeSeverities(*transaction, profile));
    COLOPHON_TRY(writeRules(*transaction, profile.rules));
    return transaction->commit();
}

} // namespace colophon::cataloging
