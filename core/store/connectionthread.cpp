// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectionthread.h"

#include <QMetaObject>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace colophon::store {

struct ConnectionThread::Private {
    QString path;
    std::mutex mutex;
    std::condition_variable posted;
    std::condition_variable idle;
    std::deque<Task> tasks;
    bool working = false;
    bool ending = false;
    std::thread thread;

    void loop();
};

void ConnectionThread::Private::loop()
{
    std::optional<Result<Connection>> connection;
    std::unique_lock lock(mutex);
    for (;;) {
        posted.wait(lock, [this] { return ending || !tasks.empty(); });
        if (tasks.empty())
            return;
        {
            const Task task = std::move(tasks.front());
            tasks.pop_front();
            working = true;
            lock.unlock();
            // A catalogue that could not be opened is tried again with each new work.
            if (!connection || !connection->ok())
                connection.emplace(Connection::open(path));
            task(*connection);
        }
        lock.lock();
        working = false;
        if (tasks.empty())
            idle.notify_all();
    }
}

ConnectionThread::ConnectionThread(const QString &cataloguePath, const QString &name)
    : d(std::make_unique<Private>()), m_courier(std::make_unique<QObject>())
{
    d->path = cataloguePath;
    m_courier->setObjectName(name);
    d->thread = std::thread([this] { d->loop(); });
}

ConnectionThread::~ConnectionThread()
{
    {
        const std::lock_guard lock(d->mutex);
        d->ending = true;
    }
    d->posted.notify_all();
    d->thread.join();
}

void ConnectionThread::post(Task task)
{
    {
        const std::lock_guard lock(d->mutex);
        d->tasks.push_back(std::move(task));
    }
    d->posted.notify_one();
}

void ConnectionThread::deliver(std::function<void()> call)
{
    // The courier lives in the owner's thread as the contexts do, so the guard is looked at there.
    QMetaObject::invokeMethod(m_courier.get(), std::move(call), Qt::QueuedConnection);
}

void ConnectionThread::drain()
{
    std::unique_lock lock(d->mutex);
    d->idle.wait(lock, [this] { return d->tasks.empty() && !d->working; });
}

} // namespace colophon::store
