// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/interpreter.h"

namespace colophon::rules {

/// Carries out one action of a run. Inside core/rules only.
class Actions {
public:
    Actions(Interpreter &run, const Op &op) : m_run(run), m_record(run.m_record), m_op(op) {}

    /// True where the record is another one now.
    bool carryOut();

private:
    using Fields = std::vector<WorkField *>;
    /// The fields that the action works on: tag, indicators and `if`, not locked.
    const Fields &targets();
    /// Fields that a value or a copy comes from, whatever the `if`.
    Fields sources(const Selector &what);
    bool isTarget(WorkField &field);
    bool ifHolds(WorkField &field);
    bool recordIfHolds();

    template <typename Change> bool eachField(Change change);
    /// Calls `change(subfield, ordinal)` for each subfield selected; ordinals count from 0 in each
    /// field. A control field is a subfield without a code.
    template <typename Change> bool eachValue(Change change);
    bool setValue(std::string_view &value, std::string_view now);
    bool selected(const WorkSubfield &subfield) const;

    bool removeFields();
    bool removeSubfields();
    bool addField();
    bool addSubfields();
    bool replaceContents();
    bool replaceIn(std::string_view &value, std::string_view with);
    bool replaceControl();
    bool setIndicator(bool first);
    bool rename();
    bool copyFields();
    void fillCopy(const WorkField &source, WorkField &made);
    bool copyControlFields();
    bool affix(bool before);
    bool fromOther(bool append);
    std::string_view otherValue(const WorkField &target, std::size_t number, std::size_t count,
                                const Fields &from);
    std::string_view firstValue(const Selector &what, WorkField &field);
    bool recode(bool exceptFirst);
    bool dropDuplicateSubfields();
    bool dropDuplicateFields();
    bool combine();
    bool moveToEnd();
    bool split();
    bool replaceExceptFirst();
    bool addSystemNumber();
    bool addAgency();
    bool replaceMatches();
    bool replaceByTable();

    Interpreter &m_run;
    WorkRecord &m_record;
    const Op &m_op;
};

} // namespace colophon::rules
