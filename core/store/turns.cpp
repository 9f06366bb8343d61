// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/turns.h"

#include <QThread>

namespace colophon::store {

void Turns::giveOthersATurn()
{
    constexpr qint64 kEveryMs = 50;
    if (m_since.elapsed() < kEveryMs)
        return;
    QThread::msleep(2 * kLookEveryMs); // whoever waits has looked at least once
    m_since.start();
}

} // namespace colophon::store
