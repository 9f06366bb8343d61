// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulereports.h"

#include "base/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTreeWidget>

namespace colophon::ui {

namespace {

QTreeWidget *table(const QString &name, const QString &spoken, const QStringList &heads)
{
    auto *tree = new QTreeWidget;
    tree->setObjectName(name);
    tree->setAccessibleName(spoken);
    tree->setHeaderLabels(heads);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setAllColumnsShowFocus(true);
    tree->header()->setStretchLastSection(true);
    return tree;
}

QString when(const QDateTime &instant)
{
    return QLocale().toString(instant.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

RuleReports::RuleReports(QWidget *parent)
    : QTabWidget(parent), m_tests(table(QStringLiteral("ruleTests"), tr("Tests"),
                                        {tr("Outcome"), tr("Test"), tr("Changes"), tr("Line")})),
      m_outcome(new QPlainTextEdit), m_summary(new QLabel),
      m_problems(table(QStringLiteral("ruleProblems"), tr("Problems"),
                       {tr("Line"), tr("Severity"), tr("What is wrong"), tr("Mend")})),
      m_versions(table(QStringLiteral("ruleVersions"), tr("History"),
                       {tr("Version"), tr("When"), tr("Who"), tr("What")}))
{
    setObjectName(QStringLiteral("ruleReports"));
    setDocumentMode(true);
    m_outcome->setObjectName(QStringLiteral("ruleOutcome"));
    m_outcome->setAccessibleName(tr("Expected and got"));
    m_outcome->setReadOnly(true);
    m_outcome->setTabChangesFocus(true);
    m_outcome->setFrameShape(QFrame::NoFrame);
    m_outcome->setFont(monoFont(this, 12));
    m_outcome->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_outcome->setPlaceholderText(
        tr("Tests stand in the rule text: test \"name\" given =245  10$aX expect =245  10$aY end"));
    auto *tests = new QSplitter(Qt::Vertical);
    tests->addWidget(m_tests);
    tests->addWidget(m_outcome);
    tests->setSizes({px(this, 120), px(this, 80)});
    m_summary->setObjectName(QStringLiteral("ruleTestSummary"));
    m_summary->setContentsMargins(0, 0, px(this, 12), 0);
    addTab(tests, tr("Tests"));
    addTab(m_problems, tr("Problems"));
    addTab(m_versions, tr("History"));
    setCornerWidget(m_summary);
    m_tests->header()->resizeSection(1, px(this, 280));
    m_problems->header()->resizeSection(0, px(this, 70));
    m_problems->header()->resizeSection(1, px(this, 80));
    m_problems->header()->resizeSection(2, px(this, 420));
    connect(m_tests, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        showOutcome(item ? m_tests->indexOfTopLevelItem(item) : -1);
    });
    connect(m_tests, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        const rules::TestOutcome &outcome = m_outcomes.at(m_tests->indexOfTopLevelItem(item));
        emit placeWanted(outcome.span);
    });
    connect(m_problems, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem *item, int column) {
                const rules::Diagnostic &problem =
                    m_diagnostics.at(m_problems->indexOfTopLevelItem(item));
                if (column == 3 && problem.replacement)
                    emit mendWanted(problem.span, *problem.replacement);
                else
                    emit placeWanted(problem.span);
            });
    connect(m_versions, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        const int row = item->data(0, Qt::UserRole).toInt();
        if (row >= 0 && row < m_kept.size())
            emit versionWanted(m_kept.at(row).text);
    });
}

void RuleReports::showTests(const QList<rules::TestOutcome> &outcomes, const QString &trouble)
{
    m_outcomes = outcomes;
    m_tests->clear();
    const Tokens &tokens = Tokens::of(this);
    int failed = 0;
    int firstFailed = -1;
    for (qsizetype i = 0; i < outcomes.size(); ++i) {
        const rules::TestOutcome &outcome = outcomes.at(i);
        auto *item = new QTreeWidgetItem(
            {outcome.passed ? tr("Passed") : tr("Failed"), outcome.name,
             outcome.changes == 0 ? tr("no change") : tr("%n change(s)", nullptr, outcome.changes),
             outcome.passed || outcome.line == 0 ? QString() : tr("line %1").arg(outcome.line)});
        item->setIcon(
            0, icon(outcome.passed ? QStringLiteral("circle-check") : QStringLiteral("circle-x"),
                    outcome.passed ? tokens.ok : tokens.err));
        m_tests->addTopLevelItem(item);
        if (!outcome.passed && failed++ == 0)
            firstFailed = int(i);
    }
    if (!trouble.isEmpty())
        m_summary->setText(trouble);
    else if (outcomes.isEmpty())
        m_summary->setText(tr("No tests"));
    else
        m_summary->setText(tr("%1 passed, %2 failed").arg(outcomes.size() - failed).arg(failed));
    if (!outcomes.isEmpty())
        m_tests->setCurrentItem(m_tests->topLevelItem(qMax(0, firstFailed)));
    else
        showOutcome(-1);
}

void RuleReports::showOutcome(int row)
{
    if (row < 0 || row >= m_outcomes.size()) {
        m_outcome->clear();
        return;
    }
    const rules::TestOutcome &outcome = m_outcomes.at(row);
    if (outcome.passed) {
        m_outcome->setPlainText(tr("It came out as expected."));
        return;
    }
    QStringList lines;
    for (const QString &line : rules::difference(outcome.expected, outcome.got))
        lines.append(
            (line.startsWith(u'-') ? tr("Expected  %1") : tr("Got       %1")).arg(line.mid(2)));
    lines.append(outcome.reason);
    m_outcome->setPlainText(lines.join(u'\n'));
}

void RuleReports::showProblems(const QList<rules::Diagnostic> &diagnostics)
{
    m_diagnostics = diagnostics;
    m_problems->clear();
    const Tokens &tokens = Tokens::of(this);
    for (const rules::Diagnostic &problem : diagnostics) {
        const bool error = problem.severity == rules::Severity::Error;
        auto *item = new QTreeWidgetItem(
            {QStringLiteral("%1:%2").arg(problem.span.line).arg(problem.span.column),
             error                                          ? tr("Error")
             : problem.severity == rules::Severity::Warning ? tr("Warning")
                                                            : tr("Note"),
             problem.message,
             problem.replacement ? tr("Replace by “%1”").arg(*problem.replacement) : QString()});
        item->setIcon(1, icon(error ? QStringLiteral("circle-x") : QStringLiteral("triangle-alert"),
                              error ? tokens.err : tokens.warn));
        item->setToolTip(2, problem.message);
        item->setForeground(3, tokens.accent);
        m_problems->addTopLevelItem(item);
    }
    setTabText(1, diagnostics.isEmpty() ? tr("Problems")
                                        : tr("Problems (%1)").arg(diagnostics.size()));
}

void RuleReports::showHistory(const QList<normalization::RuleVersion> &versions,
                              const QList<normalization::RuleRun> &runs)
{
    m_kept = versions;
    m_versions->clear();
    for (qsizetype i = 0; i < versions.size(); ++i) {
        const normalization::RuleVersion &version = versions.at(i);
        auto *item = new QTreeWidgetItem({QString::number(version.version), when(version.savedAt),
                                          version.savedBy, tr("Saved")});
        item->setData(0, Qt::UserRole, int(i));
        item->setToolTip(3, tr("Enter puts this version's text into the editor."));
        m_versions->addTopLevelItem(item);
        for (const normalization::RuleRun &run : runs) {
            if (run.version != version.version)
                continue;
            auto *ran = new QTreeWidgetItem({QString(), when(run.at), run.by,
                                             tr("Ran on %1: %2 of %3 records changed")
                                                 .arg(run.what, QLocale().toString(run.changed),
                                                      QLocale().toString(run.records))});
            ran->setData(0, Qt::UserRole, -1);
            m_versions->addTopLevelItem(ran);
        }
    }
}

} // namespace colophon::ui
