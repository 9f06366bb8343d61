// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

namespace colophon::store {

/// How often a connection that waits for another's transaction looks whether it has ended.
constexpr int kLookEveryMs = 1;

/// For work of many transactions: lets those who wait write between two of them. Without it the
/// next transaction begins microseconds after the last, a waiting one hardly ever looks in that
/// moment, and what a person saves meanwhile fails as busy.
/// Thread rule: that of the work.
class Turns {
public:
    Turns() { m_since.start(); }
    /// Between two transactions: waits a moment, at most every 50 ms.
    void giveOthersATurn();

private:
    QElapsedTimer m_since;
};

} // namespace colophon::store
