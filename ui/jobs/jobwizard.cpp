// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobwizard.h"

#include "base/theme.h"
#include "batch/registry.h"
#include "jobs/jobwording.h"
#include "jobs/radiorowdelegate.h"
#include "jobs/stepsbar.h"
#include "widgets/messagebar.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>

namespace colophon::ui {

JobWizard::JobWizard(const ScreenContext &context, JobDesk &desk, QWidget *parent)
    : QWidget(parent), m_context(context), m_desk(desk), m_title(new QLabel(this)),
      m_about(new QLabel(this)),
      m_steps(new StepsBar(
          {tr("Select job"), tr("Select set"), tr("Parameters"), tr("Review"), tr("Confirm")},
          this)),
      m_bar(new MessageBar(this)), m_stack(new QStackedWidget(this)),
      m_jobButtons(new QButtonGroup(this)), m_setTable(new QTableWidget(this)),
      m_form(new QScrollArea(this)), m_cards(new QVBoxLayout), m_checks(new QVBoxLayout),
      m_skipRow(new QWidget(this)), m_skip(new QRadioButton(tr("Skip these"), m_skipRow)),
      m_second(new QRadioButton(tr("Add a second reminder"), m_skipRow)),
      m_showTold(new QPushButton(m_skipRow)), m_counts(new QLabel(this)),
      m_preview(new QTableWidget(this)), m_confirm(new QLabel(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_back(new QPushButton(tr("Back"), this)),
      m_next(new QPushButton(tr("Next"), this))
{
    setObjectName(QStringLiteral("jobWizard"));
    m_bar->setObjectName(QStringLiteral("jobMessage"));
    m_cancel->setObjectName(QStringLiteral("jobCancel"));
    m_back->setObjectName(QStringLiteral("jobBack"));
    m_next->setObjectName(QStringLiteral("jobNext"));
    m_next->setProperty("primary", true);
    build();
    connect(m_cancel, &QPushButton::clicked, this, &JobWizard::left);
    connect(m_back, &QPushButton::clicked, this, &JobWizard::back);
    connect(m_next, &QPushButton::clicked, this, &JobWizard::next);
}

void JobWizard::build()
{
    auto *path = new QLabel(tr("Admin › Manage Jobs and Sets › Run a Job"), this);
    path->setFont(textFont(this, 12));
    path->setProperty("secondary", true);
    m_title->setObjectName(QStringLiteral("jobTitle"));
    m_title->setFont(textFont(this, 18, QFont::DemiBold));
    m_about->setProperty("secondary", true);
    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    line->addWidget(m_title);
    line->addWidget(m_about, 1);
    auto *headWidget = new QWidget(this);
    headWidget->setObjectName(QStringLiteral("jobHead"));
    headWidget->setAttribute(Qt::WA_StyledBackground);
    headWidget->setFixedHeight(px(this, 104));
    auto *head = new QVBoxLayout(headWidget);
    head->setContentsMargins(20, 10, 20, 8);
    head->setSpacing(4);
    head->addWidget(path);
    head->addLayout(line);
    head->addWidget(m_steps);

    m_form->setWidgetResizable(true);
    m_form->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(jobStep());
    m_stack->addWidget(setStep());
    m_stack->addWidget(m_form);
    m_stack->addWidget(reviewStep());
    m_stack->addWidget(confirmStep());

    auto *nothing = new QLabel(tr("Nothing is changed until you confirm."), this);
    nothing->setProperty("hint", true);
    auto *footWidget = new QWidget(this);
    footWidget->setObjectName(QStringLiteral("jobFoot"));
    footWidget->setAttribute(Qt::WA_StyledBackground);
    footWidget->setFixedHeight(px(this, 52));
    auto *foot = new QHBoxLayout(footWidget);
    foot->setContentsMargins(20, 0, 20, 0);
    foot->setSpacing(8);
    foot->addWidget(m_cancel);
    foot->addStretch(1);
    foot->addWidget(nothing);
    foot->addWidget(m_back);
    foot->addWidget(m_next);

    auto *body = new QVBoxLayout;
    body->setContentsMargins(20, 14, 20, 14);
    body->setSpacing(10);
    body->addWidget(m_bar);
    body->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(headWidget);
    layout->addLayout(body, 1);
    layout->addWidget(footWidget);
}

QWidget *JobWizard::jobStep()
{
    auto *page = new QWidget(this);
    auto *find = new QLineEdit(page);
    find->setObjectName(QStringLiteral("jobFind"));
    find->setPlaceholderText(tr("Find a job by its name"));
    find->setAccessibleName(find->placeholderText());
    find->setClearButtonEnabled(true);
    find->setMaximumWidth(px(this, 520));
    connect(find, &QLineEdit::textChanged, this, &JobWizard::filterJobs);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(find);
    int number = 0;
    for (const batch::Job *job : batch::jobs()) {
        auto *button = new QRadioButton(JobWording::name(job->name()), page);
        button->setObjectName(QStringLiteral("job-") + job->name());
        button->setAccessibleDescription(JobWording::description(job->name()));
        const bool may = job->leastRole() == store::Role::Cataloger
                         || m_context.workspace.user().roles.testFlag(job->leastRole());
        button->setEnabled(may);
        button->setToolTip(may ? QString() : tr("For catalog managers: it changes records."));
        auto *about = new QLabel(JobWording::description(job->name()), page);
        about->setProperty("hint", true);
        about->setIndent(px(this, 22));
        about->setObjectName(QStringLiteral("about-") + job->name());
        m_jobButtons->addButton(button, number++);
        layout->addSpacing(6);
        layout->addWidget(button);
        layout->addWidget(about);
    }
    layout->addStretch(1);
    connect(m_jobButtons, &QButtonGroup::idClicked, this, [this](int id) {
        m_job = batch::jobs().at(id)->name();
        adapt();
    });
    return page;
}

void JobWizard::filterJobs(const QString &text)
{
    for (QAbstractButton *button : m_jobButtons->buttons()) {
        const bool wanted = button->text().contains(text.trimmed(), Qt::CaseInsensitive);
        button->setVisible(wanted);
        if (auto *about = findChild<QLabel *>(QStringLiteral("about-")
                                              + batch::jobs().at(m_jobButtons->id(button))->name()))
            about->setVisible(wanted);
    }
}

QWidget *JobWizard::setStep()
{
    auto *page = new QWidget(this);
    auto *find = new QLineEdit(page);
    find->setObjectName(QStringLiteral("setFind"));
    find->setPlaceholderText(tr("Find a set by its name"));
    find->setAccessibleName(find->placeholderText());
    find->setClearButtonEnabled(true);
    find->setMaximumWidth(px(this, 520));
    connect(find, &QLineEdit::textChanged, this, &JobWizard::filterSets);
    m_setTable->setObjectName(QStringLiteral("jobSets"));
    m_setTable->setAccessibleName(tr("Sets"));
    m_setTable->setColumnCount(5);
    m_setTable->setHorizontalHeaderLabels(
        {tr("Name"), tr("Kind"), tr("Zone"), tr("Made by"), tr("Description")});
    m_setTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_setTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_setTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_setTable->setTabKeyNavigation(false);
    m_setTable->setShowGrid(false);
    m_setTable->verticalHeader()->hide();
    m_setTable->horizontalHeader()->setStretchLastSection(true);
    m_setTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_setTable->setColumnWidth(0, px(this, 320));
    m_setTable->setColumnWidth(1, px(this, 110));
    m_setTable->setColumnWidth(2, px(this, 130));
    m_setTable->setColumnWidth(3, px(this, 180));
    connect(m_setTable, &QTableWidget::itemSelectionChanged, this, [this] {
        dropReading();
        adapt();
    });
    connect(m_setTable, &QTableWidget::activated, this, [this] {
        if (m_next->isEnabled())
            next();
    });
    m_setTable->setItemDelegate(new RadioRowDelegate(m_setTable));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(find);
    layout->addWidget(m_setTable, 1);
    return page;
}

QWidget *JobWizard::reviewStep()
{
    auto *page = new QWidget(this);
    auto *left = new QWidget(page);
    left->setFixedWidth(px(this, 520));
    left->setLayout(m_cards);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(px(this, 12));
    m_checks->setSpacing(px(this, 6));
    m_skip->setObjectName(QStringLiteral("jobSkip"));
    m_second->setObjectName(QStringLiteral("jobSecond"));
    auto *choice = new QHBoxLayout(m_skipRow);
    choice->setContentsMargins(px(this, 20), 0, 0, 0);
    choice->addWidget(m_skip);
    choice->addWidget(m_second);
    choice->addWidget(m_showTold);
    choice->addStretch(1);
    m_showTold->setObjectName(QStringLiteral("jobShowTold"));
    m_showTold->setProperty("link", true);
    m_showTold->setCheckable(true);
    connect(m_showTold, &QPushButton::toggled, this, &JobWizard::fillPreview);
    const auto choose = [this] {
        m_parameters->setFlag(QStringLiteral("skip-existing"), m_skip->isChecked());
        runPreview();
    };
    connect(m_skip, &QRadioButton::clicked, this, choose);
    connect(m_second, &QRadioButton::clicked, this, choose);
    m_counts->setObjectName(QStringLiteral("jobCounts"));
    m_counts->setFont(textFont(this, 13, QFont::DemiBold));
    m_preview->setObjectName(QStringLiteral("jobPreview"));
    m_preview->setAccessibleName(tr("What will happen"));
    m_preview->setColumnCount(3);
    m_preview->setHorizontalHeaderLabels({tr("Title"), tr("MMS ID"), tr("Result")});
    m_preview->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setTabKeyNavigation(false);
    m_preview->setShowGrid(false);
    m_preview->verticalHeader()->hide();
    m_preview->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_preview->horizontalHeader()->setStretchLastSection(true);
    m_preview->setColumnWidth(0, px(this, 340));
    m_preview->setColumnWidth(1, px(this, 160));
    auto *heading = new QLabel(tr("Checks"), page);
    heading->setFont(textFont(this, 13, QFont::DemiBold));
    auto *what = new QLabel(tr("What will happen"), page);
    what->setFont(textFont(this, 13, QFont::DemiBold));
    auto *whatLine = new QHBoxLayout;
    whatLine->addWidget(what);
    whatLine->addStretch(1);
    whatLine->addWidget(m_counts);
    auto *right = new QVBoxLayout;
    right->setSpacing(px(this, 8));
    right->addWidget(heading);
    right->addLayout(m_checks);
    right->addWidget(m_skipRow);
    right->addSpacing(px(this, 8));
    right->addLayout(whatLine);
    right->addWidget(m_preview, 1);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(this, 16));
    layout->addWidget(left);
    layout->addLayout(right, 1);
    return page;
}

QWidget *JobWizard::confirmStep()
{
    auto *page = new QWidget(this);
    m_confirm->setObjectName(QStringLiteral("jobConfirmText"));
    m_confirm->setWordWrap(true);
    m_confirm->setFont(textFont(this, 14));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_confirm);
    layout->addStretch(1);
    return page;
}

void JobWizard::restart()
{
    m_job.clear();
    m_records.clear();
    m_jobButtons->setExclusive(false);
    for (QAbstractButton *button : m_jobButtons->buttons())
        button->setChecked(false);
    m_jobButtons->setExclusive(true);
    m_setTable->clearSelection();
    findChild<QLineEdit *>(QStringLiteral("jobFind"))->clear();
    readChoices();
    show(SelectJob);
}

void JobWizard::show(int step)
{
    dropReading();
    m_step = step;
    m_stack->setCurrentIndex(step);
    m_steps->setCurrent(step);
    m_bar->hide();
    m_title->setText(m_job.isEmpty() ? tr("Run a Job") : JobWording::name(m_job));
    m_about->setText(JobWording::description(m_job));
    m_next->setText(step == Review ? tr("Submit") : step == Confirm ? tr("Confirm") : tr("Next"));
    adapt();
    emit stepChanged();
}

void JobWizard::dropReading()
{
    ++m_token;
    m_reading = false;
}

void JobWizard::adapt()
{
    m_back->setEnabled(m_step > SelectJob);
    const bool ready = m_step == SelectJob   ? !m_job.isEmpty()
                       : m_step == SelectSet ? chosenSet() != nullptr && !m_reading
                       : m_step == Review    ? m_previewed
                                             : true;
    m_next->setEnabled(ready);
    m_next->setToolTip(ready                 ? QString()
                       : m_step == SelectJob ? tr("Choose a job first.")
                       : m_reading           ? tr("The records of the set are being read.")
                       : m_step == SelectSet ? tr("Choose a set first.")
                                             : tr("The dry run is not ready yet."));
}

void JobWizard::back()
{
    if (m_step > SelectJob)
        show(m_step - 1);
}

void JobWizard::next()
{
    switch (m_step) {
    case SelectJob:
        show(SelectSet);
        m_setTable->setFocus();
        return;
    case SelectSet:
        readRecords();
        return;
    case Parameters: {
        const QString fault = m_parameters->fault();
        if (!fault.isEmpty()) {
            refuse(fault);
            return;
        }
        show(Review);
        runPreview();
        return;
    }
    case Review:
        m_confirm->setText(
            tr("%1 runs over the %Ln record(s) of “%2”.", nullptr, int(m_records.size()))
                .arg(JobWording::name(m_job), chosenSet()->name)
            + QStringLiteral("\n\n") + m_counts->text() + QStringLiteral("\n\n")
            + tr("It runs in the background, and you can go on working. Its report is under Jobs, "
                 "from where it can be undone as a whole."));
        show(Confirm);
        m_next->setFocus();
        return;
    default:
        confirm();
    }
}

} // namespace colophon::ui
