// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/process.h"

#include <algorithm>

namespace colophon::normalization {

namespace {

constexpr marc::Tag k001{"001"};

Result<void> readSteps(store::Connection &connection, Process &process)
{
    Result<store::Query> query = connection.query("common/process_steps");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("process", process.id).select());
    while (query->next())
        process.steps.append({RuleId(query->integer(0)), query->text(1), query->integer(2) != 0});
    return {};
}

Result<void> isAdministrator(const cataloging::Actor &actor)
{
    if (actor.user.roles.testFlag(store::Role::CatalogAdministrator))
        return {};
    return Error{ErrorCode::Denied,
                 QStringLiteral("Only a Catalog Administrator changes normalization processes.")};
}

Result<void> checkSteps(store::Connection &connection, const Process &process)
{
    for (const Process::Step &step : process.steps) {
        const Result<StoredRule> rule = ruleWith(connection, step.rule);
        COLOPHON_TRY(rule);
        if (!rule->shared)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("The process was not saved: “%1” is a private rule. Share "
                                        "it first.")
                             .arg(rule->name)};
        if (rule->dialect != rules::Dialect::Normalization)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("The process was not saved: “%1” is no normalization rule.")
                             .arg(rule->name)};
    }
    return {};
}

Result<void> writeSteps(store::Connection &connection, ProcessId id, const Process &process)
{
    Result<store::Query> clear = connection.query("common/process_clear");
    COLOPHON_TRY(clear);
    COLOPHON_TRY(clear->bind("process", id).run());
    qint64 position = 0;
    for (const Process::Step &step : process.steps) {
        Result<store::Query> insert = connection.query("common/process_step_insert");
        COLOPHON_TRY(insert);
        COLOPHON_TRY(insert->bind("process", id)
                         .bind("position", ++position)
                         .bind("rule", step.rule)
                         .bind("enabled", step.enabled ? 1 : 0)
                         .run());
    }
    return {};
}

} // namespace

bool Process::runs(Place place) const
{
    switch (place) {
    case Place::OnSave:
        return enabled && onSave;
    case Place::OnImport:
        return enabled && onImport;
    case Place::ByHand:
        return enabled && byHand;
    case Place::AsJob:
        return enabled && asJob;
    }
    return false;
}

Result<QList<Process>> processes(store::Connection &connection)
{
    QList<Process> found;
    {
        Result<store::Query> query = connection.query("common/process_all");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->select());
        while (query->next()) {
            Process process;
            process.id = ProcessId(query->integer(0));
            process.name = query->text(1);
            process.description = query->text(2);
            process.enabled = query->integer(3) != 0;
            process.onSave = query->integer(4) != 0;
            process.onImport = query->integer(5) != 0;
            process.byHand = query->integer(6) != 0;
            process.asJob = query->integer(7) != 0;
            found.append(process);
        }
    }
    for (Process &process : found)
        COLOPHON_TRY(readSteps(connection, process));
    return found;
}

Result<Process> processNamed(store::Connection &connection, const QString &name)
{
    const Result<QList<Process>> all = processes(connection);
    COLOPHON_TRY(all);
    const auto found = std::find_if(all->begin(), all->end(), [&name](const Process &process) {
        return process.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (found == all->end())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("This catalogue has no normalization process “%1”.").arg(name)};
    return *found;
}

Result<Process> saveProcess(store::Connection &connection, const cataloging::Actor &actor,
                            const Process &process)
{
    COLOPHON_TRY(isAdministrator(actor));
    const QString name = process.name.trimmed();
    if (name.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The process was not saved: it needs a name.")};
    const Result<QList<Process>> all = processes(connection);
    COLOPHON_TRY(all);
    if (std::any_of(all->begin(), all->end(), [&](const Process &other) {
            return other.id != process.id && other.name.compare(name, Qt::CaseInsensitive) == 0;
        }))
        return Error{ErrorCode::Conflict,
                     QStringLiteral("The process was not saved: a process “%1” is there already.")
                         .arg(name)};
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    COLOPHON_TRY(checkSteps(connection, process));
    const bool isNew = process.id.isNull();
    Result<store::Query> write =
        connection.query(isNew ? "common/process_insert" : "common/process_update");
    COLOPHON_TRY(write);
    write->bind("name", name)
        .bind("description", process.description)
        .bind("enabled", process.enabled ? 1 : 0)
        .bind("on_save", process.onSave ? 1 : 0)
        .bind("on_import", process.onImport ? 1 : 0)
        .bind("by_hand", process.byHand ? 1 : 0)
        .bind("as_job", process.asJob ? 1 : 0)
        .bind("at", actor.clock->now())
        .bind("user", actor.user.id);
    if (!isNew)
        write->bind("id", process.id);
    COLOPHON_TRY(write->run());
    const ProcessId id = isNew ? ProcessId(write->lastInsertId()) : process.id;
    COLOPHON_TRY(writeSteps(connection, id, process));
    COLOPHON_TRY(transaction->commit());
    return processNamed(connection, name);
}

Result<void> removeProcess(store::Connection &connection, const cataloging::Actor &actor,
                           ProcessId id)
{
    COLOPHON_TRY(isAdministrator(actor));
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<store::Query> remove = connection.query("common/process_delete");
    COLOPHON_TRY(remove);
    COLOPHON_TRY(remove->bind("id", id).run());
    return transaction->commit();
}

Result<void> Chain::add(const StoredRule &rule)
{
    if (!rule.enabled)
        return {};
    Result<rules::Program> program = rules::Program::compile(rule.text);
    if (!program)
        return Error{
            program.error().code,
            QStringLiteral("The rule “%1” was not run: %2").arg(rule.name, program.error().detail)};
    m_programs.push_back(std::make_shared<const rules::Program>(std::move(*program)));
    m_rules.append(rule);
    return {};
}

Result<Chain> Chain::of(const StoredRule &rule)
{
    Chain chain;
    StoredRule wanted = rule;
    wanted.enabled = true;
    COLOPHON_TRY(chain.add(wanted));
    return chain;
}

Result<Chain> Chain::of(store::Connection &connection, const Process &process)
{
    Chain chain;
    for (const Process::Step &step : process.steps) {
        if (!step.enabled)
            continue;
        const Result<StoredRule> rule = ruleWith(connection, step.rule);
        COLOPHON_TRY(rule);
        COLOPHON_TRY(chain.add(*rule));
    }
    return chain;
}

Result<Chain> Chain::at(store::Connection &connection, Place place)
{
    const Result<QList<Process>> all = processes(connection);
    COLOPHON_TRY(all);
    Chain chain;
    for (const Process &process : *all) {
        if (!process.runs(place))
            continue;
        const Result<Chain> one = of(connection, process);
        COLOPHON_TRY(one);
        chain.m_programs.insert(chain.m_programs.end(), one->m_programs.begin(),
                                one->m_programs.end());
        chain.m_rules += one->m_rules;
    }
    return chain;
}

QStringList Chain::parts() const
{
    QStringList names;
    for (std::size_t i = 0; i < m_programs.size(); ++i) {
        const QString &file = m_rules.at(qsizetype(i)).name;
        for (const rules::CompiledRule &rule : m_programs[i]->rules())
            names.append(
                m_programs[i]->rules().size() == 1
                    ? file
                    : QStringLiteral("%1: %2").arg(file, QString::fromStdString(rule.name)));
    }
    return names;
}

Chain::Run::Run(const Chain &chain, const rules::RunOptions &options) : m_programs(chain.m_programs)
{
    for (const StoredRule &rule : chain.m_rules)
        m_names.append(rule.name);
    for (const std::shared_ptr<const rules::Program> &program : m_programs)
        m_interpreters.push_back(std::make_unique<rules::Interpreter>(*program, options));
}

void Chain::Run::begin()
{
    m_changedBy.clear();
    m_shares.clear();
    m_part = 0;
}

Error Chain::Run::stopped(std::size_t interpreter, const Error &error) const
{
    return {error.code, QStringLiteral("The rule “%1” was stopped: %2")
                            .arg(m_names.at(qsizetype(interpreter)), error.detail)};
}

void Chain::Run::note(std::size_t interpreter, bool changed)
{
    if (changed)
        m_changedBy.append(m_names.at(qsizetype(interpreter)));
    for (const int fields : m_interpreters[interpreter]->lastChanges()) {
        if (fields > 0)
            m_shares.push_back({m_part, fields});
        ++m_part;
    }
}

Result<marc::Record> Chain::Run::operator()(const marc::Record &record)
{
    begin();
    marc::Record made = record;
    for (std::size_t i = 0; i < m_interpreters.size(); ++i) {
        Result<marc::Record> next = m_interpreters[i]->run(made);
        if (!next)
            return stopped(i, next.error());
        note(i, *next != made);
        made = std::move(*next);
    }
    return withNumberOf(record, std::move(made));
}

Result<bool> Chain::Run::operator()(const marc::FlatRecord &record, marc::FlatRecord &made)
{
    begin();
    bool any = false;
    for (std::size_t i = 0; i < m_interpreters.size(); ++i) {
        if (i > 0)
            std::swap(m_between, made);
        const Result<bool> changed = m_interpreters[i]->run(i == 0 ? record : m_between, made);
        if (!changed)
            return stopped(i, changed.error());
        note(i, *changed);
        any = any || *changed;
    }
    // 001 is not the rules' to change
    return any
           && !marc::haveSameFields(record, made, [](const marc::Tag &tag) { return tag != k001; });
}

Result<rules::RunOptions> optionsFor(store::Connection &connection, const cataloging::Actor &actor,
                                     const store::StoredRecord &record)
{
    rules::RunOptions options;
    options.today = actor.clock->now().toLocalTime().date();
    const Result<store::Zone> zone = store::zoneOf(connection, store::ZoneKind::Institution);
    COLOPHON_TRY(zone);
    options.agency = zone->code;
    if (record.network) {
        const Result<store::Roles> allowed = cataloging::networkRoles(connection);
        COLOPHON_TRY(allowed);
        options.localOnly = !(actor.user.roles & *allowed);
    }
    return options;
}

Result<store::StoredRecord> saveNormalized(store::Connection &connection,
                                           const cataloging::Actor &actor, MmsId mmsId,
                                           const marc::Record &record,
                                           const cataloging::BaseVersion &base)
{
    const Result<Chain> chain = Chain::at(connection, Place::OnSave);
    if (!chain)
        return Error{chain.error().code,
                     QStringLiteral("%1 It runs at each save: mend it under Rules, or switch its "
                                    "process off.")
                         .arg(chain.error().detail)};
    if (chain->isEmpty())
        return cataloging::saveRecord(connection, actor, mmsId, record, base);
    store::StoredRecord about;
    if (base.own > 0) {
        const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
        COLOPHON_TRY(stored);
        about = *stored;
    }
    const Result<rules::RunOptions> options = optionsFor(connection, actor, about);
    COLOPHON_TRY(options);
    const Result<marc::Record> made = Chain::Run(*chain, *options)(record);
    COLOPHON_TRY(made);
    return cataloging::saveRecord(connection, actor, mmsId, *made, base);
}

marc::Record withNumberOf(const marc::Record &before, marc::Record after)
{
    const marc::Field *const number = before.first(k001);
    const marc::Field *const now = after.first(k001);
    if ((number == nullptr) == (now == nullptr) && (!number || *number == *now))
        return after;
    after.removeAll(k001);
    if (number)
        after.fields().prepend(*number);
    return after;
}

} // namespace colophon::normalization
