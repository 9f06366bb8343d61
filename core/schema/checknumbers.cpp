// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/standardnumber.h"
#include "schema/check.h"

#include <QRegularExpression>

namespace colophon::schema {

namespace {

Fix moveTo(int place, const char *code)
{
    return {Fix::Kind::SetSubfieldCode, place, QLatin1String(code)};
}

QString text(QChar digit)
{
    return digit.isNull() ? QString() : QString(digit);
}

/// A qualification in parentheses belongs to $q since 2013, and hyphens to no ISBN field at all.
/// https://www.loc.gov/marc/bibliographic/bd020.html
void checkIsbnForm(Check &check, int index, int place, const QString &number)
{
    static const QRegularExpression kQualified(QStringLiteral("^[0-9Xx -]+\\((.+)\\)\\s*:?$"));
    marc::Field better = check.field(index);
    marc::Subfield &subfield = better.subfields()[place];
    const QRegularExpressionMatch qualified = kQualified.match(subfield.value.trimmed());
    if (qualified.hasMatch()) {
        subfield.value = number;
        better.subfields().insert(place + 1,
                                  {u'q', QStringLiteral("(%1)").arg(qualified.captured(1))});
    } else if (subfield.value.trimmed().size() != number.size()
               && marc::bareNumber(subfield.value).size() == number.size()
               && !subfield.value.contains(u':')) {
        subfield.value = number;
    } else {
        return;
    }
    check.addAt("number.isbn-form", index, place, {QString(u'a'), number}).fix =
        Fix{Fix::Kind::SetField, 0, {}, better};
}

void checkIsbn(Check &check, int index)
{
    const marc::Field &field = check.field(index);
    for (int i = 0; i < field.subfields().size(); ++i) {
        const marc::Subfield &subfield = field.subfields().at(i);
        if (subfield.code != u'a' || subfield.value.trimmed().isEmpty())
            continue;
        const QString number = marc::bareNumber(subfield.value);
        if (marc::isIsbn(number)) {
            checkIsbnForm(check, index, i, number);
            continue;
        }
        const QChar right =
            number.size() == 13 ? marc::ean13CheckDigit(number) : marc::isbn10CheckDigit(number);
        check
            .addAt("number.isbn", index, i,
                   {QString(u'a'), number.isEmpty() ? subfield.value.trimmed() : number,
                    text(right), QString::number(number.size())})
            .fix = moveTo(i, "z");
    }
}

void checkIssn(Check &check, int index, QStringView codes)
{
    const marc::Field &field = check.field(index);
    for (int i = 0; i < field.subfields().size(); ++i) {
        const marc::Subfield &subfield = field.subfields().at(i);
        if (!codes.contains(subfield.code) || subfield.value.trimmed().isEmpty())
            continue;
        const QString number = marc::bareNumber(subfield.value);
        const QString code(subfield.code);
        if (!marc::isIssn(number)) {
            Issue &issue =
                check.addAt("number.issn", index, i,
                            {code, number.isEmpty() ? subfield.value.trimmed() : number,
                             text(marc::issnCheckDigit(number)), QString::number(number.size())});
            if (field.tag() == marc::Tag("022"))
                issue.fix = moveTo(i, "y");
            continue;
        }
        const QString written = number.left(4) + u'-' + number.mid(4);
        if (!subfield.value.trimmed().startsWith(written))
            check.addAt("number.issn-form", index, i, {code, written}).fix =
                Fix{Fix::Kind::SetSubfield, i, written};
    }
}

/// An ISMN of ten characters begins with M, which stands for 979-0.
QChar ismnCheckDigit(const QString &value, QString &number)
{
    number = marc::bareNumber(value);
    if (value.startsWith(u'M', Qt::CaseInsensitive)) {
        number = marc::bareNumber(QStringView(value).mid(1));
        if (number.size() != 9)
            return {};
        return marc::ean13CheckDigit(QString(QStringLiteral("9790") + number));
    }
    return number.startsWith(QLatin1String("9790")) ? marc::ean13CheckDigit(number) : QChar();
}

void checkOther(Check &check, int index)
{
    const marc::Field &field = check.field(index);
    for (int i = 0; i < field.subfields().size(); ++i) {
        const QString value = field.subfields().at(i).value.trimmed();
        if (field.subfields().at(i).code != u'a' || value.isEmpty())
            continue;
        QString number = marc::bareNumber(value);
        const char *rule = nullptr;
        QChar right;
        if (field.indicator1() == u'1') {
            rule = "number.upc";
            right = marc::upcCheckDigit(number);
        } else if (field.indicator1() == u'2') {
            rule = "number.ismn";
            right = ismnCheckDigit(value, number);
        } else if (field.indicator1() == u'3') {
            rule = "number.ean";
            right = marc::ean13CheckDigit(number);
        }
        if (rule != nullptr && (right.isNull() || number.back() != right))
            check
                .addAt(rule, index, i,
                       {QString(u'a'), value, text(right), QString::number(number.size())})
                .fix = moveTo(i, "z");
    }
}

/// Prefix, year, six digits. https://www.loc.gov/marc/lccn_structure.html; without the blanks that
/// belong to it an LCCN still says what it says.
void checkLccn(Check &check, int index)
{
    static const QRegularExpression kForm(QStringLiteral(
        "^(?:[a-z ]{0,3}\\d{8}|[a-z ]{0,2}\\d{10}|[a-z]{0,3} *\\d{2}-\\d{1,6}) ?(?:/.*)*$"));
    const marc::Field &field = check.field(index);
    for (int i = 0; i < field.subfields().size(); ++i) {
        const marc::Subfield &subfield = field.subfields().at(i);
        if (subfield.code == u'a' && !subfield.value.trimmed().isEmpty()
            && !kForm.match(subfield.value.trimmed()).hasMatch())
            check.addAt("number.lccn", index, i, {QString(u'a'), subfield.value.trimmed()});
    }
}

} // namespace

void checkNumbers(Check &check)
{
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        const marc::Tag tag = field.tag();
        if (field.isControl())
            continue;
        if (tag == marc::Tag("020"))
            checkIsbn(check, i);
        else if (tag == marc::Tag("022"))
            checkIssn(check, i, u"al");
        else if (tag == marc::Tag("024"))
            checkOther(check, i);
        else if (tag == marc::Tag("010"))
            checkLccn(check, i);
        else if (tag == marc::Tag("490") || tag == marc::Tag("440") || tag.at(0) == '8'
                 || (tag.at(0) == '7' && (tag.at(1) >= '6' && tag.at(1) <= '8')))
            if (const FieldDefinition *known = check.definitions.field(tag);
                known != nullptr && known->subfield(u'x') != nullptr
                && known->subfield(u'x')->name
                       == QLatin1String("International Standard Serial Number"))
                checkIssn(check, i, u"x");
    }
}

} // namespace colophon::schema
