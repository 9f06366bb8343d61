// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"
#include "marc/record.h"

namespace colophon::batch {

/// What a job does to the fields of each record; saved as a version like any other, and undone by
/// another one, where nobody has saved the record since.
class RecordEdit : public Job {
public:
    store::Role leastRole() const override { return store::Role::CatalogManager; }
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;

protected:
    struct Edited {
        marc::Record record;
        QString what; ///< a short text for the report, such as "3 places"
    };
    virtual Result<Edited> edited(const marc::Record &record, const Context &context) const = 0;

    Result<ItemResult> one(store::Transaction &transaction, const Context &context,
                           MmsId mmsId) const override;
    Result<Outcome> takeBackOne(store::Transaction &transaction, const Context &context,
                                MmsId mmsId, const QByteArray &undo) const override;
};

/// Replaces a text, or what a regular expression matches, in the fields whose tags are named, or in
/// all.
class FindAndReplace final : public RecordEdit {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    Result<void> check(store::Connection &connection, const Context &context) const override;

protected:
    Result<Edited> edited(const marc::Record &record, const Context &context) const override;
};

/// Why the record can't be changed now, as the failure of an item; empty where it can.
Result<std::optional<ItemResult>> hindrance(store::Connection &connection, const Context &context,
                                            MmsId mmsId);

} // namespace colophon::batch
