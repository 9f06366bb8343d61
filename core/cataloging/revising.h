// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/desk.h"
#include "marc/flatrecord.h"
#include "search/changefinder.h"
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
    store::RecordRow former;
    QByteArray before; ///< as it was seen, in the compact form
    QByteArray after;  ///< as it is to be seen
    /// Of a record that is not attached; what lists show of it only where that changes.
    store::NewRecordRow row;
    QString detail;             ///< for the history; empty: the number of the version
    search::IndexChange change; ///< the same
    bool sameBrief = false;     ///< nothing of the row in lists changes but version and time
};

/// `before` is what the row holds, taken apart; `reason` and `detail` are for the history.
/// Thread rule: pure.
Revision reviseTo(const store::RecordRow &row, const marc::Record &before,
                  const marc::Record &after, const Actor &actor, const QDateTime &at,
                  const QString &reason = QStringLiteral("save"), const QString &detail = {});
/// What working out revisions takes, used again for record after record.
struct RevisingTools {
    marc::FlatRecord saved;
    search::ChangeFinder changes;
};
/// The same of a record that is not attached, in the form in which records pass by the million.
Revision reviseTo(const store::RecordRow &row, const marc::FlatRecord &before,
                  const marc::FlatRecord &after, const Actor &actor, const QDateTime &at,
                  RevisingTools &tools);

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

    /// As saveIn(), and refused with Conflict where anybody has typing on it that is not saved.
    /// Gives the versions that the record has now; nothing where it no longer is as the revision
    /// found it, since what was read before the transaction may have changed: nothing is written
    /// then. The indexes learn of it at finish(), until when the revision must live.
    Result<std::optional<BaseVersion>> write(const Revision &revision);
    /// Once, before the commit.
    Result<void> finish();

private:
    /// What a record that stands alone takes, prepared once.
    struct Statements {
        store::BulkStatement row;
        store::BulkStatement rowAgain; ///< saved last by the same person: an index less to change
        store::BulkStatement keep;
        store::BulkStatement content;
        store::BulkStatement history;
    };
    Reviser(store::Transaction &transaction, const Actor &actor, const Obstacles &obstacles,
            Statements statements);
    Result<std::optional<BaseVersion>> writeAlone(const Revision &revision);
    Result<std::optional<BaseVersion>> writeLinked(const Revision &revision);
    Result<bool> writeRow(const Revision &revision, const QByteArray &at);
    Result<void> mayWrite(const Revision &revision);
    Result<bool> isCurrent(const Revision &revision);
    Result<bool> standsAlone(const Revision &revision);

    store::Transaction *m_transaction;
    Actor m_actor;
    Obstacles m_obstacles;
    Statements m_statements;
    QList<store::Zone> m_zones;
    bool m_mayChangeNetwork = true;
    std::pair<QDateTime, QByteArray> m_at; ///< as it is stored: that of most revisions is the same
    std::vector<std::pair<MmsId, const search::IndexChange *>> m_changes;
};

/// Works out revisions ahead of the thread that writes, in threads of its own, each of which reads
/// the records with a connection of its own.
///     ahead.begin(ids);                       // returns at once; several may be under way
///     … write what came before …
///     for (Made &made : ahead.take()) …       // waits for it; in the order of the ids
/// Thread rule: call from one thread; `make` is called in others.
class RevisionsAhead {
public:
    /// A part of the caller's work, a rule for one, and how many fields it changed.
    struct Share {
        std::size_t part = 0;
        int fields = 0;
    };
    /// What shall become of a record.
    struct Wanted {
        bool changes = false;
        marc::Record record = {};       ///< as it shall be, where it changes
        QString what = {};              ///< in words, for reports
        std::vector<Share> shares = {}; ///< the parts that changed it
    };
    /// What is done to a record. Called in several threads at once.
    struct Make {
        std::function<Result<Wanted>(const store::StoredRecord &)> whole;
        /// The same of a record that is not attached, to `made` in place of Wanted::record, for
        /// work that needs no Record: taking records apart and building them up again costs more
        /// than most rules. May be empty.
        std::function<Result<Wanted>(const marc::FlatRecord &record, marc::FlatRecord &made)> flat =
            {};
    };

    struct Made {
        MmsId mmsId;
        /// Nothing: it stays as it is. An error: it could not be read, or make() gave it.
        Result<std::optional<Revision>> revision = std::optional<Revision>();
        QString what = {};
        std::vector<Share> shares = {};

        bool hasRevision() const { return revision.ok() && revision->has_value(); }
    };

    /// `threads` 0: as many as there are cores.
    RevisionsAhead(const QString &cataloguePath, const Actor &actor, int threads, Make make);
    ~RevisionsAhead();
    RevisionsAhead(const RevisionsAhead &) = delete;
    RevisionsAhead &operator=(const RevisionsAhead &) = delete;

    void begin(const QList<MmsId> &ids);
    /// What was begun first and not taken. An error: the catalogue could not be opened for reading.
    Result<std::vector<Made>> take();
    /// What take() gave and nobody needs any more: the threads free it, the caller goes on.
    void drop(std::vector<Made> made);
    /// One, here and now, as `connection` sees it.
    Made madeNow(store::Connection &connection, MmsId mmsId) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace colophon::cataloging
