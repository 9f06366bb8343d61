// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/libraryprofile.h"
#include "editor/alertwording.h"
#include "marc/reader.h"
#include "output.h"
#include "schema/validator.h"
#include "verbs.h"

#include <QFile>
#include <QFileInfo>

namespace colophon::ctl {

namespace {

/// Prints findings, a line each, and counts them.
class Findings {
public:
    Findings(const QString &source, bool json) : m_source(source), m_json(json) {}

    void printIssues(const QString &number, const marc::Record &record,
                     const schema::Profile &profile)
    {
        ++m_records;
        for (const schema::Issue &issue : schema::validate(record, profile))
            print(number, schema::placeText(record, issue), issue.severity, issue.rule,
                  ui::alertSentence(issue), issue);
    }

    /// What the reader could not make sense of: the structure of the file.
    void printProblem(const QString &number, const marc::Problem &problem)
    {
        schema::Issue issue;
        print(number, QStringLiteral("byte %1").arg(problem.offset), schema::Severity::Error,
              QStringLiteral("structure"), problem.reason, issue);
    }

    void printSummary() const
    {
        if (!m_json)
            printMessage(QStringLiteral("records: %1\nerrors: %2\nwarnings: %3\ninformation: %4")
                             .arg(m_records)
                             .arg(m_errors)
                             .arg(m_warnings)
                             .arg(m_others));
    }

private:
    void print(const QString &number, const QString &field, schema::Severity severity,
               const QString &rule, const QString &sentence, const schema::Issue &issue)
    {
        count(severity);
        const QString word = schema::severityWord(severity);
        if (!m_json) {
            printRow({m_source, number, field, word, rule, sentence});
            return;
        }
        QJsonObject object{
            {QStringLiteral("file"), m_source}, {QStringLiteral("record"), number},
            {QStringLiteral("field"), field},   {QStringLiteral("severity"), word},
            {QStringLiteral("rule"), rule},     {QStringLiteral("sentence"), sentence}};
        if (issue.field >= 0)
            object.insert(QStringLiteral("fieldIndex"), issue.field);
        if (issue.part == schema::Issue::Part::Indicator1)
            object.insert(QStringLiteral("indicator"), 1);
        if (issue.part == schema::Issue::Part::Indicator2)
            object.insert(QStringLiteral("indicator"), 2);
        if (issue.subfield >= 0)
            object.insert(QStringLiteral("subfieldIndex"), issue.subfield);
        if (issue.position >= 0)
            object.insert(QStringLiteral("position"), issue.position);
        if (issue.fix)
            object.insert(QStringLiteral("fix"), ui::fixLabel(issue));
        printJson(object);
    }

    void count(schema::Severity severity)
    {
        if (severity == schema::Severity::Error)
            ++m_errors;
        else if (severity == schema::Severity::Warning)
            ++m_warnings;
        else
            ++m_others;
    }

    QString m_source;
    bool m_json;
    qint64 m_records = 0;
    qint64 m_errors = 0;
    qint64 m_warnings = 0;
    qint64 m_others = 0;
};

/// A file is judged by the profile of the catalogue that is named, else by MARC 21 alone.
Result<schema::Profile> profileFor(const Context &context)
{
    if (context.line.catalogue.isEmpty() && qEnvironmentVariableIsEmpty("COLOPHON_CATALOGUE"))
        return schema::Profile();
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    return cataloging::libraryProfile(*connection);
}

Result<int> validateFile(const Context &context, const QString &path)
{
    const Result<schema::Profile> profile = profileFor(context);
    COLOPHON_TRY(profile);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, QStringLiteral("Nothing was checked: %1 can't be read (%2).")
                                        .arg(path, file.errorString())};
    const Result<marc::Format> format = marc::detectFormat(file.peek(8192));
    COLOPHON_TRY(format);
    const std::unique_ptr<marc::Reader> reader = marc::makeReader(*format, file);
    Findings findings(path, context.line.json);
    while (true) {
        const Result<std::optional<marc::ReadItem>> item = reader->next();
        COLOPHON_TRY(item);
        if (!*item)
            break;
        const QString number = QString::number((*item)->number);
        for (const marc::Problem &problem : (*item)->problems)
            findings.printProblem(number, problem);
        if ((*item)->record)
            findings.printIssues(number, *(*item)->record, *profile);
    }
    findings.printSummary();
    return 0;
}

Result<int> validateSearch(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<schema::Profile> profile = cataloging::libraryProfile(*connection);
    COLOPHON_TRY(profile);
    const Result<store::Zone> where = zone(context, *connection);
    COLOPHON_TRY(where);
    Findings findings(connection->path(), context.line.json);
    search::Request request;
    request.zone = *where;
    request.text = context.line.words.join(u' ');
    const auto check = [&](const store::StoredRecord &stored) -> Result<void> {
        findings.printIssues(stored.mmsId.toString(), stored.record, *profile);
        return {};
    };
    if (request.text.trimmed() == QLatin1String("*")) {
        COLOPHON_TRY(store::eachRecord(*connection, where->id, check));
    } else {
        const Result<qint64> total = search::count(*connection, request);
        COLOPHON_TRY(total);
        request.sort = search::Sort::Title;
        request.limit = int(*total);
        const Result<search::Page> page = search::search(*connection, request);
        COLOPHON_TRY(page);
        for (const store::BriefRow &row : page->rows) {
            const Result<store::StoredRecord> stored = store::recordOf(*connection, row.mmsId);
            COLOPHON_TRY(stored);
            COLOPHON_TRY(check(*stored));
        }
    }
    findings.printSummary();
    return 0;
}

} // namespace

Result<int> validateVerb(const Context &context)
{
    const QStringList &words = context.line.words;
    if (words.size() == 1 && QFileInfo(words.constFirst()).isFile())
        return validateFile(context, words.constFirst());
    return validateSearch(context);
}

} // namespace colophon::ctl
