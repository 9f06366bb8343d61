// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexing.h"

#include "marc/brief.h"
#include "search/folding.h"
#include "search/headings.h"
#include "search/indexchange.h"
#include "search/keys.h"
#include "search/numbers.h"
#include "search/reindex.h"
#include "store/catalogue.h"

#include <array>
#include <limits>

namespace colophon::search {

namespace {

constexpr marc::Tag k008{"008"};

/// Where the words of a field go, by its tag.
enum class Words { Title, Series, Name, NameAndTitle, NameAndSeries, Relation, Subject, Other };

Words wordsOf(const QString &tag)
{
    struct Group {
        const char16_t *tags;
        Words words;
    };
    static constexpr std::array kGroups{
        Group{u"130 210 222 240 242 243 245 246 247 730 740", Words::Title},
        Group{u"440 490 830", Words::Series},
        Group{u"100 110 111 720", Words::Name},
        Group{u"700 710 711", Words::NameAndTitle},
        Group{u"400 410 411 800 810 811", Words::NameAndSeries},
        Group{u"760 762 765 767 770 772 773 774 775 776 777 780 785 786 787", Words::Relation}};
    if (tag.size() != 3)
        return Words::Other;
    if (tag.at(0) == u'6')
        return Words::Subject;
    for (const Group &group : kGroups) {
        if (QStringView(group.tags).contains(tag))
            return group.words;
    }
    return Words::Other;
}

/// Subfields that carry links and control, not words.
bool isWords(QChar code)
{
    return !QStringView(u"0123456789w").contains(code);
}

/// Fills the columns; knows which have had words of the field at hand.
class WordColumns {
public:
    explicit WordColumns(IndexEntry &entry) : m_entry(entry) {}

    void addField(const marc::Field &field, const QString &tag)
    {
        m_touched.fill(false);
        const Words kind = wordsOf(tag);
        bool inTitle = false;
        for (const marc::Subfield &subfield : field.subfields()) {
            if (!isWords(subfield.code))
                continue;
            inTitle = inTitle || subfield.code == u't';
            append(columnOf(kind, tag, subfield.code, inTitle), subfield.value);
        }
    }

private:
    QByteArray &columnOf(Words kind, const QString &tag, QChar code, bool inTitle)
    {
        switch (kind) {
        case Words::Title:
            return tag == QLatin1String("245") && code == u'c' ? m_entry.name : m_entry.title;
        case Words::Series:
            return m_entry.series;
        case Words::Name:
            return m_entry.name;
        case Words::NameAndTitle:
            return inTitle ? m_entry.title : m_entry.name;
        case Words::NameAndSeries:
            return inTitle || code == u'v' ? m_entry.series : m_entry.name;
        case Words::Relation:
            return code == u'a'                                   ? m_entry.name
                   : code == u't' || code == u's' || code == u'p' ? m_entry.title
                                                                  : m_entry.other;
        case Words::Subject:
            return m_entry.subject;
        case Words::Other:
            break;
        }
        const bool imprint = tag == QLatin1String("260") || tag == QLatin1String("264");
        return imprint && code == u'b' ? m_entry.publisher : m_entry.other;
    }

    void append(QByteArray &column, const QString &value)
    {
        static const QByteArray gap = u' ' + QString(kFieldGap).toUtf8();
        bool &touched = m_touched[columnNumber(column)];
        const qsizetype before = column.size();
        if (!touched && before > 0)
            column.append(gap);
        if (appendTokens(column, value) > 0)
            touched = true;
        else
            column.truncate(before);
    }

    std::size_t columnNumber(const QByteArray &column) const
    {
        const std::array columns{&m_entry.title,  &m_entry.name,      &m_entry.subject,
                                 &m_entry.series, &m_entry.publisher, &m_entry.other};
        return std::size_t(std::find(columns.begin(), columns.end(), &column) - columns.begin());
    }

    IndexEntry &m_entry;
    std::array<bool, 6> m_touched{};
};

/// Fills `keys`.
class KeyColumn {
public:
    explicit KeyColumn(IndexEntry &entry) : m_entry(entry) {}

    void add(QChar letter, const QString &value)
    {
        if (value.isEmpty())
            return;
        m_used[letter.unicode()] = true;
        m_entry.keys.append(' ');
        m_entry.keys.append(char(letter.unicode()));
        m_entry.keys.append(value.toUtf8());
    }
    void addHeading(QChar letter, const QString &key)
    {
        m_used[letter.unicode()] = true;
        m_entry.keys.append(' ');
        m_entry.keys.append(char(letter.unicode()));
        m_entry.zonePlaces.append(m_entry.keys.size());
        m_entry.keys.append("0000!");
        m_entry.keys.append(key.toUtf8());
    }
    /// 001, 003 and 005 are the program's: each record has the same of them.
    void addPresence(const marc::Field &field)
    {
        if (field.tag() == marc::Tag("001") || field.tag() == marc::Tag("003")
            || field.tag() == marc::Tag("005"))
            return;
        for (const marc::Subfield &subfield : field.subfields()) {
            const char16_t code = subfield.code.unicode();
            if ((code >= u'a' && code <= u'z') || (code >= u'0' && code <= u'9'))
                addPresent(field.tag(), char(code));
        }
        if (field.isControl() || field.subfields().isEmpty())
            addPresent(field.tag(), 0);
    }

    void addNumbers(const marc::Field &field, const QString &tag)
    {
        using Normalize = QString (*)(QStringView);
        struct Source {
            const char *tag;
            const char16_t *codes;
            QChar letter;
            Normalize normalize;
        };
        static constexpr std::array kSources{
            Source{"010", u"az", keys::kOtherNumber, normalizedLccn},
            Source{"020", u"az", keys::kBookNumber, normalizedBookNumber},
            Source{"022", u"alyz", keys::kBookNumber, normalizedBookNumber},
            Source{"024", u"az", keys::kOtherNumber, normalizedNumber},
            Source{"027", u"az", keys::kOtherNumber, normalizedNumber},
            Source{"028", u"a", keys::kOtherNumber, normalizedNumber},
            Source{"030", u"az", keys::kOtherNumber, normalizedNumber},
            Source{"035", u"az", keys::kSystemNumber, normalizedSystemNumber}};
        for (const Source &source : kSources) {
            if (tag != QLatin1String(source.tag))
                continue;
            for (const marc::Subfield &subfield : field.subfields()) {
                if (!QStringView(source.codes).contains(subfield.code))
                    continue;
                const QString number = source.normalize(subfield.value);
                add(source.letter, number);
                if (const qsizetype mark = number.indexOf(u'!'); mark >= 0)
                    add(source.letter, number.mid(mark + 1));
            }
        }
    }

    void addCodes(const marc::Record &record)
    {
        add(keys::kMaterial, marc::materialOf(record));
        QStringList languages{record.controlValue(k008).mid(35, 3)};
        for (const marc::Field &field : record.fields()) {
            if (field.tag() == marc::Tag("041"))
                languages += field.values(u'a');
        }
        QStringList known;
        for (const QString &language : languages) {
            const QString code = words(language).join(QString());
            if (!code.isEmpty() && !known.contains(code)) {
                known.append(code);
                add(keys::kLanguage, code);
            }
        }
    }

    void addEmpty()
    {
        for (const auto &[letter, word] :
             {std::pair(keys::kBookNumber, "isbn"), std::pair(keys::kOtherNumber, "standardnumber"),
              std::pair(keys::kSystemNumber, "systemnumber"),
              std::pair(keys::kLanguage, "language"), std::pair(QChar(u'c'), "callnumber")}) {
            if (!m_used[letter.unicode()])
                add(keys::kEmpty, QLatin1String(word));
        }
        for (const auto &[column, word] :
             {std::pair(&m_entry.title, "title"), std::pair(&m_entry.name, "name"),
              std::pair(&m_entry.subject, "subject"), std::pair(&m_entry.series, "series"),
              std::pair(&m_entry.publisher, "publisher")}) {
            if (column->isEmpty())
                add(keys::kEmpty, QLatin1String(word));
        }
    }

private:
    void addPresent(const marc::Tag &tag, char code)
    {
        char token[6] = {' ', char(keys::kPresent.unicode()), tag.at(0), tag.at(1), tag.at(2),
                         code};
        for (char &c : token) {
            if (c >= 'A' && c <= 'Z')
                c = char(c + 32);
        }
        const QByteArrayView view(token, code == 0 ? 5 : 6);
        // The same subfield of a field that repeats is one token; they mostly follow each other.
        if (!m_present.contains(view)) {
            m_present.append(view);
            m_entry.keys.append(view);
        }
    }

    IndexEntry &m_entry;
    QByteArray m_present;
    std::array<bool, 128> m_used{}; ///< by the key's letter
};

} // namespace

IndexEntry indexEntryOf(const marc::Record &record)
{
    IndexEntry entry;
    WordColumns columns(entry);
    KeyColumn keyColumn(entry);
    for (const marc::Field &field : record.fields()) {
        keyColumn.addPresence(field);
        if (field.isControl())
            continue;
        const QString tag = effectiveTag(field);
        columns.addField(field, tag);
        if (tag.startsWith(u'0'))
            keyColumn.addNumbers(field, tag);
    }
    keyColumn.addCodes(record);
    for (const Heading &heading : headingsOf(record))
        keyColumn.addHeading(keys::letterOf(heading.kind), heading.key);
    for (const QString &key : otherTitleKeys(record))
        keyColumn.addHeading(keys::kOtherTitle, key);
    keyColumn.addEmpty();
    return entry;
}

IndexWriter::IndexWriter(store::Transaction &transaction, qint64 upTo)
    : m_transaction(&transaction), m_upTo(upTo)
{}

Result<IndexWriter> IndexWriter::begin(store::Transaction &transaction)
{
    const Result<std::optional<MmsId>> position = rebuildPosition(transaction.connection());
    COLOPHON_TRY(position);
    return IndexWriter(transaction,
                       *position ? (*position)->value() : std::numeric_limits<qint64>::max());
}

Result<void> IndexWriter::add(MmsId mmsId, const IndexEntry &entry)
{
    if (mmsId.value() > m_upTo)
        return {};
    COLOPHON_TRY(runWords("sqlite/fts_insert", mmsId, entry));
    return runKeys("sqlite/key_insert", mmsId, entry);
}

Result<void> IndexWriter::remove(MmsId mmsId, const IndexEntry &entry)
{
    if (mmsId.value() > m_upTo)
        return {};
    COLOPHON_TRY(runWords("sqlite/fts_delete", mmsId, entry));
    return runKeys("sqlite/key_delete", mmsId, entry);
}

Result<void> IndexWriter::change(MmsId mmsId, const IndexChange &change)
{
    if (mmsId.value() > m_upTo)
        return {};
    if (change.words) {
        COLOPHON_TRY(runWords("sqlite/fts_delete", mmsId, change.gone));
        COLOPHON_TRY(runWords("sqlite/fts_insert", mmsId, change.come));
    }
    if (change.keys) {
        COLOPHON_TRY(runKeys("sqlite/key_delete", mmsId, change.gone));
        COLOPHON_TRY(runKeys("sqlite/key_insert", mmsId, change.come));
    }
    return {};
}

Result<void> IndexWriter::runWords(const char *statement, MmsId mmsId, const IndexEntry &entry)
{
    Result<store::Query> columns = m_transaction->connection().query(statement);
    COLOPHON_TRY(columns);
    COLOPHON_TRY(columns->bind("mms_id", mmsId)
                     .bind("title", entry.title)
                     .bind("name", entry.name)
                     .bind("subject", entry.subject)
                     .bind("series", entry.series)
                     .bind("publisher", entry.publisher)
                     .bind("other", entry.other)
                     .run());
    return {};
}

Result<void> IndexWriter::runKeys(const char *statement, MmsId mmsId, const IndexEntry &entry)
{
    QByteArray values = entry.keys;
    const QByteArray zone = mmsId.zoneCode().toLatin1();
    for (const qsizetype place : entry.zonePlaces)
        values.replace(place, zone.size(), zone);
    Result<store::Query> whole = m_transaction->connection().query(statement);
    COLOPHON_TRY(whole);
    COLOPHON_TRY(whole->bind("mms_id", mmsId).bind("keys", values).run());
    return {};
}

Result<void> addToIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry)
{
    Result<IndexWriter> writer = IndexWriter::begin(transaction);
    COLOPHON_TRY(writer);
    return writer->add(mmsId, entry);
}

Result<void> removeFromIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry)
{
    Result<IndexWriter> writer = IndexWriter::begin(transaction);
    COLOPHON_TRY(writer);
    return writer->remove(mmsId, entry);
}

Result<void> changeInIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &former,
                           const IndexEntry &entry)
{
    Result<IndexWriter> writer = IndexWriter::begin(transaction);
    COLOPHON_TRY(writer);
    return writer->change(mmsId, changeBetween(former, entry));
}

} // namespace colophon::search
