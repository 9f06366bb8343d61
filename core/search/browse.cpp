// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/browse.h"

#include "search/keys.h"
#include "search/querysql.h"
#include "search/rowids.h"
#include "store/recordstore.h"

#include <algorithm>

namespace colophon::search {

namespace {

/// A stretch with fewer terms is read as a whole; a longer one is parted by its next character.
constexpr int kStretch = 100;

struct Term {
    QString term;
    qint64 records = 0;
};

/// One list of one zone: all its terms begin alike.
class HeadingList {
public:
    HeadingList(store::Connection &connection, HeadingKind kind, const store::Zone &zone)
        : m_connection(connection), m_kind(kind),
          m_root(keys::heading(keys::letterOf(kind), zone.code, {}))
    {}

    Result<QList<BrowseLine>> from(const QString &key, int limit)
    {
        const Result<QList<Term>> terms = between(m_root + key, endOf(m_root), limit);
        COLOPHON_TRY(terms);
        return lines(*terms);
    }

    Result<QList<BrowseLine>> before(const QString &key, int limit)
    {
        QList<Term> terms;
        COLOPHON_TRY(collectBefore(m_root, m_root + key, limit, terms));
        std::reverse(terms.begin(), terms.end());
        return lines(terms);
    }

    Result<marc::Field> field(const QString &key)
    {
        const Result<store::StoredRecord> stored = recordWith(m_root + key);
        COLOPHON_TRY(stored);
        for (const Heading &heading : headingsOf(stored->record)) {
            if (heading.kind == m_kind && heading.key == key)
                return stored->record.fields().at(heading.field);
        }
        return Error{ErrorCode::NotFound,
                     QStringLiteral("The heading was not taken over: no record has it any more. "
                                    "Browse again.")};
    }

private:
    static QString next(char32_t c)
    {
        ++c;
        if (c == 0xd800)
            c = 0xe000;
        return QString::fromUcs4(&c, 1);
    }

    /// What sorts behind all that begins with the text.
    static QString endOf(const QString &text)
    {
        const QList<uint> points = text.toUcs4();
        return text.chopped(QChar::requiresSurrogates(points.constLast()) ? 2 : 1)
               + next(points.constLast());
    }

    static bool isBefore(const QString &a, const QString &b) { return a.toUtf8() < b.toUtf8(); }

    Result<QList<Term>> between(const QString &from, const QString &before, int limit)
    {
        QList<Term> terms;
        COLOPHON_TRY(
            eachRow(m_connection, termsBetween(from, before, limit), [&terms](const RowView &row) {
                terms.append({QString::fromUtf8(row.view(0)), row.integer(1)});
                return true;
            }));
        return terms;
    }

    /// The terms with the prefix before `end`, the last one first: FTS5 walks its terms forward
    /// only, so long stretches are parted until the last part is short.
    Result<void> collectBefore(const QString &prefix, const QString &end, int limit,
                               QList<Term> &found)
    {
        const Result<QList<Term>> all = between(prefix, end, kStretch);
        COLOPHON_TRY(all);
        if (all->size() < kStretch) {
            for (auto it = all->crbegin(); it != all->crend() && found.size() < limit; ++it)
                found.append(*it);
            return {};
        }
        const Result<QStringList> parts = partsOf(prefix, end);
        COLOPHON_TRY(parts);
        for (auto it = parts->crbegin(); it != parts->crend() && found.size() < limit; ++it) {
            const QString partEnd = endOf(*it);
            COLOPHON_TRY(collectBefore(*it, isBefore(partEnd, end) ? partEnd : end, limit, found));
        }
        const Result<QList<Term>> itself = between(prefix, prefix + QChar(1), 1);
        COLOPHON_TRY(itself);
        if (found.size() < limit)
            found += *itself;
        return {};
    }

    /// The prefix with each character that follows it somewhere before `end`.
    Result<QStringList> partsOf(const QString &prefix, const QString &end)
    {
        QStringList parts;
        QString at = prefix + QChar(1);
        for (;;) {
            const Result<QList<Term>> first = between(at, end, 1);
            COLOPHON_TRY(first);
            if (first->isEmpty())
                return parts;
            const char32_t c = first->constFirst().term.mid(prefix.size()).toUcs4().constFirst();
            parts.append(prefix + QString::fromUcs4(&c, 1));
            at = prefix + next(c);
        }
    }

    Result<QList<BrowseLine>> lines(const QList<Term> &terms)
    {
        QList<BrowseLine> all;
        for (const Term &term : terms) {
            const QString key = term.term.mid(m_root.size());
            const Result<QString> text = textOfTerm(term.term, key);
            COLOPHON_TRY(text);
            all.append({key, *text, term.records});
        }
        return all;
    }

    /// As a record that has it writes it.
    Result<QString> textOfTerm(const QString &term, const QString &key)
    {
        const Result<store::StoredRecord> stored = recordWith(term);
        COLOPHON_TRY(stored);
        for (const Heading &heading : headingsOf(stored->record)) {
            if (heading.kind == m_kind && heading.key == key)
                return heading.text;
        }
        return key;
    }

    Result<store::StoredRecord> recordWith(const QString &term)
    {
        MmsId mmsId;
        COLOPHON_TRY(eachRow(m_connection, recordsWithKey(term, 1), [&mmsId](const RowView &row) {
            mmsId = MmsId::fromStored(row.integer(0));
            return true;
        }));
        return store::recordOf(m_connection, mmsId);
    }

    store::Connection &m_connection;
    HeadingKind m_kind;
    QString m_root;
};

} // namespace

Result<QList<BrowseLine>> browseFrom(store::Connection &connection, HeadingKind kind,
                                     const store::Zone &zone, const QString &text, int limit)
{
    return HeadingList(connection, kind, zone).from(headingKey(kind, text), limit);
}

Result<QList<BrowseLine>> browseAfter(store::Connection &connection, HeadingKind kind,
                                      const store::Zone &zone, const QString &key, int limit)
{
    return HeadingList(connection, kind, zone).from(key + QChar(1), limit);
}

Result<QList<BrowseLine>> browseBefore(store::Connection &connection, HeadingKind kind,
                                       const store::Zone &zone, const QString &key, int limit)
{
    return HeadingList(connection, kind, zone).before(key, limit);
}

Result<marc::Field> fieldWith(store::Connection &connection, HeadingKind kind,
                              const store::Zone &zone, const QString &key)
{
    return HeadingList(connection, kind, zone).field(key);
}

Condition conditionFor(HeadingKind kind, const QString &text)
{
    switch (kind) {
    case HeadingKind::Names:
        return {Index::Name, Operator::Is, text, {}};
    case HeadingKind::Subjects:
        return {Index::Subject, Operator::Is, text, {}};
    case HeadingKind::Titles:
        return {Index::Title, Operator::Is, text, {}};
    case HeadingKind::Series:
        return {Index::Series, Operator::Is, text, {}};
    case HeadingKind::CallNumbers:
        break;
    }
    return {Index::CallNumber, Operator::Is, text, {}};
}

std::optional<HeadingKind> headingKindOf(Index index)
{
    switch (index) {
    case Index::Name:
        return HeadingKind::Names;
    case Index::Subject:
        return HeadingKind::Subjects;
    case Index::Title:
        return HeadingKind::Titles;
    case Index::Series:
        return HeadingKind::Series;
    case Index::CallNumber:
        return HeadingKind::CallNumbers;
    default:
        return std::nullopt;
    }
}

} // namespace colophon::search
