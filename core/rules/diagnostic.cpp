// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/diagnostic.h"

#include <algorithm>

namespace colophon::rules {

QString describe(const Diagnostic &diagnostic)
{
    return QStringLiteral("line %1, column %2: %3")
        .arg(diagnostic.span.line)
        .arg(diagnostic.span.column)
        .arg(diagnostic.message);
}

bool hasErrors(const QList<Diagnostic> &diagnostics)
{
    return !firstError(diagnostics).isNull();
}

QString firstError(const QList<Diagnostic> &diagnostics)
{
    const auto found =
        std::find_if(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic &d) { return d.severity == Severity::Error; });
    return found == diagnostics.end() ? QString() : describe(*found);
}

} // namespace colophon::rules
