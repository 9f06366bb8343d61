// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/progress.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>

namespace colophon::jobs {

/// Runs long work beside the window, with progress and Cancel in the status bar.
///     runner.start(tr("Importing…"), this, [=](Progress &p) { return exchange::importFiles(…, p);
///     },
///                  [this](Result<exchange::ImportReport> report) { … });
/// Thread rule: lives in the window's thread; destroying cancels and joins.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject *parent = nullptr);
    ~JobRunner() override;

    template <typename Work, typename Done>
    void start(const QString &title, QObject *context, Work work, Done done)
    {
        using R = std::invoke_result_t<Work, Progress &>;
        QPointer<QObject> guard(context);
        launch(title,
               [guard, work = std::move(work),
                done = std::move(done)](Progress &progress) -> std::function<void()> {
                   auto result = std::make_shared<R>(work(progress));
                   return [guard, done, result] {
                       if (guard)
                           done(std::move(*result));
                   };
               });
    }
    void cancelAll();
    bool isRunning() const;

signals:
    void progressed(const QString &title, qint64 done, qint64 total);
    void started(const QString &title);
    void ended(const QString &title);

private:
    using Work = std::function<std::function<void()>(Progress &)>;
    void launch(const QString &title, Work work);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace colophon::jobs
