// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/querysql.h"

#include "search/callnumber.h"
#include "search/folding.h"
#include "search/headings.h"
#include "search/keys.h"
#include "search/numbers.h"
#include "search/sets.h"

#include <QDate>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace colophon::search {

namespace {

/// Sorts behind all texts.
QString behindAll()
{
    static constexpr char32_t last = 0x10ffff;
    return QString::fromUcs4(&last, 1);
}

/// Columns of bib_fts, a bit for each in the table's order.
constexpr unsigned kTitle = 1;
constexpr unsigned kName = 2;
constexpr unsigned kSubject = 4;
constexpr unsigned kSeries = 8;
constexpr unsigned kPublisher = 16;

/// Those that an index looks into; 0: all.
unsigned columnsOf(Index index)
{
    switch (index) {
    case Index::Title:
        return kTitle | kSeries;
    case Index::Name:
        return kName;
    case Index::Subject:
        return kSubject;
    case Index::Series:
        return kSeries;
    case Index::Publisher:
        return kPublisher;
    default:
        return 0;
    }
}

/// The same as FTS5 writes it before what is sought: `{title series} : `.
QString columnFilter(unsigned columns)
{
    static const QStringList kNames{QStringLiteral("title"), QStringLiteral("name"),
                                    QStringLiteral("subject"), QStringLiteral("series"),
                                    QStringLiteral("publisher")};
    QStringList names;
    for (qsizetype i = 0; i < kNames.size(); ++i) {
        if (((columns >> i) & 1) != 0)
            names.append(kNames.at(i));
    }
    return names.isEmpty() ? QString() : u'{' + names.join(u' ') + QLatin1String("} : ");
}

QString quoted(const QString &token)
{
    return u'"' + token + u'"';
}

/// Whether FTS5 takes the text as one token, and leaves it as it is.
bool isOneToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')
               || (c >= '0' && c <= '9') || c == '!' || c == '.';
    });
}

/// A token, or all that begin with it; nothing where that can't be said so.
QList<TermStretch> stretchOf(TermTable table, const QString &token, bool beginning,
                             unsigned columns = 0)
{
    const QByteArray from = token.toUtf8();
    if (!isOneToken(from))
        return {};
    // No UTF-8 has this byte.
    return {{table, from, beginning ? from + '\xff' : QByteArray(), columns}};
}

Statement nothing()
{
    return {QStringLiteral("SELECT 0 WHERE 0"), {}};
}

/// Records with any of the keys, or of those that begin so.
Statement byAnyKey(const QStringList &all, bool beginning)
{
    QStringList expressions;
    QList<TermStretch> terms;
    for (const QString &key : all) {
        expressions.append(quoted(key) + (beginning ? QLatin1String(" *") : QLatin1String()));
        terms += stretchOf(TermTable::Keys, key, beginning);
    }
    if (terms.size() < all.size())
        terms.clear();
    return {QStringLiteral("SELECT rowid FROM bib_key WHERE bib_key MATCH ?1"),
            {expressions.join(QLatin1String(" OR "))},
            {},
            terms};
}

Statement byKey(const QString &key, bool beginning = false)
{
    return byAnyKey({key}, beginning);
}

Statement byKeyRange(const QString &from, const QString &before)
{
    return {QStringLiteral("SELECT doc FROM bib_key_terms WHERE term >= ?1 AND term < ?2"),
            {from, before},
            {},
            {{TermTable::Keys, from.toUtf8(), before.toUtf8()}}};
}

/// Words one behind the other, `"token" + "token" *`; what is one word is looked up as such. Tokens
/// hold letters, digits and marks only.
Statement byPhrase(const QString &text, bool beginning, unsigned columns)
{
    const SoughtTokens sought = soughtTokens(text);
    if (sought.tokens.isEmpty())
        return nothing();
    const bool open = beginning || sought.lastIsBeginning;
    QStringList parts;
    for (const QString &token : sought.tokens)
        parts.append(quoted(token));
    Statement statement{QStringLiteral("SELECT rowid FROM bib_fts WHERE bib_fts MATCH ?1"),
                        {columnFilter(columns) + parts.join(QLatin1String(" + "))
                         + (open ? QLatin1String(" *") : QLatin1String())}};
    if (sought.tokens.size() == 1)
        statement.terms = stretchOf(TermTable::Words, sought.tokens.constFirst(), open, columns);
    return statement;
}

/// Each word for itself; one that holds several tokens (a hyphen, CJK) as a phrase.
QList<Statement> byEachWord(const QString &text, unsigned columns)
{
    QList<Statement> all;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!soughtTokens(word).tokens.isEmpty())
            all.append(byPhrase(word, word.endsWith(u'*'), columns));
    }
    return all.isEmpty() ? QList<Statement>{nothing()} : all;
}

HeadingKind kindOf(Index index)
{
    switch (index) {
    case Index::Name:
        return HeadingKind::Names;
    case Index::Subject:
        return HeadingKind::Subjects;
    case Index::Series:
        return HeadingKind::Series;
    case Index::CallNumber:
        return HeadingKind::CallNumbers;
    default:
        return HeadingKind::Titles;
    }
}

/// A text may be a call number of several schemes: it depends on the field that it stands in.
Statement byCallNumber(const QString &value, const QString &zoneCode, bool beginning)
{
    QStringList all;
    for (const CallNumberScheme scheme :
         {CallNumberScheme::LibraryOfCongress, CallNumberScheme::Dewey, CallNumberScheme::Other}) {
        QString key = callNumberKey(value, scheme);
        while (beginning && key.endsWith(u'!'))
            key.chop(1);
        const QString token =
            keys::heading(keys::letterOf(HeadingKind::CallNumbers), zoneCode, key);
        if (!all.contains(token))
            all.append(token);
    }
    return byAnyKey(all, beginning);
}

Statement byHeading(const Condition &condition, const QString &zoneCode, bool beginning)
{
    const HeadingKind kind = kindOf(condition.index);
    const QString key = headingKey(kind, condition.value);
    if (key.isEmpty())
        return nothing();
    if (kind == HeadingKind::Titles)
        return titleIs(condition.value, zoneCode, !beginning);
    if (kind == HeadingKind::CallNumbers)
        return byCallNumber(condition.value, zoneCode, beginning);
    return byKey(keys::heading(keys::letterOf(kind), zoneCode, key), beginning);
}

Statement byShelfRange(const Condition &condition, const QString &zoneCode)
{
    const QChar letter = keys::letterOf(HeadingKind::CallNumbers);
    const QString from = condition.value.isEmpty() ? QString() : callNumberKey(condition.value);
    // All that begins with the last value is within.
    const QString to = condition.to.isEmpty() ? QString() : callNumberKey(condition.to);
    return byKeyRange(keys::heading(letter, zoneCode, from),
                      keys::heading(letter, zoneCode, to) + behindAll());
}

Statement byNumber(const Condition &condition)
{
    const bool beginning = condition.op == Operator::StartsWith;
    QString number;
    QChar letter;
    if (condition.index == Index::Isbn) {
        letter = keys::kBookNumber;
        // An ISSN's first digits could be an ISBN's: both are looked for.
        number = beginning ? isbnBeginning(condition.value) : normalizedBookNumber(condition.value);
        const QString plain = normalizedNumber(condition.value);
        if (beginning && plain != number)
            return byAnyKey({letter + number, letter + plain}, true);
    } else if (condition.index == Index::SystemNumber) {
        letter = keys::kSystemNumber;
        number = normalizedSystemNumber(condition.value);
    } else {
        letter = keys::kOtherNumber;
        const QString plain = normalizedNumber(condition.value);
        number = beginning ? plain : normalizedLccn(condition.value);
        if (!beginning && number != plain)
            return byAnyKey({letter + number, letter + plain}, false);
    }
    return number.isEmpty() ? nothing() : byKey(letter + number, beginning);
}

QString emptyWord(Index index)
{
    return keys::kEmpty + indexWord(index).remove(u'_');
}

/// Every record has a 001 and a 005, which are not indexed.
bool isEverywhere(const QString &tag)
{
    static const QRegularExpression programs(QStringLiteral("^[0x][0x][15x]$"));
    return programs.match(tag).hasMatch();
}

Statement byPresence(const QString &value, const store::Zone &zone)
{
    QString tag = QString(value).remove(u'$').toLower();
    const bool subfield = value.contains(u'$') || tag.size() > 3;
    if (isEverywhere(tag))
        return {QStringLiteral("SELECT mms_id FROM bib INDEXED BY bib_narrow WHERE zone_id = ?1"),
                {zone.id.value()}};
    const qsizetype wild = tag.left(3).indexOf(u'x');
    if (wild < 0)
        return byKey(keys::kPresent + tag, !subfield);
    // 9XX: all that begins with 9. With a subfield behind a wildcard every tag is asked for.
    if (!subfield)
        return byKey(keys::kPresent + tag.left(wild), true);
    const QChar code = tag.back();
    QStringList all;
    const int first = tag.left(3).replace(u'x', u'0').toInt();
    const int last = tag.left(3).replace(u'x', u'9').toInt();
    static const QRegularExpression kDigitsAndX(QStringLiteral("^[0-9x]{3}$"));
    if (!kDigitsAndX.match(tag.left(3)).hasMatch())
        return nothing();
    const QString pattern = tag.left(3).replace(u'x', u'.');
    const QRegularExpression fits(u'^' + pattern + u'$');
    for (int number = first; number <= last; ++number) {
        const QString text = QStringLiteral("%1").arg(number, 3, 10, QLatin1Char('0'));
        if (fits.match(text).hasMatch())
            all.append(keys::kPresent + text + code);
    }
    return byAnyKey(all, false);
}

Statement byYear(const Condition &condition, const store::Zone &zone)
{
    const bool between = condition.op == Operator::Between;
    if (condition.op == Operator::Empty)
        return {QStringLiteral("SELECT mms_id FROM bib INDEXED BY bib_by_year WHERE zone_id = ?1 "
                               "AND year = ''"),
                {zone.id.value()}};
    const QString from =
        between && condition.value.isEmpty() ? QStringLiteral("0000") : condition.value;
    const QString to = between && condition.to.isEmpty() ? QStringLiteral("9999")
                       : between                         ? condition.to
                                                         : condition.value;
    return {QStringLiteral("SELECT mms_id FROM bib INDEXED BY bib_by_year WHERE zone_id = ?1 AND "
                           "year BETWEEN ?2 AND ?3"),
            {zone.id.value(), from, to}};
}

/// Days are those of the person who asks; the catalogue keeps UTC.
QString startOfDay(const QString &date, int daysLater)
{
    return QDate::fromString(date, Qt::ISODate)
        .addDays(daysLater)
        .startOfDay()
        .toUTC()
        .toString(Qt::ISODateWithMs);
}

Statement byDate(const Condition &condition, const store::Zone &zone)
{
    const bool between = condition.op == Operator::Between;
    const QString first = condition.value;
    const QString last = between ? condition.to : condition.value;
    const QString from = first.isEmpty() ? QString() : startOfDay(first, 0);
    const QString before = last.isEmpty() ? behindAll() : startOfDay(last, 1);
    if (condition.index == Index::Changed)
        return {
            QStringLiteral("SELECT mms_id FROM bib INDEXED BY bib_by_changed WHERE zone_id = ?1 "
                           "AND changed_at >= ?2 AND changed_at < ?3"),
            {zone.id.value(), from, before}};
    return {QStringLiteral("SELECT mms_id FROM bib INDEXED BY bib_narrow WHERE zone_id = ?1 AND "
                           "created_at >= ?2 AND created_at < ?3"),
            {zone.id.value(), from, before}};
}

Statement byLink(const store::Zone &zone)
{
    if (zone.kind == store::ZoneKind::Institution)
        return {QStringLiteral("SELECT mms_id FROM bib INDEXED BY bib_by_network WHERE "
                               "network_mms_id IS NOT NULL"),
                {}};
    return {
        QStringLiteral("SELECT DISTINCT network_mms_id FROM bib INDEXED BY bib_by_network WHERE "
                       "network_mms_id IS NOT NULL"),
        {}};
}

/// As a JSON list, which one value carries whatever its length.
QString idList(const HitSet &set)
{
    QString list(u'[');
    set.each([&list](MmsId mmsId) {
        if (list.size() > 1)
            list += u',';
        list += mmsId.toString();
    });
    return list + u']';
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

QString orderColumn(Sort sort)
{
    switch (sort) {
    case Sort::Name:
        return QStringLiteral("name_key");
    case Sort::Year:
        return QStringLiteral("year");
    case Sort::Changed:
        return QStringLiteral("changed_at");
    case Sort::Relevance:
    case Sort::Title:
        break;
    }
    return QStringLiteral("title_key");
}

/// Of a condition whose words are not sought each for itself.
std::optional<Statement> statementFor(const Condition &condition, const store::Zone &zone)
{
    const ValueKind kind = infoOf(condition.index).kind;
    if (condition.op == Operator::Phrase)
        return byPhrase(condition.value, condition.value.endsWith(u'*'),
                        columnsOf(condition.index));
    switch (kind) {
    case ValueKind::Words:
    case ValueKind::Heading:
        if (condition.op == Operator::Empty)
            return byKey(emptyWord(condition.index));
        return byHeading(condition, zone.code, condition.op == Operator::StartsWith);
    case ValueKind::Number:
        return condition.op == Operator::Empty ? byKey(emptyWord(condition.index))
                                               : byNumber(condition);
    case ValueKind::Shelf:
        if (condition.op == Operator::Empty)
            return byKey(emptyWord(condition.index));
        return condition.op == Operator::Between
                   ? byShelfRange(condition, zone.code)
                   : byHeading(condition, zone.code, condition.op == Operator::StartsWith);
    case ValueKind::Year:
        return byYear(condition, zone);
    case ValueKind::Code:
        if (condition.op == Operator::Empty)
            return byKey(emptyWord(condition.index));
        return byKey((condition.index == Index::Language ? keys::kLanguage : keys::kMaterial)
                     + words(condition.value).join(QString()));
    case ValueKind::Tag:
        return byPresence(condition.value, zone);
    case ValueKind::Date:
        return byDate(condition, zone);
    case ValueKind::Flag:
        if (condition.index == Index::Linked)
            return byLink(zone);
        break;
    case ValueKind::Record:
    case ValueKind::Person:
    case ValueKind::Choice:
    case ValueKind::SetName:
        break;
    }
    return std::nullopt;
}

} // namespace

QList<Statement> statementsFor(const Condition &condition, const store::Zone &zone)
{
    if (infoOf(condition.index).statement != nullptr)
        return {};
    if (condition.op == Operator::Contains)
        return byEachWord(condition.value, columnsOf(condition.index));
    const std::optional<Statement> one = statementFor(condition, zone);
    return one ? QList<Statement>{*one} : QList<Statement>();
}

Statement phraseInTitles(const QString &text)
{
    return byPhrase(text, false, kTitle);
}

Statement titleIs(const QString &text, const QString &zoneCode, bool whole)
{
    const QString key = headingKey(HeadingKind::Titles, text);
    if (key.isEmpty())
        return nothing();
    return byAnyKey({keys::heading(keys::letterOf(HeadingKind::Titles), zoneCode, key),
                     keys::heading(keys::kOtherTitle, zoneCode, key)},
                    !whole);
}

bool isDescending(Sort sort)
{
    return sort == Sort::Year || sort == Sort::Changed;
}

Statement inOrder(Sort sort, const store::Zone &zone)
{
    const QString way = isDescending(sort) ? QStringLiteral(" DESC") : QString();
    return {QStringLiteral("SELECT mms_id FROM bib INDEXED BY %1 WHERE zone_id = ?1 ORDER BY %2%3, "
                           "mms_id%3")
                .arg(orderIndex(sort), orderColumn(sort), way),
            {zone.id.value()}};
}

Statement sortValues(Sort sort, const HitSet &set)
{
    return {QStringLiteral("SELECT mms_id, %1 FROM bib WHERE mms_id IN (SELECT value FROM "
                           "json_each(?1))")
                .arg(orderColumn(sort)),
            {idList(set)}};
}

Statement byPerson(Index index, const store::Zone &zone, UserId user)
{
    const QString column =
        index == Index::CreatedBy ? QStringLiteral("created_by") : QStringLiteral("changed_by");
    return {QStringLiteral("SELECT mms_id FROM bib INDEXED BY bib_narrow WHERE zone_id = ?1 AND "
                           "%1 = ?2")
                .arg(column),
            {zone.id.value(), user.value()}};
}

Statement membersOf(SetId id)
{
    // Those that are gone stay listed, so that they are members again when they come back.
    return {QStringLiteral("SELECT m.mms_id FROM record_set_member m JOIN bib b ON b.mms_id = "
                           "m.mms_id WHERE m.set_id = ?1"),
            {id.value()}};
}

Statement narrowRows(const store::Zone &zone)
{
    return {QStringLiteral("SELECT mms_id, material, language, year, network_mms_id FROM bib "
                           "INDEXED BY bib_narrow WHERE zone_id = ?1"),
            {zone.id.value()}};
}

Statement narrowRowsOf(const HitSet &set, const store::Zone &zone)
{
    return {QStringLiteral("SELECT mms_id, material, language, year, network_mms_id FROM bib "
                           "INDEXED BY bib_narrow WHERE zone_id = ?1 AND mms_id IN (SELECT value "
                           "FROM json_each(?2))"),
            {zone.id.value(), idList(set)}};
}

Statement termsBetween(const QString &from, const QString &before, int limit)
{
    return {QStringLiteral("SELECT term, doc FROM bib_key_counts WHERE term >= ?1 AND term < ?2 "
                           "ORDER BY term LIMIT ?3"),
            {from, before, qint64(limit)}};
}

Statement recordsWithKey(const QString &key, int limit)
{
    Statement statement = byKey(key);
    statement.sql += QLatin1String(" LIMIT ?2");
    statement.values.append(qint64(limit));
    return statement;
}

Statement allTerms(bool wholeValues)
{
    if (wholeValues)
        return {QStringLiteral("SELECT term, doc FROM bib_key_terms"), {}};
    return {QStringLiteral("SELECT term, doc, col, offset FROM bib_fts_terms"), {}};
}

} // namespace colophon::search
