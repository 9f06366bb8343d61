// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "jobs/jobdesk.h"

class QStackedWidget;

namespace colophon::ui {

class JobMonitor;
class JobWizard;

/// Jobs: the monitor, and Run a Job in its place while one is being set up.
/// Thread rule: the window's thread.
class JobScreen final : public Screen {
    Q_OBJECT
public:
    JobScreen(const ScreenContext &context, JobDesk &desk, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    void activate() override;

private:
    void runAJob();
    void showMonitor();
    bool isSettingUp() const;

    ScreenContext m_context;
    QStackedWidget *m_stack;
    JobMonitor *m_monitor;
    JobWizard *m_wizard;
};

} // namespace colophon::ui
