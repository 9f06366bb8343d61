// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexing.h"

#include "search/folding.h"

#include <QStringList>

namespace colophon::search {

namespace {

constexpr marc::Tag k880{"880"};

/// The tag that decides where a field is indexed: an 880 counts as the field that its $6 names.
QString effectiveTag(const marc::Field &field)
{
    if (field.tag() != k880)
        return field.tag().toString();
    return field.subfield(u'6').value_or(QString()).left(3);
}

bool holdsTitle(const QString &tag)
{
    static const QStringList tags =
        QStringLiteral("130 210 222 240 242 245 246 247 400 410 411 440 490 730 740 780 785 800 "
                       "810 811 830")
            .split(u' ');
    return tags.contains(tag);
}

bool holdsName(const QString &tag)
{
    static const QStringList tags =
        QStringLiteral("100 110 111 700 710 711 720 800 810 811").split(u' ');
    return tags.contains(tag);
}

/// Subfields that carry links and control, not words.
bool isWords(QChar code)
{
    return !QStringView(u"0123456789w").contains(code);
}

void append(QString &column, const QString &words)
{
    if (words.isEmpty())
        return;
    if (!column.isEmpty())
        column += u' ';
    column += words;
}

void addNumbers(IndexEntry &entry, const marc::Field &field, const QString &tag)
{
    for (const marc::Subfield &subfield : field.subfields()) {
        if (tag == QLatin1String("020") && (subfield.code == u'a' || subfield.code == u'z'))
            append(entry.isbn, normalizedIsbn(subfield.value));
        if (tag == QLatin1String("022") && subfield.code == u'a')
            append(entry.isbn, QString(subfield.value).remove(u'-').toLower());
    }
}

void addWords(IndexEntry &entry, const marc::Field &field, const QString &tag)
{
    const bool title = holdsTitle(tag);
    const bool name = holdsName(tag);
    const bool linkedTitle =
        tag == QLatin1String("700") || tag == QLatin1String("710") || tag == QLatin1String("711");
    const bool responsibility = tag == QLatin1String("245");
    for (const marc::Subfield &subfield : field.subfields()) {
        if (!isWords(subfield.code))
            continue;
        const QString words = tokens(subfield.value).join(u' ');
        append(entry.keywords, words);
        const bool inTitle = title ? !(responsibility && subfield.code == u'c')
                                   : linkedTitle && subfield.code == u't';
        if (inTitle)
            append(entry.title, words);
        if ((name && subfield.code != u't') || (responsibility && subfield.code == u'c'))
            append(entry.name, words);
    }
}

Result<void> run(store::Transaction &transaction, const char *statement, MmsId mmsId,
                 const IndexEntry &entry)
{
    Result<store::Query> query = transaction.connection().query(statement);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId)
                     .bind("keywords", entry.keywords)
                     .bind("title", entry.title)
                     .bind("name", entry.name)
                     .bind("isbn", entry.isbn)
                     .run());
    return {};
}

} // namespace

IndexEntry indexEntryOf(const marc::Record &record)
{
    IndexEntry entry;
    for (const marc::Field &field : record.fields()) {
        if (field.isControl())
            continue;
        const QString tag = effectiveTag(field);
        addNumbers(entry, field, tag);
        addWords(entry, field, tag);
    }
    return entry;
}

Result<void> addToIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry)
{
    return run(transaction, "sqlite/fts_insert", mmsId, entry);
}

Result<void> removeFromIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry)
{
    return run(transaction, "sqlite/fts_delete", mmsId, entry);
}

} // namespace colophon::search
