// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/matching.h"

#include "marc/localfields.h"
#include "search/folding.h"
#include "search/numbers.h"
#include "search/search.h"
#include "store/zonestore.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace colophon::cataloging {

namespace {

constexpr int kMostMatches = 50;
constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};

/// https://www.loc.gov/marc/lccn-namespace.html: blanks out, what follows a slash off, digits
/// behind a hyphen filled up to six.
QString normalizedLccn(const QString &text)
{
    QString lccn = text;
    lccn.remove(u' ');
    lccn = lccn.section(u'/', 0, 0).toLower();
    const qsizetype hyphen = lccn.indexOf(u'-');
    return hyphen < 0 ? lccn : lccn.left(hyphen) + lccn.mid(hyphen + 1).rightJustified(6, u'0');
}

/// OCLC's numbers are written with and without a prefix and leading zeros
/// (https://www.oclc.org/bibformats/en/0xx/035.html).
QString normalizedSystemNumber(const QString &text)
{
    QString number = text.toLower();
    number.remove(u' ');
    static const QRegularExpression oclc(QStringLiteral("^\\(ocolc\\)(?:ocm|ocn|on)?0*(?=\\d)"));
    return number.replace(oclc, QStringLiteral("(ocolc)"));
}

QString plain(const QString &text)
{
    QString number = text.section(u' ', 0, 0).toLower();
    return number.remove(u'-');
}

void add(QList<Identifier> &identifiers, const Identifier &identifier)
{
    if (!identifier.number.isEmpty() && !identifiers.contains(identifier))
        identifiers.append(identifier);
}

/// What an index of words may know the number by.
QStringList wordings(const Identifier &identifier)
{
    QStringList words{identifier.number};
    if (identifier.written != identifier.number)
        words.append(identifier.written);
    if (identifier.number.startsWith(QLatin1String("(ocolc)"))) {
        const QString digits = identifier.number.mid(7);
        words.append(QStringLiteral("(ocolc)ocm") + digits.rightJustified(8, u'0'));
        words.append(QStringLiteral("(ocolc)ocn") + digits.rightJustified(9, u'0'));
        words.append(QStringLiteral("(ocolc)on") + digits.rightJustified(10, u'0'));
    }
    return words;
}

/// NZ records that may have the number: what the index says, to be looked at.
Result<QList<MmsId>> mayHave(store::Connection &connection, const store::Zone &network,
                             const Identifier &identifier)
{
    const bool standard =
        identifier.tag == QLatin1String("020") || identifier.tag == QLatin1String("022");
    QList<MmsId> found;
    for (const QString &words : wordings(identifier)) {
        search::Request request;
        request.zone = network;
        request.index = standard ? search::Index::Isbn : search::Index::Keywords;
        request.text = u'"' + QString(words).remove(u'"') + u'"';
        request.sort = search::Sort::Title;
        request.limit = kMostMatches;
        const Result<search::Page> page = search::search(connection, request);
        COLOPHON_TRY(page);
        for (const store::BriefRow &row : page->rows)
            found.append(row.mmsId);
    }
    return found;
}

Result<QList<Match>> matches(store::Connection &connection, const QList<Identifier> &wanted)
{
    const Result<store::Zone> network = store::zoneOf(connection, store::ZoneKind::Network);
    COLOPHON_TRY(network);
    QSet<MmsId> looked;
    QList<Match> found;
    for (const Identifier &identifier : wanted) {
        const Result<QList<MmsId>> candidates = mayHave(connection, *network, identifier);
        COLOPHON_TRY(candidates);
        for (const MmsId mmsId : *candidates) {
            if (looked.contains(mmsId) || found.size() >= kMostMatches)
                continue;
            looked.insert(mmsId);
            Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
            COLOPHON_TRY(stored);
            QList<Identifier> reasons = identifiersOf(stored->record);
            reasons.removeIf([&wanted](const Identifier &one) { return !wanted.contains(one); });
            if (!reasons.isEmpty())
                found.append({std::move(*stored), reasons});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Match &a, const Match &b) {
        return a.reasons.size() > b.reasons.size();
    });
    return found;
}

} // namespace

QList<Identifier> identifiersOf(const marc::Record &record)
{
    QList<Identifier> identifiers;
    for (const marc::Field &field : record.fields()) {
        if (field.isControl() || marc::isLocal(field))
            continue;
        const QString tag = field.tag().toString();
        for (const QString &value : field.values(u'a')) {
            const QString text = value.trimmed();
            if (tag == QLatin1String("020"))
                add(identifiers, {tag, search::normalizedIsbn(text), text});
            else if (tag == QLatin1String("022") || tag == QLatin1String("024"))
                add(identifiers, {tag, plain(text), text});
            else if (tag == QLatin1String("035"))
                add(identifiers, {tag, normalizedSystemNumber(text), text});
            else if (tag == QLatin1String("010"))
                add(identifiers, {tag, normalizedLccn(text), text});
        }
    }
    return identifiers;
}

Result<QList<Match>> networkMatches(store::Connection &connection, const marc::Record &record)
{
    return matches(connection, identifiersOf(record));
}

Result<std::optional<store::StoredRecord>> namedInNetwork(store::Connection &connection,
                                                          const marc::Record &record)
{
    using Found = std::optional<store::StoredRecord>;
    const QString number = record.controlValue(k001).trimmed();
    const QString source = record.controlValue(k003).trimmed();
    const Result<MmsId> mmsId = MmsId::parse(number);
    if (mmsId && source.isEmpty()) {
        const Result<store::Zone> network = store::zoneOf(connection, store::ZoneKind::Network);
        COLOPHON_TRY(network);
        const Result<bool> exists = store::recordExists(connection, *mmsId);
        COLOPHON_TRY(exists);
        if (*exists && mmsId->zoneCode() == network->code) {
            Result<store::StoredRecord> stored = store::recordOf(connection, *mmsId);
            COLOPHON_TRY(stored);
            return Found(std::move(*stored));
        }
    }
    QList<Identifier> numbers = identifiersOf(record);
    numbers.removeIf([](const Identifier &one) { return one.tag != QLatin1String("035"); });
    if (!number.isEmpty() && !source.isEmpty()) {
        const QString written = u'(' + source + u')' + number;
        add(numbers, {QStringLiteral("035"), normalizedSystemNumber(written), written});
    }
    Result<QList<Match>> found = matches(connection, numbers);
    COLOPHON_TRY(found);
    return found->size() == 1 ? Found(std::move(found->first().stored)) : Found();
}

} // namespace colophon::cataloging
