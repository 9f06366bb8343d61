// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard/panelframe.h"
#include "jobs/jobdesk.h"

#include <QTimer>

class QVBoxLayout;

namespace colophon::ui {

/// The newest runs of jobs: those under way with a bar and Cancel, the others with what came of
/// them. Thread rule: the window's thread; nothing in it waits.
class RunsPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit RunsPanel(JobDesk &desk, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void show(const QList<batch::Run> &runs);
    QWidget *underWay(const batch::Run &run);
    QWidget *ended(const batch::Run &run);

    JobDesk &m_desk;
    QVBoxLayout *m_rows;
    QLabel *m_empty = nullptr;
    QTimer m_again;
};

} // namespace colophon::ui
