// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/editjobs.h"

#include "marc/findtext.h"
#include "marc/reader.h"
#include "marc/writer.h"
#include "store/lockstore.h"
#include "store/recordstore.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace colophon::batch {

namespace {

const QString kFind = QStringLiteral("find");
const QString kReplace = QStringLiteral("replace");
const QString kFields = QStringLiteral("fields");
const QString kExpression = QStringLiteral("expression");
const QString kMatchCase = QStringLiteral("match-case");
const QString kYes = QStringLiteral("yes");
const QString kNo = QStringLiteral("no");

/// What taking an edit back needs: how the job left the record, and how it was. An attached record
/// is kept whole, since what it showed is spread over versions of two records.
struct Undo {
    qint64 version = 0;
    qint64 networkVersion = 0;
    qint64 formerVersion = 0;
    QByteArray former; ///< MARCXML, of an attached record

    QByteArray toBytes() const
    {
        QByteArray bytes;
        QDataStream stream(&bytes, QIODevice::WriteOnly);
        stream.setVersion(QDataStream::Qt_6_4);
        stream << version << networkVersion << formerVersion << former;
        return bytes;
    }
    static Undo fromBytes(const QByteArray &bytes)
    {
        Undo undo;
        QDataStream stream(bytes);
        stream.setVersion(QDataStream::Qt_6_4);
        stream >> undo.version >> undo.networkVersion >> undo.formerVersion >> undo.former;
        return undo;
    }
};

Result<marc::Record> formerRecord(store::Connection &connection, MmsId mmsId, const Undo &undo)
{
    if (undo.former.isEmpty()) {
        const Result<store::KeptVersion> kept =
            store::versionOf(connection, mmsId, undo.formerVersion);
        COLOPHON_TRY(kept);
        return kept->record;
    }
    const Result<QList<marc::ReadItem>> read = marc::readAll(marc::Format::MarcXml, undo.former);
    COLOPHON_TRY(read);
    if (read->isEmpty() || !read->constFirst().record)
        return Error{ErrorCode::Internal, QStringLiteral("The former record can't be read.")};
    return *read->constFirst().record;
}

marc::FindRequest requestOf(const Context &context)
{
    return {context.values.value(kFind), context.values.value(kExpression) == kYes,
            context.values.value(kMatchCase) == kYes};
}

QStringList tagPatterns(const Context &context)
{
    return context.values.value(kFields).toUpper().split(u' ', Qt::SkipEmptyParts);
}

bool isPattern(const QString &text)
{
    return text.size() == 3 && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z');
           });
}

/// An X stands for any character.
bool matches(const QString &pattern, const QString &tag)
{
    for (int i = 0; i < 3; ++i) {
        if (pattern.at(i) != u'X' && pattern.at(i) != tag.at(i).toUpper())
            return false;
    }
    return true;
}

} // namespace

Result<std::optional<ItemResult>> hindrance(store::Connection &connection, const Context &context,
                                            MmsId mmsId)
{
    const Result<bool> exists = store::recordExists(connection, mmsId);
    COLOPHON_TRY(exists);
    if (!*exists)
        return std::optional(ItemResult{Outcome::Failed, QStringLiteral("gone"), {}});
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(connection, mmsId, context.actor.clock->now());
    COLOPHON_TRY(lock);
    if (*lock && (*lock)->user != context.actor.user.id) {
        return std::optional(ItemResult{
            Outcome::Failed, QStringLiteral("%1 is editing it.").arg((*lock)->userName), {}});
    }
    return std::optional<ItemResult>();
}

Result<ItemResult> RecordEdit::plan(store::Connection &connection, const Context &context,
                                    MmsId mmsId) const
{
    const Result<std::optional<ItemResult>> hindered = hindrance(connection, context, mmsId);
    COLOPHON_TRY(hindered);
    if (*hindered)
        return **hindered;
    const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    const Result<Edited> changed = edited(stored->record, context);
    COLOPHON_TRY(changed);
    if (changed->record == stored->record)
        return ItemResult{Outcome::Skipped, QStringLiteral("unchanged"), {}};
    return ItemResult{Outcome::Done, changed->what, {}};
}

Result<ItemResult> RecordEdit::one(store::Transaction &transaction, const Context &context,
                                   MmsId mmsId) const
{
    store::Connection &connection = transaction.connection();
    const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    const Result<Edited> changed = edited(stored->record, context);
    COLOPHON_TRY(changed);
    if (changed->record == stored->record)
        return ItemResult{Outcome::Skipped, QStringLiteral("unchanged"), {}};
    COLOPHON_TRY(cataloging::saveIn(transaction, context.actor, mmsId, changed->record,
                                    {stored->version, stored->networkVersion}));
    const Result<store::StoredRecord> now = store::recordOf(connection, mmsId);
    COLOPHON_TRY(now);
    Undo undo{now->version, now->networkVersion, stored->version, {}};
    if (stored->network) {
        const Result<QByteArray> former = marc::toBytes(marc::Format::MarcXml, stored->record);
        COLOPHON_TRY(former);
        undo.former = *former;
    }
    return ItemResult{Outcome::Done, changed->what, undo.toBytes()};
}

Result<Outcome> RecordEdit::takeBackOne(store::Transaction &transaction, const Context &context,
                                        MmsId mmsId, const QByteArray &bytes) const
{
    const Undo undo = Undo::fromBytes(bytes);
    const Result<store::StoredRecord> now = store::recordOf(transaction.connection(), mmsId);
    COLOPHON_TRY(now);
    if (now->version != undo.version || now->networkVersion != undo.networkVersion)
        return Outcome::Left;
    const Result<marc::Record> former = formerRecord(transaction.connection(), mmsId, undo);
    COLOPHON_TRY(former);
    COLOPHON_TRY(cataloging::saveIn(transaction, context.actor, mmsId, *former,
                                    {now->version, now->networkVersion}));
    return Outcome::Undone;
}

QString FindAndReplace::name() const
{
    return QStringLiteral("find-and-replace");
}

QList<Parameter> FindAndReplace::parameters() const
{
    return {{kFind, ParameterKind::Line, true, {}, {}},
            {kReplace, ParameterKind::Line, false, {}, {}},
            {kFields, ParameterKind::Line, false, {}, {}},
            {kExpression, ParameterKind::Flag, false, kNo, {}},
            {kMatchCase, ParameterKind::Flag, false, kYes, {}}};
}

Result<void> FindAndReplace::check(store::Connection &, const Context &context) const
{
    for (const QString &pattern : tagPatterns(context)) {
        if (!isPattern(pattern)) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("“%1” is no tag. Name tags of three characters with blanks "
                                        "between, X for any digit, such as “245 6XX”.")
                             .arg(pattern)};
        }
    }
    // An expression that can't be read is told before anything is done.
    COLOPHON_TRY(marc::find(marc::Record(), requestOf(context)));
    return {};
}

Result<RecordEdit::Edited> FindAndReplace::edited(const marc::Record &record,
                                                  const Context &context) const
{
    const QStringList patterns = tagPatterns(context);
    const auto wanted = [&patterns](const marc::Field &field) {
        const QString tag = field.tag().toString();
        return patterns.isEmpty()
               || std::any_of(patterns.cbegin(), patterns.cend(),
                              [&tag](const QString &pattern) { return matches(pattern, tag); });
    };
    marc::Record part;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < record.fields().size(); ++i) {
        if (!wanted(record.fields().at(i)))
            continue;
        part.fields().append(record.fields().at(i));
        places.append(i);
    }
    const Result<marc::Replaced> replaced =
        marc::replaceAll(part, requestOf(context), context.values.value(kReplace));
    COLOPHON_TRY(replaced);
    Edited result{record, QString()};
    if (replaced->count == 0)
        return result;
    for (qsizetype i = 0; i < places.size(); ++i)
        result.record.fields()[places.at(i)] = replaced->record.fields().at(i);
    result.what = replaced->count == 1 ? QStringLiteral("1 place")
                                       : QStringLiteral("%1 places").arg(replaced->count);
    return result;
}

} // namespace colophon::batch
