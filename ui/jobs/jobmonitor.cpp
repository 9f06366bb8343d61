// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobmonitor.h"

#include "base/theme.h"
#include "batch/registry.h"
#include "jobs/jobwording.h"
#include "reminders/spreadsheet.h"
#include "widgets/datefield.h"
#include "widgets/messagebar.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QTableWidget>

namespace colophon::ui {

namespace {

/// As many as a person reads; the CSV has them all.
constexpr int kMostShown = 2000;

void setUp(QTableWidget &table, const QStringList &heads, const QList<int> &widths)
{
    table.setColumnCount(int(heads.size()));
    table.setHorizontalHeaderLabels(heads);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(px(&table, 30));
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int i = 0; i < int(widths.size()); ++i)
        table.setColumnWidth(i, px(&table, widths.at(i)));
}

/// A cell's text changed in place, so that selection and scroll stay.
void setCell(QTableWidget &table, int row, int column, const QString &text)
{
    if (QTableWidgetItem *item = table.item(row, column)) {
        if (item->text() != text)
            item->setText(text);
    } else {
        table.setItem(row, column, new QTableWidgetItem(text));
    }
}

} // namespace

JobMonitor::JobMonitor(const ScreenContext &context, JobDesk &desk, QWidget *parent)
    : QWidget(parent), m_context(context), m_desk(desk), m_bar(new MessageBar(this)),
      m_table(new QTableWidget(this)), m_summary(new QLabel(this)),
      m_report(new QTableWidget(this)), m_run(new QPushButton(tr("Run a Job"), this)),
      m_cancel(new QPushButton(tr("Cancel Job"), this)),
      m_carryOn(new QPushButton(tr("Carry On"), this)), m_undo(new QPushButton(tr("Undo…"), this)),
      m_csv(new QPushButton(tr("Report as CSV"), this))
{
    setObjectName(QStringLiteral("jobMonitor"));
    m_bar->setObjectName(QStringLiteral("monitorMessage"));
    m_table->setObjectName(QStringLiteral("jobRuns"));
    m_table->setAccessibleName(tr("Runs of jobs"));
    m_report->setObjectName(QStringLiteral("jobReport"));
    m_report->setAccessibleName(tr("Records that were not done"));
    m_summary->setObjectName(QStringLiteral("jobSummary"));
    m_summary->setWordWrap(true);
    m_run->setObjectName(QStringLiteral("jobRun"));
    m_run->setProperty("primary", true);
    m_cancel->setObjectName(QStringLiteral("jobCancelRun"));
    m_carryOn->setObjectName(QStringLiteral("jobCarryOn"));
    m_undo->setObjectName(QStringLiteral("jobUndo"));
    m_csv->setObjectName(QStringLiteral("jobCsv"));
    build();
    connect(m_run, &QPushButton::clicked, this, &JobMonitor::runWanted);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const batch::Run *run = chosen())
            m_desk.cancel(run->id);
    });
    connect(m_carryOn, &QPushButton::clicked, this, [this] {
        if (const batch::Run *run = chosen())
            m_desk.carryOn(*run);
    });
    connect(m_undo, &QPushButton::clicked, this, &JobMonitor::askUndo);
    connect(m_csv, &QPushButton::clicked, this, &JobMonitor::writeReport);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        const batch::Run *run = chosen();
        m_chosen = run != nullptr ? run->id : batch::RunId();
        showReport();
    });
    connect(&m_desk, &JobDesk::changed, this, &JobMonitor::refresh);
    connect(&m_desk, &JobDesk::failed, this, [this](const QString &sentence) {
        say(tr("<b>The job was not done.</b> %1").arg(sentence.toHtmlEscaped()), true);
    });
    connect(&m_desk, &JobDesk::carriedOn, this, [this](const batch::Run &left) {
        choose(left.id);
        m_wentOn.insert(left.id.value(), JobWording::goesOn(left));
        say(JobWording::goesOn(left), false);
        emit m_context.workspace.announced(tr("%1 goes on").arg(JobWording::name(left.job)));
    });
    connect(&m_desk, &JobDesk::ended, this, [this](const batch::Run &run) {
        const QString end =
            tr("<b>%1: %2.</b> %3")
                .arg(JobWording::name(run.job), JobWording::state(run.state).toLower(),
                     JobWording::counts(run.counts));
        const QString before = m_wentOn.take(run.id.value());
        say(before.isEmpty() ? end : before + QStringLiteral("<br>") + end, false);
        emit m_context.workspace.announced(
            tr("%1 %2").arg(JobWording::name(run.job), JobWording::state(run.state).toLower()));
    });
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &JobMonitor::refresh);
    adapt();
}

void JobMonitor::build()
{
    setUp(*m_table, {tr("Job"), tr("Set"), tr("Submitted"), tr("By"), tr("State"), tr("Reached")},
          {180, 260, 150, 180, 110, 160});
    setUp(*m_report, {tr("MMS ID"), tr("Title"), tr("Outcome"), tr("Reason")},
          {160, 340, 110, 300});
    auto *name = new QLabel(tr("Jobs"), this);
    name->setFont(textFont(this, 18, QFont::DemiBold));
    auto *head = new QHBoxLayout;
    head->addWidget(name);
    head->addStretch(1);
    head->addWidget(m_run);
    auto *reportHead = new QHBoxLayout;
    reportHead->addWidget(m_summary, 1);
    reportHead->addWidget(m_cancel);
    reportHead->addWidget(m_carryOn);
    reportHead->addWidget(m_undo);
    reportHead->addWidget(m_csv);
    auto *below = new QWidget(this);
    auto *belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins(0, 8, 0, 0);
    belowLayout->addLayout(reportHead);
    belowLayout->addWidget(m_report, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(below);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 0);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_bar);
    layout->addWidget(splitter, 1);
}

void JobMonitor::refresh()
{
    m_context.workspace.reader().run(
        this, [](store::Connection &connection) { return batch::runs(connection); },
        [this](const Result<QList<batch::Run>> &runs) {
            if (runs)
                takeRuns(*runs);
            else
                say(runs.error().detail.toHtmlEscaped(), true);
        });
}

void JobMonitor::takeRuns(const QList<batch::Run> &runs)
{
    const bool sameRuns = runs.size() == m_runs.size()
                          && (runs.isEmpty() || runs.constFirst().id == m_runs.constFirst().id);
    m_runs = runs;
    for (batch::Run &run : m_runs)
        run.underWay |= m_desk.isRunning(run.id); // it may still wait for its thread
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(int(runs.size()));
    int running = 0;
    int row = 0;
    for (const batch::Run &run : std::as_const(m_runs)) {
        running += run.underWay ? 1 : 0;
        setCell(*m_table, row, 0, JobWording::name(run.job));
        setCell(*m_table, row, 1, run.setName);
        setCell(*m_table, row, 2,
                locale().toString(run.submittedAt.toLocalTime(), QLocale::ShortFormat));
        setCell(*m_table, row, 3, run.userName);
        setCell(*m_table, row, 4, JobWording::state(run));
        setCell(*m_table, row, 5,
                tr("%1 of %2").arg(locale().toString(run.next), locale().toString(run.total)));
        if (!sameRuns && run.id == m_chosen)
            m_table->selectRow(row);
        ++row;
    }
    if (running > 0)
        m_timer.start();
    else
        m_timer.stop();
    emit runningChanged(running);
    emit statusTextChanged(statusText());
    showReport();
}

QString JobMonitor::statusText() const
{
    return tr("%Ln run(s)", nullptr, int(m_runs.size()));
}

void JobMonitor::choose(batch::RunId id)
{
    m_chosen = id;
    m_runs.clear();
    refresh();
}

const batch::Run *JobMonitor::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty() || rows.constFirst().row() >= m_runs.size())
        return nullptr;
    return &m_runs.at(rows.constFirst().row());
}

void JobMonitor::showReport()
{
    adapt();
    const batch::Run *run = chosen();
    if (run == nullptr) {
        m_summary->setText(m_runs.isEmpty() ? tr("No job has run yet.") : tr("Choose a run."));
        m_report->setRowCount(0);
        m_reported.clear();
        return;
    }
    QString text =
        QStringLiteral("%1: %2").arg(JobWording::name(run->job), JobWording::counts(run->counts));
    if (!run->message.isEmpty())
        text += u'\n' + JobWording::reason(run->message);
    m_summary->setText(text);
    const QString reported = QStringLiteral("%1 %2 %3 %4")
                                 .arg(run->id.value())
                                 .arg(run->counts.failed)
                                 .arg(run->counts.left)
                                 .arg(run->counts.skipped);
    if (std::exchange(m_reported, reported) != reported)
        readReport(*run);
}

void JobMonitor::readReport(const batch::Run &run)
{
    m_context.workspace.reader().run(
        this,
        [id = run.id](store::Connection &connection) {
            return batch::itemsTold(connection, id, kMostShown);
        },
        [this, id = run.id](const Result<QList<batch::Item>> &items) {
            if (items && chosen() != nullptr && chosen()->id == id)
                takeReport(*items);
        });
}

void JobMonitor::takeReport(const QList<batch::Item> &items)
{
    m_report->setRowCount(int(items.size()));
    for (int row = 0; row < int(items.size()); ++row) {
        const batch::Item &item = items.at(row);
        setCell(*m_report, row, 0, item.mmsId.toString());
        setCell(*m_report, row, 1, item.title);
        setCell(*m_report, row, 2, JobWording::outcome(item.outcome));
        setCell(*m_report, row, 3, JobWording::reason(item.reason));
    }
}

void JobMonitor::adapt()
{
    const batch::Run *run = chosen();
    const bool running = run != nullptr && (run->underWay || m_desk.isRunning(run->id));
    const batch::Job *job = run != nullptr ? batch::jobNamed(run->job) : nullptr;
    const bool undoable = run != nullptr && !running && job != nullptr && job->canUndo()
                          && run->state != batch::State::Undone && run->counts.done > 0;
    m_cancel->setEnabled(running);
    m_carryOn->setVisible(run != nullptr && !running && run->canCarryOn()
                          && !m_context.workspace.isReadOnly());
    m_undo->setEnabled(undoable);
    m_csv->setEnabled(run != nullptr);
    m_run->setEnabled(!m_context.workspace.isReadOnly());
    m_undo->setToolTip(run == nullptr ? tr("Choose a run.")
                       : undoable     ? QString()
                       : running      ? tr("It is still running.")
                                      : tr("There is nothing to undo."));
}

void JobMonitor::askUndo()
{
    const batch::Run *run = chosen();
    if (run == nullptr)
        return;
    Question question;
    question.title = tr("Undo %1?").arg(JobWording::name(run->job));
    question.text = tr("What it did to %Ln record(s) is taken back. What others have changed since "
                       "is left alone and listed.",
                       nullptr, int(run->counts.done));
    question.answers = {tr("Undo %1").arg(JobWording::name(run->job)), tr("Cancel")};
    question.destructive = true;
    m_context.dialogs.ask(this, question, [this, undone = *run](int answer) {
        if (answer == 0)
            m_desk.undo(undone);
    });
}

void JobMonitor::writeReport()
{
    const batch::Run *run = chosen();
    if (run == nullptr)
        return;
    m_context.dialogs.saveFile(
        this, tr("Write the Report as CSV"), QStringLiteral("report-%1.csv").arg(run->id.value()),
        tr("CSV (*.csv)"), [this, id = run->id, total = run->total](const QString &path) {
            if (path.isEmpty())
                return;
            m_context.workspace.reader().run(
                this,
                [id, total, path](store::Connection &connection) -> Result<void> {
                    const Result<QList<batch::Item>> items =
                        batch::itemsOf(connection, id, {0, total});
                    COLOPHON_TRY(items);
                    QSaveFile file(path);
                    bool written = file.open(QIODevice::WriteOnly);
                    file.write(reminders::csvStart()
                               + reminders::csvLine(
                                   {tr("MMS ID"), tr("Title"), tr("Outcome"), tr("Reason")}));
                    for (const batch::Item &item : *items)
                        file.write(reminders::csvLine({item.mmsId.toString(), item.title,
                                                       JobWording::outcome(item.outcome),
                                                       JobWording::reason(item.reason)}));
                    written = written && file.commit();
                    if (!written) {
                        return Error{ErrorCode::Io,
                                     tr("%1 was not written: %2.").arg(path, file.errorString())};
                    }
                    return {};
                },
                [this, path](const Result<void> &written) {
                    say(written ? tr("The report was written to %1.").arg(path.toHtmlEscaped())
                                : written.error().detail.toHtmlEscaped(),
                        !written);
                });
        });
}

void JobMonitor::say(const QString &richText, bool error)
{
    m_bar->showMessage(error ? MessageBar::Kind::Error : MessageBar::Kind::Info, richText,
                       {tr("Close")}, [this](int) { m_bar->hide(); });
}

} // namespace colophon::ui
