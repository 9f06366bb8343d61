// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "jobs/jobdesk.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace colophon::ui {

class MessageBar;

/// Monitor Jobs: the runs with their state and how far they came, and the report of the chosen one:
/// counts, and every record that was not done with its reason.
/// Thread rule: the window's thread; reading is the workspace's.
class JobMonitor final : public QWidget {
    Q_OBJECT
public:
    JobMonitor(const ScreenContext &context, JobDesk &desk, QWidget *parent = nullptr);

    void refresh();
    /// Shows the run's report once it is in the list.
    void choose(batch::RunId id);
    QString statusText() const;

signals:
    void runWanted();
    void statusTextChanged(const QString &text);
    /// How many run now.
    void runningChanged(int count);

private:
    void build();
    void takeRuns(const QList<batch::Run> &runs);
    const batch::Run *chosen() const;
    void showReport();
    void readReport(const batch::Run &run);
    void takeReport(const QList<batch::Item> &items);
    void adapt();
    void askUndo();
    void writeReport();
    void say(const QString &richText, bool error);

    ScreenContext m_context;
    JobDesk &m_desk;
    QList<batch::Run> m_runs;
    QList<batch::Item> m_items;
    batch::RunId m_chosen;
    /// What was said of the runs that a former program left, until they end.
    QHash<qint64, QString> m_wentOn;
    /// What the report below was read for: nothing is read again while that stays.
    QString m_reported;
    QTimer m_timer;
    MessageBar *m_bar;
    QTableWidget *m_table;
    QLabel *m_summary;
    QTableWidget *m_report;
    QPushButton *m_run;
    QPushButton *m_cancel;
    QPushButton *m_carryOn;
    QPushButton *m_undo;
    QPushButton *m_csv;
};

} // namespace colophon::ui
