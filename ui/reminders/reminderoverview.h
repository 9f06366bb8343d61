// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/overview.h"

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;

namespace colophon::ui {

class BarChart;

enum class ReminderTile { Overdue, DueThisWeek, DueThisMonth, DoneThisMonth };

/// The head of Manage Reminders: four tiles that set the filter, and the chart of what is due per
/// week.
class ReminderOverview final : public QWidget {
    Q_OBJECT
public:
    explicit ReminderOverview(QWidget *parent = nullptr);

    void show(const reminders::Tiles &tiles, const QList<reminders::Week> &weeks, QDate today);

signals:
    void tileChosen(ReminderTile tile);
    void weekChosen(QDate start);

private:
    class Tile;
    std::array<Tile *, 4> m_tiles{};
    BarChart *m_chart;
    QList<reminders::Week> m_weeks;
};

} // namespace colophon::ui
