// SPDX-License-Identifier: GPL-3.0-or-later
// Manage Reminders in the real window, on a catalogue that reminderbench has filled: how long after
// each click the rows are there, and how long the window's thread was held meanwhile.
// Usage: reminderframes CATALOGUE
#include "base/theme.h"
#include "perf/framewatch.h"
#include "reminders/remindermodel.h"
#include "shell/mainwindow.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QThread>

using namespace colophon;

namespace {

class Session {
public:
    Session(perf::WatchedApplication &application, ui::MainWindow &window)
        : m_application(application),
          m_table(*window.findChild<QTableView *>(QStringLiteral("reminderTable"))),
          m_model(*window.findChild<ui::ReminderModel *>()), m_window(window)
    {}

    /// Times `action` until the rows in sight are read and painted.
    void time(const QString &name, const std::function<void()> &action)
    {
        settle();
        m_application.watch(true);
        QElapsedTimer timer;
        timer.start();
        action();
        const double inAction = double(timer.nsecsElapsed()) / 1e6;
        while (timer.elapsed() < 10000) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            if (!m_model.isReading() && areRowsThere())
                break;
        }
        const double there = double(timer.nsecsElapsed()) / 1e6;
        settle();
        m_application.watch(false);
        std::printf("%-34s %8.1f %8.1f %8.1f %9d\n", name.toUtf8().constData(), there, inAction,
                    m_application.heldMost(), m_model.rowCount());
        std::fflush(stdout);
        if (std::max(inAction, m_application.heldMost()) > 16)
            m_application.printWorst(3);
    }
    template <typename T> T *find(const char *name)
    {
        return m_window.findChild<T *>(QLatin1String(name));
    }
    QTableView &table() { return m_table; }
    ui::ReminderModel &model() { return m_model; }

private:
    void settle()
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 400) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            QThread::msleep(1);
        }
    }
    bool areRowsThere()
    {
        if (m_model.rowCount() == 0)
            return true;
        const int first = std::max(0, m_table.rowAt(0));
        const int last = m_table.rowAt(m_table.viewport()->height() - 1);
        return m_model.row(first) != nullptr
               && m_model.row(last < 0 ? m_model.rowCount() - 1 : last) != nullptr;
    }

    perf::WatchedApplication &m_application;
    QTableView &m_table;
    ui::ReminderModel &m_model;
    ui::MainWindow &m_window;
};

void chooseInBoxes(Session &session)
{
    for (const char *name : {"filterType", "filterStatus", "filterPerson", "filterZone"}) {
        auto *box = session.find<QComboBox>(name);
        const int former = box->currentIndex();
        for (int i = 0; i < box->count(); ++i) {
            if (i != box->currentIndex())
                session.time(QLatin1String(name) + u' ' + box->itemText(i),
                             [&] { box->setCurrentIndex(i); });
        }
        session.time(QLatin1String(name) + QStringLiteral(" back"),
                     [&] { box->setCurrentIndex(former); });
    }
}

} // namespace

int main(int argc, char *argv[])
{
    perf::WatchedApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: reminderframes CATALOGUE\n");
        return 2;
    }
    const QString path = QString::fromLocal8Bit(argv[1]);
    const SystemClock clock;
    const QTemporaryDir folder;
    ui::Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    ui::applyTheme(application, ui::Appearance::Light, 100);
    ui::WindowDialogs dialogs;
    Result<store::Connection> connection = store::Connection::open(path);
    if (!connection)
        return 1;
    const store::User user = store::users(*connection)->constFirst();
    ui::MainWindow window(dialogs, settings, user.login, {});
    window.showWorkspace(
        std::make_unique<ui::Workspace>(path, user, *store::zones(*connection), clock));
    window.resize(1440, 900);
    window.show();
    Session session(application, window);

    std::printf("%-34s %8s %8s %8s %9s   (milliseconds)\n", "", "rows", "in click", "held most",
                "of rows");
    session.time(QStringLiteral("the screen itself"),
                 [&] { window.commands()->find(QStringLiteral("screen.reminders"))->trigger(); });
    QHeaderView *header = session.table().horizontalHeader();
    for (int section = int(ui::ReminderColumn::Date); section <= int(ui::ReminderColumn::CreatedBy);
         ++section) {
        const QString name =
            session.model().headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        for (const char *way : {"", " again"})
            session.time(name + QLatin1String(way), [&] { emit header->sectionClicked(section); });
    }
    chooseInBoxes(session);
    for (const char *name : {"tileOverdue", "tileWeek", "tileMonth", "tileDone", "filterReset"})
        session.time(QLatin1String(name), [&] { session.find<QPushButton>(name)->click(); });
    auto *words = session.find<QLineEdit>("filterWords");
    session.time(QStringLiteral("words, after the pause in typing"), [&] {
        words->setText(QStringLiteral("publisher"));
        while (!session.model().isReading())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    });
    session.time(QStringLiteral("filterReset"),
                 [&] { session.find<QPushButton>("filterReset")->click(); });
    session.time(QStringLiteral("to the end"), [&] { session.table().scrollToBottom(); });
    session.time(QStringLiteral("to the middle"), [&] {
        QScrollBar *bar = session.table().verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
    });
    session.time(QStringLiteral("one changed, the list read anew"),
                 [&] { session.model().refresh(); });
    session.time(QStringLiteral("Select All"), [&] {
        session.model().checkAll();
        QElapsedTimer timer;
        timer.start();
        while (session.model().checked().isEmpty() && timer.elapsed() < 5000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    });
    session.time(QStringLiteral("Clear"), [&] { session.model().clearChecked(); });
    return 0;
}
