// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace colophon::test {

/// Stands still until it is moved.
class FixedClock final : public Clock {
public:
    QDateTime now() const override { return m_now; }
    void advance(qint64 seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now{QDate(2026, 11, 18), QTime(14, 5), Qt::UTC};
};

} // namespace colophon::test
