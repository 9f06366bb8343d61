// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/postings.h"

#include <sqlite3.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>
#include <vector>

namespace colophon::search {

namespace {

constexpr qint64 kStructureId = 10;
constexpr int kFormat = 4;
constexpr int kSegmentShift = 37; ///< of a page's id: the segment's number stands above its page's
constexpr char kMainIndex = '0';  ///< before each term
constexpr int kPageHeader = 4;

using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;
using Byte = unsigned char;

Statement prepared(sqlite3 *database, const char *name)
{
    sqlite3_stmt *statement = nullptr;
    const Result<QString> sql = store::Connection::statementText(name);
    if (sql) {
        const QByteArray utf8 = sql->toUtf8();
        sqlite3_prepare_v2(database, utf8.constData(), int(utf8.size()), &statement, nullptr);
    }
    return {statement, &sqlite3_finalize};
}

/// Bytes read from the front; what does not fit leaves `failed`.
class Bytes {
public:
    Bytes() = default;
    Bytes(const Byte *data, int from, int end) : m_data(data), m_at(from), m_end(end) {}

    int at() const { return m_at; }
    bool atEnd() const { return m_at >= m_end; }
    bool failed() const { return m_failed; }
    const Byte *here() const { return m_data + m_at; }
    void skip(qint64 count)
    {
        if (count < 0 || count > m_end - m_at)
            m_failed = true;
        else
            m_at += int(count);
    }
    /// A zero that stands next is taken.
    bool takeZero()
    {
        if (atEnd() || m_data[m_at] != 0)
            return false;
        ++m_at;
        return true;
    }
    /// Seven bits a byte, the highest first; of a ninth byte all eight.
    quint64 number()
    {
        quint64 value = 0;
        for (int i = 0; i < 9; ++i) {
            if (m_at >= m_end) {
                m_failed = true;
                return 0;
            }
            const Byte byte = m_data[m_at++];
            if (i == 8)
                return (value << 8) | byte;
            value = (value << 7) | (byte & 0x7fU);
            if (byte < 0x80)
                return value;
        }
        return value;
    }

private:
    const Byte *m_data = nullptr;
    int m_at = 0;
    int m_end = 0;
    bool m_failed = false;
};

struct Segment {
    qint64 id = 0;
    qint64 firstPage = 0;
    qint64 lastPage = 0;
};

/// From the oldest to the newest; what a newer one says of a record replaces what older ones say.
bool readSegments(QByteArrayView structure, std::vector<Segment> &segments)
{
    const auto *const data = reinterpret_cast<const Byte *>(structure.data());
    // Behind the cookie of the configuration a version 2 begins with a byte that no count has.
    if (structure.size() < 5 || data[4] == 0xff)
        return false;
    Bytes bytes(data, 4, int(structure.size()));
    const quint64 levels = bytes.number();
    bytes.number(); // how many segments in all
    bytes.number(); // how much was ever written
    std::vector<std::vector<Segment>> byLevel;
    for (quint64 level = 0; level < levels && !bytes.failed(); ++level) {
        bytes.number(); // of a merge under way
        std::vector<Segment> of;
        for (quint64 left = bytes.number(); left > 0 && !bytes.failed(); --left) {
            Segment segment;
            segment.id = qint64(bytes.number());
            segment.firstPage = qint64(bytes.number());
            segment.lastPage = qint64(bytes.number());
            if (segment.firstPage > 0) // else a merge has taken all of it
                of.push_back(segment);
        }
        byLevel.push_back(std::move(of));
    }
    for (auto level = byLevel.rbegin(); level != byLevel.rend(); ++level)
        segments.insert(segments.end(), level->begin(), level->end());
    return !bytes.failed();
}

/// Whether a list of places has one in the columns asked for.
bool standsIn(unsigned columns, const Byte *places, int size)
{
    unsigned column = 0;
    Bytes bytes(places, 0, size);
    while (!bytes.atEnd()) {
        const quint64 number = bytes.number();
        if (number == 1)
            column = unsigned(bytes.number());
        else if (column < 32 && ((columns >> column) & 1) != 0)
            return true;
    }
    return false;
}

/// What a segment says of one record and one term.
struct Entry {
    qint64 mmsId;
    bool present; ///< in the columns asked for
    bool gone;    ///< the record has lost the term
};

/// Walks through the terms of a stretch in one segment, page by page.
class Walk {
public:
    Walk(sqlite3_stmt *pages, const TermStretch &stretch)
        : m_pages(pages), m_stretch(stretch), m_withPlaces(stretch.table == TermTable::Words)
    {}

    /// `visit(term, entry)` for each record of each term, from the page on. False where the pages
    /// are not what they should be.
    template <typename F> bool run(const Segment &segment, qint64 fromPage, F visit)
    {
        sqlite3_reset(m_pages);
        sqlite3_bind_int64(m_pages, 1, (segment.id << kSegmentShift) + fromPage);
        sqlite3_bind_int64(m_pages, 2, (segment.id << kSegmentShift) + segment.lastPage);
        m_term.clear();
        m_wanted = false;
        m_placesLeft = 0;
        for (int step = sqlite3_step(m_pages); step != SQLITE_DONE; step = sqlite3_step(m_pages)) {
            if (step != SQLITE_ROW || !takePage())
                return false;
            if (m_wanted && !continueList(visit))
                return false;
            if (!takeTerms(visit))
                return false;
            if (m_past)
                break;
        }
        return m_placesLeft == 0;
    }

private:
    bool takePage()
    {
        m_data = static_cast<const Byte *>(sqlite3_column_blob(m_pages, 0));
        const int size = sqlite3_column_bytes(m_pages, 0);
        if (m_data == nullptr || size < kPageHeader)
            return false;
        m_firstRowId = m_data[0] * 256 + m_data[1];
        m_end = m_data[2] * 256 + m_data[3];
        if (m_end < kPageHeader || m_end > size || m_firstRowId > m_end)
            return false;
        m_terms.clear();
        Bytes footer(m_data, m_end, size);
        for (int at = 0; !footer.atEnd();) {
            at += int(footer.number());
            if (footer.failed() || at < kPageHeader || at >= m_end)
                return false;
            m_terms.push_back(at);
        }
        return true;
    }

    /// The rest of a list that the former page began.
    template <typename F> bool continueList(F &visit)
    {
        const int end = m_terms.empty() ? m_end : m_terms.front();
        if (m_placesLeft > 0) {
            const int here = int(std::min<qint64>(m_placesLeft, end - kPageHeader));
            m_places.append(reinterpret_cast<const char *>(m_data + kPageHeader), here);
            m_placesLeft -= here;
            if (m_placesLeft > 0)
                return m_terms.empty() && m_firstRowId == 0;
            visit(m_term, entryOf(reinterpret_cast<const Byte *>(m_places.constData()),
                                  int(m_places.size())));
        }
        if (m_firstRowId != 0)
            return takeList(m_firstRowId, end, visit);
        m_wanted = m_terms.empty();
        return true;
    }

    template <typename F> bool takeTerms(F &visit)
    {
        for (std::size_t i = 0; i < m_terms.size(); ++i) {
            const int end = i + 1 < m_terms.size() ? m_terms[i + 1] : m_end;
            Bytes bytes(m_data, m_terms[i], end);
            const qint64 shared = i == 0 ? 0 : qint64(bytes.number());
            const qint64 size = qint64(bytes.number());
            const Byte *const text = bytes.here();
            bytes.skip(size);
            if (bytes.failed() || shared > m_term.size())
                return false;
            m_term.truncate(shared);
            m_term.append(reinterpret_cast<const char *>(text), size);
            const int place = compare();
            m_past = place > 0;
            m_wanted = place == 0;
            if (m_past)
                return true;
            if (m_wanted && !takeList(bytes.at(), end, visit))
                return false;
        }
        return true;
    }

    /// Below 0: before the stretch; 0: in it; above: behind it.
    int compare() const
    {
        const QByteArrayView term = QByteArrayView(m_term).sliced(1);
        const int place = term.compare(m_stretch.from);
        if (m_term.front() != kMainIndex || place < 0)
            return m_term.front() > kMainIndex ? 1 : -1;
        if (m_stretch.before.isEmpty())
            return place;
        return term.compare(m_stretch.before) < 0 ? 0 : 1;
    }

    /// The records from a place of the page on: the first one's MMS ID, then the distances.
    template <typename F> bool takeList(int from, int end, F &visit)
    {
        Bytes bytes(m_data, from, end);
        m_mmsId = 0;
        while (!bytes.atEnd()) {
            m_mmsId += qint64(bytes.number());
            if (!m_withPlaces) {
                // Nothing: it is there. 0: it is gone. 0 0: it was gone and is there again.
                const bool present = !bytes.takeZero() || bytes.takeZero();
                visit(m_term, Entry{m_mmsId, present, !present});
                continue;
            }
            const auto size = qint64(bytes.number() >> 1);
            if (bytes.failed() || size > std::numeric_limits<int>::max())
                return false;
            if (bytes.at() + size > end) {
                // Only the last list of a page goes on on the next one.
                if (end != m_end)
                    return false;
                m_places =
                    QByteArray(reinterpret_cast<const char *>(bytes.here()), end - bytes.at());
                m_placesLeft = size - m_places.size();
                return true;
            }
            visit(m_term, entryOf(bytes.here(), int(size)));
            bytes.skip(size);
        }
        return !bytes.failed();
    }

    Entry entryOf(const Byte *places, int size) const
    {
        const bool there = size > 0;
        const bool present =
            there && (m_stretch.columns == 0 || standsIn(m_stretch.columns, places, size));
        return {m_mmsId, present, !there};
    }

    sqlite3_stmt *m_pages;
    const TermStretch &m_stretch;
    bool m_withPlaces;
    const Byte *m_data = nullptr; ///< the page; valid until the next one
    int m_firstRowId = 0;
    int m_end = 0;
    std::vector<int> m_terms; ///< where the page's terms begin
    QByteArray m_term;
    bool m_wanted = false; ///< the term is in the stretch
    bool m_past = false;
    qint64 m_mmsId = 0;
    QByteArray m_places; ///< of a list that goes on on the next page
    qint64 m_placesLeft = 0;
};

} // namespace

struct Postings::Private {
    Statement structure; ///< stays at its row, and so keeps the state that it reads
    Statement places;
    Statement pages;
    std::vector<Segment> segments;

    /// The page on which a term is, if the segment has it.
    qint64 pageOf(const Segment &segment, const QByteArray &term)
    {
        const QByteArray key = kMainIndex + term;
        sqlite3_reset(places.get());
        sqlite3_bind_int64(places.get(), 1, segment.id);
        sqlite3_bind_blob(places.get(), 2, key.constData(), int(key.size()), SQLITE_STATIC);
        qint64 page = 1;
        // The lowest bit says whether the list has an index of its own.
        if (sqlite3_step(places.get()) == SQLITE_ROW)
            page = sqlite3_column_int64(places.get(), 0) >> 1;
        sqlite3_reset(places.get());
        return std::max(page, segment.firstPage);
    }

    template <typename F> bool walk(const TermStretch &stretch, F visit)
    {
        for (const Segment &segment : segments) {
            if (!Walk(pages.get(), stretch).run(segment, pageOf(segment, stretch.from), visit))
                return false;
        }
        sqlite3_reset(pages.get());
        return true;
    }

    /// Of one term the last word counts.
    bool addTerm(HitSet &set, const TermStretch &stretch)
    {
        HitSet found = set.emptyOne();
        const bool read = walk(stretch, [&found](const QByteArray &, const Entry &entry) {
            if (entry.present)
                found.add(entry.mmsId);
            else
                found.remove(entry.mmsId);
        });
        set.unite(found);
        return read;
    }

    /// Of several terms it counts for each of them. Few records ever lose a term: they are
    /// recognized on the first way through and looked at closely on a second.
    bool addTerms(HitSet &set, const TermStretch &stretch)
    {
        HitSet found = set.emptyOne();
        HitSet doubtful = set.emptyOne();
        bool doubts = false;
        const bool read = walk(stretch, [&](const QByteArray &, const Entry &entry) {
            if (entry.present) {
                found.add(entry.mmsId);
            } else if (entry.gone || found.contains(entry.mmsId)) {
                doubtful.add(entry.mmsId);
                doubts = true;
            }
        });
        if (read && doubts) {
            std::map<std::pair<qint64, QByteArray>, bool> last;
            if (!walk(stretch, [&](const QByteArray &term, const Entry &entry) {
                    if (doubtful.contains(entry.mmsId))
                        last[{entry.mmsId, term}] = entry.present;
                }))
                return false;
            for (const auto &[place, present] : last)
                found.remove(place.first);
            for (const auto &[place, present] : last) {
                if (present)
                    found.add(place.first);
            }
        }
        set.unite(found);
        return read;
    }
};

Postings::Postings(std::unique_ptr<Private> opened) : d(std::move(opened)) {}
Postings::~Postings() = default;

std::unique_ptr<Postings> Postings::open(store::Connection &connection, TermTable table)
{
    auto *const database = static_cast<sqlite3 *>(connection.sqliteHandle());
    if (database == nullptr || sqlite3_get_autocommit(database) == 0)
        return {};
    const bool words = table == TermTable::Words;
    auto d = std::make_unique<Private>(
        Private{prepared(database, words ? "sqlite/fts_structure" : "sqlite/key_structure"),
                prepared(database, words ? "sqlite/fts_page_of_term" : "sqlite/key_page_of_term"),
                prepared(database, words ? "sqlite/fts_pages" : "sqlite/key_pages"),
                {}});
    if (!d->structure || !d->places || !d->pages)
        return {};
    sqlite3_bind_int64(d->structure.get(), 1, kStructureId);
    if (sqlite3_step(d->structure.get()) != SQLITE_ROW
        || sqlite3_column_int(d->structure.get(), 1) != kFormat)
        return {};
    const QByteArrayView structure(
        static_cast<const char *>(sqlite3_column_blob(d->structure.get(), 0)),
        sqlite3_column_bytes(d->structure.get(), 0));
    if (!readSegments(structure, d->segments))
        return {};
    return std::unique_ptr<Postings>(new Postings(std::move(d)));
}

bool Postings::addTo(HitSet &set, const TermStretch &stretch)
{
    return stretch.before.isEmpty() ? d->addTerm(set, stretch) : d->addTerms(set, stretch);
}

} // namespace colophon::search
