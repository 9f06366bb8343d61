// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "base/enterkey.h"
#include "base/layoutmemory.h"
#include "base/theme.h"
#include "keyboard/commandpalette.h"
#include "keyboard/keyboardmap.h"
#include "shell/menus.h"
#include "store/lockstore.h"

#include <QAccessible>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QProgressBar>
#include <QScreen>
#include <QStatusBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

static constexpr QSize kDeliveredSize(1440, 872);
static constexpr QSize kFrame(0, 32); ///< about what a window's title takes
static const Setting<QStringList> kCommandsLately{"keys/commandsLately", {}};

/// A window kept from a larger screen, or delivered on a small one, is not cut.
static void fitScreen(QWidget &window)
{
    const QSize available = window.screen()->availableSize() - kFrame;
    window.resize(window.size().boundedTo(available));
}

MainWindow::MainWindow(DialogService &dialogs, Settings &settings, const QString &login,
                       const QString &logFolder, QWidget *parent)
    : QMainWindow(parent), m_dialogs(dialogs), m_settings(settings), m_login(login),
      m_logFolder(logFolder)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setMinimumSize(1100, 700);
    resize(kDeliveredSize);
    restoreGeometry(settings.get(kWindowGeometry));
    fitScreen(*this);
    buildStatusBar();
    letEnterPressButtons(*this);
    showFirstRun();
}

MainWindow::~MainWindow()
{
    // The screens use the workspace, and the actions their screens: take them down in this order.
    delete takeCentralWidget();
}

void MainWindow::showFirstRun()
{
    leaveCatalogue();
    m_firstRun = new FirstRunPage(m_dialogs, m_login, this);
    m_firstRun->setRecent(m_settings.get(kLastCatalogue));
    setCentralWidget(m_firstRun);
    m_commands = std::make_unique<CommandRegistry>();
    addOwnCommands();
    m_keys.emplace(*m_commands, m_settings);
    fillMenuBar(*menuBar(), *m_commands);
    setWindowTitle(tr("Welcome to Colophon"));
    showCounts();
    emit firstRunShown();
}

void MainWindow::leaveCatalogue()
{
    delete takeCentralWidget();
    m_keys.reset();
    m_pages = nullptr;
    m_firstRun = nullptr;
    m_workspace.reset();
}

void MainWindow::showWorkspace(std::unique_ptr<Workspace> workspace)
{
    leaveCatalogue();
    m_workspace = std::move(workspace);
    if (m_settings.get(kZone) == QLatin1String("nz"))
        m_workspace->setZone(store::ZoneKind::Network);
    m_commands = std::make_unique<CommandRegistry>();
    addOwnCommands();
    m_pages = new WorkPages(*m_workspace, *m_commands, m_dialogs, m_settings, this);
    m_keys.emplace(*m_commands, m_settings);
    setCentralWidget(m_pages);
    fillMenuBar(*menuBar(), *m_commands);
    connect(m_pages, &WorkPages::statusTextChanged, m_screen, &QLabel::setText);
    connect(m_pages, &WorkPages::screenChanged, this,
            [this](const QString &title) { setWindowTitle(tr("%1 – Colophon").arg(title)); });
    connect(m_workspace.get(), &Workspace::zoneChanged, this, [this](const store::Zone &zone) {
        m_settings.set(kZone, store::zoneWord(zone.kind));
        showCounts();
    });
    connect(m_workspace.get(), &Workspace::zoneCountsChanged, this, &MainWindow::showCounts);
    connect(m_workspace.get(), &Workspace::announced, this, [this](const QString &sentence) {
        m_lastWord = sentence;
        showCounts();
        QAccessibleEvent event(m_saved, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    });
    jobs::JobRunner *jobs = &m_workspace->jobs();
    const auto showJob = [this](bool on) {
        m_job->setVisible(on);
        m_progress->setVisible(on);
        m_cancel->setVisible(on);
    };
    connect(jobs, &jobs::JobRunner::started, this, [this, showJob](const QString &title) {
        m_job->setText(title);
        m_progress->setRange(0, 0);
        showJob(true);
    });
    connect(jobs, &jobs::JobRunner::progressed, this,
            [this](const QString &title, qint64 done, qint64 total) {
                if (total > 0) {
                    //: a running job, how many records it has done, and of how many
                    m_job->setText(
                        tr("%1 %2 of %3")
                            .arg(title, QLocale().toString(done), QLocale().toString(total)));
                }
                m_progress->setRange(0, 1000);
                m_progress->setValue(total > 0 ? int(done * 1000 / total) : 0);
            });
    connect(jobs, &jobs::JobRunner::ended, this, [showJob, jobs] { showJob(jobs->isRunning()); });
    connect(m_cancel, &QToolButton::clicked, jobs, &jobs::JobRunner::cancelAll);
    connect(m_workspace.get(), &Workspace::worklistChanged, this, &MainWindow::showLocks);
    connect(m_workspace.get(), &Workspace::recordChanged, this, &MainWindow::showLocks);
    m_lastWord.clear();
    showLocks();
    m_settings.set(kLastCatalogue, QFileInfo(m_workspace->path()).absoluteFilePath());
    m_pages->showScreen(ScreenId::Search);
    showCounts();
}

void MainWindow::buildStatusBar()
{
    const auto label = [this](const char *name) {
        auto *widget = new QLabel(this);
        widget->setObjectName(QLatin1String(name));
        widget->setProperty("parted", true);
        return widget;
    };
    m_zone = label("statusZone");
    m_zone->setProperty("parted", false);
    m_counts = label("statusCounts");
    m_screen = label("statusScreen");
    m_job = label("statusJob");
    m_locks = label("statusLocks");
    m_saved = label("statusSaved");
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel = new QToolButton(this);
    m_cancel->setText(tr("Cancel"));
    for (QWidget *widget : {static_cast<QWidget *>(m_job), static_cast<QWidget *>(m_progress),
                            static_cast<QWidget *>(m_cancel)})
        widget->hide();
    for (QWidget *widget : {m_zone, m_counts, m_screen})
        statusBar()->addWidget(widget);
    for (QWidget *widget : {static_cast<QWidget *>(m_job), static_cast<QWidget *>(m_progress),
                            static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_locks),
                            static_cast<QWidget *>(m_saved)})
        statusBar()->addPermanentWidget(widget);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(8, 0, 8, 0);
}

void MainWindow::showCounts()
{
    if (!m_workspace) {
        m_zone->clear();
        m_counts->clear();
        m_screen->clear();
        m_locks->hide();
        m_saved->setText(
            tr("Colophon %1 · No catalogue open").arg(QStringLiteral(COLOPHON_VERSION)));
        return;
    }
    const bool network = m_workspace->zone().kind == store::ZoneKind::Network;
    const Tokens &t = Tokens::of(this);
    m_zone->setText(QStringLiteral("<b style='color:%1'>%2</b>")
                        .arg((network ? t.nz : t.iz).name(),
                             network ? tr("Network Zone") : tr("Institution Zone")));
    m_counts->setText(tr("%1 IZ records · %2 NZ records")
                          .arg(QLocale().toString(m_workspace->institution().recordCount),
                               QLocale().toString(m_workspace->network().recordCount)));
    m_saved->setText(m_workspace->isReadOnly() ? tr("Local file · read-only")
                     : m_lastWord.isEmpty()    ? tr("Local file")
                                               : tr("Local file · %1").arg(m_lastWord));
}

void MainWindow::showLocks()
{
    m_workspace->reader().run(
        this,
        [user = m_workspace->user().id,
         now = m_workspace->clock().now()](store::Connection &connection) -> Result<int> {
            const Result<QList<store::Lock>> all = store::locks(connection, now);
            COLOPHON_TRY(all);
            return int(std::count_if(all->begin(), all->end(), [user](const store::Lock &lock) {
                return lock.user == user;
            }));
        },
        [this](Result<int> held) {
            const bool some = held && *held > 0;
            m_locks->setText(some ? tr("%n record(s) locked by you", "", *held) : QString());
            m_locks->setVisible(some);
        });
}

void MainWindow::resetLayout()
{
    m_settings.forget(kWindowGeometry);
    setWindowState(Qt::WindowNoState);
    resize(kDeliveredSize);
    fitScreen(*this);
    ui::resetLayout(*this);
}

void MainWindow::addOwnCommands()
{
    const auto add = [this](const char *id, const QString &text, const char *keys, auto slot) {
        QAction *action =
            m_commands->add(QLatin1String(id), text, QString(), QKeySequence(QLatin1String(keys)));
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add("file.switch", tr("S&witch Catalogue…"), "", [this] {
        if (m_pages == nullptr)
            return;
        m_pages->prepareToClose([this] {
            QMetaObject::invokeMethod(this, &MainWindow::showFirstRun, Qt::QueuedConnection);
        });
    })->setVisible(m_workspace != nullptr);
    add("file.switchPerson", tr("Switch &Person…"), "", [this] {
        if (m_pages != nullptr)
            m_pages->prepareToClose([this] { emit personSwitchWanted(); });
    })->setVisible(m_workspace != nullptr);
    add("file.quit", tr("&Quit"), "Ctrl+Q", [this] { close(); })->setMenuRole(QAction::QuitRole);
    add("view.larger", tr("&Larger Text"), "Ctrl++",
        [this] { setTextPercent(m_settings.get(kTextPercent) + 10); });
    add("view.smaller", tr("S&maller Text"), "Ctrl+-",
        [this] { setTextPercent(m_settings.get(kTextPercent) - 10); });
    add("view.fullScreen", tr("&Full Screen"), "F11",
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    for (const auto &[name, text] :
         {std::pair("system", tr("&System")), {"light", tr("&Light")}, {"dark", tr("&Dark")}}) {
        const QString word = QLatin1String(name);
        QAction *action =
            add(qPrintable(QStringLiteral("view.appearance.%1").arg(word)), text, "", [this, word] {
                m_settings.set(kAppearance, word);
                emit appearanceChanged();
            });
        action->setCheckable(true);
        action->setChecked(m_settings.get(kAppearance) == word);
        connect(this, &MainWindow::appearanceChanged, action,
                [this, action, word] { action->setChecked(m_settings.get(kAppearance) == word); });
    }
    add("view.resetLayout", tr("&Reset Layout"), "", [this] { resetLayout(); });
    add("help.log", tr("Show &Log Folder"), "",
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_logFolder)); });
    add("view.palette", tr("&Command Palette…"), "Ctrl+K", [this] { showPalette(); });
    add("help.keys", tr("&Keyboard Map"), "Ctrl+F1", [this] { showKeyboardMap(); });
    add("help.about", tr("&About Colophon"), "", [this] { showAbout(); });
}

void MainWindow::setTextPercent(int percent)
{
    m_settings.set(kTextPercent, qBound(90, percent, 200));
    emit appearanceChanged();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_commands) {
        m_commands->refreshIcons(palette());
        showCounts();
    }
}

void MainWindow::showKeyboardMap()
{
    if (m_keys)
        (new KeyboardMap(*m_commands, *m_keys, this))->show();
}

void MainWindow::showPalette()
{
    CommandPalette::open(*m_commands, m_settings.get(kCommandsLately), this,
                         [this](const QString &id) {
                             QStringList lately = m_settings.get(kCommandsLately);
                             lately.removeAll(id);
                             lately.prepend(id);
                             m_settings.set(kCommandsLately, QStringList(lately.mid(0, 8)));
                         });
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Colophon"));
    box->setIconPixmap(applicationIcon().pixmap(64, 64));
    box->setText(tr("<b>Colophon %1</b><p>MARC cataloging for an institution and its "
                    "network.</p><p>GPL-3.0-or-later. Icons: Lucide (ISC). "
                    "Fonts: Inter, JetBrains Mono (OFL).</p>")
                     .arg(QStringLiteral(COLOPHON_VERSION)));
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(kWindowGeometry, saveGeometry());
    if (m_pages == nullptr || m_draftsWritten) {
        event->accept();
        return;
    }
    // The drafts first; the window closes by itself when they are on the disk.
    event->ignore();
    m_pages->prepareToClose([this] {
        m_draftsWritten = true;
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
}

} // namespace colophon::ui
