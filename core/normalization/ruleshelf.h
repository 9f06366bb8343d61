// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "cataloging/desk.h"
#include "rules/tree.h"
#include "store/connection.h"

#include <QDateTime>
#include <QList>
#include <QString>

/// The rules that a catalogue keeps, the processes that chain them, and their work on records.
/// Thread rule: that of the connection handed in.
namespace colophon::normalization {

using RuleId = Id<struct RuleTag>;

/// A rule file as the catalogue keeps it. A private one is its owner's alone and stands in no
/// process; a shared one is seen and changed by all.
struct StoredRule {
    RuleId id;
    QString name;
    QString description;
    rules::Dialect dialect = rules::Dialect::Normalization;
    bool shared = false;
    bool enabled = true;
    UserId owner;
    QString ownerName;
    qint64 version = 0; ///< 1 at first, one more where the text changed
    QString text;
    QDateTime changedAt;
    QString changedBy; ///< the person's name
};

/// The person's own rules and the shared ones, by kind and name.
Result<QList<StoredRule>> rulesFor(store::Connection &connection, const cataloging::Actor &actor);
Result<StoredRule> ruleWith(store::Connection &connection, RuleId id);
/// NotFound says how to see which there are.
Result<StoredRule> ruleNamed(store::Connection &connection, const cataloging::Actor &actor,
                             const QString &name);

/// Name, description, text, shared and enabled count. A text with errors may be kept, and is never
/// run. InvalidInput without a name, Conflict where the name is taken.
Result<StoredRule> addRule(store::Connection &connection, const cataloging::Actor &actor,
                           const StoredRule &rule);
/// Keeps the former text as a version. Conflict where somebody saved since `rule.version`; Denied
/// for another's private rule; InvalidInput where a rule of a process would become private or could
/// not run any more.
Result<StoredRule> saveRule(store::Connection &connection, const cataloging::Actor &actor,
                            const StoredRule &rule);
/// InvalidInput where a process uses it: the sentence names it.
Result<void> removeRule(store::Connection &connection, const cataloging::Actor &actor, RuleId id);

struct RuleVersion {
    qint64 version = 0;
    QString text;
    QDateTime savedAt;
    QString savedBy;
};
/// Newest first, the current one included.
Result<QList<RuleVersion>> versionsOf(store::Connection &connection, RuleId id);

/// A time that a version of the rule ran on records of the catalogue.
struct RuleRun {
    qint64 version = 0;
    QDateTime at;
    QString by;
    QString what; ///< a record's MMS ID, a query, a set
    qint64 records = 0;
    qint64 changed = 0;
};
/// The last 200, newest first.
Result<QList<RuleRun>> runsOf(store::Connection &connection, RuleId id);
Result<void> noteRun(store::Transaction &transaction, const cataloging::Actor &actor,
                     const StoredRule &rule, const RuleRun &run);

/// "normalization", "indication", "brief", "merge", "heading".
QString dialectWord(rules::Dialect dialect);

} // namespace colophon::normalization
