// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "cataloging/desk.h"
#include "marc/mmsid.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

/// What people do about records besides cataloging them: notes and assignments. Each function is
/// one transaction, or part of the one handed in. Thread rule: that of the connection.
namespace colophon::workflow {

using NoteId = Id<struct NoteTag>;

/// Where a note comes from: typed as one, or sent along with an assignment or its release.
enum class NoteOrigin { Note, Assignment, Release };

/// A note on a record: not part of the MARC record, and never exported with it. Everybody who can
/// read the record reads it.
struct Note {
    NoteId id;
    MmsId mmsId;
    UserId author;
    QString authorName;
    QDateTime at;
    QString text; ///< NFC, without blanks at its ends
    NoteOrigin origin = NoteOrigin::Note;
    bool deleted = false;

    friend bool operator==(const Note &, const Note &) = default;
};

/// The longest note in characters: some ten printed pages.
constexpr int kLongestNote = 20000;

/// InvalidInput when the text is empty or too long, NotFound when there is no such record. Also on
/// records that others hold.
Result<Note> addNote(store::Transaction &transaction, const cataloging::Actor &actor, MmsId mmsId,
                     const QString &text, NoteOrigin origin = NoteOrigin::Note);
Result<Note> addNote(store::Connection &connection, const cataloging::Actor &actor, MmsId mmsId,
                     const QString &text);
/// Takes the note away; the record's history keeps who did and what it said. Gives the note, so
/// that restoreNote can bring it back. NotFound when it is not there or not any more.
Result<Note> deleteNote(store::Connection &connection, const cataloging::Actor &actor, NoteId id);
/// Undo of deleteNote, by whomever.
Result<Note> restoreNote(store::Connection &connection, const cataloging::Actor &actor, NoteId id);

/// Newest first, without the deleted ones.
Result<QList<Note>> notesOf(store::Connection &connection, MmsId mmsId);
/// How many notes each of these records has; records without any are left out.
Result<QHash<MmsId, int>> noteCounts(store::Connection &connection, const QList<MmsId> &mmsIds);

} // namespace colophon::workflow
