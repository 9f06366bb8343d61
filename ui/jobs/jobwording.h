// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/run.h"

#include <QCoreApplication>
#include <QString>

namespace colophon::ui {

/// What jobs, their parameters and their outcomes are called.
struct JobWording {
    Q_DECLARE_TR_FUNCTIONS(JobWording)
public:
    static QString name(const QString &job);        ///< "Add Reminders"
    static QString description(const QString &job); ///< "adds one reminder to each record …"
    static QString parameter(const QString &key);
    static QString state(batch::State state);
    /// The state; "Interrupted" where nobody works on a run that is not over.
    static QString state(const batch::Run &run);
    /// That a run a former program left goes on, from where, and why it was left.
    static QString goesOn(const batch::Run &left);
    static QString outcome(batch::Outcome outcome);
    static QString reason(const QString &reason);
    /// What became of a record, in the job's own words: "Reminder added".
    static QString result(const QString &job, const batch::Item &item);
    static QString counts(const batch::Counts &counts);
};

} // namespace colophon::ui
