// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/almatext.h"

#include "rules/tree.h"

#include <algorithm>

namespace colophon::rules {

namespace {

/// The tests taken out, each with the rest of its last line and the blank lines before it.
QString withoutTests(const QString &text, const RuleFile &file)
{
    QString kept;
    qsizetype at = 0;
    for (const TestCase &test : file.tests) {
        kept += QStringView(text).sliced(at, test.span.offset - at);
        while (!kept.isEmpty() && kept.back().isSpace())
            kept.chop(1);
        at = test.span.end();
    }
    return kept + text.mid(at);
}

} // namespace

Result<QString> almaText(const QString &text)
{
    const RuleFile whole = parse(text);
    if (const QString error = firstError(whole.diagnostics); !error.isNull())
        return Error{ErrorCode::InvalidInput, error};
    const QString plain = withoutTests(text, whole);
    const RuleFile file = parse(plain);
    if (file.extensions.isEmpty() && !hasErrors(file.diagnostics))
        return plain;
    // told with the lines of the text as it stands
    for (const Span &span : whole.extensions) {
        const bool ofTest =
            std::any_of(whole.tests.begin(), whole.tests.end(), [&span](const TestCase &test) {
                return span.offset >= test.span.offset && span.offset < test.span.end();
            });
        if (!ofTest)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("line %1: “%2” is Colophon's own, and Alma would refuse "
                                        "the rule there. Write it without, then copy it again.")
                             .arg(span.line)
                             .arg(text.mid(span.offset, span.length))};
    }
    return Error{ErrorCode::Internal,
                 QStringLiteral("The rules can't be parted from their tests. Take the tests out by "
                                "hand, then copy the rules.")};
}

} // namespace colophon::rules
