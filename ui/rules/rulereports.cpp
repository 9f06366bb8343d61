// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulereports.h"

#include "base/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSplitter>
#include <QTextBlock>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kTagLength = 4; ///< of a mnemonic line: "=245"

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

QString pill(const QString &text, const QColor &ink, const QColor &paper)
{
    return QStringLiteral("<span style=\"color:%1; background-color:%2\">&nbsp;%3&nbsp;</span>")
        .arg(ink.name(), paper.name(), text.toHtmlEscaped());
}

/// Where two texts differ, in the second: what is not common to their beginnings and ends.
QPair<int, int> differingPart(const QString &before, const QString &after)
{
    const qsizetype shorter = qMin(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return {int(head), int(after.size() - tail)};
}

QTextEdit::ExtraSelection coloured(const QTextBlock &block, int from, int to, const QColor &ink,
                                   const QColor &paper)
{
    QTextEdit::ExtraSelection part;
    part.cursor = QTextCursor(block);
    part.cursor.setPosition(block.position() + from);
    part.cursor.setPosition(block.position() + to, QTextCursor::KeepAnchor);
    part.format.setForeground(ink);
    if (paper.isValid())
        part.format.setBackground(paper);
    return part;
}

} // namespace

RuleReports::RuleReports(QWidget *parent)
    : QTabWidget(parent), m_tests(table(QStringLiteral("ruleTests"), tr("Tests"),
                                        {tr("Outcome"), tr("Test"), tr("Changes"), tr("Line")})),
      m_outcome(new QPlainTextEdit), m_summary(new QLabel),
      m_problems(table(QStringLiteral("ruleProblems"), tr("Problems"),
                       {tr("Line"), tr("Severity"), tr("What is wrong"), tr("Mend")})),
      m_problem(new QLabel), m_mend(new QPushButton(tr("Mend"))),
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
    addTab(buildProblems(), tr("Problems"));
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
    m_trouble = trouble;
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
        for (int column = 0; !outcome.passed && column < item->columnCount(); ++column) {
            item->setBackground(column, tokens.errBg);
            item->setForeground(column, column == 1 ? tokens.text : tokens.err);
        }
        m_tests->addTopLevelItem(item);
        if (!outcome.passed && failed++ == 0)
            firstFailed = int(i);
    }
    showSummary(outcomes.size() - failed, failed);
    if (!outcomes.isEmpty())
        m_tests->setCurrentItem(m_tests->topLevelItem(qMax(0, firstFailed)));
    else
        showOutcome(-1);
}

void RuleReports::showSummary(qsizetype passed, qsizetype failed)
{
    const Tokens &tokens = Tokens::of(this);
    const QString passedText = tr("%1 passed").arg(passed);
    const QString failedText = tr("%1 failed").arg(failed);
    QStringList pills;
    if (passed > 0)
        pills.append(pill(passedText, tokens.ok, tokens.okBg));
    if (failed > 0)
        pills.append(pill(failedText, tokens.err, tokens.errBg));
    if (!m_trouble.isEmpty())
        m_summary->setText(m_trouble.toHtmlEscaped());
    else if (pills.isEmpty())
        m_summary->setText(tr("No tests"));
    else
        m_summary->setText(pills.join(QStringLiteral(" &nbsp;")));
    m_summary->setAccessibleName(
        m_trouble.isEmpty() && !pills.isEmpty()
            ? QStringList{passedText, failedText}.join(QStringLiteral(", "))
            : QString());
}

void RuleReports::showOutcome(int row)
{
    m_outcome->setExtraSelections({});
    if (row < 0 || row >= m_outcomes.size()) {
        m_outcome->clear();
        return;
    }
    const rules::TestOutcome &outcome = m_outcomes.at(row);
    if (outcome.passed) {
        m_outcome->setPlainText(tr("It came out as expected."));
        return;
    }
    const QStringList difference = rules::difference(outcome.expected, outcome.got);
    QStringList lines;
    for (const QString &line : difference)
        lines.append(
            (line.startsWith(u'-') ? tr("Expected  %1") : tr("Got       %1")).arg(line.mid(2)));
    m_outcome->setPlainText((lines + QStringList{outcome.reason}).join(u'\n'));
    // in a line that came out otherwise, what is other than in the one expected of that tag
    const Tokens &tokens = Tokens::of(this);
    QStringList expected = difference.filter(QRegularExpression(QStringLiteral("^-")));
    QList<QTextEdit::ExtraSelection> parts;
    for (int i = 0; i < int(lines.size()); ++i) {
        const QTextBlock block = m_outcome->document()->findBlockByNumber(i);
        const QString line = difference.at(i).mid(2);
        const int label = int(lines.at(i).size() - line.size());
        parts.append(coloured(block, 0, label, tokens.text3, {}));
        if (!difference.at(i).startsWith(u'+'))
            continue;
        const auto twin = std::find_if(expected.begin(), expected.end(), [&](const QString &other) {
            return other.mid(2, kTagLength) == line.left(kTagLength);
        });
        if (twin == expected.end())
            continue;
        const auto [from, to] = differingPart(twin->mid(2), line);
        parts.append(coloured(block, label + from, label + to, tokens.err, tokens.errBg));
        expected.erase(twin);
    }
    m_outcome->setExtraSelections(parts);
}

QWidget *RuleReports::buildProblems()
{
    m_problem->setObjectName(QStringLiteral("ruleProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_mend->setObjectName(QStringLiteral("ruleMend"));
    auto *whole = new QWidget;
    whole->setObjectName(QStringLiteral("barStrip"));
    auto *wholeLayout = new QHBoxLayout(whole);
    wholeLayout->setContentsMargins(px(this, 12), px(this, 6), px(this, 8), px(this, 6));
    wholeLayout->addWidget(m_problem, 1);
    wholeLayout->addWidget(m_mend);
    auto *problems = new QWidget;
    auto *layout = new QVBoxLayout(problems);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_problems, 1);
    layout->addWidget(whole);
    connect(m_problems, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        showProblem(item ? m_problems->indexOfTopLevelItem(item) : -1);
    });
    connect(m_mend, &QPushButton::clicked, this, [this] {
        const int row = m_problems->indexOfTopLevelItem(m_problems->currentItem());
        if (row >= 0 && m_diagnostics.at(row).replacement)
            emit mendWanted(m_diagnostics.at(row).span, *m_diagnostics.at(row).replacement);
    });
    showProblem(-1);
    return problems;
}

/// The sentence whole, where the list has room for its beginning only.
void RuleReports::showProblem(int row)
{
    const bool any = row >= 0 && row < m_diagnostics.size();
    const std::optional<QString> mend = any ? m_diagnostics.at(row).replacement : std::nullopt;
    m_problem->setText(any ? m_diagnostics.at(row).message : tr("No problems"));
    m_mend->setVisible(mend.has_value());
    m_mend->setToolTip(mend ? tr("Replace by “%1”").arg(*mend) : QString());
}

void RuleReports::changeEvent(QEvent *event)
{
    QTabWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    const QList<rules::TestOutcome> outcomes = m_outcomes;
    const QList<rules::Diagnostic> diagnostics = m_diagnostics;
    const QString trouble = m_trouble;
    const int row = m_tests->indexOfTopLevelItem(m_tests->currentItem());
    showTests(outcomes, trouble);
    showProblems(diagnostics);
    if (row >= 0)
        m_tests->setCurrentItem(m_tests->topLevelItem(row));
}

void RuleReports::showProblems(const QList<rules::Diagnostic> &diagnostics)
{
    const int row = m_problems->indexOfTopLevelItem(m_problems->currentItem());
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
    if (!diagnostics.isEmpty())
        m_problems->setCurrentItem(
            m_problems->topLevelItem(qBound(0, row, int(diagnostics.size()) - 1)));
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
