// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/incoming.h"

#include "cataloging/writing.h"
#include "marc/compact.h"
#include "search/folding.h"
#include "store/zonestore.h"

#include <algorithm>

namespace colophon::cataloging {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};
constexpr marc::Tag k005{"005"};
constexpr marc::Tag k035{"035"};
constexpr marc::Tag k245{"245"};

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

/// Copies a record field by field and puts fields into their places meanwhile: behind the last one
/// whose tag is not greater.
class Arranging {
public:
    Arranging(const marc::FlatRecord &from, marc::FlatRecord &to) : m_from(from), m_to(to) {}

    void put(const marc::Tag &tag, bool control, const QByteArray &content)
    {
        m_new.push_back({tag, control, content, lastPlaceFor(tag)});
    }
    void replaceControl(const marc::Tag &tag, const QByteArray &value)
    {
        const auto there = std::find_if(
            m_from.fields().begin(), m_from.fields().end(),
            [&tag](const marc::FlatField &field) { return field.tag == tag && field.control; });
        if (there == m_from.fields().end()) {
            put(tag, true, value);
        } else {
            m_replaced = there - m_from.fields().begin();
            m_value = value;
        }
    }
    void run()
    {
        m_to.clear();
        m_to.setLeader(m_from.leader());
        emitBehind(-1);
        qsizetype place = 0;
        for (const marc::FlatField &field : m_from.fields()) {
            if (isKept(field))
                m_to.add(field.tag, field.control,
                         place == m_replaced ? QByteArrayView(m_value) : m_from.content(field));
            emitBehind(place++);
        }
    }

private:
    struct NewField {
        marc::Tag tag;
        bool control;
        QByteArray content;
        qsizetype behind;
    };

    static bool isKept(const marc::FlatField &field)
    {
        return field.tag != k001 && field.tag != k003;
    }
    qsizetype lastPlaceFor(const marc::Tag &tag) const
    {
        const std::vector<marc::FlatField> &fields = m_from.fields();
        for (auto place = qsizetype(fields.size()) - 1; place >= 0; --place) {
            const marc::FlatField &field = fields[std::size_t(place)];
            if (isKept(field) && field.tag <= tag)
                return place;
        }
        return -1;
    }
    void emitBehind(qsizetype place)
    {
        for (const NewField &field : m_new) {
            if (field.behind == place)
                m_to.add(field.tag, field.control, field.content);
        }
    }

    const marc::FlatRecord &m_from;
    marc::FlatRecord &m_to;
    std::vector<NewField> m_new;
    qsizetype m_replaced = -1;
    QByteArray m_value;
};

QString titleKeyOf(const marc::FlatRecord &record, const QString &title)
{
    const marc::FlatField *const field = first(record, k245);
    int nonfiling = 0;
    if (field != nullptr && !field->control)
        nonfiling =
            marc::toChar(marc::FlatSubfields(record.content(*field)).indicator2()).digitValue();
    return search::sortKey(
        QStringView(title).mid(std::clamp<qsizetype>(nonfiling, 0, title.size())));
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
    made.brief = marc::briefOf(own);
    made.titleKey = titleKeyOf(own, made.brief.title);
    made.nameKey = search::sortKey(made.brief.name);
    made.index = search::indexEntryOf(own);
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
      m_at(actor.clock->now().toUTC().toString(Qt::ISODateWithMs).toUtf8())
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
    const marc::Brief &brief = record.brief;
    const QByteArray number = mmsId.toString().toLatin1();
    COLOPHON_TRY(m_statements.row.run(
        {mmsId, m_zone.id, std::nullopt, m_at, m_user, m_at, m_user, m_reason, brief.title.toUtf8(),
         brief.titleScript.toUtf8(), brief.name.toUtf8(), brief.imprint.toUtf8(),
         brief.edition.toUtf8(), brief.year.toUtf8(), brief.language.toUtf8(),
         brief.material.toUtf8(), brief.standardNumber.toUtf8(), record.titleKey.toUtf8(),
         record.nameKey.toUtf8()}));
    COLOPHON_TRY(m_statements.content.run(
        {mmsId, store::BulkValue::blob(marc::withFirstField(record.content, k001, number))}));
    COLOPHON_TRY(m_index.add(mmsId, record.index));
    return m_statements.history.run({mmsId, m_user, m_at, m_reason, m_detail});
}

Result<void> IncomingWriter::finish()
{
    COLOPHON_TRY(store::giveBackNumbers(*m_transaction, m_zone, m_next, m_end));
    return store::countRecords(*m_transaction, m_zone.id, m_next - m_first);
}

} // namespace colophon::cataloging
