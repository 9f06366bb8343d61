// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace colophon::rules {

/// A stretch of a rule text. Lines and columns count from 1; offset, length and column are in
/// UTF-16 units, as editors count.
struct Span {
    int offset = 0;
    int length = 0;
    int line = 1;
    int column = 1;

    int end() const { return offset + length; }
};

enum class Severity {
    Error,   ///< the file is not run
    Warning, ///< runs, and perhaps not as meant
    Note     ///< what a reader may like to know
};

/// Something to say about a place of a rule text: one plain sentence or two. `replacement` is what
/// to put in the stretch's place to mend it, where one is known.
struct Diagnostic {
    Severity severity = Severity::Error;
    Span span;
    QString message;
    std::optional<QString> replacement;
};

/// "line 3, column 8: The action “addSubFeild” is not known. …"
QString describe(const Diagnostic &diagnostic);
bool hasErrors(const QList<Diagnostic> &diagnostics);
/// The first error as an InvalidInput sentence's text; empty without one.
QString firstError(const QList<Diagnostic> &diagnostics);

} // namespace colophon::rules
