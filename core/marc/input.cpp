// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/input.h"

#include <algorithm>
#include <cstring>

namespace colophon::marc {

namespace {
constexpr qsizetype kBlock = qsizetype(512) << 10;
}

Result<bool> Input::more()
{
    if (m_ended)
        return false;
    makeRoom();
    const qint64 read = m_device->read(m_own.get() + m_to, m_capacity - m_to);
    if (read < 0) {
        return Error{
            ErrorCode::Io,
            QStringLiteral("The input could not be read on (%1).").arg(m_device->errorString())};
    }
    m_ended = read == 0;
    m_to += read;
    return read > 0;
}

Result<void> Input::want(qsizetype count)
{
    while (m_to - m_from < count && !m_ended) {
        const Result<bool> read = more();
        COLOPHON_TRY(read);
    }
    return {};
}

/// At least a block behind what is ahead, which moves to the front.
void Input::makeRoom()
{
    const qsizetype kept = m_to - m_from;
    if (kept + kBlock > m_capacity) {
        // Twice the size each time, so that a stretch of many blocks is copied few times.
        m_capacity = std::max(kept + kBlock, m_capacity * 2);
        std::unique_ptr<char[]> larger(new char[static_cast<std::size_t>(m_capacity)]);
        if (kept > 0)
            std::memcpy(larger.get(), m_begin + m_from, static_cast<std::size_t>(kept));
        m_own = std::move(larger);
    } else if (kept > 0 && m_from > 0) {
        std::memmove(m_own.get(), m_own.get() + m_from, static_cast<std::size_t>(kept));
    }
    m_begin = m_own.get();
    m_offset += m_from;
    m_from = 0;
    m_to = kept;
}

} // namespace colophon::marc
