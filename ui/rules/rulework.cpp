// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulework.h"

#include "rules/merge.h"
#include "rules/parser.h"

#include <QCoreApplication>

namespace colophon::ui {

namespace {

struct RuleWords {
    Q_DECLARE_TR_FUNCTIONS(RuleWords)
};

} // namespace

Result<QList<RuleChoice>> ruleChoices(store::Connection &connection, const cataloging::Actor &actor,
                                      rules::Dialect dialect)
{
    QList<RuleChoice> choices;
    if (dialect == rules::Dialect::Normalization) {
        const auto processes = normalization::processes(connection);
        COLOPHON_TRY(processes);
        for (const normalization::Process &process : *processes) {
            if (process.runs(normalization::Place::ByHand))
                choices.append({process.name, RuleWords::tr("process"), {}, process});
        }
    }
    const auto rules = normalization::rulesFor(connection, actor);
    COLOPHON_TRY(rules);
    for (const normalization::StoredRule &rule : *rules) {
        if (rule.enabled && rule.dialect == dialect)
            choices.append({rule.name,
                            rule.shared ? RuleWords::tr("shared") : RuleWords::tr("private"),
                            rule,
                            {}});
    }
    return choices;
}

Result<RuleResult> resultOf(store::Connection &connection, const RuleWork &work)
{
    if (work.other) {
        const Result<rules::Merged> merged =
            rules::merge(rules::parse(work.choice.rule.text), work.record, *work.other);
        COLOPHON_TRY(merged);
        return RuleResult{merged->record, merged->notes};
    }
    const Result<normalization::Chain> chain =
        work.choice.process ? normalization::Chain::of(connection, *work.choice.process)
                            : normalization::Chain::of(work.choice.rule);
    COLOPHON_TRY(chain);
    store::StoredRecord about;
    about.network = work.network;
    const Result<rules::RunOptions> options =
        normalization::optionsFor(connection, work.actor, about);
    COLOPHON_TRY(options);
    const Result<marc::Record> made = normalization::Chain::Run(*chain, *options)(work.record);
    COLOPHON_TRY(made);
    return RuleResult{normalization::withNumberOf(work.record, *made), {}};
}

} // namespace colophon::ui
