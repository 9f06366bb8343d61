// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/incoming.h"

#include "cataloging/arranging.h"
#include "cataloging/writing.h"
#include "marc/compact.h"
#include "store/zonestore.h"

#include <algorithm>

namespace colophon::cataloging {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};
constexpr marc::Tag k005{"005"};
constexpr marc::Tag k035{"035"};

const marc::FlatField *first(const marc::FlatRecord &record, const marc::Tag &tag)
{
    const auto found = std::find_if(record.fields().begin(), record.fields().end(),
                                    [&tag](const marc::FlatField &f) { return f.tag == tag; });
    return found == record.fields().end() ? nullptr : &*found;
}

QString controlValue(const marc::FlatRecord &record, const marc::Tag &tag)
{
    const marc::FlatField *const field = first(record, tag);
    return field != nullptr && field->control ? QString::fromUtf8(record.content(*field)).trimmed()
                                              : QString();
}

bool hasControlNumber(const marc::FlatRecord &record, QByteArrayView number)
{
    return std::any_of(record.fields().begin(), record.fields().end(),
                       [&](const marc::FlatField &field) {
                           if (field.tag != k035 || field.control)
                               return false;
                           for (marc::FlatSubfields walk(record.content(field)); walk.next();) {
                               if (walk.code()[0] == 'a' && walk.value() == number)
                                   return true;
                           }
                           return false;
                       });
}

bool isUtf8(const marc::FlatRecord &record)
{
    return std::all_of(
        record.fields().begin(), record.fields().end(),
        [&record](const marc::FlatField &field) { return record.content(field).isValidUtf8(); });
}

/// Of a record in UTF-8.
Incoming arranged(const marc::FlatRecord &record, const QString &stamp)
{
    Incoming made;
    marc::FlatRecord own;
    Arranging arranging(record, own);
    arranging.replaceControl(k005, stamp.toLatin1());
    made.formerNumber = controlValue(record, k001);
    const QString source = controlValue(record, k003);
    if (!made.formerNumber.isEmpty()) {
        const QString number =
            source.isEmpty() ? made.formerNumber : u'(' + source + u')' + made.formerNumber;
        if (!hasControlNumber(record, number.toUtf8())) {
            arranging.put(k035, false,
                          QByteArrayLiteral("  \x1f"
                                            "a")
                              + number.toUtf8());
            made.keptNumber = number;
        }
    }
    arranging.run();
    made.content = marc::toCompact(own);
    made.listed = listedOf(own);
    return made;
}

/// The number that it came with is the one that it gets: nothing is to be kept of it.
Result<Incoming> withoutKeptNumber(const Incoming &record)
{
    Result<marc::Record> whole = marc::fromCompact(record.content);
    COLOPHON_TRY(whole);
    const auto kept = std::find_if(
        whole->fields().begin(), whole->fields().end(), [&record](const marc::Field &field) {
            return field.tag() == k035 && field.values(u'a') == QStringList{record.keptNumber};
        });
    if (kept != whole->fields().end())
        whole->fields().erase(kept);
    marc::FlatRecord flat;
    marc::flatten(*whole, flat);
    return arranged(flat, whole->controlValue(k005));
}

} // namespace

Incoming incoming(const marc::FlatRecord &record, const QString &stamp)
{
    if (isUtf8(record))
        return arranged(record, stamp);
    marc::FlatRecord clean;
    marc::flatten(marc::toRecord(record), clean);
    return arranged(clean, stamp);
}

IncomingWriter::IncomingWriter(store::Transaction &transaction, const Actor &actor,
                               const store::Zone &zone, search::IndexWriter index,
                               Statements statements)
    : m_transaction(&transaction), m_zone(zone), m_index(std::move(index)),
      m_statements(std::move(statements)), m_user(actor.user.id),
      m_at(store::toStored(actor.clock->now()).toLatin1())
{}

Result<IncomingWriter> IncomingWriter::begin(store::Transaction &transaction, const Actor &actor,
                                             const store::Zone &zone, qint64 most,
                                             const QString &reason, const QString &detail)
{
    COLOPHON_TRY(mayWork(actor));
    const Result<qint64> firstNumber = store::takeNumbers(transaction, zone, most);
    COLOPHON_TRY(firstNumber);
    Result<search::IndexWriter> index = search::IndexWriter::beginBulk(transaction);
    COLOPHON_TRY(index);
    Result<store::BulkStatement> row =
        store::BulkStatement::prepare(transaction, "common/bib_insert");
    COLOPHON_TRY(row);
    Result<store::BulkStatement> content =
        store::BulkStatement::prepare(transaction, "common/content_insert");
    COLOPHON_TRY(content);
    Result<store::BulkStatement> history =
        store::BulkStatement::prepare(transaction, "common/history_insert");
    COLOPHON_TRY(history);
    IncomingWriter writer(transaction, actor, zone, std::move(*index), {*row, *content, *history});
    writer.m_reason = reason.toUtf8();
    writer.m_detail = detail.toUtf8();
    writer.m_first = writer.m_next = *firstNumber;
    writer.m_end = *firstNumber + most;
    return writer;
}

Result<MmsId> IncomingWriter::add(const Incoming &record)
{
    Q_ASSERT(m_next < m_end);
    const MmsId mmsId = MmsId::of(m_next++, m_zone.code);
    if (!record.keptNumber.isEmpty() && record.formerNumber == mmsId.toString()) {
        const Result<Incoming> own = withoutKeptNumber(record);
        COLOPHON_TRY(own);
        COLOPHON_TRY(write(mmsId, *own));
    } else {
        COLOPHON_TRY(write(mmsId, record));
    }
    return mmsId;
}

Result<void> IncomingWriter::write(MmsId mmsId, const Incoming &record)
{
    const marc::Brief &brief = record.listed.row.brief;
    const QByteArray number = mmsId.toString().toLatin1();
    COLOPHON_TRY(m_statements.row.run(
        {mmsId, m_zone.id, std::nullopt, m_at, m_user, m_at, m_user, m_reason, brief.title.toUtf8(),
         brief.titleScript.toUtf8(), brief.name.toUtf8(), brief.imprint.toUtf8(),
         brief.edition.toUtf8(), brief.year.toUtf8(), brief.language.toUtf8(),
         brief.material.toUtf8(), brief.standardNumber.toUtf8(),
         record.listed.row.titleKey.toUtf8(), record.listed.row.nameKey.toUtf8()}));
    COLOPHON_TRY(m_statements.content.run(
        {mmsId, store::BulkValue::blob(marc::withFirstField(record.content, k001, number))}));
    COLOPHON_TRY(m_index.add(mmsId, record.listed.index));
    return m_statements.history.run({mmsId, m_user, m_at, m_reason, m_detail});
}

Result<void> IncomingWriter::finish()
{
    COLOPHON_TRY(store::giveBackNumbers(*m_transaction, m_zone, m_next, m_end));
    return store::countRecords(*m_transaction, m_zone.id, m_next - m_first);
}

} // namespace colophon::cataloging
