// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainscan.h"

#include "marc/brief.h"
#include "search/folding.h"
#include "search/headings.h"
#include "search/numbers.h"

#include <QRegularExpression>

#include <algorithm>

namespace colophon::test {

using search::Condition;
using search::Index;
using search::Operator;
using search::QueryTree;

namespace {

/// Han, kana and Hangul one by one, everything else word by word.
QStringList unitsOf(const QString &text)
{
    static const QRegularExpression unit(QStringLiteral(
        "[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}\\x{30fc}]|"
        "(?:(?![\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}\\x{30fc}])[\\p{L}\\p{N}"
        "\\p{M}])+"));
    QStringList units;
    QRegularExpressionMatchIterator all = unit.globalMatch(search::fold(text));
    while (all.hasNext())
        units.append(all.next().captured());
    return units;
}

/// The same of a query, which is asked of each record.
const QStringList &unitsSought(const QString &text)
{
    static QHash<QString, QStringList> known;
    const auto found = known.constFind(text);
    return found != known.constEnd() ? *found : *known.insert(text, unitsOf(text));
}

const QString &headingSought(const QString &text)
{
    static QHash<QString, QString> known;
    const auto found = known.constFind(text);
    return found != known.constEnd() ? *found : *known.insert(text, search::words(text).join(u' '));
}

bool standsIn(const QStringList &units, const QStringList &sought, bool beginning)
{
    for (qsizetype at = 0; at + sought.size() <= units.size(); ++at) {
        bool here = true;
        for (qsizetype i = 0; here && i < sought.size(); ++i) {
            const bool last = i + 1 == sought.size();
            here = last && beginning ? units.at(at + i).startsWith(sought.at(i))
                                     : units.at(at + i) == sought.at(i);
        }
        if (here)
            return true;
    }
    return false;
}

bool isOneOf(const QString &tag, const char *tags)
{
    return QString::fromLatin1(tags).split(u' ').contains(tag);
}

/// Where the words of a subfield belong, besides keywords.
Index placeOf(const QString &tag, QChar code, bool behindTitle)
{
    if (isOneOf(tag, "130 210 222 240 242 243 246 247 730 740"))
        return Index::Title;
    if (tag == u"245")
        return code == u'c' ? Index::Name : Index::Title;
    if (isOneOf(tag, "440 490 830"))
        return Index::Series;
    if (isOneOf(tag, "100 110 111 720"))
        return Index::Name;
    if (isOneOf(tag, "700 710 711"))
        return behindTitle ? Index::Title : Index::Name;
    if (isOneOf(tag, "400 410 411 800 810 811"))
        return behindTitle || code == u'v' ? Index::Series : Index::Name;
    if (isOneOf(tag, "760 762 765 767 770 772 773 774 775 776 777 780 785 786 787"))
        return code == u'a'                         ? Index::Name
               : QStringView(u"tsp").contains(code) ? Index::Title
                                                    : Index::Keywords;
    if (tag.startsWith(u'6'))
        return Index::Subject;
    if (isOneOf(tag, "260 264") && code == u'b')
        return Index::Publisher;
    return Index::Keywords;
}

} // namespace

PlainRecord::PlainRecord(const marc::Record &record) : m_record(record)
{
    for (const marc::Field &field : record.fields()) {
        if (field.isControl())
            continue;
        const QString tag = search::effectiveTag(field);
        QHash<Index, QStringList> ofField;
        bool behindTitle = false;
        for (const marc::Subfield &subfield : field.subfields()) {
            if (QStringView(u"0123456789w").contains(subfield.code))
                continue;
            behindTitle = behindTitle || subfield.code == u't';
            ofField[placeOf(tag, subfield.code, behindTitle)].append(subfield.value);
        }
        for (auto it = ofField.cbegin(); it != ofField.cend(); ++it) {
            const QStringList units = unitsOf(it.value().join(QLatin1String(" | ")));
            if (!units.isEmpty())
                m_texts[it.key()].append(units);
        }
    }
    QList<QStringList> all;
    for (const QList<QStringList> &texts : std::as_const(m_texts))
        all += texts;
    m_texts[Index::Keywords] = all;
    m_texts[Index::Title] += m_texts.value(Index::Series);
    for (const marc::Field &field : record.fields()) {
        for (const marc::Subfield &subfield : field.subfields()) {
            const bool isbn =
                field.tag() == marc::Tag("020") && QStringView(u"az").contains(subfield.code);
            const bool issn =
                field.tag() == marc::Tag("022") && QStringView(u"alyz").contains(subfield.code);
            if (isbn || issn)
                m_numbers.append(search::normalizedBookNumber(subfield.value));
        }
    }
    m_year = marc::briefOf(record).year;
    m_material = marc::materialOf(record);
    for (const search::Heading &heading : search::headingsOf(record)) {
        const QString words = search::words(heading.text).join(u' ');
        if (heading.kind == search::HeadingKind::Names)
            m_headings[Index::Name].append(words);
        else if (heading.kind == search::HeadingKind::Subjects)
            m_headings[Index::Subject].append(words);
    }
}

bool PlainRecord::matches(const QueryTree &tree) const
{
    const auto part = [this](const QueryTree &one) { return matches(one); };
    switch (tree.kind) {
    case QueryTree::Kind::And:
        return std::all_of(tree.parts.begin(), tree.parts.end(), part);
    case QueryTree::Kind::Or:
        return std::any_of(tree.parts.begin(), tree.parts.end(), part);
    case QueryTree::Kind::Not:
        return !matches(tree.parts.constFirst());
    case QueryTree::Kind::Leaf:
        break;
    }
    return holds(tree.condition);
}

bool PlainRecord::holds(const Condition &condition) const
{
    const QString &year = m_year;
    switch (condition.index) {
    case Index::Year:
        if (condition.op == Operator::Empty)
            return year.isEmpty();
        if (condition.op == Operator::Is)
            return year == condition.value;
        return !year.isEmpty() && (condition.value.isEmpty() || year >= condition.value)
               && (condition.to.isEmpty() || year <= condition.to);
    case Index::Language: {
        QStringList codes{m_record.controlValue(marc::Tag("008")).mid(35, 3)};
        for (const marc::Field &field : m_record.all(marc::Tag("041")))
            codes += field.values(u'a');
        return codes.contains(condition.value);
    }
    case Index::Material:
        return m_material == condition.value;
    case Index::Isbn:
        return holdsNumber(condition);
    case Index::Field:
        return hasField(condition.value);
    default:
        break;
    }
    if (condition.op == Operator::Is || condition.op == Operator::StartsWith)
        return holdsHeading(condition);
    return holdsText(condition);
}

bool PlainRecord::holdsText(const Condition &condition) const
{
    const QList<QStringList> texts = m_texts.value(condition.index);
    if (condition.op == Operator::Empty) {
        // "title" is looked for in series too, but a series is no title.
        const bool seriesOnly =
            condition.index == Index::Title && texts.size() == m_texts.value(Index::Series).size();
        return texts.isEmpty() || seriesOnly;
    }
    QStringList parts{condition.value};
    if (condition.op == Operator::Contains)
        parts = condition.value.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(parts.begin(), parts.end(), [&texts](const QString &part) {
        const QStringList &sought = unitsSought(part);
        return sought.isEmpty()
               || std::any_of(texts.begin(), texts.end(), [&](const QStringList &units) {
                      return standsIn(units, sought, part.endsWith(u'*'));
                  });
    });
}

bool PlainRecord::holdsHeading(const Condition &condition) const
{
    const QString &wanted = headingSought(condition.value);
    const QStringList texts = m_headings.value(condition.index);
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) {
        return condition.op == Operator::Is ? text == wanted : text.startsWith(wanted);
    });
}

bool PlainRecord::holdsNumber(const Condition &condition) const
{
    return m_numbers.contains(search::normalizedBookNumber(condition.value));
}

bool PlainRecord::hasField(const QString &pattern) const
{
    const auto fits = [&pattern](const QString &tag) {
        for (qsizetype i = 0; i < 3; ++i) {
            if (pattern.at(i) != u'X' && pattern.at(i) != tag.at(i))
                return false;
        }
        return true;
    };
    const QChar code = pattern.size() > 4 ? pattern.at(4) : QChar();
    return std::any_of(
        m_record.fields().begin(), m_record.fields().end(), [&](const marc::Field &field) {
            return fits(field.tag().toString()) && (code.isNull() || field.subfield(code));
        });
}

QStringList PlainRecord::someText(Index index) const
{
    QStringList all;
    if (index == Index::Field) {
        for (const marc::Field &field : m_record.fields()) {
            const QString tag = field.tag().toString();
            all += {tag, tag.left(1) + QLatin1String("XX"), tag.left(2) + u'X'};
            for (const marc::Subfield &subfield : field.subfields())
                all +=
                    {tag + u'$' + subfield.code, tag.left(2) + QLatin1String("X$") + subfield.code};
        }
        static const QRegularExpression writable(QStringLiteral("^[0-9][0-9X]{2}(\\$[0-9a-z])?$"));
        return all.filter(writable);
    }
    if (index == Index::Isbn) {
        for (const marc::Field &field : m_record.all(marc::Tag("020")))
            all += field.values(u'a');
        all.removeIf(
            [](const QString &number) { return search::normalizedNumber(number).isEmpty(); });
        return all;
    }
    for (const QStringList &units : m_texts.value(index))
        all.append(units.join(u' '));
    return all;
}

} // namespace colophon::test
