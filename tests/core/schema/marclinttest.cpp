// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/reader.h"
#include "schema/validator.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace colophon;
using namespace colophon::schema;

// What MARC::Lint 1.53 (Debian's libmarc-lint-perl) says of real records, as it prints it: an
// independent reading of MARC 21. Its sentences are in tests/data/marclint; the records themselves
// are not part of this repository, and the cases are skipped where they are not beside it.

namespace {

using Findings = QMap<int, QSet<QString>>; ///< record from 1: "245 ind1", "260 $r", "100 repeated"

Findings lintFindings(const QString &file)
{
    static const QRegularExpression kIndicator(QStringLiteral("^(...): Indicator ([12]) must"));
    static const QRegularExpression kSubfield(
        QStringLiteral("^(...): Subfield _(.) is not (allowed|repeatable)"));
    static const QRegularExpression kField(QStringLiteral("^(...): Field is not repeatable"));
    static const QRegularExpression kCode(QStringLiteral("^(...): Subfield _., .*is not valid"));
    QFile text(QStringLiteral(COLOPHON_SOURCE_DIR "/tests/data/marclint/%1.txt").arg(file));
    REQUIRE(text.open(QIODevice::ReadOnly));
    Findings findings;
    while (!text.atEnd()) {
        const QString line = QString::fromUtf8(text.readLine()).trimmed();
        QSet<QString> &record = findings[line.section(u'\t', 0, 0).toInt()];
        const QString sentence = line.section(u'\t', 1);
        if (const auto match = kIndicator.match(sentence); match.hasMatch())
            record.insert(match.captured(1) + QStringLiteral(" ind") + match.captured(2));
        else if (const auto subfield = kSubfield.match(sentence); subfield.hasMatch())
            record.insert(subfield.captured(1) + QStringLiteral(" $") + subfield.captured(2));
        else if (const auto field = kField.match(sentence); field.hasMatch())
            record.insert(field.captured(1) + QStringLiteral(" repeated"));
        else if (const auto code = kCode.match(sentence); code.hasMatch())
            record.insert(code.captured(1) + QStringLiteral(" code"));
        else
            record.insert(sentence);
    }
    return findings;
}

QString lintWords(const Issue &issue, const marc::Record &record)
{
    const QString tag = issue.tag.toString();
    if (issue.rule == QLatin1String("indicator.value")
        || issue.rule == QLatin1String("indicator.obsolete"))
        return tag
               + (issue.part == Issue::Part::Indicator1 ? QStringLiteral(" ind1")
                                                        : QStringLiteral(" ind2"));
    if (issue.rule == QLatin1String("subfield.unknown")
        || issue.rule == QLatin1String("subfield.obsolete")
        || issue.rule == QLatin1String("subfield.repeated"))
        return tag + QStringLiteral(" $")
               + record.fields().at(issue.field).subfields().at(issue.subfield).code;
    if (issue.rule == QLatin1String("field.repeated"))
        return tag + QStringLiteral(" repeated");
    if (issue.rule.startsWith(QLatin1String("code."))
        && (tag == QLatin1String("041") || tag == QLatin1String("043")))
        return tag + QStringLiteral(" code");
    if (issue.rule == QLatin1String("field.delimiter"))
        return tag + QStringLiteral(": Subfields are not allowed in fields lower than 010");
    return {};
}

/// What one says of a record and the other does not, one a line.
QStringList differences(const QString &folder, const QString &file)
{
    QFile records(QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/data/%1/%2").arg(folder, file));
    if (!records.open(QIODevice::ReadOnly)) {
        WARN("skipped: there is no " << records.fileName().toStdString());
        return {};
    }
    const Findings lint = lintFindings(file);
    QMap<QString, int> found;
    const auto reader = marc::makeReader(marc::Format::Iso2709, records);
    for (auto item = reader->next(); item && *item; item = reader->next()) {
        if (!(*item)->record)
            continue;
        QSet<QString> ours;
        for (const Issue &issue : validate(*(*item)->record)) {
            if (const QString words = lintWords(issue, *(*item)->record); !words.isEmpty())
                ours.insert(words);
        }
        const QSet<QString> theirs = lint.value(int((*item)->number));
        for (const QString &one : ours - theirs)
            ++found[QStringLiteral("ours ") + one];
        for (const QString &one : theirs - ours)
            ++found[QStringLiteral("lint ") + one];
    }
    QStringList lines;
    for (auto one = found.cbegin(); one != found.cend(); ++one)
        lines.append(QStringLiteral("%1 ×%2").arg(one.key()).arg(one.value()));
    return lines;
}

} // namespace

TEST_CASE("MARC::Lint's own test records: one wrong indicator, one 007 with subfields")
{
    CHECK(differences(QStringLiteral("marc-lint"), QStringLiteral("camel.usmarc"))
              .join(u'\n')
              .toStdString()
          == "");
}

TEST_CASE("Real records have the faults that MARC::Lint finds")
{
    CHECK(differences(QStringLiteral("solrmarc"), QStringLiteral("uva_001-200.mrc"))
              .join(u'\n')
              .toStdString()
          == "");
    CHECK(differences(QStringLiteral("qa"), QStringLiteral("BooksAll.2014.part01-0001.mrc"))
              .join(u'\n')
              .toStdString()
          == "");
    // A $9 is a library's own, see https://www.loc.gov/marc/bibliographic/bdintro.html.
    CHECK(differences(QStringLiteral("qa"), QStringLiteral("music.mrc"))
          == QStringList{QStringLiteral("lint 852 $9 ×1")});
    // MARC::Lint leaves 440 alone, which is obsolete, and drops data before the first delimiter.
    CHECK(differences(QStringLiteral("evergreen"), QStringLiteral("jazz_1k.mrc"))
              .join(u'\n')
              .toStdString()
          == "ours 100 $  ×5\nours 440 ind2 ×294");
}
