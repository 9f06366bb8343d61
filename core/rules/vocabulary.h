// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/tree.h"

#include <QString>
#include <QStringList>

#include <span>

namespace colophon::rules {

/// What stands behind an action's first text.
enum class Shape {
    Alone,       ///< removeField "500"
    With,        ///< prefix "245.a" with "text"
    To,          ///< changeFirstIndicator "245" to "1"
    ToElement,   ///< copyField "A" to "B"
    WithElement, ///< suffixSubField "988.a" with "989.y"
    Excluding,   ///< combineFields "900" excluding "c"
    Codes,       ///< moveSubfieldsToEndOfField "597" "c,a"
    SystemNumber ///< addSystemNumber "995.a" from "008" prefixed by "003"
};

/// A word that a rule may use where an action or a condition stands.
struct Word {
    const char *name;      ///< as Alma writes it
    const char *signature; ///< as completion shows it
    const char *help;      ///< what it does, a sentence
};

struct ActionWord {
    Word word;
    Action action;
    Shape shape;
    /// False where no public source says what it does: the name is read, and not run.
    bool confirmed = true;
};

struct ConditionWord {
    Word word;
    ConditionKind kind;
};

/// The actions in Alma's language.
std::span<const ActionWord> actionWords();
std::span<const ConditionWord> conditionWords();
/// Colophon's own actions and conditions.
std::span<const Word> extensionWords();
/// The words of the frame: rule, priority, when, then, end, and, or, not, if, with, to, …
QStringList keywords();

/// By name in any case; null where there is none.
const ActionWord *findAction(const QString &name);
/// The known word that is written most like this one, or nothing where none is near (Damerau-
/// Levenshtein distance of at most a third of its length).
QString nearestWord(const QString &word, const QStringList &known);
QStringList actionNames();

} // namespace colophon::rules
