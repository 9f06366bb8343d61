// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatrecord.h"
#include "marc/record.h"
#include "rules/program.h"
#include "rules/workrecord.h"

#include <QDate>

#include <optional>
#include <vector>

namespace colophon::rules {

struct RunOptions {
    /// Only fields with `$9 LOCAL` may change, and only such may be added: what an institution may
    /// do to a record of its network.
    bool localOnly = false;
    /// What addModifyingAgency writes: the library's code or ISIL. Empty: it does nothing.
    QString agency;
    QDate today; ///< of `let x = today`, as yyyy-MM-dd
};

/// How often rules and statements did something, over all records since the start.
struct RunCounts {
    qint64 records = 0;
    qint64 changed = 0;
    std::vector<qint64> fired;   ///< a rule of Program::rules(): its condition held
    std::vector<qint64> applied; ///< a statement of Program::statements(): it changed a record
    std::vector<qint64> changedRecords; ///< a rule: records that it changed
    std::vector<qint64> changedFields;  ///< a rule: fields that it changed, added or removed
    void add(const RunCounts &other);
};

/// Runs a program on one record after another. Whatever the rules and the record, a run ends and
/// stays in bounds: beyond 20 million steps or 16 MB a record it stops with InvalidInput and the
/// record stays as it was. Thread rule: one for each thread; the program may be shared.
class Interpreter {
public:
    explicit Interpreter(const Program &program, const RunOptions &options = {});

    /// Runs the rules; `out` is the record then. True where it differs from `in`.
    Result<bool> run(const marc::FlatRecord &in, marc::FlatRecord &out);
    /// The same for the form that a cataloger works on; fields that no rule touched come back as
    /// they were.
    Result<marc::Record> run(const marc::Record &record);

    /// Whether an indication rule of the program holds for the record.
    Result<bool> indicates(const marc::FlatRecord &record);
    Result<bool> indicates(const marc::Record &record);
    /// The brief level; nothing where no rule gives one.
    Result<std::optional<int>> briefLevel(const marc::FlatRecord &record);

    const RunCounts &counts() const { return m_counts; }
    /// How many fields each rule of the program changed, added or removed in the last record. A
    /// field that two of its actions changed counts twice.
    const std::vector<int> &lastChanges() const { return m_lastChanges; }
    const Program &program() const { return m_program; }

private:
    friend class Actions;
    bool begin(const marc::FlatRecord &record);
    void runRules();
    void runRule(std::size_t number, bool holds);
    void runOps(const std::vector<Op> &ops);
    void runOp(const Op &op);
    void runCall(std::size_t rule);
    void runForEach(const Op &op);
    void runLet(const Op &op);
    void finish();
    void lockNetworkFields();
    void clearEmptied();
    std::optional<Error> trouble() const;

    // conditions.cpp
    bool holds(const Test &test);
    bool holdsFor(const Test &test, WorkField &field);
    bool anyField(const Test &test);
    bool moreThanOnce(const Selector &what);
    bool tagMatches(const Selector &what, const WorkField &field) const;
    bool fieldMatches(const Selector &what, WorkField &field);
    bool subfieldMatches(const Selector &what, const WorkSubfield &subfield) const;
    bool valueMatches(const Test &test, std::string_view value) const;
    bool anyValueMatches(const Test &test, WorkField &field);
    bool hasDuplicates(const Test &test, WorkField &field) const;

    std::string_view expand(const TextTemplate &text);
    bool spend(std::size_t steps = 1)
    {
        if (m_steps < steps) {
            m_steps = 0;
            return false;
        }
        m_steps -= steps;
        return true;
    }

    const Program &m_program;
    const RunOptions m_options;
    WorkRecord m_record;
    RunCounts m_counts;
    std::vector<int> m_lastChanges;
    std::size_t m_rule = 0; ///< that runs
    std::vector<std::string_view> m_variables;
    std::vector<std::string> m_keptVariables;
    std::vector<WorkField *> m_visit;
    WorkField *m_current = nullptr; ///< the field of the forEach that runs
    std::size_t m_steps = 0;
    int m_depth = 0;
    std::string m_today;
    std::string m_agency;
    marc::FlatRecord m_flatIn;
    marc::FlatRecord m_flatOut;
};

/// The positions of a slice in bytes; false where it begins behind the end. `length` is cut there.
bool sliceOf(std::string_view value, const Slice &slice, std::size_t &at, std::size_t &length);
/// How many characters a UTF-8 text has.
std::size_t characterCount(std::string_view text);

} // namespace colophon::rules
