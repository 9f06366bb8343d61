// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/querysql.h"

#include "search/folding.h"

#include <QStringList>

namespace colophon::search {

namespace {

/// One word, phrase or number of what was typed.
struct Term {
    Index index = Index::Keywords;
    QString text;
    bool phrase = false;
    bool prefix = false;
};

/// Splits at blanks outside quotation marks; `title:` before a word or a phrase names its index.
QList<Term> termsOf(const Request &request)
{
    QList<Term> terms;
    const QString &text = request.text;
    for (qsizetype i = 0; i < text.size();) {
        if (text.at(i).isSpace()) {
            ++i;
            continue;
        }
        Term term;
        term.index = request.index;
        const qsizetype colon = text.indexOf(u':', i);
        const qsizetype blank = text.indexOf(u' ', i);
        if (colon > i && (blank < 0 || colon < blank)) {
            if (const Result<Index> named = indexFromWord(QStringView(text).mid(i, colon - i))) {
                term.index = *named;
                i = colon + 1;
            }
        }
        if (i < text.size() && text.at(i) == u'"') {
            const qsizetype end = text.indexOf(u'"', i + 1);
            term.text = text.mid(i + 1, (end < 0 ? text.size() : end) - i - 1);
            term.phrase = true;
            i = end < 0 ? text.size() : end + 1;
        } else {
            qsizetype end = i;
            while (end < text.size() && !text.at(end).isSpace())
                ++end;
            term.text = text.mid(i, end - i);
            term.prefix = term.text.endsWith(u'*');
            i = end;
        }
        terms.append(term);
    }
    return terms;
}

QString columnOf(Index index)
{
    switch (index) {
    case Index::Title:
        return QStringLiteral("title");
    case Index::Name:
        return QStringLiteral("name");
    case Index::Isbn:
        return QStringLiteral("isbn");
    case Index::Keywords:
    case Index::MmsId:
        break;
    }
    return QStringLiteral("keywords");
}

QString isbnToken(const QString &text)
{
    const QString isbn = normalizedIsbn(text);
    return isbn.isEmpty() ? QString(text).remove(u'-').trimmed().toLower() : isbn;
}

/// `column : "token" + "token" *`. Tokens hold letters, digits and marks only.
QString expressionOf(const Term &term)
{
    const QStringList words =
        term.index == Index::Isbn ? tokens(isbnToken(term.text)) : tokens(term.text);
    if (words.isEmpty())
        return {};
    QString expression =
        columnOf(term.index) + QLatin1String(" : \"") + words.join(QLatin1String("\" + \"")) + u'"';
    if (term.prefix)
        expression += QLatin1String(" *");
    return u'(' + expression + u')';
}

QString orderColumns(Sort sort)
{
    switch (sort) {
    case Sort::Name:
        return QStringLiteral("b.name_key, b.mms_id");
    case Sort::Year:
        return QStringLiteral("b.year DESC, b.mms_id DESC");
    case Sort::Changed:
        return QStringLiteral("b.changed_at DESC, b.mms_id DESC");
    case Sort::Relevance:
    case Sort::Title:
        break;
    }
    return QStringLiteral("b.title_key, b.mms_id");
}

QString orderIndex(Sort sort)
{
    switch (sort) {
    case Sort::Name:
        return QStringLiteral("bib_by_name");
    case Sort::Year:
        return QStringLiteral("bib_by_year");
    case Sort::Changed:
        return QStringLiteral("bib_by_changed");
    case Sort::Relevance:
    case Sort::Title:
        break;
    }
    return QStringLiteral("bib_by_title");
}

} // namespace

Result<Match> matchOf(const Request &request)
{
    Match match;
    QStringList parts;
    const QList<Term> terms = termsOf(request);
    for (const Term &term : terms) {
        if (term.index == Index::MmsId) {
            const Result<MmsId> mmsId = MmsId::parse(term.text);
            COLOPHON_TRY(mmsId);
            match.mmsId = *mmsId;
            continue;
        }
        const QString expression = expressionOf(term);
        if (!expression.isEmpty())
            parts.append(expression);
    }
    match.expression = parts.join(QLatin1String(" AND "));
    match.nothing = !terms.isEmpty() && parts.isEmpty() && !match.mmsId;
    return match;
}

QString pageSql(Sort sort, bool everything, bool small)
{
    const QString order = orderColumns(sort);
    const QString page = QStringLiteral(" LIMIT :limit OFFSET :offset");
    if (everything) {
        return QStringLiteral("SELECT b.mms_id FROM bib b INDEXED BY %1 WHERE b.zone_id = :zone_id "
                              "ORDER BY %2")
                   .arg(orderIndex(sort), order)
               + page;
    }
    if (small) {
        // bm25 with a hit in the title worth most.
        const QString by = sort == Sort::Relevance
                               ? QStringLiteral("bm25(bib_fts, 1.0, 8.0, 4.0, 8.0), ") + order
                               : order;
        return QStringLiteral(
                   "SELECT b.mms_id FROM bib_fts CROSS JOIN bib b ON b.mms_id = bib_fts.rowid "
                   "WHERE bib_fts MATCH :match AND b.zone_id = :zone_id ORDER BY %1")
                   .arg(by)
               + page;
    }
    return QStringLiteral(
               "SELECT b.mms_id FROM bib b INDEXED BY %1 WHERE b.zone_id = :zone_id "
               "AND b.mms_id IN (SELECT rowid FROM bib_fts WHERE bib_fts MATCH :match) ORDER BY %2")
               .arg(orderIndex(sort), order)
           + page;
}

QString smallCountSql()
{
    return QStringLiteral("SELECT count(*) FROM (SELECT rowid FROM bib_fts WHERE bib_fts MATCH "
                          ":match LIMIT %1)")
        .arg(kSmallResult + 1);
}

QString countSql()
{
    return QStringLiteral(
        "SELECT count(*) FROM bib_fts WHERE bib_fts MATCH :match AND rowid % 10000 = :code");
}

} // namespace colophon::search
