// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/dialogservice.h"
#include "base/settings.h"
#include "jobs/jobrunner.h"
#include "shell/mainwindow.h"

#include <QLockFile>
#include <QString>

#include <memory>

class QApplication;

namespace colophon {

/// The composition root: builds the services and the window, and hands the one to the other. The
/// only place that does.
class Application final : public QObject {
    Q_OBJECT
public:
    struct Start {
        QString catalogue;
        bool sample = false;
        bool quitAfterStart = false;
    };

    /// `dataFolder`: where settings and the sample copy are kept; empty for the usual place.
    Application(QApplication &qt, const QString &dataFolder);
    ~Application() override;

    void start(const Start &wanted);

private:
    struct Prepared; ///< a catalogue that was looked at on another thread, ready to be shown

    void applyTheme();
    void open(const QString &path);
    void create(const QString &path, const store::NewCatalogue &wanted);
    void openSample();
    void ask(const Prepared &prepared);
    void show(const Prepared &prepared);
    void switchPerson();
    QString rememberedLogin(const QString &path) const;
    void remember(const QString &path, const QString &login);
    void run(const QString &title, const QString &failure, std::function<Result<Prepared>()> work);
    void listenToFirstRun();
    static Result<Prepared> prepare(const QString &path, const QString &login);

    QApplication &m_qt;
    SystemClock m_clock;
    QString m_dataFolder;
    QString m_login;
    ui::Settings m_settings;
    QLockFile m_sampleLock; ///< held while this program has the sample's copy open
    ui::WindowDialogs m_dialogs;
    jobs::JobRunner m_jobs;
    std::unique_ptr<ui::MainWindow> m_window;
    bool m_quitAfterStart = false;
};

} // namespace colophon
