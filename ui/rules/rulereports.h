// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalization/ruleshelf.h"
#include "rules/ruletest.h"

#include <QTabWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace colophon::ui {

/// Below the rule text: its tests with what was expected and what came out, what is wrong with it,
/// and its versions with what ran.
class RuleReports final : public QTabWidget {
    Q_OBJECT
public:
    explicit RuleReports(QWidget *parent = nullptr);

    void showTests(const QList<rules::TestOutcome> &outcomes, const QString &trouble);
    void showProblems(const QList<rules::Diagnostic> &diagnostics);
    void showHistory(const QList<normalization::RuleVersion> &versions,
                     const QList<normalization::RuleRun> &runs);
    void frontTests() { setCurrentIndex(0); }
    void frontProblems() { setCurrentIndex(1); }

signals:
    void placeWanted(const rules::Span &span);
    void mendWanted(const rules::Span &span, const QString &text);
    /// The text of a former version, to be looked at and saved again.
    void versionWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showOutcome(int row);
    void showProblem(int row);
    QWidget *buildProblems();
    void showSummary(qsizetype passed, qsizetype failed);

    QTreeWidget *m_tests;
    QPlainTextEdit *m_outcome;
    QLabel *m_summary;
    QTreeWidget *m_problems;
    QLabel *m_problem; ///< the one at hand, whole
    QPushButton *m_mend;
    QTreeWidget *m_versions;
    QList<rules::TestOutcome> m_outcomes;
    QString m_trouble;
    QList<rules::Diagnostic> m_diagnostics;
    QList<normalization::RuleVersion> m_kept;
};

} // namespace colophon::ui
