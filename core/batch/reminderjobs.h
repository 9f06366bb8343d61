// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"

namespace colophon::batch {

/// One reminder on each record of an institution. A set with NZ records is refused (product text,
/// section 6). Written by the stretch: a hundred thousand take seconds.
class AddReminders final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    Result<void> check(store::Connection &connection, const Context &context) const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    Result<Counts> work(store::Transaction &transaction, const Context &context,
                        const Stretch &stretch) const override;
    Result<Counts> takeBack(store::Transaction &transaction, const Context &context,
                            const Stretch &stretch) const override;
    qint64 stretchSize() const override { return 5000; }
};

/// Other date, type, status, person or text for the open reminders of the records.
class ChangeReminders final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    Result<void> check(store::Connection &connection, const Context &context) const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;

protected:
    Result<ItemResult> one(store::Transaction &transaction, const Context &context,
                           MmsId mmsId) const override;
    Result<Outcome> takeBackOne(store::Transaction &transaction, const Context &context,
                                MmsId mmsId, const QByteArray &undo) const override;
};

/// Deletes the reminders of the records, those that are done only if wished.
class DeleteReminders final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;

protected:
    Result<ItemResult> one(store::Transaction &transaction, const Context &context,
                           MmsId mmsId) const override;
    Result<Outcome> takeBackOne(store::Transaction &transaction, const Context &context,
                                MmsId mmsId, const QByteArray &undo) const override;
};

} // namespace colophon::batch
