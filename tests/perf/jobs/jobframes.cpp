// SPDX-License-Identifier: GPL-3.0-or-later
// Frames while a job runs: the real window on a catalogue, a screen of it in front whose list moves
// by a row each 16 ms, and a job over all records of a zone. Says how late the frames came, and how
// long each event held the window's thread.
// Usage: jobframes CATALOGUE iz|nz JOB SCREEN SECONDS [KEY=VALUE]…
//   SCREEN: dashboard, search, reminders, jobs …; the run is cancelled after SECONDS.
//   JOB none: the same without a job, to tell the machine's part from the job's.
#include "base/theme.h"
#include "jobs/jobdesk.h"
#include "perf/framewatch.h"
#include "search/search.h"
#include "shell/mainwindow.h"

#include <QAbstractItemView>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace colophon;

namespace {

template <typename T> T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "jobframes: %s\n", result.error().detail.toUtf8().constData());
        std::exit(1);
    }
    return std::move(*result);
}

/// The list in front that has most to scroll.
QAbstractItemView *longestList(QWidget *window)
{
    QAbstractItemView *longest = nullptr;
    for (auto *view : window->findChildren<QAbstractItemView *>()) {
        if (view->isVisible()
            && (longest == nullptr
                || view->verticalScrollBar()->maximum() > longest->verticalScrollBar()->maximum()))
            longest = view;
    }
    return longest;
}

} // namespace

int main(int argc, char *argv[])
{
    perf::WatchedApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 6) {
        std::fprintf(stderr,
                     "usage: jobframes CATALOGUE iz|nz JOB SCREEN SECONDS [KEY=VALUE]...\n");
        return 2;
    }
    const SystemClock clock;
    const QTemporaryDir folder;
    ui::Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    settings.set(ui::kZone, words.at(2));
    ui::applyTheme(application, ui::Appearance::Light, 100);
    ui::WindowDialogs dialogs;
    batch::Submission submission;
    submission.job = words.at(3);
    submission.setName = QStringLiteral("All records");
    for (const QString &pair : words.mid(6))
        submission.values.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    store::User user;
    QList<store::Zone> zones;
    {
        store::Connection connection = must(store::Connection::open(words.at(1)));
        user = must(store::users(connection)).constFirst();
        zones = must(store::zones(connection));
        submission.zone = must(store::zoneOf(connection, words.at(2) == QLatin1String("nz")
                                                             ? store::ZoneKind::Network
                                                             : store::ZoneKind::Institution));
        search::Request request;
        request.zone = submission.zone;
        submission.records = must(search::allInOrder(connection, request));
    }
    ui::MainWindow window(dialogs, settings, user.login, {});
    window.showWorkspace(std::make_unique<ui::Workspace>(words.at(1), user, zones, clock));
    window.resize(1440, 900);
    window.show();
    window.commands()->find(QStringLiteral("screen.") + words.at(4))->trigger();
    auto *desk = window.findChild<ui::JobDesk *>();

    int step = 1;
    QAbstractItemView *list = nullptr;
    perf::FrameWatch frames([&] {
        if (list == nullptr)
            return;
        QScrollBar *bar = list->verticalScrollBar();
        if (bar->value() + step > bar->maximum() || bar->value() + step < bar->minimum())
            step = -step;
        bar->setValue(bar->value() + step);
        list->viewport()->update();
    });
    const auto end = [&](const char *how) {
        frames.stop();
        application.watch(false);
        QCoreApplication::exit(0);
        std::printf("%s, %s\n", words.at(3).toUtf8().constData(), how);
    };
    QElapsedTimer running;
    batch::RunId run;
    QObject::connect(desk, &ui::JobDesk::ended, &application, [&](const batch::Run &ended) {
        std::printf("  %lld of %lld records in %.1f s\n", static_cast<long long>(ended.next),
                    static_cast<long long>(ended.total), double(running.elapsed()) / 1000);
        end("ended");
    });
    QObject::connect(desk, &ui::JobDesk::failed, &application, [&](const QString &sentence) {
        std::fprintf(stderr, "jobframes: %s\n", sentence.toUtf8().constData());
        QCoreApplication::exit(1);
    });
    QTimer::singleShot(1500, &application, [&] {
        list = longestList(&window);
        if (list == nullptr)
            std::printf("(nothing to scroll)\n");
        else
            std::printf("scrolled: %s\n", list->objectName().toUtf8().constData());
        if (submission.job == QLatin1String("none")) {
            application.watch(true);
            frames.start();
            QTimer::singleShot(words.at(5).toInt() * 1000, &application, [&] { end("no job"); });
            return;
        }
        desk->submit(&window, submission, [&](const Result<batch::RunId> &id) {
            run = must(id);
            running.start();
            application.watch(true);
            frames.start();
            QTimer::singleShot(words.at(5).toInt() * 1000, &application,
                               [&] { desk->cancel(run); });
        });
    });
    const int code = QCoreApplication::exec();
    frames.print();
    application.watch(false);
    application.printWorst(12);
    return code;
}
