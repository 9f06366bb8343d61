// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "normalization/catalogrun.h"
#include "rules/rulecount.h"

namespace colophon::ui {

class MessageBar;

/// Runs the rule of the workbench on records, after a question, and takes the run back as a whole.
/// Works beside the window, with progress and Cancel in the status bar; what came of it is told in
/// the workbench's bar. Thread rule: the window's thread.
class RuleRun final : public QObject {
    Q_OBJECT
public:
    RuleRun(const ScreenContext &context, MessageBar &bar, QWidget *parent);

    /// The rule as it is typed now, saved or not.
    void ask(const normalization::StoredRule &rule, const WantedRecords &wanted);

signals:
    void started();
    void ended();

private:
    void run(const normalization::StoredRule &rule, const WantedRecords &wanted);
    void tell(const Result<normalization::CatalogRunReport> &report);
    void takeBack(const QList<normalization::CatalogRunReport::Change> &changes);
    void say(const QString &richText, bool error = false);

    ScreenContext m_context;
    MessageBar &m_bar;
    QWidget *m_window;
};

} // namespace colophon::ui
