// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/note.h"

#include "cataloging/permission.h"
#include "store/historystore.h"
#include "store/recordstore.h"
#include "workflow/steps.h"

#include <array>

namespace colophon::workflow {

namespace {

struct OriginWord {
    NoteOrigin origin;
    QLatin1String word;
};
constexpr std::array kOrigins{OriginWord{NoteOrigin::Note, QLatin1String("note")},
                              OriginWord{NoteOrigin::Assignment, QLatin1String("assignment")},
                              OriginWord{NoteOrigin::Release, QLatin1String("release")}};

QString wordOf(NoteOrigin origin)
{
    return kOrigins.at(std::size_t(origin)).word;
}

NoteOrigin originOf(const QString &word)
{
    for (const OriginWord &entry : kOrigins) {
        if (entry.word == word)
            return entry.origin;
    }
    return NoteOrigin::Note;
}

/// Columns: id, mms_id, user_id, name, at, text, origin, deleted_at.
Note noteIn(const store::Query &query)
{
    return {NoteId(query.integer(0)), query.mmsId(1), UserId(query.integer(2)), query.text(3),
            query.instant(4),         query.text(5),  originOf(query.text(6)),  !query.isNull(7)};
}

Result<Note> noteOf(store::Connection &connection, NoteId id)
{
    Result<store::Query> query = connection.query("common/note_by_id");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).select());
    if (query->next())
        return noteIn(*query);
    return Error{ErrorCode::NotFound,
                 QStringLiteral("There is no note %1. “colophonctl note list MMSID” shows the "
                                "notes of a record with their numbers.")
                     .arg(id.value())};
}

/// Deletes or restores, as the statement does; `refusal` where it finds nothing to do.
Result<Note> mark(store::Connection &connection, const cataloging::Actor &actor, NoteId id,
                  bool deleted, const QString &refusal)
{
    COLOPHON_TRY(cataloging::may(actor.user, cataloging::Task::Catalog));
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<Note> note = noteOf(connection, id);
    COLOPHON_TRY(note);
    Result<store::Query> query =
        connection.query(deleted ? "common/note_mark_deleted" : "common/note_restore");
    COLOPHON_TRY(query);
    query->bind("id", id);
    if (deleted)
        query->bind("at", actor.clock->now()).bind("user_id", actor.user.id);
    const Result<qint64> changed = query->run();
    COLOPHON_TRY(changed);
    if (*changed == 0)
        return Error{ErrorCode::NotFound, refusal};
    COLOPHON_TRY(tell(*transaction, actor, note->mmsId,
                      deleted ? QStringLiteral("note-delete") : QStringLiteral("note-restore"),
                      {note->authorName, note->text}));
    COLOPHON_TRY(transaction->commit());
    note->deleted = deleted;
    return note;
}

} // namespace

Result<Note> addNote(store::Transaction &transaction, const cataloging::Actor &actor, MmsId mmsId,
                     const QString &text, NoteOrigin origin)
{
    COLOPHON_TRY(cataloging::may(actor.user, cataloging::Task::Catalog));
    COLOPHON_TRY(recordIsThere(transaction.connection(), mmsId));
    const Result<QString> clean = noteText(text);
    COLOPHON_TRY(clean);
    if (clean->isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The note was not added: it has no text. Type one.")};
    Result<store::Query> query = transaction.connection().query("common/note_insert");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId)
                     .bind("user_id", actor.user.id)
                     .bind("at", actor.clock->now())
                     .bind("text", *clean)
                     .bind("origin", wordOf(origin))
                     .run());
    const NoteId id(query->lastInsertId());
    // A note that comes with an assignment is told of in that entry.
    if (origin == NoteOrigin::Note)
        COLOPHON_TRY(tell(transaction, actor, mmsId, QStringLiteral("note-add"), {*clean}));
    return noteOf(transaction.connection(), id);
}

Result<Note> addNote(store::Connection &connection, const cataloging::Actor &actor, MmsId mmsId,
                     const QString &text)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<Note> note = addNote(*transaction, actor, mmsId, text);
    COLOPHON_TRY(note);
    COLOPHON_TRY(transaction->commit());
    return note;
}

Result<Note> deleteNote(store::Connection &connection, const cataloging::Actor &actor, NoteId id)
{
    return mark(connection, actor, id, true,
                QStringLiteral("Note %1 was deleted already.").arg(id.value()));
}

Result<Note> restoreNote(store::Connection &connection, const cataloging::Actor &actor, NoteId id)
{
    return mark(connection, actor, id, false,
                QStringLiteral("Note %1 is not deleted.").arg(id.value()));
}

Result<QList<Note>> notesOf(store::Connection &connection, MmsId mmsId)
{
    Result<store::Query> query = connection.query("common/notes_of_record");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    QList<Note> notes;
    while (query->next())
        notes.append(noteIn(*query));
    return notes;
}

Result<QHash<MmsId, int>> noteCounts(store::Connection &connection, const QList<MmsId> &mmsIds)
{
    QHash<MmsId, int> counts;
    for (const MmsId mmsId : mmsIds) {
        Result<store::Query> query = connection.query("common/note_count");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("mms_id", mmsId).selectOne());
        if (query->integer(0) > 0)
            counts.insert(mmsId, int(query->integer(0)));
    }
    return counts;
}

} // namespace colophon::workflow
