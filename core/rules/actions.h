// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/interpreter.h"

namespace colophon::rules {

/// Carries out one action of a run. Inside core/rules only.
class Actions {
public:
    Actions(Interpreter &run, const Op &op) : m_run(run), m_record(run.m_record), m_op(op) {}

    /// How many fields it changed, added or removed.
    int carryOut();

private:
    using Fields = std::vector<WorkField *>;
    /// The fields that the action works on: tag, indicators and `if`, not locked.
    const Fields &targets();
    /// Fields that a value or a copy comes from, whatever the `if`.
    Fields sources(const Selector &what);
    bool isTarget(WorkField &field);
    bool ifHolds(WorkField &field);
    bool recordIfHolds();

    /// Calls `change(field)` for each target, taken apart; gives how many said that they changed.
    template <typename Change> int eachField(Change change);
    /// Calls `change(subfield, ordinal)` for each subfield selected; ordinals count from 0 in each
    /// field. A control field is a subfield without a code. Gives how many fields changed.
    template <typename Change> int eachValue(Change change);
    bool setValue(std::string_view &value, std::string_view now);
    bool selected(const WorkSubfield &subfield) const;
    std::string_view firstValue(const Selector &what, WorkField &field);

    // fieldactions.cpp
    int removeFields();
    int addField();
    int rename();
    void fillCopy(const WorkField &source, WorkField &made);
    int copyFields();
    int copyControlFields();
    int dropDuplicateFields();
    int combine();
    int addSystemNumber();
    int addAgency();

    // subfieldactions.cpp
    int setIndicator(bool first);
    int removeSubfields();
    int addSubfields();
    int recode(bool exceptFirst);
    int dropDuplicateSubfields();
    int moveToEnd();
    int split();

    // valueactions.cpp
    bool replaceIn(std::string_view &value, std::string_view with);
    int replaceContents();
    int replaceExceptFirst();
    int replaceControl();
    int replaceMatches();
    int replaceByTable();
    int affix(bool before);
    std::string_view otherValue(const WorkField &target, std::size_t number, std::size_t count,
                                const Fields &from);
    int fromOther(bool append);

    Interpreter &m_run;
    WorkRecord &m_record;
    const Op &m_op;
};

} // namespace colophon::rules
