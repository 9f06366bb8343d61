// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace colophon {

/// Objects that are dear to make and work for one thread at a time, for any number of threads: each
/// takes one, and it is used again.
///     const auto interpreter = pool.take(); // back when it goes out of scope
/// Thread rule: take() from any thread; what was taken is back before each() is called, and before
/// the pool goes.
template <typename T> class Pool {
public:
    explicit Pool(std::function<std::unique_ptr<T>()> make) : m_make(std::move(make)) {}

    struct GiveBack {
        Pool *pool;
        void operator()(T *taken) const { pool->give(std::unique_ptr<T>(taken)); }
    };
    using Taken = std::unique_ptr<T, GiveBack>;

    Taken take()
    {
        std::unique_ptr<T> one = idle();
        if (!one)
            one = m_make();
        return Taken(one.release(), GiveBack{this});
    }

    /// All that were ever made.
    template <typename Visit> void each(Visit visit) const
    {
        for (const std::unique_ptr<T> &one : m_idle)
            visit(*one);
    }

private:
    std::unique_ptr<T> idle()
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle.empty())
            return nullptr;
        std::unique_ptr<T> one = std::move(m_idle.back());
        m_idle.pop_back();
        return one;
    }
    void give(std::unique_ptr<T> one)
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(one));
    }

    const std::function<std::unique_ptr<T>()> m_make;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<T>> m_idle;
};

} // namespace colophon
