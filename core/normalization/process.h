// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalization/ruleshelf.h"
#include "rules/interpreter.h"

#include <memory>
#include <vector>

namespace colophon::normalization {

using ProcessId = Id<struct NormalizationProcessTag>;

/// Where a process runs.
enum class Place {
    OnSave,   ///< by itself, at each save in the editor
    OnImport, ///< may be chosen by an import
    ByHand,   ///< in the editor's Rules tab
    AsJob     ///< on a set
};

/// A chain of shared rules, each working on what the one before left.
struct Process {
    struct Step {
        RuleId rule;
        QString ruleName; ///< for showing; not read by saveProcess
        bool enabled = true;
        bool operator==(const Step &other) const
        {
            return rule == other.rule && enabled == other.enabled;
        }
    };
    ProcessId id; ///< null: a new one
    QString name;
    QString description;
    bool enabled = true;
    bool onSave = false;
    bool onImport = false;
    bool byHand = true;
    bool asJob = true;
    QList<Step> steps;

    bool runs(Place place) const;
    bool operator==(const Process &) const = default;
};

/// By name.
Result<QList<Process>> processes(store::Connection &connection);
Result<Process> processNamed(store::Connection &connection, const QString &name);
/// Adds or changes it. Denied to people who are no Catalog Administrators; InvalidInput where it
/// has no name, or a step is a private rule or no normalization rule.
Result<Process> saveProcess(store::Connection &connection, const cataloging::Actor &actor,
                            const Process &process);
Result<void> removeProcess(store::Connection &connection, const cataloging::Actor &actor,
                           ProcessId id);

/// Rules compiled in the order in which they run on a record; cheap to copy, each thread takes a
/// Run of its own. Disabled rules and steps are left out.
class Chain {
public:
    /// One rule; InvalidInput with its first error.
    static Result<Chain> of(const StoredRule &rule);
    static Result<Chain> of(store::Connection &connection, const Process &process);
    /// All enabled processes that run at that place, by name.
    static Result<Chain> at(store::Connection &connection, Place place);

    bool isEmpty() const { return m_programs.empty(); }
    const QList<StoredRule> &rules() const { return m_rules; }
    /// Every rule of every file, as reports name it: the stored rule, and the rule in it where it
    /// holds several.
    QStringList parts() const;

    class Run {
    public:
        Run(const Chain &chain, const rules::RunOptions &options);
        Result<marc::Record> operator()(const marc::Record &record);
        /// The same in the flat form, to `made`. False where nothing changed, 001 left aside.
        Result<bool> operator()(const marc::FlatRecord &record, marc::FlatRecord &made);
        /// The names of the rules that changed the last record, in the order in which they ran.
        const QStringList &changedBy() const { return m_changedBy; }
        /// How many fields of the last record each part changed, of those that changed any.
        struct Share {
            std::size_t part = 0; ///< a place in Chain::parts()
            int fields = 0;
        };
        const std::vector<Share> &shares() const { return m_shares; }

    private:
        void begin();
        Error stopped(std::size_t interpreter, const Error &error) const;
        void note(std::size_t interpreter, bool changed);

        QStringList m_names;
        QStringList m_changedBy;
        std::vector<Share> m_shares;
        std::vector<std::shared_ptr<const rules::Program>> m_programs;
        std::vector<std::unique_ptr<rules::Interpreter>> m_interpreters;
        std::size_t m_part = 0; ///< of the interpreter that runs next, its first
        marc::FlatRecord m_between;
    };

private:
    Result<void> add(const StoredRule &rule);

    std::vector<std::shared_ptr<const rules::Program>> m_programs;
    QList<StoredRule> m_rules;
};

/// What a person's rules may do to a record: all, or on one attached to the network whose fields
/// they may not change its local fields alone.
Result<rules::RunOptions> optionsFor(store::Connection &connection, const cataloging::Actor &actor,
                                     const store::StoredRecord &record);

/// A save in the editor: the processes that run at each save, then cataloging::saveRecord() with
/// what they made of it. Where one of their rules can't be run the record is not saved:
/// InvalidInput names the rule.
Result<store::StoredRecord> saveNormalized(store::Connection &connection,
                                           const cataloging::Actor &actor, MmsId mmsId,
                                           const marc::Record &record,
                                           const cataloging::BaseVersion &base);

/// The record with 001 as it was: rules never change a catalogue's own numbers.
marc::Record withNumberOf(const marc::Record &before, marc::Record after);

} // namespace colophon::normalization
