// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "base/theme.h"
#include "exchange/fileimport.h"
#include "logfile.h"
#include "samplework.h"
#include "store/catalogue.h"
#include "work/choosepersondialog.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

#include <pwd.h>
#include <unistd.h>

namespace colophon {

struct Application::Prepared {
    QString path;
    std::optional<store::User> user; ///< nobody: the computer's login is not known there
    QList<store::User> people;
    QList<store::Zone> zones;
};

namespace {

const QString kLogs = QStringLiteral("logs");

QString folderOf(const QString &wanted)
{
    const QString folder =
        wanted.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                         : QDir(wanted).absolutePath();
    QDir().mkpath(folder);
    return folder;
}

QString computerLogin()
{
    const passwd *entry = getpwuid(getuid());
    return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : qEnvironmentVariable("USER");
}

/// Where settings keep who works in a catalogue: by its place on this computer.
QByteArray personKey(const QString &path)
{
    const QByteArray place = QFileInfo(path).absoluteFilePath().toUtf8();
    return "person/" + QCryptographicHash::hash(place, QCryptographicHash::Sha1).toHex();
}

/// What somebody did in the last copy of the sample is not thrown away: unsaved typing keeps the
/// copy in use, saved work is kept beside it under a dated name.
enum class LastCopy { None, Spare, Drafts, Saved };

LastCopy judgeLastCopy(const QString &path)
{
    if (!QFileInfo::exists(path))
        return LastCopy::None;
    const Result<store::Opened> opened = store::prepareCatalogue(path, SystemClock());
    Result<store::Connection> connection =
        opened ? store::Connection::open(path) : Result<store::Connection>(opened.error());
    if (!connection)
        return LastCopy::Saved; // whatever it is: not for us to delete
    const Result<bool> drafts = store::holdsDrafts(*connection);
    const Result<bool> work = store::holdsWork(*connection);
    if (drafts && *drafts)
        return LastCopy::Drafts;
    return work && !*work ? LastCopy::Spare : LastCopy::Saved;
}

void setAside(const QString &path, LastCopy last, const QDateTime &now)
{
    const QString ending = QStringLiteral(".colophon");
    const QString aside = path.chopped(ending.size())
                          + now.toLocalTime().toString(QStringLiteral("-yyyyMMdd-HHmmss")) + ending;
    for (const char *part : {"", "-wal", "-shm"}) {
        if (last == LastCopy::Saved)
            QFile::rename(path + QLatin1String(part), aside + QLatin1String(part));
        else
            QFile::remove(path + QLatin1String(part));
    }
}

/// A fresh copy: the sample's records and a library's work on them in a new catalogue.
Result<void> makeSample(const QString &path, const QString &login)
{
    const SystemClock clock;
    const LastCopy last = judgeLastCopy(path);
    if (last == LastCopy::Drafts)
        return {};
    setAside(path, last, clock.now());
    store::NewCatalogue wanted;
    wanted.institutionName = QStringLiteral("Ashgrove State University");
    wanted.institutionCode = QStringLiteral("4838");
    wanted.networkName = QStringLiteral("Tri-Rivers Library Network");
    wanted.login = login;
    COLOPHON_TRY(store::createCatalogue(path, wanted, clock));
    const Result<store::User> user = [&]() -> Result<store::User> {
        Result<store::Connection> connection = store::Connection::open(path);
        COLOPHON_TRY(connection);
        return store::userByLogin(*connection, login);
    }();
    COLOPHON_TRY(user);
    for (const store::ZoneKind zone : {store::ZoneKind::Network, store::ZoneKind::Institution}) {
        exchange::ImportRequest request;
        request.cataloguePath = path;
        request.actor = {*user, &clock};
        request.files = {QStringLiteral(":/colophon/sample/%1.mrk").arg(store::zoneWord(zone))};
        request.zone = zone;
        jobs::Progress progress;
        const Result<exchange::ImportReport> report = exchange::importFiles(request, progress);
        COLOPHON_TRY(report);
    }
    Result<store::Connection> connection = store::Connection::open(path);
    COLOPHON_TRY(connection);
    return addSampleWork(*connection, *user, clock);
}

} // namespace

Application::Application(QApplication &qt, const QString &dataFolder)
    : m_qt(qt), m_dataFolder(folderOf(dataFolder)), m_login(computerLogin()),
      m_settings(QDir(m_dataFolder).filePath(QStringLiteral("settings.ini"))),
      m_sampleLock(QDir(m_dataFolder).filePath(QStringLiteral("sample.lock")))
{
    m_sampleLock.setStaleLockTime(0); // only the end of the program that holds it frees it
    startLog(QDir(m_dataFolder).filePath(kLogs));
    applyTheme();
    m_window = std::make_unique<ui::MainWindow>(m_dialogs, m_settings, m_login,
                                                QDir(m_dataFolder).filePath(kLogs));
    connect(m_window.get(), &ui::MainWindow::personSwitchWanted, this, &Application::switchPerson);
    connect(m_window.get(), &ui::MainWindow::appearanceChanged, this, &Application::applyTheme);
}

Application::~Application() = default;

void Application::applyTheme()
{
    const QString word = m_settings.get(ui::kAppearance);
    const ui::Appearance appearance = word == QLatin1String("dark")    ? ui::Appearance::Dark
                                      : word == QLatin1String("light") ? ui::Appearance::Light
                                                                       : ui::Appearance::System;
    ui::applyTheme(m_qt, appearance, m_settings.get(ui::kTextPercent));
}

void Application::listenToFirstRun()
{
    ui::FirstRunPage *page = &m_window->firstRun();
    connect(page, &ui::FirstRunPage::createRequested, this, &Application::create);
    connect(page, &ui::FirstRunPage::openRequested, this, &Application::open);
    connect(page, &ui::FirstRunPage::sampleRequested, this, &Application::openSample);
    connect(page, &ui::FirstRunPage::quitRequested, m_window.get(), &QWidget::close);
}

void Application::start(const Start &wanted)
{
    m_quitAfterStart = wanted.quitAfterStart;
    connect(m_window.get(), &ui::MainWindow::firstRunShown, this, &Application::listenToFirstRun);
    listenToFirstRun();
    m_window->show();
    const QString path =
        wanted.catalogue.isEmpty() ? m_settings.get(ui::kLastCatalogue) : wanted.catalogue;
    if (wanted.sample)
        openSample();
    else if (!path.isEmpty())
        open(path);
    else if (m_quitAfterStart)
        QTimer::singleShot(200, m_window.get(), &QWidget::close);
}

Result<Application::Prepared> Application::prepare(const QString &path, const QString &login)
{
    const SystemClock clock;
    const Result<store::Opened> opened = store::prepareCatalogue(path, clock);
    COLOPHON_TRY(opened);
    Result<store::Connection> connection = store::Connection::open(path);
    COLOPHON_TRY(connection);
    const Result<QList<store::User>> people = store::users(*connection);
    COLOPHON_TRY(people);
    const Result<QList<store::Zone>> zones = store::zones(*connection);
    COLOPHON_TRY(zones);
    Prepared prepared{path, {}, *people, *zones};
    for (const store::User &user : *people) {
        if (user.login == login && user.enabled)
            prepared.user = user;
    }
    return prepared;
}

void Application::run(const QString &title, const QString &failure,
                      std::function<Result<Prepared>()> work)
{
    m_jobs.start(
        title, this, [work = std::move(work)](jobs::Progress &) { return work(); },
        [this, failure](Result<Prepared> prepared) {
            if (prepared && prepared->user) {
                show(*prepared);
            } else if (prepared) {
                ask(*prepared);
            } else {
                if (m_window->isShowingCatalogue())
                    m_window->showFirstRun();
                m_window->firstRun().showError(failure, prepared.error().detail);
            }
            if (m_quitAfterStart)
                QTimer::singleShot(400, m_window.get(), &QWidget::close);
        });
}

void Application::open(const QString &path)
{
    run(tr("Opening"), tr("The catalogue was not opened."),
        [path, login = rememberedLogin(path)] { return prepare(path, login); });
}

void Application::show(const Prepared &prepared)
{
    m_window->showWorkspace(
        std::make_unique<ui::Workspace>(prepared.path, *prepared.user, prepared.zones, m_clock));
}

/// The person is taken from the computer's login, unless somebody chose another one here before.
QString Application::rememberedLogin(const QString &path) const
{
    const QByteArray key = personKey(path);
    const QString chosen = m_settings.get(ui::Setting<QString>{key.constData(), QString()});
    return chosen.isEmpty() ? m_login : chosen;
}

void Application::remember(const QString &path, const QString &login)
{
    const QByteArray key = personKey(path);
    m_settings.set(ui::Setting<QString>{key.constData(), QString()}, login);
}

void Application::ask(const Prepared &prepared)
{
    auto *dialog =
        new ui::ChoosePersonDialog(prepared.people, rememberedLogin(prepared.path), m_window.get());
    connect(dialog, &QDialog::accepted, this, [this, dialog, prepared] {
        for (const store::User &user : prepared.people) {
            if (user.login != dialog->login())
                continue;
            remember(prepared.path, user.login);
            Prepared chosen = prepared;
            chosen.user = user;
            // The dialog is the window's child and has to be gone before the screens change.
            QTimer::singleShot(0, this, [this, chosen] { show(chosen); });
        }
    });
    dialog->open();
}

void Application::switchPerson()
{
    const QString path = m_settings.get(ui::kLastCatalogue);
    run(tr("Opening"), tr("The catalogue was not opened."),
        [path] { return prepare(path, QString()); });
}

void Application::create(const QString &path, const store::NewCatalogue &wanted)
{
    run(tr("Creating"), tr("The catalogue was not made."),
        [path, wanted, login = m_login]() -> Result<Prepared> {
            const SystemClock clock;
            COLOPHON_TRY(store::createCatalogue(path, wanted, clock));
            return prepare(path, login);
        });
}

void Application::openSample()
{
    const QString path = QDir(m_dataFolder).filePath(QStringLiteral("sample.colophon"));
    // Another window may have the copy open: then both work in it.
    const bool ours = m_sampleLock.isLocked() || m_sampleLock.tryLock(0);
    run(tr("Opening"), tr("The sample catalogue was not made."),
        [path, ours, login = m_login]() -> Result<Prepared> {
            if (ours)
                COLOPHON_TRY(makeSample(path, login));
            return prepare(path, login);
        });
}

} // namespace colophon
