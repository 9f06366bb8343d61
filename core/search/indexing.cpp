// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexing.h"

#include "base/bytebuffer.h"
#include "marc/brief.h"
#include "search/folding.h"
#include "search/headings.h"
#include "search/indexchange.h"
#include "search/keys.h"
#include "search/numbers.h"
#include "search/reindex.h"
#include "store/catalogue.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>
#include <vector>

namespace colophon::search {

namespace {

constexpr marc::Tag k008{"008"};

/// Where the words of a field go, by its tag.
enum class Words : unsigned char {
    Other,
    Title,
    Series,
    Name,
    NameAndTitle,
    NameAndSeries,
    Relation,
    Subject
};

std::array<Words, 1000> tableOfWords()
{
    std::array<Words, 1000> table{};
    const auto put = [&table](Words words, std::initializer_list<std::size_t> tags) {
        for (const std::size_t tag : tags)
            table[tag] = words;
    };
    put(Words::Title, {130, 210, 222, 240, 242, 243, 245, 246, 247, 730, 740});
    put(Words::Series, {440, 490, 830});
    put(Words::Name, {100, 110, 111, 720});
    put(Words::NameAndTitle, {700, 710, 711});
    put(Words::NameAndSeries, {400, 410, 411, 800, 810, 811});
    put(Words::Relation,
        {760, 762, 765, 767, 770, 772, 773, 774, 775, 776, 777, 780, 785, 786, 787});
    std::fill(table.begin() + 600, table.begin() + 700, Words::Subject);
    return table;
}

Words wordsOf(TagCode tag)
{
    static const std::array<Words, 1000> table = tableOfWords();
    std::size_t number = 0;
    for (const int shift : {16, 8, 0}) {
        const char digit = char(tag >> shift);
        if (digit < '0' || digit > '9')
            return char(tag >> 16) == '6' && (tag & 0xff) != 0 ? Words::Subject : Words::Other;
        number = number * 10 + std::size_t(digit - '0');
    }
    return table[number];
}

/// Subfields that carry links and control, not words.
bool isWords(char code)
{
    return code != 'w' && (code < '0' || code > '9');
}

/// Fills the columns; knows which have had words of the field at hand.
class WordColumns {
public:
    explicit WordColumns(IndexEntry &entry)
        : m_columns{&entry.title,  &entry.name,      &entry.subject,
                    &entry.series, &entry.publisher, &entry.other}
    {
        for (QByteArray *const column : m_columns)
            column->reserve(256);
    }

    void addField(QByteArrayView content, TagCode tag)
    {
        m_touched.fill(false);
        const Words kind = wordsOf(tag);
        bool inTitle = false;
        for (marc::FlatSubfields walk(content); walk.next();) {
            const char code = walk.code()[0];
            if (!isWords(code))
                continue;
            inTitle = inTitle || code == 't';
            append(columnOf(kind, tag, code, inTitle), walk.value());
        }
    }

private:
    enum Column : std::size_t { Title, Name, Subject, Series, Publisher, Other };

    static Column columnOf(Words kind, TagCode tag, char code, bool inTitle)
    {
        switch (kind) {
        case Words::Title:
            return tag == tagCode("245") && code == 'c' ? Name : Title;
        case Words::Series:
            return Series;
        case Words::Name:
            return Name;
        case Words::NameAndTitle:
            return inTitle ? Title : Name;
        case Words::NameAndSeries:
            return inTitle || code == 'v' ? Series : Name;
        case Words::Relation:
            return code == 'a' ? Name : code == 't' || code == 's' || code == 'p' ? Title : Other;
        case Words::Subject:
            return Subject;
        case Words::Other:
            break;
        }
        const bool imprint = tag == tagCode("260") || tag == tagCode("264");
        return imprint && code == 'b' ? Publisher : Other;
    }

    void append(Column number, QByteArrayView value)
    {
        QByteArray &column = *m_columns[number];
        bool &touched = m_touched[number];
        const qsizetype before = column.size();
        if (!touched && before > 0) {
            column.append(' ');
            column.append(kFieldGap);
        }
        if (appendTokens(column, value) > 0)
            touched = true;
        else
            column.truncate(before);
    }

    std::array<QByteArray *, 6> m_columns;
    std::array<bool, 6> m_touched{};
};

/// Fills `keys`.
class KeyColumn {
public:
    explicit KeyColumn(IndexEntry &entry) : m_entry(entry) {}
    void finish() { m_entry.keys = m_keys.view().toByteArray(); }

    void add(QChar letter, QByteArrayView value)
    {
        if (value.isEmpty())
            return;
        begin(letter);
        m_keys.append(value);
    }
    void addHeading(QChar letter, QByteArrayView key)
    {
        begin(letter);
        m_entry.zonePlaces.append(m_keys.size());
        m_keys.append(QByteArrayView("0000!"));
        m_keys.append(key);
    }
    /// 001, 003 and 005 are the program's: each record has the same of them.
    void addPresence(const marc::FlatField &field, QByteArrayView content)
    {
        if (field.tag == marc::Tag("001") || field.tag == marc::Tag("003")
            || field.tag == marc::Tag("005"))
            return;
        std::uint64_t codes = 0;
        bool empty = true;
        if (!field.control) {
            for (marc::FlatSubfields walk(content); walk.next(); empty = false) {
                const char code = walk.code()[0];
                if (code >= 'a' && code <= 'z')
                    codes |= std::uint64_t(1) << (code - 'a');
                else if (code >= '0' && code <= '9')
                    codes |= std::uint64_t(1) << (26 + code - '0');
            }
        }
        addPresent(field.tag, codes, empty);
    }

    void addNumbers(QByteArrayView content, TagCode tag)
    {
        using Normalize = QString (*)(QStringView);
        struct Source {
            TagCode tag;
            QByteArrayView codes;
            QChar letter;
            Normalize normalize;
        };
        static constexpr std::array kSources{
            Source{tagCode("010"), "az", keys::kOtherNumber, normalizedLccn},
            Source{tagCode("020"), "az", keys::kBookNumber, normalizedBookNumber},
            Source{tagCode("022"), "alyz", keys::kBookNumber, normalizedBookNumber},
            Source{tagCode("024"), "az", keys::kOtherNumber, normalizedNumber},
            Source{tagCode("027"), "az", keys::kOtherNumber, normalizedNumber},
            Source{tagCode("028"), "a", keys::kOtherNumber, normalizedNumber},
            Source{tagCode("030"), "az", keys::kOtherNumber, normalizedNumber},
            Source{tagCode("035"), "az", keys::kSystemNumber, normalizedSystemNumber}};
        for (const Source &source : kSources) {
            if (tag != source.tag)
                continue;
            for (marc::FlatSubfields walk(content); walk.next();) {
                if (!source.codes.contains(walk.code()[0]))
                    continue;
                const QByteArray number =
                    source.normalize(QString::fromUtf8(walk.value())).toUtf8();
                add(source.letter, number);
                if (const qsizetype mark = number.indexOf('!'); mark >= 0)
                    add(source.letter, QByteArrayView(number).sliced(mark + 1));
            }
        }
    }

    void addCodes(const marc::FlatRecord &record)
    {
        marc::Record fixed{marc::Leader(QString::fromLatin1(record.leader()))};
        QByteArrayList languages;
        for (const marc::FlatField &field : record.fields()) {
            if (field.tag == k008 && fixed.fields().isEmpty()) {
                fixed.fields().append(marc::toField(record, field));
                languages.prepend(fixed.controlValue(k008).mid(35, 3).toUtf8());
            } else if (field.tag == marc::Tag("041") && !field.control) {
                for (marc::FlatSubfields walk(record.content(field)); walk.next();) {
                    if (walk.code()[0] == 'a')
                        languages.append(walk.value().toByteArray());
                }
            }
        }
        add(keys::kMaterial, marc::materialOf(fixed).toUtf8());
        QByteArrayList known;
        for (const QByteArray &language : std::as_const(languages)) {
            QByteArray code;
            appendWords(code, language, 0);
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
                add(keys::kEmpty, word);
        }
        for (const auto &[column, word] :
             {std::pair(&m_entry.title, "title"), std::pair(&m_entry.name, "name"),
              std::pair(&m_entry.subject, "subject"), std::pair(&m_entry.series, "series"),
              std::pair(&m_entry.publisher, "publisher")}) {
            if (column->isEmpty())
                add(keys::kEmpty, word);
        }
    }

private:
    void begin(QChar letter)
    {
        m_used[letter.unicode()] = true;
        m_keys.append(' ');
        m_keys.append(char(letter.unicode()));
    }

    /// A field that repeats gives each of its tokens once.
    void addPresent(const marc::Tag &tag, std::uint64_t codes, bool empty)
    {
        auto known = std::find_if(m_present.rbegin(), m_present.rend(),
                                  [&tag](const Present &one) { return one.tag == tag; });
        if (known == m_present.rend()) {
            m_present.push_back({tag, 0, false});
            known = m_present.rbegin();
        }
        char token[6] = {' ', char(keys::kPresent.unicode()), tag.at(0), tag.at(1), tag.at(2), 0};
        for (char &c : token) {
            if (c >= 'A' && c <= 'Z')
                c = char(c + 32);
        }
        if (empty && !std::exchange(known->empty, true))
            m_keys.append(QByteArrayView(token, 5));
        for (std::uint64_t more = codes & ~known->codes; more != 0; more &= more - 1) {
            const int code = std::countr_zero(more);
            token[5] = char(code < 26 ? 'a' + code : '0' + code - 26);
            m_keys.append(QByteArrayView(token, 6));
        }
        known->codes |= codes;
    }

    struct Present {
        marc::Tag tag;
        std::uint64_t codes;
        bool empty;
    };

    IndexEntry &m_entry;
    ByteBuffer m_keys;
    std::vector<Present> m_present;
    std::array<bool, 128> m_used{}; ///< by the key's letter
};

} // namespace

IndexEntry indexEntryOf(const marc::Record &record)
{
    marc::FlatRecord flat;
    marc::flatten(record, flat);
    return indexEntryOf(flat);
}

IndexEntry indexEntryOf(const marc::FlatRecord &record)
{
    IndexEntry entry;
    WordColumns columns(entry);
    KeyColumn keyColumn(entry);
    for (const marc::FlatField &field : record.fields()) {
        const QByteArrayView content = record.content(field);
        keyColumn.addPresence(field, content);
        if (field.control)
            continue;
        const TagCode tag = effectiveTag(record, field);
        columns.addField(content, tag);
        if (char(tag >> 16) == '0')
            keyColumn.addNumbers(content, tag);
    }
    keyColumn.addCodes(record);
    for (const HeadingKey &heading : headingKeysOf(record))
        keyColumn.addHeading(keys::letterOf(heading.kind), heading.key);
    for (const QByteArray &key : otherTitleKeys(record))
        keyColumn.addHeading(keys::kOtherTitle, key);
    keyColumn.addEmpty();
    keyColumn.finish();
    return entry;
}

QByteArray keysIn(const IndexEntry &entry, QByteArrayView zoneCode)
{
    QByteArray keys(entry.keys.constData(), entry.keys.size());
    for (const qsizetype place : entry.zonePlaces)
        std::copy(zoneCode.begin(), zoneCode.end(), keys.data() + place);
    return keys;
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

Result<IndexWriter> IndexWriter::beginBulk(store::Transaction &transaction)
{
    Result<IndexWriter> writer = begin(transaction);
    COLOPHON_TRY(writer);
    const auto prepared = [&transaction](const char *statement) {
        return store::BulkStatement::prepare(transaction, statement);
    };
    Result<store::BulkStatement> learnWords = prepared("sqlite/fts_insert");
    COLOPHON_TRY(learnWords);
    Result<store::BulkStatement> learnKeys = prepared("sqlite/key_insert");
    COLOPHON_TRY(learnKeys);
    Result<store::BulkStatement> forgetWords = prepared("sqlite/fts_delete");
    COLOPHON_TRY(forgetWords);
    Result<store::BulkStatement> forgetKeys = prepared("sqlite/key_delete");
    COLOPHON_TRY(forgetKeys);
    writer->m_bulk = Bulk{*learnWords, *learnKeys, *forgetWords, *forgetKeys};
    return writer;
}

Result<void> IndexWriter::add(MmsId mmsId, const IndexEntry &entry)
{
    if (mmsId.value() > m_upTo)
        return {};
    COLOPHON_TRY(runWords(Tell::Learn, mmsId, entry));
    return runKeys(Tell::Learn, mmsId, entry);
}

Result<void> IndexWriter::remove(MmsId mmsId, const IndexEntry &entry)
{
    if (mmsId.value() > m_upTo)
        return {};
    COLOPHON_TRY(runWords(Tell::Forget, mmsId, entry));
    return runKeys(Tell::Forget, mmsId, entry);
}

Result<void> IndexWriter::change(MmsId mmsId, const IndexChange &change)
{
    if (mmsId.value() > m_upTo)
        return {};
    if (change.words) {
        COLOPHON_TRY(runWords(Tell::Forget, mmsId, change.gone));
        COLOPHON_TRY(runWords(Tell::Learn, mmsId, change.come));
    }
    if (change.keys) {
        COLOPHON_TRY(runKeys(Tell::Forget, mmsId, change.gone));
        COLOPHON_TRY(runKeys(Tell::Learn, mmsId, change.come));
    }
    return {};
}

Result<void> IndexWriter::runWords(Tell tell, MmsId mmsId, const IndexEntry &entry)
{
    if (m_bulk) {
        store::BulkStatement &bulk = tell == Tell::Learn ? m_bulk->learnWords : m_bulk->forgetWords;
        return bulk.run({mmsId, entry.title, entry.name, entry.subject, entry.series,
                         entry.publisher, entry.other});
    }
    Result<store::Query> columns = m_transaction->connection().query(
        tell == Tell::Learn ? "sqlite/fts_insert" : "sqlite/fts_delete");
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

Result<void> IndexWriter::runKeys(Tell tell, MmsId mmsId, const IndexEntry &entry)
{
    const QByteArray values = keysIn(entry, mmsId.zoneCode().toLatin1());
    if (m_bulk)
        return (tell == Tell::Learn ? m_bulk->learnKeys : m_bulk->forgetKeys).run({mmsId, values});
    Result<store::Query> whole = m_transaction->connection().query(
        tell == Tell::Learn ? "sqlite/key_insert" : "sqlite/key_delete");
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
