// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/connection.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <type_traits>

namespace colophon::store {

/// A thread with a connection of its own that does one thing after another, so that the window
/// never waits: the window's searches, opens, saves and drafts run here.
///
///     thread.run(this, [=](Connection &c) { return search::search(c, request); },
///                [this](Result<search::Page> page) { show(page); });
///
/// `work` runs in the thread and returns a Result<T>; `done` runs in the context's thread, and is
/// dropped when the context has died. What `work` takes along must be values.
/// Thread rule: create, call and destroy from the thread that owns it; destroying waits for the
/// work under way and for what was posted before it (drafts are written, never dropped).
class ConnectionThread {
public:
    /// The connection is opened in the thread at the first work; its error goes to each `done`.
    explicit ConnectionThread(const QString &cataloguePath, const QString &name);
    ~ConnectionThread();
    ConnectionThread(const ConnectionThread &) = delete;
    ConnectionThread &operator=(const ConnectionThread &) = delete;

    template <typename Work, typename Done> void run(QObject *context, Work work, Done done)
    {
        using R = std::invoke_result_t<Work, Connection &>;
        post([this, guard = QPointer<QObject>(context), work = std::move(work),
              done = std::move(done)](Result<Connection> &connection) {
            auto result =
                std::make_shared<R>(connection ? work(*connection) : R(connection.error()));
            deliver([guard, done, result] {
                if (guard)
                    done(std::move(*result));
            });
        });
    }

    /// Waits until all that was posted is done. For closing down and for tests.
    void drain();

private:
    using Task = std::function<void(Result<Connection> &)>;
    void post(Task task);
    void deliver(std::function<void()> call);
    struct Private;
    std::unique_ptr<Private> d;
    std::unique_ptr<QObject> m_courier;
};

} // namespace colophon::store
