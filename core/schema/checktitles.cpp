// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/articles.h"
#include "schema/check.h"

#include <QRegularExpression>

#include <algorithm>

namespace colophon::schema {

namespace {

const marc::Tag k245("245");

bool hasMainEntry(const Check &check)
{
    return check.has("100") || check.has("110") || check.has("111") || check.has("130");
}

/// 245 first indicator: whether the title is an added entry beside a 1XX.
/// https://www.loc.gov/marc/bibliographic/bd245.html
void checkAddedEntry(Check &check, int index)
{
    const QChar value = check.field(index).indicator1();
    const QChar right = hasMainEntry(check) ? u'1' : u'0';
    if (value != right && (value == u'0' || value == u'1'))
        check.addIndicator("title.added-entry", index, 1, {QString(value), QString(right)}).fix =
            Fix{Fix::Kind::SetIndicator1, 0, QString(right)};
}

QString languageOf(const Check &check)
{
    return check.record.controlValue(marc::Tag("008")).mid(35, 3);
}

/// Whether the characters passed over end where a word begins.
bool endsAtWord(const QString &title, int count)
{
    if (count >= title.size())
        return false;
    const QChar last = title.at(count - 1);
    const QChar next = title.at(count);
    return !last.isLetterOrNumber() && last.category() != QChar::Mark_NonSpacing && next != u' ';
}

Fix setCount(int number, int count)
{
    return {number == 1 ? Fix::Kind::SetIndicator1 : Fix::Kind::SetIndicator2, 0,
            QString::number(count)};
}

void checkNonfiling(Check &check, int index, int number)
{
    const marc::Field &field = check.field(index);
    const int count = indicatorOf(field, number).digitValue();
    const QString title = field.subfield(u'a').value_or(QString());
    if (count < 0 || title.isEmpty())
        return;
    const QString language = languageOf(check);
    const int right = nonfilingCharacters(title, language);
    // A letter with its accent counts as one or as two, as the record writes it.
    if (count > 0 && !endsAtWord(title, count)
        && !endsAtWord(title.normalized(QString::NormalizationForm_C), count)
        && !endsAtWord(title.normalized(QString::NormalizationForm_D), count)) {
        const int better = nonfilingCharacters(title);
        check
            .addIndicator("indicator.nonfiling", index, number,
                          {QString::number(count), title.left(count)})
            .fix = setCount(number, better <= 9 ? better : 0);
        return;
    }
    if (field.tag() != k245 || !knowsArticles(language))
        return;
    if (count == 0 && right > 0 && right <= 9)
        check
            .addIndicator(
                "indicator.article", index, number,
                {QString::number(count), title.left(right).trimmed(), QString::number(right)})
            .fix = setCount(number, right);
    // In the title of another language another article may stand.
    else if (count > 0 && right == 0 && nonfilingCharacters(title) == 0)
        check
            .addIndicator(
                "indicator.article", index, number,
                {QString::number(count), title.left(count).trimmed(), QStringLiteral("0")})
            .fix = setCount(number, 0);
}

bool isSeriesAdded(const marc::Tag &tag)
{
    return tag == marc::Tag("800") || tag == marc::Tag("810") || tag == marc::Tag("811")
           || tag == marc::Tag("830");
}

/// The 830 that traces a 490 in the words of the title page.
marc::Field tracing(const marc::Field &statement)
{
    static const QRegularExpression kPunctuation(QStringLiteral("[\\s,;:/=]+$"));
    QList<marc::Subfield> subfields;
    for (const marc::Subfield &subfield : statement.subfields()) {
        if (subfield.code == u'a' && subfields.isEmpty())
            subfields.append({u'a', QString(subfield.value).remove(kPunctuation)});
        else if (subfield.code == u'v' && subfields.size() == 1)
            subfields.append({u'v', subfield.value});
    }
    const int count = subfields.isEmpty() ? 0 : nonfilingCharacters(subfields.constFirst().value);
    return marc::Field::data(marc::Tag("830"), u' ', count <= 9 ? QChar(u'0' + count) : QChar(u'0'),
                             subfields);
}

void checkSeries(Check &check)
{
    int traced = 0;
    int added = -1;
    for (int i = 0; i < check.fieldCount(); ++i) {
        if (isSeriesAdded(check.field(i).tag()) && added < 0)
            added = i;
    }
    const QList<int> statements = check.places(marc::Tag("490"));
    for (const int index : statements) {
        if (check.field(index).isControl() || check.field(index).indicator1() != u'1')
            continue;
        ++traced;
        if (added < 0)
            check.addIndicator("series.untraced", index, 1).fix =
                Fix{Fix::Kind::AddField, 0, {}, tracing(check.field(index))};
    }
    if (added < 0 || traced > 0)
        return;
    if (statements.size() == 1 && !check.field(statements.constFirst()).isControl())
        check
            .addIndicator("series.unmarked", statements.constFirst(), 1,
                          {check.field(added).tag().toString()})
            .fix = Fix{Fix::Kind::SetIndicator1, 0, QStringLiteral("1")};
}

} // namespace

void checkTitles(Check &check)
{
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        const FieldDefinition *definition = check.definitions.field(field.tag());
        if (definition == nullptr || field.isControl())
            continue;
        if (field.tag() == k245)
            checkAddedEntry(check, i);
        for (const int number : {1, 2}) {
            if (definition->indicator(number).name == QLatin1String("Nonfiling characters"))
                checkNonfiling(check, i, number);
        }
    }
    checkSeries(check);
}

} // namespace colophon::schema
