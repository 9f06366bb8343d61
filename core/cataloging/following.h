// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"

#include <QList>

#include <optional>

/// What others do, in this program or another on the same catalogue, while one works in it.
/// Thread rule: that of the connection.
namespace colophon::cataloging {

/// What was committed between two looks.
struct Changes {
    /// Records that something happened to, and those attached to them, each once.
    QList<MmsId> records;
    /// Records came or went, or more happened than `records` names.
    bool many = false;
    /// A lock was taken, freed or ran out, or the person's records list changed.
    bool locks = false;
};

/// Looks again and again whether the catalogue was written. Costs one pragma where it was not. Use
/// it with one connection that writes nothing itself.
class Watch {
public:
    explicit Watch(const Actor &actor) : m_actor(actor) {}

    /// Empty where nothing was committed since the last look; so is the first look.
    Result<std::optional<Changes>> look(store::Connection &connection);

private:
    Result<void> readHistory(store::Connection &connection, Changes &changes);
    Result<QStringList> workState(store::Connection &connection) const;

    Actor m_actor;
    bool m_begun = false;
    qint64 m_dataVersion = 0;
    qint64 m_lastEntry = 0;
    QStringList m_workState;
    QDateTime m_workStateAt;
};

/// How a record that is open stands now. As openRecord(), but nothing is written.
Result<OpenRecord> lookAt(store::Connection &connection, const Actor &actor, MmsId mmsId);

/// The three sides of a save that was refused because somebody saved in between.
struct Conflict {
    marc::Record base;          ///< as it was seen when the editing began
    store::StoredRecord theirs; ///< as it is now
    QString savedBy;            ///< who saved last, and when, what was changed in between: the
    QDateTime savedAt;          ///< record itself or the NZ record that it is attached to
};
Result<Conflict> conflictSince(store::Connection &connection, MmsId mmsId, const BaseVersion &base);

} // namespace colophon::cataloging
