// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/template.h"

#include "marc/linkage.h"
#include "marc/reader.h"
#include "marc/writer.h"
#include "schema/definitions.h"

#include <QRegularExpression>

namespace colophon::templates {

namespace {

constexpr marc::Tag k008{"008"};

Error fault(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

/// As it stands in a mnemonic line.
QString escaped(const QString &value)
{
    QString text = value;
    text.replace(u'{', QStringLiteral("{lcub}"));
    text.replace(u'$', QStringLiteral("{dollar}"));
    text.replace(u'\n', u' ');
    return text;
}

/// "245$a" or "008/35-37" or "001".
Result<QString> valueOf(const QString &what, const marc::Record *record)
{
    static const QRegularExpression form(
        QStringLiteral("^([0-9A-Z]{3})(?:\\$(.)|/(\\d{1,2})(?:-(\\d{1,2}))?)?$"));
    const QRegularExpressionMatch match = form.match(what);
    if (!match.hasMatch())
        return fault(QStringLiteral("{{value:%1}} is not understood. Write a field such as 245$a, "
                                    "or positions such as 008/35-37.")
                         .arg(what));
    if (record == nullptr)
        return QString();
    const Result<marc::Tag> tag = marc::Tag::parse(match.captured(1));
    COLOPHON_TRY(tag);
    const marc::Field *field = record->first(*tag);
    if (field == nullptr)
        return QString();
    if (!match.captured(2).isEmpty())
        return field->subfield(match.captured(2).at(0)).value_or(QString());
    if (!field->isControl())
        return field->subfield(u'a').value_or(QString());
    if (match.captured(3).isEmpty())
        return field->value();
    const int from = match.captured(3).toInt();
    const int to = match.captured(4).isEmpty() ? from : match.captured(4).toInt();
    return field->value().mid(from, qMax(0, to - from + 1));
}

Result<QString> countOf(const QString &argument, const Values &values)
{
    const QString name = argument.section(u':', 0, 0).trimmed();
    const int width = qBound(0, argument.section(u':', 1, 1).toInt(), 20);
    if (name.isEmpty())
        return fault(QStringLiteral("{{counter}} needs a name, such as {{counter:box}}."));
    qint64 number = 0;
    if (values.count) {
        const Result<qint64> taken = values.count(name);
        COLOPHON_TRY(taken);
        number = *taken;
    }
    return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0'));
}

Result<QString> variable(const QString &name, const QString &argument, const Values &values)
{
    if (name == QLatin1String("today"))
        return values.today.toString(argument.isEmpty() ? QStringLiteral("yyyyMMdd") : argument);
    if (name == QLatin1String("year"))
        return values.today.toString(QStringLiteral("yyyy"));
    if (name == QLatin1String("initials"))
        return initialsOf(values.name);
    if (name == QLatin1String("name"))
        return values.name;
    if (name == QLatin1String("login"))
        return values.login;
    if (name == QLatin1String("institution"))
        return argument == QLatin1String("code") ? values.institutionCode : values.institution;
    if (name == QLatin1String("counter"))
        return countOf(argument, values);
    if (name == QLatin1String("value"))
        return valueOf(argument, values.record);
    return fault(
        QStringLiteral("The template has the variable {{%1}}, which is not known. Known are "
                       "today, year, initials, name, login, institution, counter and value.")
            .arg(name));
}

Result<QString> filledIn(const QString &line, const Values &values)
{
    static const QRegularExpression form(QStringLiteral("\\{\\{([A-Za-z]+)(?::([^}]*))?\\}\\}"));
    QString filled;
    qsizetype from = 0;
    for (auto i = form.globalMatch(line); i.hasNext();) {
        const QRegularExpressionMatch match = i.next();
        filled += line.mid(from, match.capturedStart() - from);
        const Result<QString> value =
            variable(match.captured(1).toLower(), match.captured(2), values);
        COLOPHON_TRY(value);
        filled += escaped(*value);
        from = match.capturedEnd();
    }
    return filled + line.mid(from);
}

bool isEmpty(const marc::Field &field)
{
    if (field.isControl())
        return field.value().trimmed().isEmpty();
    for (const marc::Subfield &subfield : field.subfields()) {
        if (!subfield.value.trimmed().isEmpty())
            return false;
    }
    return true;
}

bool mayRepeat(const marc::Record &record, const marc::Tag &tag)
{
    const auto kind = schema::kindOf(record.leader()).value_or(schema::RecordKind::Bibliographic);
    const schema::FieldDefinition *definition = schema::Definitions::marc21(kind).field(tag);
    return definition == nullptr || definition->repeatable;
}

} // namespace

QString initialsOf(const QString &name)
{
    QString initials;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts))
        initials += word.at(0).toUpper();
    return initials;
}

Result<marc::Record> recordFrom(const QString &text, const Values &values)
{
    QString lines;
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(u'#') || line.trimmed().isEmpty())
            continue;
        const Result<QString> filled = filledIn(line, values);
        COLOPHON_TRY(filled);
        lines += *filled + u'\n';
    }
    const Result<QList<marc::ReadItem>> items =
        marc::readAll(marc::Format::Mnemonic, lines.toUtf8());
    COLOPHON_TRY(items);
    if (items->size() != 1 || !items->constFirst().record)
        return fault(QStringLiteral("The template can't be read as one record of mnemonic lines "
                                    "(=245  10$a…)."));
    if (!items->constFirst().problems.isEmpty())
        return fault(QStringLiteral("The template can't be read: %1")
                         .arg(items->constFirst().problems.constFirst().reason));
    return *items->constFirst().record;
}

Result<marc::Record> expanded(const marc::Record &record, const QString &text, const Values &values)
{
    const Result<marc::Record> added = recordFrom(text, values);
    COLOPHON_TRY(added);
    marc::Record after = record;
    for (const marc::Field &field : added->fields()) {
        const bool there = record.first(field.tag()) != nullptr;
        if (there
            && (!mayRepeat(record, field.tag()) || isEmpty(field)
                || record.fields().contains(field)))
            continue;
        after.insertInOrder(marc::withoutLinkage(field));
    }
    return after;
}

QString textOf(const marc::Record &record)
{
    marc::Record kept = record;
    for (const marc::Tag &tag :
         {marc::Tag("001"), marc::Tag("003"), marc::Tag("005"), marc::Tag("035")})
        kept.removeAll(tag);
    const Result<QByteArray> bytes = marc::toBytes(marc::Format::Mnemonic, kept);
    QString text = bytes ? QString::fromUtf8(*bytes) : QString();
    static const QRegularExpression entered(QStringLiteral("^(=008  ).{6}"),
                                            QRegularExpression::MultilineOption);
    text.replace(entered, QStringLiteral("\\1{{today:yyMMdd}}"));
    return text;
}

} // namespace colophon::templates
