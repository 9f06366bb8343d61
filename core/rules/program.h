// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "rules/pattern.h"
#include "rules/regex.h"
#include "rules/tree.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace colophon::rules {

/// A text with the variables in it; without any it is `head` alone.
struct TextTemplate {
    std::string head;
    std::vector<std::pair<std::size_t, std::string>> rest; ///< a variable, and the text behind it
};

/// An element made ready: which fields, which subfields or positions.
struct Selector {
    std::vector<TagPattern> tags;
    bool leader = false; ///< LDR is among the tags
    std::optional<std::string> indicator1;
    std::optional<std::string> indicator2;
    std::optional<Slice> slice;
    std::optional<std::string> code; ///< nothing: the field; "*": any
    std::optional<Pattern> value;

    bool anyCode() const { return code && *code == "*"; }
};

struct Test {
    ConditionKind kind = ConditionKind::True;
    Selector what;
    std::string code;
    std::string ignored;
    std::optional<Regex> regex;
    std::shared_ptr<const std::unordered_set<std::string>> list;
    bool ignoreCase = false;
    std::vector<Test> parts;
};

struct CompiledTable {
    std::unordered_map<std::string, std::string> rows;
    std::optional<std::string> otherwise;
};

struct Op {
    Action action = Action::RemoveField;
    std::size_t id = 0; ///< its place among Program::statements()
    Selector target;
    std::optional<marc::Tag> newTag; ///< of the field that is made or that a field becomes
    Selector second;
    Selector third;
    TextTemplate text; ///< the new text, indicator, code or value
    std::vector<std::string> codes;
    SearchText search;
    std::optional<Pattern> oldValue; ///< of replaceControlContents
    std::optional<Regex> regex;
    std::string regexReplacement;
    std::string delimiter;
    std::shared_ptr<const CompiledTable> table;
    std::size_t variable = 0;
    bool today = false;
    std::size_t rule = 0; ///< of Call
    std::optional<Test> test;
    std::vector<Op> body;
};

struct CompiledRule {
    std::string name;
    int priority = 0;
    bool onCall = false;
    Dialect dialect = Dialect::Normalization;
    Test when;
    std::vector<Op> then;
    std::vector<Op> otherwise;
    std::string set;
};

/// What a statement of a program is called in reports.
struct StatementInfo {
    QString rule;
    Span span;
};

/// Rules compiled once and run on any number of records by Interpreters, several at a time.
/// Thread rule: immutable.
class Program {
public:
    /// Of a file without errors; InvalidInput with its first error otherwise, or where a tag can't
    /// be one. Merge rules are no part of it: see merge.h.
    static Result<Program> compile(const RuleFile &file);
    /// The two at once.
    static Result<Program> compile(const QString &text);

    /// In the order in which they run: highest priority first, and of equal priority the last of
    /// the file first (unless the file says top-down).
    const std::vector<CompiledRule> &rules() const { return m_rules; }
    const std::vector<std::size_t> &order() const { return m_order; }
    const std::vector<StatementInfo> &statements() const { return m_statements; }
    std::size_t variableCount() const { return m_variables; }
    const Options &options() const { return m_options; }
    bool hasIndication() const;

private:
    friend class Compiler;
    std::vector<CompiledRule> m_rules; ///< as in the file
    std::vector<std::size_t> m_order;
    std::vector<StatementInfo> m_statements;
    std::size_t m_variables = 0;
    Options m_options;
};

} // namespace colophon::rules
