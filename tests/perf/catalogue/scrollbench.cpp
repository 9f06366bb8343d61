// SPDX-License-Identifier: GPL-3.0-or-later
// The result list over a whole zone, scrolled as people do: Page Down held, the scroll bar dragged,
// End and Home. Each event that the window handles is timed, since the longest one is the longest
// time that a frame waits; and how long it takes until the rows at a new place have been read.
// Usage: scrollbench CATALOGUE [iz|nz] [STEPS]      (QT_QPA_PLATFORM=offscreen, or a real screen)
#include "base/theme.h"
#include "search/resultmodel.h"
#include "search/resultview.h"
#include "store/catalogue.h"
#include "store/userstore.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QKeyEvent>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace colophon;

namespace {

double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Times what comes from the event loop, nested events within the outer one.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_inside)
            return QApplication::notify(receiver, event);
        m_inside = true;
        const double cpu = cpuMilliseconds();
        QElapsedTimer timer;
        timer.start();
        const bool taken = QApplication::notify(receiver, event);
        wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        longestCpu = std::max(longestCpu, cpuMilliseconds() - cpu);
        m_inside = false;
        return taken;
    }

    void begin()
    {
        wall.clear();
        longestCpu = 0;
    }

    std::vector<double> wall;
    double longestCpu = 0;

private:
    bool m_inside = false;
};

void waitFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

template <typename Condition> double waitUntil(Condition condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 60000)
        waitFor(1);
    return double(timer.nsecsElapsed()) / 1e6;
}

double at(std::vector<double> &values, double part)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::size_t(part * double(values.size() - 1))];
}

class Bench {
public:
    Bench(TimedApplication &app, ui::ResultModel &model, ui::ResultView &view)
        : m_app(app), m_model(model), m_view(view)
    {}

    template <typename Step> void run(const char *name, int steps, Step step)
    {
        m_app.begin();
        std::vector<double> read;
        for (int i = 0; i < steps; ++i) {
            step(i);
            waitFor(16);
        }
        read.push_back(waitUntil([this] { return isRead(); }));
        report(name, read);
    }

    /// The same, but each place is waited for.
    template <typename Step> void runWaiting(const char *name, int steps, Step step)
    {
        m_app.begin();
        std::vector<double> read;
        for (int i = 0; i < steps; ++i) {
            step(i);
            read.push_back(waitUntil([this] { return isRead(); }));
        }
        report(name, read);
    }

    void report(const char *name, std::vector<double> &read)
    {
        const auto slow = std::count_if(m_app.wall.begin(), m_app.wall.end(),
                                        [](double time) { return time > 50; });
        std::printf("%-34s %8.2f %8.2f %8ld %11.2f %12.2f\n", name, at(m_app.wall, 0.99),
                    at(m_app.wall, 1), long(slow), m_app.longestCpu, at(read, 1));
        std::fflush(stdout);
    }

private:
    bool isRead() const
    {
        const QModelIndex first = m_view.indexAt(QPoint(1, 0));
        const QModelIndex last = m_view.indexAt(QPoint(1, m_view.viewport()->height() - 1));
        return first.isValid() && m_model.row(first) != nullptr
               && (!last.isValid() || m_model.row(last) != nullptr);
    }

    TimedApplication &m_app;
    ui::ResultModel &m_model;
    ui::ResultView &m_view;
};

/// Resident memory, in MB.
double residentMb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 2)
        return 2;
    TimedApplication app(argc, argv);
    ui::applyTheme(app, ui::Appearance::Light, 100);
    const QString path = QString::fromLocal8Bit(argv[1]);
    const bool network = argc < 3 || qstrcmp(argv[2], "nz") == 0;
    const int steps = argc > 3 ? QByteArray(argv[3]).toInt() : 300;
    QList<store::Zone> zones;
    store::User user;
    {
        Result<store::Connection> connection = store::Connection::open(path);
        if (!connection)
            return 1;
        zones = *store::zones(*connection);
        user = store::users(*connection)->constFirst();
    }
    SystemClock clock;
    ui::Workspace workspace(path, user, zones, clock);
    workspace.setZone(network ? store::ZoneKind::Network : store::ZoneKind::Institution);
    ui::ResultModel model(workspace);
    ui::ResultView view(model);
    view.resize(1100, 780);
    view.show();
    Bench bench(app, model, view);
    waitFor(200);
    app.begin();
    std::printf("%-34s %8s %8s %8s %12s\n", "milliseconds", "p99", "longest", "over 50",
                "rows there");

    search::Request request;
    request.zone = workspace.zone();
    request.sort = search::Sort::Title;
    model.search(request);
    std::vector<double> read{waitUntil([&] { return model.rowCount() > 0; })};
    bench.report("the first page", read);
    app.begin();
    read = {waitUntil([&] { return model.total() && model.rowCount() == *model.total(); })};
    waitFor(300);
    bench.report("all rows known", read);
    std::printf("%d rows, %.0f MB resident\n", model.rowCount(), residentMb());

    QScrollBar &bar = *view.verticalScrollBar();
    const auto press = [&view](int key) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&view, &event);
    };
    view.setCurrentIndex(model.index(0));
    bench.run("Page Down held", steps, [&](int) { press(Qt::Key_PageDown); });
    bench.run("the bar dragged slowly", steps, [&](int) { bar.setValue(bar.value() + 7000); });
    bench.run("the bar dragged fast", steps,
              [&](int i) { bar.setValue(int(qint64(bar.maximum()) * (i % 100) / 100)); });
    QRandomGenerator random(1);
    bench.runWaiting("a place anywhere", steps,
                     [&](int) { bar.setValue(random.bounded(bar.maximum())); });
    bench.runWaiting("End and Home", 20,
                     [&](int i) { press(i % 2 == 0 ? Qt::Key_End : Qt::Key_Home); });
    bench.run("made narrower and wider", steps / 5,
              [&](int i) { view.resize(1100 - 5 * (i % 40), 780 - 3 * (i % 20)); });
    std::printf("%.0f MB resident\n", residentMb());
    return 0;
}
