// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "cataloging/desk.h"
#include "jobs/progress.h"
#include "marc/mmsid.h"
#include "store/transaction.h"
#include "store/zonestore.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

/// Work over the records of a set, in the background, that can be taken back as a whole.
/// A job says what it does to one record (or to a stretch of them at once); the runner (runner.h)
/// does the rest: batches, a transaction each, with the outcome of every record kept beside what
/// was changed, so that whatever ends the program, what is noted is what was done.
namespace colophon::batch {

using RunId = Id<struct JobRunTag>;

enum class ParameterKind {
    Line,
    Text,
    Date,
    ReminderType,
    ReminderStatus,
    Person,
    Flag,
    Choice,
    File,
    Process ///< the name of a normalization process that runs as a job
};

/// One thing that a job wants to know. Values are text: dates as 2027-01-15, persons as logins,
/// flags as "yes" and "no".
struct Parameter {
    QString key;
    ParameterKind kind = ParameterKind::Text;
    bool required = false;
    QString fallback;
    QStringList choices;   ///< of Choice
    bool standard = false; ///< a code left empty is the table's default
};
using Values = QMap<QString, QString>;

enum class Outcome { Pending, Done, Skipped, Failed, Undone, Left };
/// "", "done", "skipped", "failed", "undone", "left": as stored and as the command line writes
/// them.
QString outcomeWord(Outcome outcome);
Outcome outcomeFromWord(const QString &word);

/// What became of one record.
struct ItemResult {
    Outcome outcome = Outcome::Done;
    QString reason; ///< a sentence, or a key such as "gone", "has 2026-11-18"
    QByteArray undo;
};

/// Who runs it, on what.
struct Context {
    RunId run;
    const cataloging::Actor &actor;
    store::Zone zone;
    Values values;
};

/// Positions [from, to) of a run.
struct Stretch {
    qint64 from = 0;
    qint64 to = 0;
};
struct Counts {
    qint64 done = 0;
    qint64 skipped = 0;
    qint64 failed = 0;
    qint64 undone = 0;
    qint64 left = 0;

    void count(Outcome outcome);
    Counts &operator+=(const Counts &other);
};

/// What a job keeps from stretch to stretch of a run: rules made ready, threads that work ahead.
class Course {
public:
    virtual ~Course() = default;
    /// As Job::work() or Job::takeBack(). The stretches come one after another.
    virtual Result<Counts> work(store::Transaction &transaction, const Stretch &stretch) = 0;
    /// The run came to its end, or was cancelled: what is to be noted of it as a whole.
    virtual Result<void> end(store::Transaction &transaction, const Counts &counts);
};

class Job {
public:
    virtual ~Job() = default;

    virtual QString name() const = 0; ///< "add-reminders"
    virtual QList<Parameter> parameters() const = 0;
    virtual store::Role leastRole() const { return store::Role::Cataloger; }
    virtual bool canUndo() const { return true; }
    /// Before anything is kept: the zone, the values that need the catalogue. A sentence.
    virtual Result<void> check(store::Connection &connection, const Context &context) const;
    /// What would become of a record; changes nothing.
    virtual Result<ItemResult> plan(store::Connection &connection, const Context &context,
                                    MmsId mmsId) const = 0;
    /// The same of many, one for one; as it is, plan() of each. A failure of one is its outcome.
    virtual Result<QList<ItemResult>> planAll(store::Connection &connection, const Context &context,
                                              const QList<MmsId> &mmsIds) const;

    /// For jobs that keep something during a run; nothing: work() and takeBack() of the job itself.
    enum class Direction { Forward, Back };
    virtual Result<std::unique_ptr<Course>>
    begin(store::Connection &connection, const Context &context, Direction direction) const;
    /// Does a stretch inside the runner's transaction. As it is: one() for each record, whose
    /// changes are rolled back when it fails.
    virtual Result<Counts> work(store::Transaction &transaction, const Context &context,
                                const Stretch &stretch) const;
    virtual Result<Counts> takeBack(store::Transaction &transaction, const Context &context,
                                    const Stretch &stretch) const;
    /// How many records a transaction takes.
    virtual qint64 stretchSize() const { return 100; }

    /// True where each record is a transaction of its own (deleting, sharing): oneAlone() then.
    virtual bool isAlone() const { return false; }
    virtual bool isTakenBackAlone() const { return isAlone(); }
    virtual Result<ItemResult> oneAlone(store::Connection &connection, const Context &context,
                                        MmsId mmsId) const;
    virtual Result<Outcome> takeBackAlone(store::Connection &connection, const Context &context,
                                          MmsId mmsId, const QByteArray &undo) const;

protected:
    virtual Result<ItemResult> one(store::Transaction &transaction, const Context &context,
                                   MmsId mmsId) const;
    /// Undone, or Left where somebody else has changed it since.
    virtual Result<Outcome> takeBackOne(store::Transaction &transaction, const Context &context,
                                        MmsId mmsId, const QByteArray &undo) const;
};

/// A failure of one record, as opposed to one that ends the run (a full disk, a busy file).
bool isOfRecord(const Error &error);

} // namespace colophon::batch
