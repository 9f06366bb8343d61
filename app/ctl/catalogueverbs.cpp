// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "search/reindex.h"
#include "store/catalogue.h"
#include "store/restoring.h"
#include "store/userstore.h"
#include "verbs.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QProcessEnvironment>

#include <atomic>
#include <csignal>

#include <pwd.h>
#include <unistd.h>

namespace colophon::ctl {

QString loginName(const Context &context)
{
    if (!context.line.login.isEmpty())
        return context.line.login;
    const passwd *entry = getpwuid(getuid());
    return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : qEnvironmentVariable("USER");
}

static Result<QString> namedCatalogue(const Context &context)
{
    const QString path = context.line.catalogue.isEmpty()
                             ? qEnvironmentVariable("COLOPHON_CATALOGUE")
                             : context.line.catalogue;
    if (path.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("No catalogue is named. Give one with -c FILE, or in the "
                                    "variable COLOPHON_CATALOGUE.")};
    if (path.startsWith(QLatin1String("postgresql://")))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("This version works on catalogue files only, not on "
                                    "PostgreSQL. Name a .colophon file.")};
    return path;
}

Result<QString> cataloguePath(const Context &context)
{
    const Result<QString> path = namedCatalogue(context);
    COLOPHON_TRY(path);
    const Result<store::Opened> opened = store::prepareCatalogue(*path, context.clock);
    COLOPHON_TRY(opened);
    if (opened->outcome == store::OpenOutcome::Upgraded)
        printMessage(
            QStringLiteral("The catalogue was brought up to date; the copy made before is %1.")
                .arg(opened->backupPath));
    return path;
}

Result<store::Connection> openCatalogue(const Context &context)
{
    const Result<QString> path = cataloguePath(context);
    COLOPHON_TRY(path);
    Result<store::Connection> connection = store::Connection::open(*path);
    COLOPHON_TRY(connection);
    const Result<bool> current = search::indexesAreCurrent(*connection);
    COLOPHON_TRY(current);
    if (*current || context.line.verb == QLatin1String("reindex")
        || context.line.verb == QLatin1String("check") || !QFileInfo(*path).isWritable())
        return connection;
    printMessage(QStringLiteral("The indexes are being brought up to date."));
    jobs::Progress progress(showProgress);
    const Result<qint64> done = search::rebuildIndexes(*connection, progress, true);
    COLOPHON_TRY(done);
    return connection;
}

Result<cataloging::Actor> actor(const Context &context, store::Connection &connection)
{
    const Result<store::User> user = store::userByLogin(connection, loginName(context));
    COLOPHON_TRY(user);
    return cataloging::Actor{*user, &context.clock};
}

Result<store::Zone> zone(const Context &context, store::Connection &connection)
{
    const QString word = context.line.option(QStringLiteral("zone"), QStringLiteral("iz"));
    if (word != QLatin1String("iz") && word != QLatin1String("nz"))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” is not a zone. There are iz and nz.").arg(word)};
    return store::zoneOf(connection, word == QLatin1String("nz") ? store::ZoneKind::Network
                                                                 : store::ZoneKind::Institution);
}

Result<int> init(const Context &context)
{
    const Result<QString> path = namedCatalogue(context);
    COLOPHON_TRY(path);
    store::NewCatalogue wanted;
    wanted.institutionName = context.line.option(QStringLiteral("institution"));
    wanted.institutionCode = context.line.option(QStringLiteral("code"));
    wanted.networkName = context.line.option(QStringLiteral("network"));
    wanted.networkCode = context.line.option(QStringLiteral("network-code"), wanted.networkCode);
    wanted.login = loginName(context);
    COLOPHON_TRY(store::createCatalogue(*path, wanted, context.clock));
    if (context.line.json)
        printJson({{QStringLiteral("catalogue"), *path},
                   {QStringLiteral("administrator"), wanted.login}});
    else
        printLine(QStringLiteral("catalogue: %1\nadministrator: %2").arg(*path, wanted.login));
    return 0;
}

Result<int> info(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<QList<store::Zone>> zones = store::zones(*connection);
    COLOPHON_TRY(zones);
    const Result<int> version = store::schemaVersion(*connection);
    COLOPHON_TRY(version);
    const Result<QStringList> findings = store::checkIntegrity(*connection);
    COLOPHON_TRY(findings);
    const QString integrity = findings->isEmpty()
                                  ? QStringLiteral("ok")
                                  : QStringLiteral("%1 faults").arg(findings->size());
    QJsonObject json{{QStringLiteral("schema"), *version},
                     {QStringLiteral("integrity"), integrity}};
    QStringList lines;
    for (const store::Zone &zone : *zones) {
        const bool network = zone.kind == store::ZoneKind::Network;
        const QString word = network ? QStringLiteral("network") : QStringLiteral("institution");
        json.insert(store::zoneWord(zone.kind), zone.recordCount);
        json.insert(word, zone.name);
        json.insert(word + QLatin1String("Code"), zone.code);
        lines.append(QStringLiteral("%1: %2\n%3: %4\n%3-code: %5")
                         .arg(store::zoneWord(zone.kind))
                         .arg(zone.recordCount)
                         .arg(word, zone.name, zone.code));
    }
    lines.append(QStringLiteral("schema: %1\nintegrity: %2").arg(*version).arg(integrity));
    if (context.line.json)
        printJson(json);
    else
        printLine(lines.join(u'\n'));
    return findings->isEmpty() ? 0 : 1;
}

Result<int> backup(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const QString target = context.line.words.constFirst();
    COLOPHON_TRY(store::backUp(*connection, target));
    if (context.line.json)
        printJson({{QStringLiteral("backup"), target}});
    else
        printLine(QStringLiteral("backup: %1").arg(target));
    return 0;
}

Result<int> restore(const Context &context)
{
    const Result<QString> path = namedCatalogue(context);
    COLOPHON_TRY(path);
    const Result<QString> kept =
        store::restoreCatalogue(*path, context.line.words.constFirst(), context.clock);
    COLOPHON_TRY(kept);
    if (context.line.json)
        printJson({{QStringLiteral("restored"), *path}, {QStringLiteral("kept"), *kept}});
    else
        printLine(QStringLiteral("restored: %1").arg(*path));
    if (!kept->isEmpty())
        printMessage(QStringLiteral("The former catalogue is kept as %1.").arg(*kept));
    return 0;
}

static std::atomic<jobs::Progress *> s_stoppable = nullptr;

/// Ctrl+C ends the work at the next record, with all that is done kept.
static void stopAtSignal(int)
{
    if (jobs::Progress *const progress = s_stoppable)
        progress->cancel();
}

Result<int> reindex(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    jobs::Progress progress(showProgress);
    s_stoppable = &progress;
    std::signal(SIGINT, stopAtSignal);
    std::signal(SIGTERM, stopAtSignal);
    const Result<qint64> done = search::rebuildIndexes(*connection, progress, true);
    s_stoppable = nullptr;
    COLOPHON_TRY(done);
    if (context.line.json)
        printJson({{QStringLiteral("indexed"), *done}});
    else
        printLine(QStringLiteral("indexed: %1").arg(*done));
    return 0;
}

Result<int> check(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    Result<QStringList> findings = store::checkIntegrity(*connection);
    COLOPHON_TRY(findings);
    jobs::Progress progress(showProgress);
    const Result<QStringList> ofIndexes = search::checkIndexes(*connection, progress);
    COLOPHON_TRY(ofIndexes);
    *findings += *ofIndexes;
    if (context.line.json) {
        printJson({{QStringLiteral("ok"), findings->isEmpty()},
                   {QStringLiteral("findings"), QJsonArray::fromStringList(*findings)}});
    } else {
        for (const QString &finding : *findings)
            printLine(finding);
    }
    if (findings->isEmpty()) {
        printMessage(QStringLiteral("The catalogue is sound."));
        return 0;
    }
    return Error{ErrorCode::Corrupt,
                 ofIndexes->size() == findings->size()
                     ? QStringLiteral("The records are sound, the indexes are not. Run "
                                      "“colophonctl reindex”.")
                     : QStringLiteral("The catalogue has %1 faults. Go back to a backup, or export "
                                      "what can be read to a new one.")
                           .arg(findings->size())};
}

} // namespace colophon::ctl
