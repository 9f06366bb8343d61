// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/libraryprofile.h"
#include "editor/alertwording.h"
#include "exchange/filecheck.h"
#include "fileoptions.h"
#include "output.h"
#include "schema/validator.h"
#include "search/sets.h"
#include "verbs.h"

#include <QFileInfo>

namespace colophon::ctl {

namespace {

/// Prints findings, a line each, and counts them.
class Findings {
public:
    explicit Findings(bool json) : m_json(json) {}

    void countRecords(qint64 records) { m_records += records; }

    void printIssues(const QString &source, const QString &number, const marc::Record &record,
                     const QList<schema::Issue> &issues)
    {
        for (const schema::Issue &issue : issues)
            print({source, number, schema::placeText(record, issue), issue.severity, issue.rule,
                   ui::alertSentence(issue)},
                  details(issue));
    }

    /// What is the matter with the file rather than with what the record says.
    void printProblem(const QString &source, const QString &number, const marc::Problem &problem,
                      bool readable)
    {
        const bool characters = problem.kind == marc::Problem::Kind::Coding;
        print({source, number, QStringLiteral("byte %1").arg(problem.offset),
               characters && readable ? schema::Severity::Warning : schema::Severity::Error,
               characters ? QStringLiteral("characters") : QStringLiteral("structure"),
               problem.reason},
              {{QStringLiteral("offset"), problem.offset}, {QStringLiteral("readable"), readable}});
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
    struct Line {
        QString source;
        QString number;
        QString field;
        schema::Severity severity;
        QString rule;
        QString sentence;
    };

    void print(const Line &line, const QJsonObject &details)
    {
        count(line.severity);
        const QString word = schema::severityWord(line.severity);
        if (!m_json) {
            printRow({line.source, line.number, line.field, word, line.rule, line.sentence});
            return;
        }
        QJsonObject object = details;
        object.insert(QStringLiteral("file"), line.source);
        object.insert(QStringLiteral("record"), line.number);
        object.insert(QStringLiteral("field"), line.field);
        object.insert(QStringLiteral("severity"), word);
        object.insert(QStringLiteral("rule"), line.rule);
        object.insert(QStringLiteral("sentence"), line.sentence);
        printJson(object);
    }

    static QJsonObject details(const schema::Issue &issue)
    {
        QJsonObject object;
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
        return object;
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

Result<int> validateFiles(const Context &context)
{
    exchange::CheckRequest request;
    const auto format = formatOption(context.line, QStringLiteral("format"), false);
    COLOPHON_TRY(format);
    request.format = *format;
    const Result<marc::ReadOptions> read = readOptions(context.line);
    COLOPHON_TRY(read);
    request.read = *read;
    const Result<int> jobs = jobsOption(context.line);
    COLOPHON_TRY(jobs);
    request.pace.threads = *jobs;
    const Result<schema::Profile> profile = profileFor(context);
    COLOPHON_TRY(profile);
    request.profile = *profile;
    Findings findings(context.line.json);
    for (const QString &file : context.line.words) {
        request.file = file;
        jobs::Progress progress(showProgress);
        const auto tell = [&](const exchange::CheckedRecord &checked) {
            const QString number = QString::number(checked.number);
            for (const marc::Problem &problem : checked.problems)
                findings.printProblem(file, number, problem, checked.readable);
            findings.printIssues(file, number, checked.record, checked.issues);
        };
        const Result<qint64> records = exchange::checkFile(request, tell, progress);
        COLOPHON_TRY(records);
        findings.countRecords(*records);
    }
    findings.printSummary();
    return 0;
}

/// The records that the words find, or that the set holds.
Result<QList<MmsId>> idsWanted(const Context &context, store::Connection &connection,
                               const store::Zone &zone)
{
    const QString setName = context.line.option(QStringLiteral("set"));
    if (!setName.isEmpty()) {
        const Result<cataloging::Actor> who = actor(context, connection);
        COLOPHON_TRY(who);
        const Result<search::RecordSet> set = search::setNamed(connection, setName, who->user.id);
        COLOPHON_TRY(set);
        return search::memberIds(connection, *set, {who->user.id, context.clock.now()});
    }
    search::Request request;
    request.zone = zone;
    request.text = context.line.words.join(u' ');
    request.sort = search::Sort::Title;
    const Result<qint64> total = search::count(connection, request);
    COLOPHON_TRY(total);
    request.limit = int(*total);
    const Result<search::Page> page = search::search(connection, request);
    COLOPHON_TRY(page);
    QList<MmsId> ids;
    for (const store::BriefRow &row : page->rows)
        ids.append(row.mmsId);
    return ids;
}

Result<int> validateStored(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<schema::Profile> profile = cataloging::libraryProfile(*connection);
    COLOPHON_TRY(profile);
    const Result<store::Zone> where = zone(context, *connection);
    COLOPHON_TRY(where);
    Findings findings(context.line.json);
    const auto check = [&](const store::StoredRecord &stored) -> Result<void> {
        findings.countRecords(1);
        findings.printIssues(connection->path(), stored.mmsId.toString(), stored.record,
                             schema::validate(stored.record, *profile));
        return {};
    };
    if (context.line.words == QStringList{QStringLiteral("*")}) {
        COLOPHON_TRY(store::eachRecord(*connection, where->id, check));
    } else {
        const Result<QList<MmsId>> ids = idsWanted(context, *connection, *where);
        COLOPHON_TRY(ids);
        for (const MmsId mmsId : *ids) {
            const Result<store::StoredRecord> stored = store::recordOf(*connection, mmsId);
            COLOPHON_TRY(stored);
            COLOPHON_TRY(check(*stored));
        }
    }
    findings.printSummary();
    return 0;
}

/// A file that is there, or is called as files are, so that a wrong name is no search.
bool namesFile(const QString &word)
{
    return word == QLatin1String("-") || QFileInfo(word).isFile() || marc::formatFromSuffix(word)
           || (word.contains(u'/') && QFileInfo::exists(word));
}

} // namespace

Result<int> validateVerb(const Context &context)
{
    const QStringList &words = context.line.words;
    const bool set = context.line.options.contains(QStringLiteral("set"));
    if (words.isEmpty() != set) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Name either files, or what to search for, or a set (--set).")};
    }
    if (!set && std::all_of(words.cbegin(), words.cend(), namesFile))
        return validateFiles(context);
    return validateStored(context);
}

} // namespace colophon::ctl
