// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/password.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#if COLOPHON_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace colophon::mail {

namespace {

QString keyOf(const MailServer &server)
{
    return QStringLiteral("mail/%1@%2").arg(server.login, server.host);
}

/// The window's thread alone asks and answers here.
QHash<QString, QString> &known()
{
    static QHash<QString, QString> passwords;
    return passwords;
}

/// Calls `done` from the event loop, never from within the call, unless `context` has died.
void later(QObject *context, std::function<void(const FoundPassword &)> done,
           const FoundPassword &found)
{
    QTimer::singleShot(0, context, [done = std::move(done), found] { done(found); });
}

FoundPassword knownHere(const MailServer &server, const QString &keyStoreSays)
{
    const QString password = known().value(keyOf(server));
    return {password, password.isEmpty() ? PasswordPlace::Nowhere : PasswordPlace::ThisProgram,
            keyStoreSays};
}

#if COLOPHON_KEYCHAIN
const QString kService = QStringLiteral("Colophon");

template <typename J>
void start(J *job, const MailServer &server, QObject *context, std::function<void(J *)> finished)
{
    job->setKey(keyOf(server));
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, finished = std::move(finished)] { finished(job); });
    job->start();
}
#endif

} // namespace

void findPassword(const MailServer &server, QObject *context,
                  std::function<void(const FoundPassword &)> done)
{
    const QString set = qEnvironmentVariable(kPasswordVariable);
    if (!set.isEmpty())
        return later(context, std::move(done), {set, PasswordPlace::Environment, {}});
    if (!known().value(keyOf(server)).isEmpty())
        return later(context, std::move(done), knownHere(server, {}));
#if COLOPHON_KEYCHAIN
    start<QKeychain::ReadPasswordJob>(
        new QKeychain::ReadPasswordJob(kService), server, context,
        [server, done = std::move(done)](QKeychain::ReadPasswordJob *job) {
            if (job->error() == QKeychain::NoError)
                done({job->textData(), PasswordPlace::KeyStore, {}});
            else if (job->error() == QKeychain::EntryNotFound)
                done({{}, PasswordPlace::Nowhere, {}});
            else
                done(knownHere(server, job->errorString()));
        });
#else
    later(context, std::move(done),
          knownHere(server, QStringLiteral("This program was built without a key store.")));
#endif
}

void keepPassword(const MailServer &server, const QString &password, QObject *context,
                  std::function<void(const FoundPassword &)> done)
{
    known().remove(keyOf(server));
#if COLOPHON_KEYCHAIN
    const auto kept = [server, password, done = std::move(done)](QKeychain::Job *job) {
        if (job->error() == QKeychain::NoError || password.isEmpty()) {
            done({password,
                  password.isEmpty() ? PasswordPlace::Nowhere : PasswordPlace::KeyStore,
                  {}});
            return;
        }
        known().insert(keyOf(server), password);
        done(knownHere(server, job->errorString()));
    };
    if (password.isEmpty()) {
        start<QKeychain::DeletePasswordJob>(new QKeychain::DeletePasswordJob(kService), server,
                                            context, kept);
        return;
    }
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setTextData(password);
    start<QKeychain::WritePasswordJob>(job, server, context, kept);
#else
    if (!password.isEmpty())
        known().insert(keyOf(server), password);
    later(context, std::move(done),
          knownHere(server, QStringLiteral("This program was built without a key store.")));
#endif
}

} // namespace colophon::mail
