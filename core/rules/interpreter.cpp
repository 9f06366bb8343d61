// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/interpreter.h"

#include "rules/actions.h"

#include <algorithm>

namespace colophon::rules {

namespace {

constexpr std::size_t kMostSteps = 20'000'000;
constexpr int kDeepestCall = 20;

bool bearsLocalMark(const WorkField &field)
{
    return std::any_of(field.subfields.begin(), field.subfields.end(),
                       [](const WorkSubfield &subfield) {
                           return subfield.code == "9" && subfield.value == "LOCAL";
                       });
}

} // namespace

void RunCounts::add(const RunCounts &other)
{
    records += other.records;
    changed += other.changed;
    for (std::vector<qint64> RunCounts::*const counts :
         {&RunCounts::fired, &RunCounts::applied, &RunCounts::changedRecords,
          &RunCounts::changedFields}) {
        std::vector<qint64> &mine = this->*counts;
        const std::vector<qint64> &others = other.*counts;
        mine.resize(std::max(mine.size(), others.size()));
        for (std::size_t i = 0; i < others.size(); ++i)
            mine[i] += others[i];
    }
}

Interpreter::Interpreter(const Program &program, const RunOptions &options)
    : m_program(program), m_options(options),
      m_today(options.today.toString(Qt::ISODate).toStdString()),
      m_agency(options.agency.toStdString())
{
    m_counts.fired.resize(program.rules().size());
    m_counts.applied.resize(program.statements().size());
    m_counts.changedRecords.resize(program.rules().size());
    m_counts.changedFields.resize(program.rules().size());
    m_lastChanges.resize(program.rules().size());
}

bool Interpreter::begin(const marc::FlatRecord &record)
{
    m_record.load(record);
    m_steps = kMostSteps;
    m_depth = 0;
    m_current = nullptr;
    m_lastChanges.assign(m_lastChanges.size(), 0);
    m_variables.assign(m_program.variableCount(), std::string_view("", 0));
    if (m_options.localOnly)
        lockNetworkFields();
    return true;
}

void Interpreter::lockNetworkFields()
{
    for (WorkField *field : m_record.fields()) {
        m_record.parse(*field);
        field->locked = !bearsLocalMark(*field);
    }
}

Result<bool> Interpreter::run(const marc::FlatRecord &in, marc::FlatRecord &out)
{
    begin(in);
    runRules();
    ++m_counts.records;
    if (const std::optional<Error> error = trouble())
        return *error;
    for (std::size_t i = 0; i < m_lastChanges.size(); ++i) {
        m_counts.changedRecords[i] += m_lastChanges[i] > 0 ? 1 : 0;
        m_counts.changedFields[i] += m_lastChanges[i];
    }
    finish();
    m_record.write(out);
    const bool changed = !marc::haveSameFields(in, out, [](const marc::Tag &) { return true; });
    m_counts.changed += changed ? 1 : 0;
    return changed;
}

Result<marc::Record> Interpreter::run(const marc::Record &record)
{
    marc::flatten(record, m_flatIn);
    const Result<bool> changed = run(m_flatIn, m_flatOut);
    COLOPHON_TRY(changed);
    if (!*changed)
        return record;
    marc::Record made = marc::toRecord(m_flatOut);
    // what no rule touched comes back as it was, also where the flat form can't hold it
    qsizetype place = 0;
    for (const WorkField *field : m_record.fields()) {
        if (field->source >= 0 && !field->changed && place < made.fields().size())
            made.fields()[place] = record.fields().at(field->source);
        ++place;
    }
    if (!m_record.leader().changed)
        made.leader() = record.leader();
    return made;
}

std::optional<Error> Interpreter::trouble() const
{
    if (m_steps == 0)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The rules took more than 20 million steps for this record and "
                                    "were stopped; the record stays as it was.")};
    if (m_record.isFull())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The rules made this record larger than 16 MB or 20,000 fields "
                                    "and were stopped; the record stays as it was.")};
    return std::nullopt;
}

void Interpreter::runRules()
{
    const std::vector<CompiledRule> &rules = m_program.rules();
    std::vector<bool> first;
    if (m_program.options().conditionsFirst) {
        first.resize(rules.size());
        for (const std::size_t number : m_program.order())
            first[number] = holds(rules[number].when);
    }
    for (const std::size_t number : m_program.order())
        runRule(number, first.empty() ? holds(rules[number].when) : first[number]);
}

void Interpreter::runRule(std::size_t number, bool held)
{
    if (held)
        ++m_counts.fired[number];
    const std::size_t caller = std::exchange(m_rule, number);
    runOps(held ? m_program.rules()[number].then : m_program.rules()[number].otherwise);
    m_rule = caller;
}

void Interpreter::runOps(const std::vector<Op> &ops)
{
    for (const Op &op : ops) {
        if (m_current && m_current->removed)
            return;
        if (m_steps == 0 || m_record.isFull())
            return;
        runOp(op);
    }
}

void Interpreter::runOp(const Op &op)
{
    switch (op.action) {
    case Action::ForEach:
        runForEach(op);
        break;
    case Action::Call:
        runCall(op.rule);
        break;
    case Action::Let:
        runLet(op);
        break;
    default:
        if (spend()) {
            const int fields = Actions(*this, op).carryOut();
            m_counts.applied[op.id] += fields > 0 ? 1 : 0;
            m_lastChanges[m_rule] += fields;
        }
    }
}

void Interpreter::runCall(std::size_t rule)
{
    if (rule >= m_program.rules().size() || m_depth >= kDeepestCall || !spend())
        return;
    ++m_depth;
    WorkField *const current = std::exchange(m_current, nullptr);
    runRule(rule, holds(m_program.rules()[rule].when));
    m_current = current;
    --m_depth;
}

void Interpreter::runForEach(const Op &op)
{
    std::vector<WorkField *> fields;
    for (WorkField *field : m_record.fields()) {
        if (!field->removed && tagMatches(op.target, *field) && fieldMatches(op.target, *field)
            && (!op.test || holdsFor(*op.test, *field)))
            fields.push_back(field);
    }
    WorkField *const outer = m_current;
    for (WorkField *field : fields) {
        if (field->removed || !spend())
            continue;
        m_current = field;
        runOps(op.body);
    }
    m_current = outer;
}

void Interpreter::runLet(const Op &op)
{
    std::string_view value("", 0);
    const Selector &what = op.target;
    if (op.today) {
        value = m_today;
    } else if (what.tags.empty() && !what.leader) {
        value = m_record.keep(expand(op.text));
    } else {
        const auto take = [&](WorkField &field) {
            if (!tagMatches(what, field) || !fieldMatches(what, field))
                return false;
            std::size_t at = 0;
            std::size_t length = field.content.size();
            if (field.control) {
                if (what.slice && !sliceOf(field.content, *what.slice, at, length))
                    return false;
                value = field.content.substr(at, length);
                return true;
            }
            for (const WorkSubfield &subfield : field.subfields) {
                if (subfieldMatches(what, subfield)) {
                    value = subfield.value;
                    return true;
                }
            }
            return false;
        };
        const bool inside = m_current && tagMatches(what, *m_current);
        if (inside) {
            take(*m_current);
        } else if (!(what.leader && take(m_record.leader())) && spend(m_record.fields().size())) {
            for (WorkField *field : m_record.fields()) {
                if (!field->removed && take(*field))
                    break;
            }
        }
    }
    m_variables[op.variable] = value;
}

std::string_view Interpreter::expand(const TextTemplate &text)
{
    if (text.rest.empty())
        return text.head;
    std::string_view made = m_record.keep(text.head);
    for (const auto &[variable, behind] : text.rest)
        made = m_record.join(made, m_variables[variable], behind);
    return made;
}

/// What the rules emptied goes; and new fields that an institution may not add.
void Interpreter::finish()
{
    clearEmptied();
    if (!m_options.localOnly)
        return;
    for (WorkField *field : m_record.fields())
        field->removed = field->source < 0 && !bearsLocalMark(*field);
    m_record.sweep();
}

void Interpreter::clearEmptied()
{
    for (WorkField *field : m_record.fields()) {
        if (!field->changed)
            continue;
        if (field->control) {
            field->removed = field->content.empty();
            continue;
        }
        field->subfields.erase(
            std::remove_if(field->subfields.begin(), field->subfields.end(),
                           [](const WorkSubfield &s) { return s.value.empty(); }),
            field->subfields.end());
        field->removed = field->subfields.empty();
    }
    m_record.sweep();
}

Result<bool> Interpreter::indicates(const marc::FlatRecord &record)
{
    begin(record);
    ++m_counts.records;
    bool any = false;
    for (const std::size_t number : m_program.order()) {
        const CompiledRule &rule = m_program.rules()[number];
        if (rule.dialect == Dialect::Indication && holds(rule.when)) {
            ++m_counts.fired[number];
            any = true;
        }
    }
    if (const std::optional<Error> error = trouble())
        return *error;
    m_counts.changed += any ? 1 : 0;
    return any;
}

Result<bool> Interpreter::indicates(const marc::Record &record)
{
    marc::flatten(record, m_flatIn);
    return indicates(m_flatIn);
}

Result<std::optional<int>> Interpreter::briefLevel(const marc::FlatRecord &record)
{
    begin(record);
    ++m_counts.records;
    std::optional<int> level;
    // in the order of execution, a later one overwrites: the top-most rule that holds wins
    for (const std::size_t number : m_program.order()) {
        const CompiledRule &rule = m_program.rules()[number];
        if (rule.dialect == Dialect::BriefLevel && holds(rule.when)) {
            ++m_counts.fired[number];
            level = std::stoi(rule.set);
        }
    }
    if (const std::optional<Error> error = trouble())
        return *error;
    return level;
}

} // namespace colophon::rules
