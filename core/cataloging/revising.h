// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/desk.h"
#include "search/indexchange.h"
#include "store/bulkstatement.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// New versions of many records, as jobs write them. A save is worked out before the transaction
/// and on all cores: the row in lists, what the indexes forget and learn, the form that is stored.
/// What is the same for all is asked of the catalogue once. One thread writes.
namespace colophon::cataloging {

/// A new version worked out. A plain value; pass it to Reviser::write().
struct Revision {
    store::StoredRecord former;
    marc::Record record;        ///< as it is to be seen
    store::NewRecordRow row;    ///< of a record that is not attached
    QString detail;             ///< for the history; empty: the number of the version
    search::IndexChange change; ///< the same
    bool sameBrief = false;     ///< nothing of the row in lists changes but version and time
};

/// `reason` and `detail` are for the history. Thread rule: pure.
Revision reviseTo(store::StoredRecord former, const marc::Record &record, const Actor &actor,
                  const QDateTime &at, const QString &reason = QStringLiteral("save"),
                  const QString &detail = {});

/// What keeps a person from changing records, asked for many: locks and typing of others.
/// Thread rule: that of the connection, which outlives it.
class Obstacles {
public:
    static Result<Obstacles> of(store::Connection &connection, const Actor &actor);
    /// Conflict where somebody else edits the record, or anybody has typing on it that is not
    /// saved.
    Result<void> check(MmsId mmsId) const;

private:
    Obstacles(store::Connection &connection, const Actor &actor);
    store::Connection *m_connection;
    Actor m_actor;
    bool m_anyDrafts = false;
    bool m_anyLocks = false;
};

/// Writes revisions in a transaction. What hinders one (Conflict, Denied, InvalidInput, NotFound)
/// is found before anything of it is written, so that the rest of the transaction can go on.
/// Thread rule: that of the transaction, which outlives it.
class Reviser {
public:
    static Result<Reviser> begin(store::Transaction &transaction, const Actor &actor);

    /// Whether the record still is as the revision found it. What was read before the transaction
    /// may have changed since; write() takes no other.
    Result<bool> isCurrent(const Revision &revision);
    /// As saveIn(), and refused with Conflict where anybody has typing on it that is not saved. The
    /// indexes learn of it at finish(), until when the revision must live. Gives the versions that
    /// the record has now.
    Result<BaseVersion> write(const Revision &revision);
    /// Once, before the commit.
    Result<void> finish();

private:
    /// What a record that stands alone takes, prepared once.
    struct Statements {
        store::BulkStatement keep;
        store::BulkStatement row;
        store::BulkStatement content;
        store::BulkStatement history;
    };
    Reviser(store::Transaction &transaction, const Actor &actor, const Obstacles &obstacles,
            Statements statements);
    Result<qint64> writeAlone(const Revision &revision);
    Result<void> mayWrite(const Revision &revision);
    Result<bool> standsAlone(const Revision &revision);

    store::Transaction *m_transaction;
    Actor m_actor;
    Obstacles m_obstacles;
    Statements m_statements;
    QList<store::Zone> m_zones;
    bool m_mayChangeNetwork = true;
    std::vector<std::pair<MmsId, const search::IndexChange *>> m_changes;
};

/// Works out revisions ahead of the thread that writes: reads the records with a connection of its
/// own and calls `make` for several at once.
///     ahead.begin(ids);                       // returns at once
///     … write what came before …
///     for (Made &made : ahead.take()) …       // waits for it; in the order of the ids
/// Thread rule: call from one thread; `make` runs in others, several at a time.
class RevisionsAhead {
public:
    /// A part of the caller's work, a rule for one, and how many fields it changed.
    struct Share {
        std::size_t part = 0;
        int fields = 0;
    };
    /// What shall become of a record.
    struct Wanted {
        std::optional<marc::Record> record; ///< nothing: it stays as it is
        QString what = {};                  ///< in words, for reports
        std::vector<Share> shares = {};
    };
    using Make = std::function<Result<Wanted>(const store::StoredRecord &)>;

    struct Made {
        MmsId mmsId;
        /// Nothing: it stays as it is. An error: it could not be read, or make() gave it.
        Result<std::optional<Revision>> revision;
        QString what = {};
        std::vector<Share> shares = {};
    };

    /// `threads` 0: as many as there are cores.
    RevisionsAhead(const QString &cataloguePath, const Actor &actor, int threads, Make make);
    ~RevisionsAhead();
    RevisionsAhead(const RevisionsAhead &) = delete;
    RevisionsAhead &operator=(const RevisionsAhead &) = delete;

    void begin(const QList<MmsId> &ids);
    /// An error: the catalogue could not be opened for reading.
    Result<std::vector<Made>> take();
    /// One, here and now, as `connection` sees it.
    Made madeNow(store::Connection &connection, MmsId mmsId) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace colophon::cataloging
