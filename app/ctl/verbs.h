// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "cataloging/desk.h"
#include "commandline.h"
#include "search/search.h"
#include "store/connection.h"

#include <QJsonObject>

namespace colophon::ctl {

/// What every verb is given.
struct Context {
    const CommandLine &line;
    const Clock &clock;
};

/// The exit code: 0 done, 1 refused or failed.
using Verb = Result<int> (*)(const Context &);

/// The catalogue of -c or COLOPHON_CATALOGUE, looked at and brought up to date.
Result<QString> cataloguePath(const Context &context);
Result<store::Connection> openCatalogue(const Context &context);
/// The person of -u or the computer's login.
Result<cataloging::Actor> actor(const Context &context, store::Connection &connection);
QString loginName(const Context &context);
/// --zone, or the institution's.
Result<store::Zone> zone(const Context &context, store::Connection &connection);

QJsonObject jsonOf(const store::BriefRow &row);
/// A record's line in a list.
void printBrief(const Context &context, const store::BriefRow &row);

Result<int> init(const Context &context);
Result<int> info(const Context &context);
Result<int> backup(const Context &context);
Result<int> restore(const Context &context);
Result<int> check(const Context &context);
Result<int> import(const Context &context);
Result<int> exportVerb(const Context &context);
Result<int> convert(const Context &context);
Result<int> show(const Context &context);
Result<int> searchVerb(const Context &context);
Result<int> browse(const Context &context);
Result<int> setVerb(const Context &context);
Result<int> reindex(const Context &context);
Result<int> edit(const Context &context);
Result<int> history(const Context &context);
Result<int> rulesVerb(const Context &context);
Result<int> note(const Context &context);
Result<int> assign(const Context &context);
Result<int> release(const Context &context);
Result<int> assignments(const Context &context);
Result<int> mailVerb(const Context &context);
Result<int> user(const Context &context);
Result<int> validateVerb(const Context &context);
Result<int> link(const Context &context);
Result<int> unlinkVerb(const Context &context);
Result<int> copyToInstitution(const Context &context);
Result<int> share(const Context &context);
Result<int> job(const Context &context);
Result<int> reminder(const Context &context);
Result<int> reminderType(const Context &context);
Result<int> reminderStatus(const Context &context);

} // namespace colophon::ctl
