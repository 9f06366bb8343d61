// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/registry.h"

#include "batch/editjobs.h"
#include "batch/exportjob.h"
#include "batch/recordjobs.h"
#include "batch/reminderjobs.h"
#include "batch/rulejobs.h"
#include "batch/workjobs.h"
#include "batch/zonejobs.h"

namespace colophon::batch {

const QList<const Job *> &jobs()
{
    static const AddReminders addReminders;
    static const ChangeReminders changeReminders;
    static const DeleteReminders deleteReminders;
    static const AssignRecords assign;
    static const ReleaseRecords release;
    static const AddNotes addNotes;
    static const ValidateRecords validate;
    static const FindAndReplace findAndReplace;
    static const ExportRecords exportRecords;
    static const LinkRecords link;
    static const ShareRecords share;
    static const NormalizeRecords normalize;
    static const DeleteRecords deleteRecords;
    static const QList<const Job *> all{
        &addReminders, &changeReminders, &deleteReminders, &assign,         &release,
        &addNotes,     &normalize,       &validate,        &findAndReplace, &exportRecords,
        &link,         &share,           &deleteRecords};
    return all;
}

const Job *jobNamed(const QString &name)
{
    for (const Job *job : jobs()) {
        if (job->name() == name)
            return job;
    }
    return nullptr;
}

} // namespace colophon::batch
