// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalization/process.h"

#include <optional>

namespace colophon::ui {

/// What can be run on the record in the editor: a rule of its own, or all of a process.
struct RuleChoice {
    QString name;
    QString about; ///< "process", "shared", "private"
    normalization::StoredRule rule;
    std::optional<normalization::Process> process;

    bool contains(const QString &words) const { return name.contains(words, Qt::CaseInsensitive); }
};

/// The processes that run by hand and the enabled normalization rules that the person sees, or the
/// enabled merge rules. Thread rule: any thread.
Result<QList<RuleChoice>> ruleChoices(store::Connection &connection, const cataloging::Actor &actor,
                                      rules::Dialect dialect);

/// A record as it stands in the editor, and what is to be run on it.
struct RuleWork {
    cataloging::Actor actor;
    marc::Record record;
    std::optional<MmsId> network; ///< the record that it is linked to
    RuleChoice choice;
    std::optional<marc::Record> other; ///< that a merge takes from
};

/// A record that a rule made, and what may surprise about it, a sentence each.
struct RuleResult {
    marc::Record record;
    QStringList notes;
};

/// What the rule, process or merge makes of it; nothing is saved. Thread rule: any thread.
Result<RuleResult> resultOf(store::Connection &connection, const RuleWork &work);

} // namespace colophon::ui
