// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/step.h"
#include "marc/localfields.h"

#include <QList>

/// Records of an institution attached to records of the network: product text, section 1. Each
/// function is one transaction with history entries, and gives the step that takeBack() undoes.
/// Conflict where somebody else holds the record; InvalidInput where the two records can't be
/// attached as they stand, or typing on the record is not saved.
/// Thread rule: that of the connection.
namespace colophon::cataloging {

/// A record of the institution that is attached to the NZ record and has no local fields yet.
/// InvalidInput where the institution has one already.
Result<Step> copyToInstitution(store::Connection &connection, const Actor &actor, MmsId network,
                               const store::Zone &institution);

/// Attaches the institution's record: from now on it shows the NZ record's fields with its own
/// local ones, and `keepLocal`, fields of it that become local. Its other fields are in its former
/// version only.
Result<Step> linkToNetwork(store::Connection &connection, const Actor &actor, MmsId mmsId,
                           MmsId network, const QList<marc::Field> &keepLocal = {});

/// The record becomes a full copy on its own, 001 its own MMS ID.
Result<Step> unlink(store::Connection &connection, const Actor &actor, MmsId mmsId);

/// Makes an NZ record of the record's fields, those that are local and `keepLocal` left out, and
/// attaches the record to it. Denied without the role for it. Whether the network has the work
/// already is for networkMatches() to say; attaching to a match is linkToNetwork().
Result<Step> shareWithNetwork(store::Connection &connection, const Actor &actor, MmsId mmsId,
                              const QList<marc::Field> &keepLocal = {});
/// Denied unless the person is a Catalog Manager (product text, section 9).
Result<void> mayShare(const Actor &actor);

/// Fields of the record that attaching it would leave behind: not local, and not in the NZ record.
QList<marc::Field> leftBehind(const marc::Record &record, const marc::Record &network);

/// Which tags may be local fields: 09X 59X 69X 9XX unless an administrator set others.
inline const QString kLocalTagsKey = QStringLiteral("local_tags");
Result<marc::LocalTags> localTags(store::Connection &connection);
Result<void> setLocalTags(store::Connection &connection, const Actor &actor,
                          const marc::LocalTags &tags);

} // namespace colophon::cataloging
