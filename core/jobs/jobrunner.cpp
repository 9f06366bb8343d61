// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobrunner.h"

#include <QHash>
#include <QMetaObject>
#include <QThreadPool>

namespace colophon::jobs {

struct JobRunner::Private {
    QThreadPool pool;
    QHash<int, std::shared_ptr<Progress>> running;
    int nextNumber = 0;
};

JobRunner::JobRunner(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

JobRunner::~JobRunner()
{
    cancelAll();
    d->pool.waitForDone();
}

void JobRunner::cancelAll()
{
    for (const std::shared_ptr<Progress> &progress : std::as_const(d->running))
        progress->cancel();
}

bool JobRunner::isRunning() const
{
    return !d->running.isEmpty();
}

void JobRunner::launch(const QString &title, Work work)
{
    const int number = ++d->nextNumber;
    auto progress = std::make_shared<Progress>([this, title](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            this, [this, title, done, total] { emit progressed(title, done, total); },
            Qt::QueuedConnection);
    });
    d->running.insert(number, progress);
    emit started(title);
    d->pool.start([this, number, title, progress, work = std::move(work)] {
        std::function<void()> finish = work(*progress);
        QMetaObject::invokeMethod(
            this,
            [this, number, title, finish = std::move(finish)] {
                d->running.remove(number);
                emit ended(title);
                finish();
            },
            Qt::QueuedConnection);
    });
}

} // namespace colophon::jobs
