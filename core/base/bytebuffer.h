// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <cstring>
#include <memory>

namespace colophon {

/// Bytes that grow at the end and are used again and again: what the writers of files write into.
/// Other than QByteArray it neither shares nor clears what it grows by, so that an append is a
/// comparison and a copy. Thread rule: as any value; not copied.
class ByteBuffer {
public:
    ByteBuffer() = default;
    ByteBuffer(ByteBuffer &&) noexcept = default;
    ByteBuffer &operator=(ByteBuffer &&) noexcept = default;

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    const char *data() const { return m_bytes.get(); }
    char *data() { return m_bytes.get(); }
    QByteArrayView view() const { return {m_bytes.get(), m_size}; }

    /// Keeps the memory.
    void clear() { m_size = 0; }
    /// Takes bytes off the end.
    void truncate(qsizetype size) { m_size = size; }

    void append(char c)
    {
        room(1)[0] = c;
        ++m_size;
    }
    void append(QByteArrayView bytes)
    {
        if (bytes.isEmpty())
            return;
        std::memcpy(room(bytes.size()), bytes.data(), static_cast<std::size_t>(bytes.size()));
        m_size += bytes.size();
    }

    /// Where at least `wanted` more bytes may be written; `advance` says how many were.
    char *room(qsizetype wanted)
    {
        if (m_capacity - m_size < wanted)
            grow(wanted);
        return m_bytes.get() + m_size;
    }
    void advance(qsizetype written) { m_size += written; }

private:
    void grow(qsizetype wanted)
    {
        const qsizetype capacity = qMax(m_capacity * 2, m_size + wanted + 256);
        std::unique_ptr<char[]> bytes(new char[static_cast<std::size_t>(capacity)]);
        if (m_size > 0)
            std::memcpy(bytes.get(), m_bytes.get(), static_cast<std::size_t>(m_size));
        m_bytes = std::move(bytes);
        m_capacity = capacity;
    }

    std::unique_ptr<char[]> m_bytes;
    qsizetype m_size = 0;
    qsizetype m_capacity = 0;
};

} // namespace colophon
