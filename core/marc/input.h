// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QIODevice>

#include <memory>

namespace colophon::marc {

/// The bytes that a reader has before it: a window that moves over a device, or bytes that stand in
/// memory already and are not copied. Holds no more than the stretch that the reader asks for and a
/// block. Thread rule: use from one thread at a time.
class Input {
public:
    /// The device must be open for reading, and outlive this.
    explicit Input(QIODevice &device) : m_device(&device) {}
    /// The bytes must outlive this; `offset` is where they stand in the whole input.
    explicit Input(QByteArrayView bytes, qint64 offset = 0)
        : m_begin(bytes.data()), m_to(bytes.size()), m_offset(offset), m_ended(true)
    {}

    /// What was read and not yet skipped; valid until the next more() or want().
    QByteArrayView ahead() const { return {m_begin + m_from, m_to - m_from}; }
    void skip(qsizetype count) { m_from += count; }

    /// Reads a further block. False at the end of the input, Io where the device fails.
    Result<bool> more();
    /// Until so many bytes are ahead, or the input ends.
    Result<void> want(qsizetype count);
    /// Whether `ahead` is all there is.
    bool ended() const { return m_ended; }

    /// Of the first byte ahead, from the start of the whole input.
    qint64 position() const { return m_offset + m_from; }

private:
    void makeRoom();

    QIODevice *m_device = nullptr;
    std::unique_ptr<char[]> m_own;
    qsizetype m_capacity = 0;
    const char *m_begin = nullptr;
    qsizetype m_from = 0;
    qsizetype m_to = 0;
    qint64 m_offset = 0; ///< of m_begin
    bool m_ended = false;
};

} // namespace colophon::marc
