// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobscreen.h"

#include "jobs/jobmonitor.h"
#include "jobs/jobwizard.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace colophon::ui {

JobScreen::JobScreen(const ScreenContext &context, JobDesk &desk, QWidget *parent)
    : Screen(parent), m_context(context), m_stack(new QStackedWidget(this)),
      m_monitor(new JobMonitor(context, desk, this)), m_wizard(new JobWizard(context, desk, this))
{
    setObjectName(QStringLiteral("jobScreen"));
    m_stack->addWidget(m_monitor);
    m_stack->addWidget(m_wizard);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    QAction *run =
        context.commands.add(QStringLiteral("job.run"), tr("&Run a Job"), QStringLiteral("cog"),
                             QKeySequence(QStringLiteral("Ctrl+J")));
    run->setEnabled(!context.workspace.isReadOnly());
    connect(run, &QAction::triggered, this, &JobScreen::runAJob);
    connect(m_monitor, &JobMonitor::runWanted, this, &JobScreen::runAJob);
    connect(m_monitor, &JobMonitor::statusTextChanged, this, [this](const QString &text) {
        if (!isSettingUp())
            emit statusTextChanged(text);
    });
    connect(m_monitor, &JobMonitor::runningChanged, this, [this](int count) {
        emit railCountChanged({count, false, tr("%n running", nullptr, count)});
    });
    connect(m_wizard, &JobWizard::left, this, &JobScreen::showMonitor);
    connect(m_wizard, &JobWizard::submitted, this, [this](batch::RunId id) {
        showMonitor();
        m_monitor->choose(id);
    });
    connect(m_wizard, &JobWizard::stepChanged, this,
            [this] { emit statusTextChanged(statusText()); });
    m_monitor->refresh();
}

bool JobScreen::isSettingUp() const
{
    return m_stack->currentWidget() == m_wizard;
}

void JobScreen::runAJob()
{
    m_wizard->restart();
    m_stack->setCurrentWidget(m_wizard);
    m_context.navigation.show(ScreenId::Jobs);
    emit titleChanged();
}

void JobScreen::showMonitor()
{
    m_stack->setCurrentWidget(m_monitor);
    m_monitor->refresh();
    emit titleChanged();
    emit statusTextChanged(statusText());
}

QString JobScreen::title() const
{
    return isSettingUp() ? tr("Run a Job") : tr("Jobs");
}

QString JobScreen::statusText() const
{
    return isSettingUp() ? tr("Step %1 of %2").arg(m_wizard->step() + 1).arg(5)
                         : m_monitor->statusText();
}

void JobScreen::activate()
{
    m_monitor->refresh();
    m_stack->currentWidget()->setFocus();
}

} // namespace colophon::ui
