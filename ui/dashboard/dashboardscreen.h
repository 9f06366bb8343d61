// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "workflow/assignment.h"

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace colophon::ui {

class DashboardPanel;
class PeopleBars;

/// Home: what waits for the person (assigned and returned records, drafts), what they worked on
/// last, and for catalog managers the team's open assignments. Other screens put panels of their
/// own beside these. Thread rule: the window's thread; nothing in it waits.
class DashboardScreen final : public Screen {
    Q_OBJECT
public:
    explicit DashboardScreen(const ScreenContext &context, QWidget *parent = nullptr);

    /// In the upper row, between what is assigned and the drafts: reminders that are due.
    void addMiddlePanel(QWidget *panel);
    /// In the upper row at the right, under the drafts: running jobs.
    void addSidePanel(QWidget *panel);

    QString title() const override;
    void activate() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Content;

    void build();
    void buildTeam();
    QWidget *buildHead();
    void addButtons();
    void refresh();
    void show(const Content &content);
    void showTeam(const QList<workflow::Assignment> &open);

    ScreenContext m_context;
    QLabel *m_day;
    QHBoxLayout *m_buttons;
    DashboardPanel *m_mine;
    DashboardPanel *m_drafts;
    DashboardPanel *m_recent;
    DashboardPanel *m_oldest;
    PeopleBars *m_bars;
    QWidget *m_team;
    QBoxLayout *m_upper; ///< beside each other, one below the other in a narrow window
    QBoxLayout *m_lower;
    QVBoxLayout *m_side;
};

} // namespace colophon::ui
