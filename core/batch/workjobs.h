// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"

namespace colophon::batch {

/// Gives each record to a person to work on. The undo ends what the job began.
class AssignRecords final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    store::Role leastRole() const override { return store::Role::CatalogManager; }
    Result<void> check(store::Connection &connection, const Context &context) const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;

protected:
    Result<ItemResult> one(store::Transaction &transaction, const Context &context,
                           MmsId mmsId) const override;
    Result<Outcome> takeBackOne(store::Transaction &transaction, const Context &context,
                                MmsId mmsId, const QByteArray &undo) const override;
};

/// Ends the assignments of the records as far as the person may. It changes no record and can't be
/// undone.
class ReleaseRecords final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    bool canUndo() const override { return false; }
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;

protected:
    Result<ItemResult> one(store::Transaction &transaction, const Context &context,
                           MmsId mmsId) const override;
};

/// The same note on each record.
class AddNotes final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    bool isTakenBackAlone() const override { return true; }
    Result<Outcome> takeBackAlone(store::Connection &connection, const Context &context,
                                  MmsId mmsId, const QByteArray &undo) const override;

protected:
    Result<ItemResult> one(store::Transaction &transaction, const Context &context,
                           MmsId mmsId) const override;
};

/// Checks each record by MARC 21 and the library's profile; those with errors are told with the
/// places and rules. Changes nothing.
class ValidateRecords final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override { return {}; }
    bool canUndo() const override { return false; }
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;

protected:
    Result<ItemResult> one(store::Transaction &transaction, const Context &context,
                           MmsId mmsId) const override;
};

} // namespace colophon::batch
