// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "perf/threadclock.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QHash>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace colophon::perf {

/// An application that knows how long each event holds the window's thread, and whose.
class WatchedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_inside || !m_watching)
            return QApplication::notify(receiver, event);
        m_inside = true;
        const QString name =
            QStringLiteral("%1 %2, event %3")
                .arg(QLatin1String(receiver->metaObject()->className()), receiver->objectName())
                .arg(int(event->type()));
        const double begun = threadMs();
        const bool done = QApplication::notify(receiver, event);
        const double held = threadMs() - begun;
        m_inside = false;
        m_held.push_back(held);
        Worst &worst = m_worst[name];
        worst.most = std::max(worst.most, held);
        worst.sum += held;
        ++worst.count;
        return done;
    }

    /// Begins anew, or stops.
    void watch(bool on)
    {
        if (on && !m_watching) {
            m_held.clear();
            m_worst.clear();
        }
        m_watching = on;
    }

    /// Processor time of the longest events, ms.
    double heldMost() const
    {
        return m_held.empty() ? 0 : *std::max_element(m_held.begin(), m_held.end());
    }

    void printWorst(int lines) const
    {
        std::vector<std::pair<QString, Worst>> all;
        for (auto one = m_worst.cbegin(); one != m_worst.cend(); ++one)
            all.emplace_back(one.key(), one.value());
        std::sort(all.begin(), all.end(),
                  [](const auto &a, const auto &b) { return a.second.most > b.second.most; });
        for (std::size_t i = 0; i < all.size() && i < std::size_t(lines); ++i) {
            std::printf("    %7.2f ms at most, %8.1f ms in %6d: %s\n", all[i].second.most,
                        all[i].second.sum, all[i].second.count, all[i].first.toUtf8().constData());
        }
    }

private:
    struct Worst {
        double most = 0;
        double sum = 0;
        int count = 0;
    };
    bool m_inside = false;
    bool m_watching = false;
    std::vector<double> m_held;
    QHash<QString, Worst> m_worst;
};

/// Asks for a frame every 16 ms and notes how long after the last one it came.
class FrameWatch final : public QObject {
public:
    /// `each` is what moves: it is called at every frame.
    explicit FrameWatch(std::function<void()> each) : m_each(std::move(each))
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(16);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            if (m_since.isValid())
                m_gaps.push_back(double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
            m_each();
        });
    }
    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }

    void print() const
    {
        std::vector<double> gaps = m_gaps;
        std::sort(gaps.begin(), gaps.end());
        const auto at = [&](double part) {
            return gaps.empty() ? 0 : gaps[std::size_t(part * double(gaps.size() - 1))];
        };
        const auto over = [&](double ms) {
            return gaps.empty()
                       ? 0
                       : 100.0 * double(gaps.end() - std::upper_bound(gaps.begin(), gaps.end(), ms))
                             / double(gaps.size());
        };
        std::printf("  frames %zu, gap ms: p50 %.1f, p99 %.1f, most %.1f; over 25 ms %.2f %%, over "
                    "50 ms %.2f %%\n",
                    gaps.size(), at(0.5), at(0.99), at(1), over(25), over(50));
    }

private:
    std::function<void()> m_each;
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_gaps;
};

} // namespace colophon::perf
