// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"
#include "normalization/process.h"
#include "reminders/codetable.h"
#include "store/userstore.h"

#include <QHash>
#include <QWidget>

#include <functional>

namespace colophon::ui {

/// The form that a job's parameters make: a line, a day, a list or a tick for each.
class JobParameters final : public QWidget {
    Q_OBJECT
public:
    struct Choices {
        QList<reminders::CodeRow> types;
        QList<reminders::CodeRow> statuses;
        QList<store::User> people;
        QList<normalization::Process> processes; ///< those that run as a job
        /// Asks where to write a file, and calls back with the path that was chosen.
        std::function<void(std::function<void(const QString &)>)> chooseFile = {};
    };

    JobParameters(const batch::Job &job, const Choices &choices, QWidget *parent = nullptr);

    batch::Values values() const;
    /// What is missing or wrong; empty where the form can be left.
    QString fault() const;
    /// A value as the review shows it.
    QString shown(const QString &key) const;
    void setFlag(const QString &key, bool on);
    QList<batch::Parameter> parameters() const { return m_parameters; }

private:
    QWidget *field(const batch::Parameter &parameter, const Choices &choices);

    QList<batch::Parameter> m_parameters;
    QHash<QString, QWidget *> m_fields;
};

} // namespace colophon::ui
