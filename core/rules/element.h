// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/lexer.h"
#include "rules/tree.h"

namespace colophon::rules {

/// How an element is read: a condition's pattern, an action's target or the text of a new field.
enum class ElementUse {
    Pattern, ///< exists "245.a.*"
    Target,  ///< removeField "9**", replaceContents "300.a.p"
    New      ///< addField "740.a.Set XXX": no wildcards
};

/// Reads "TAG.{I,J}.CODE.VALUE" (control fields: "TAG.{START,LENGTH}.VALUE"); what is wrong with it
/// goes to `diagnostics` with its place inside the text.
Element parseElement(const Token &token, ElementUse use, QList<Diagnostic> &diagnostics);

/// Whether a tag pattern (`*` is any character) and another can name the same field.
bool tagsOverlap(const QString &a, const QString &b);

} // namespace colophon::rules
