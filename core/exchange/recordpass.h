// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "exchange/inputfile.h"
#include "jobs/progress.h"
#include "marc/flatreader.h"
#include "marc/readoptions.h"
#include "schema/issue.h"

#include <functional>
#include <vector>

namespace colophon::exchange {

/// What the work on one block of a file came to.
struct PassedBlock {
    /// The record's number counts within the block, and becomes its place in the file when the
    /// blocks are put in order.
    struct Note {
        qint64 number = 0;
        QList<marc::Problem> problems;
        bool rejected = false; ///< it could not be read or not be written
    };
    /// A record that was judged by more than its structure, with what was found.
    struct Judged {
        qint64 number = 0; ///< as a Note's
        marc::Record record;
        QList<schema::Issue> issues;
    };
    /// What the work has to say of a record to who takes the blocks.
    struct Told {
        qint64 number = 0; ///< as a Note's
        bool failed = false;
        QStringList lines;
    };
    ByteBuffer out;      ///< what is to be written
    qint64 read = 0;     ///< stretches of the input, readable or not
    qint64 written = 0;  ///< records in `out`
    qint64 rejected = 0; ///< could not be read
    qint64 refused = 0;  ///< were read, and the form written can't hold them
    QList<Note> notes;
    std::vector<Judged> judged;
    std::vector<Told> told;
    QByteArray rejects; ///< byte for byte

    /// Of the record that is worked on.
    qint64 number() const { return read + 1; }

    /// Counts the item; where it has problems or could not be read, keeps what there is to tell.
    void take(marc::FlatItem &item);
};

/// Works on one record that could be read; what it tells to the item is noted.
using RecordWork = std::function<Result<void>(marc::FlatItem &item, PassedBlock &block)>;
/// Makes the work for one block; called on any thread, several at a time.
using WorkMaker = std::function<RecordWork()>;
/// Takes the blocks in the order of the file, on the caller's thread.
using BlockSink = std::function<Result<void>(PassedBlock &block)>;

/// How a file is passed through; the outcome is the same whatever stands here.
struct Pace {
    int threads = 0;              ///< that work; 0: one for each core. 1: all in the caller's
    qsizetype block = 256 * 1024; ///< bytes that a thread is given at a time
};

/// Passes a whole file through the work, in blocks on several threads, and gives the outcome to
/// `sink` in order. Memory stays flat: a few blocks are under way at a time. Cancelled when the
/// person cancels.
Result<void> passRecords(InputFile &input, marc::Format format, const marc::ReadOptions &options,
                         const WorkMaker &work, const BlockSink &sink, jobs::Progress &progress,
                         const Pace &pace = {});

} // namespace colophon::exchange
