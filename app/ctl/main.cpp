// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "verbs.h"

#include <QCoreApplication>
#include <QHash>

#include <cstdio>

namespace {

using namespace colophon;
using namespace colophon::ctl;

struct KnownVerb {
    VerbUsage usage;
    Verb run;
};

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

VerbUsage usage(const char *name, const char *arguments, const char *help, const char *values,
                const char *flags, int least, int most)
{
    return {QString::fromUtf8(name),
            QString::fromUtf8(arguments),
            QString::fromUtf8(help),
            words(values),
            words(flags),
            least,
            most};
}

QList<KnownVerb> knownVerbs()
{
    return {
        {usage("init", "--institution NAME --code 4838 [--network NAME] [--network-code 4801]",
               "makes the catalogue named by -c", "institution code network network-code", "", 0,
               0),
         init},
        {usage("info", "", "zones, record counts, layout, integrity", "", "", 0, 0), info},
        {usage("import",
               "FILE… [--zone iz|nz] [--format auto|iso2709|marcxml|json|mrk|line] [--charset "
               "auto|utf8|marc8|latin1|windows1252] [--rejects FILE] [--process NAME] [--attach] "
               "[--match mms|035|isbn|issn|lccn|title] [--on-match overlay|merge|skip|add] "
               "[--merge-rule NAME] [--on-many skip|add] [--on-none add|skip] [--dry-run]",
               "adds the records of MARC files, also packed (.gz, .xz); what can't be read goes to "
               "FILE.rejects; with --attach records whose 001 or 035 is that of a network record "
               "are attached to it, with their $9 LOCAL fields, instead of added; with --match a "
               "record that is in the zone already gives it a new version",
               "zone format charset rejects process match on-match merge-rule on-many on-none",
               "attach dry-run", 1, -1),
         import},
        {usage("export",
               "[QUERY | --set NAME | --mms ID…] [--zone iz|nz] [--format "
               "iso2709|marcxml|json|ndjson|mrk|line|csv|tsv] [--charset utf8|marc8] [--fields "
               "001,245ab,6XX…] -o FILE",
               "writes records to a file, or to standard output for -",
               "mms zone format charset fields set o", "", 0, -1),
         exportVerb},
        {usage("convert",
               "IN OUT [--from auto|iso2709|marcxml|json|mrk|line] [--to "
               "iso2709|marcxml|json|ndjson|mrk|line|csv|tsv] [--charset "
               "auto|utf8|marc8|latin1|windows1252] [--to-charset utf8|marc8] [--fields "
               "001,245ab,LDR/06,6XX…] [--rejects FILE] [--jobs N]",
               "from a file to a file, - for standard input and output; .gz and .xz are unpacked; "
               "what can't be read goes to IN.rejects; works on all cores, or as many as --jobs "
               "says",
               "from to charset to-charset fields rejects jobs", "", 2, 2),
         convert},
        {usage("show", "MMSID [--format mrk|marcxml|json|line|iso2709]", "prints a record",
               "format", "", 1, 1),
         show},
        {usage("search",
               "QUERY [--zone iz|nz] [--limit N] [--offset N] [--sort "
               "relevance|title|name|year|changed] [--count] [--facets]",
               "MMS ID, title, name, year, a line each", "zone limit offset sort", "count facets",
               1, -1),
         searchVerb},
        {usage("validate",
               "(FILE… | QUERY | --set NAME) [--zone iz|nz] [--format "
               "auto|iso2709|marcxml|json|mrk|line] [--charset auto|utf8|marc8|latin1|windows1252] "
               "[--jobs N]",
               "file, record, field, severity, rule, sentence, a line each: what is wrong with the "
               "structure of a file, its characters, and by MARC 21 and the library's profile; “*” "
               "is all records",
               "zone set format charset jobs", "", 0, -1),
         validateVerb},
        {usage("browse", "names|subjects|titles|series|callnumbers FROM [--zone iz|nz] [--limit N]",
               "headings from there on, each with how many records have it", "zone limit", "", 1,
               -1),
         browse},
        {usage("set",
               "list | create NAME (--query Q | --mms-file FILE) [--zone iz|nz] [--description "
               "TEXT] [--shared] | show NAME | add NAME (--mms-file FILE | --mms ID… | --query Q) "
               "| remove NAME (…) | change NAME [--as NEW] [--query Q] [--description TEXT] "
               "[--shared | --private] | combine NAME and|or|not OTHER --as NEW | delete NAME",
               "sets of records: listed ones, and queries under a name",
               "query mms-file mms zone description as", "shared private", 1, 4),
         setVerb},
        {usage("reindex", "", "builds the indexes anew; goes on where it was stopped", "", "", 0,
               0),
         reindex},
        {usage("edit", "MMSID --mrk FILE",
               "replaces the record's fields, as a save in the editor would", "mrk", "", 1, 1),
         edit},
        {usage("link", "IZMMS NZMMS [--keep-local TAGS]",
               "attaches the institution's record to the network record: it keeps its fields with "
               "$9 LOCAL, and those whose tags are named, such as \"590 9XX\"; prints both MMS IDs",
               "keep-local", "", 2, 2),
         link},
        {usage("unlink", "MMSID", "makes an attached record a full record on its own", "", "", 1,
               1),
         unlinkVerb},
        {usage("copy-to-iz", "NZMMS",
               "makes a record of the institution that is attached to the network record", "", "",
               1, 1),
         copyToInstitution},
        {usage("share", "IZMMS [--link NZMMS | --new] [--keep-local TAGS]",
               "makes a network record of the institution's record and attaches it; where the "
               "network may have the work already (020, 022, 024, 035, 010), lists what it has "
               "instead",
               "link keep-local", "new", 1, 1),
         share},
        {usage("rules",
               "check FILE… | run FILE (--in MARCFILE --out MARCFILE | --set NAME | --query Q | "
               "--all) [--zone iz|nz] [--dry-run] [--diff] [--jobs N] | indicate FILE (--in "
               "MARCFILE [--out "
               "MARCFILE] | --set NAME | --query Q | --all) | merge FILE --preferred A --other B "
               "[--out "
               "MARCFILE] [--diff] | test FILE | list | keep NAME FILE [--private]",
               "normalization, indication and merge rules; FILE may be the name of a rule that the "
               "catalogue keeps, A and B are MARC files or MMS IDs",
               "in out set query zone jobs preferred other agency", "dry-run diff all private", 1,
               -1),
         rulesVerb},
        {usage("history", "MMSID", "what happened to a record, newest first", "", "", 1, 1),
         history},
        {usage("backup", "FILE", "writes a copy of the catalogue", "", "", 1, 1), backup},
        {usage("restore", "FILE",
               "puts a backup in the place of the catalogue, which is kept under a dated name", "",
               "", 1, 1),
         restore},
        {usage("check", "", "looks for damage in the catalogue", "", "", 0, 0), check},
        {usage("note", "add MMSID TEXT | list MMSID | delete NOTEID",
               "notes on a record: number, date, author, text, a line each", "", "", 2, -1),
         note},
        {usage("assign", "MMSID USER [--note TEXT] [--email]",
               "gives a record to a person to work on, and locks it in their name", "note", "email",
               2, 2),
         assign},
        {usage("release", "MMSID [--note TEXT]", "ends what one has to do with an assigned record",
               "note", "", 1, 1),
         release},
        {usage("assignments", "[--user USER]",
               "MMS ID, whose it is, assigned or returned, from whom, since, title, note", "user",
               "", 0, 0),
         assignments},
        {usage("mail",
               "list | send | retry ID | drop ID | server [HOST [--port N] [--security "
               "starttls|tls|none] [--login NAME] [--from ADDRESS]] | server none",
               "the outbox: number, state, to, subject, tries, the server's answer; sends what is "
               "due, with the password of the key store or of COLOPHON_MAIL_PASSWORD",
               "port security login from", "", 1, 2),
         mailVerb},
        {usage("user",
               "list | add LOGIN [--name NAME] [--email ADDRESS] [--role "
               "cataloger|manager|administrator]… | edit LOGIN [the same options] | disable LOGIN "
               "| enable LOGIN",
               "the people of the catalogue", "name email role", "", 1, 2),
         user},
        {usage("job",
               "list | run NAME --set SET [--param NAME=VALUE]… [--dry-run] | show ID [--csv FILE] "
               "| undo ID | cancel ID | resume ID",
               "work over the records of a set, kept with what became of each record",
               "set param csv", "dry-run", 1, 2),
         job},
        {usage(
             "reminder",
             "add MMSID --date D --text T [--type C] [--status C] [--assign-to USER] [--repeat R] "
             "| list [--from D] [--to D] [--type C] [--status C] [--overdue] [--open] [--zone "
             "iz|nz] [--mms ID] [--assign-to USER] [--words TEXT] | edit ID… [--date D …] | done "
             "ID… | delete ID… | digest [--email]",
             "reminders on records; dates as 2027-01-15, R such as “year” or “3 months”",
             "date text type status assign-to repeat from to zone mms words", "overdue open email",
             1, -1),
         reminder},
        {usage("reminder-type",
               "list | add CODE DESCRIPTION [--default] | rename CODE DESCRIPTION | enable CODE | "
               "disable CODE | default CODE | delete CODE",
               "the table of reminder types", "", "default", 1, -1),
         reminderType},
        {usage("reminder-status",
               "list | add CODE DESCRIPTION [--default] [--closing] | rename CODE DESCRIPTION | "
               "enable CODE | disable CODE | default CODE | closing CODE | open CODE | delete CODE",
               "the table of reminder statuses; reminders with a closing one are done", "",
               "default closing", 1, -1),
         reminderStatus},
    };
}

void printHelp(const QList<KnownVerb> &verbs, const QString &only)
{
    if (only.isEmpty()) {
        printLine(QStringLiteral(
            "colophonctl [-c CATALOGUE] [-u USER] [--json] VERB …\n\n"
            "CATALOGUE is a .colophon file, also from COLOPHON_CATALOGUE. USER is a login, else "
            "the computer's.\n"
            "Exit code: 0 done, 1 refused or failed with a sentence saying why, 2 wrong usage.\n"));
    }
    for (const KnownVerb &verb : verbs) {
        if (only.isEmpty() || only == verb.usage.name)
            printLine(QStringLiteral("  %1 %2\n      %3")
                          .arg(verb.usage.name, verb.usage.arguments, verb.usage.help));
    }
}

int run(const QStringList &arguments)
{
    const QList<KnownVerb> verbs = knownVerbs();
    QList<VerbUsage> usages;
    for (const KnownVerb &verb : verbs)
        usages.append(verb.usage);
    const Result<CommandLine> line = parseCommandLine(arguments, usages);
    if (!line) {
        printMessage(line.error().detail);
        return 2;
    }
    if (line->has(QStringLiteral("help"))) {
        printHelp(verbs, line->verb);
        return 0;
    }
    if (line->has(QStringLiteral("version"))) {
        printLine(QStringLiteral("colophonctl " COLOPHON_VERSION));
        return 0;
    }
    const SystemClock clock;
    for (const KnownVerb &verb : verbs) {
        if (verb.usage.name != line->verb)
            continue;
        const Result<int> code = verb.run({*line, clock});
        if (!code) {
            printMessage(code.error().detail);
            return 1;
        }
        return *code;
    }
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const int code = run(QCoreApplication::arguments().mid(1));
    // A full disk shows when what was buffered is written: now, or some time before.
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return code;
    if (code == 0)
        printMessage(QStringLiteral("The results could not be written whole: perhaps the disk is "
                                    "full. Make room, or send them elsewhere, and run it again."));
    return 1;
}
