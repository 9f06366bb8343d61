// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"
#include "rules/tree.h"

#include <QDate>

namespace colophon::rules {

/// What a test of a rule file came to.
struct TestOutcome {
    QString name;
    Span span;
    bool passed = false;
    /// The given record and what the rules made of it, mnemonic lines; empty where it did not run.
    QStringList given;
    QStringList got;
    QStringList expected;
    int changes = 0; ///< lines of the given record that are others now
    QString reason;  ///< a sentence, where it failed
    /// The first line of the rule text to look at: the first statement that worked on the field
    /// that differs; 0 where none did.
    int line = 0;
};

/// Runs the tests that stand in the file (test … given … expect … end). A test fails, and says why,
/// where its record can't be read. InvalidInput where the file has errors.
Result<QList<TestOutcome>> runTests(const RuleFile &file, const QDate &today);

/// A record as mnemonic lines, =LDR first; the form of tests and of differences.
QStringList mnemonicLines(const marc::Record &record);
/// Lines that stand in one alone, as "- …" and "+ …", in the records' order.
QStringList difference(const QStringList &before, const QStringList &after);

} // namespace colophon::rules
