// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/unpacking.h"

#include <QByteArray>

#include <lzma.h>
#include <zlib.h>

#include <vector>

namespace colophon::exchange {

namespace {

constexpr std::size_t kBlock = 128 * 1024;
/// An xz file that asks for more to be unpacked is refused; xz -9 takes 65 MB.
constexpr std::uint64_t kMostMemory = std::uint64_t(256) << 20;

/// What gzip and xz have in common: packed bytes in, unpacked bytes out, until one of them is
/// short.
class Unpacking : public QIODevice {
public:
    explicit Unpacking(QIODevice &packed) : m_packed(packed), m_block(kBlock) {}

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_ended && QIODevice::atEnd(); }

protected:
    enum class State { Going, Ended, Damaged };
    /// Takes from `in` and fills `out`; both move on. `last` says that no more bytes will come.
    virtual State unpack(const unsigned char *&in, std::size_t &inSize, unsigned char *&out,
                         std::size_t &outSize, bool last) = 0;

    qint64 readData(char *data, qint64 size) override
    {
        auto *out = reinterpret_cast<unsigned char *>(data);
        std::size_t room = std::size_t(size);
        while (room == std::size_t(size) && room > 0 && !m_ended) {
            if (m_left == 0 && !m_last && !readBlock())
                return -1;
            const State state = unpack(m_next, m_left, out, room, m_last);
            if (state == State::Damaged) {
                setErrorString(QStringLiteral("the packed data is damaged"));
                return -1;
            }
            m_ended = state == State::Ended;
            if (!m_ended && m_last && m_left == 0 && room == std::size_t(size)) {
                setErrorString(QStringLiteral("the packed data ends too early"));
                return -1;
            }
        }
        return size - qint64(room);
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool readBlock()
    {
        const qint64 read =
            m_packed.read(reinterpret_cast<char *>(m_block.data()), qint64(m_block.size()));
        if (read < 0) {
            setErrorString(m_packed.errorString());
            return false;
        }
        m_next = m_block.data();
        m_left = std::size_t(read);
        m_last = read == 0;
        return true;
    }

    QIODevice &m_packed;
    std::vector<unsigned char> m_block;
    const unsigned char *m_next = nullptr;
    std::size_t m_left = 0;
    bool m_last = false;
    bool m_ended = false;
};

class Gzip final : public Unpacking {
public:
    explicit Gzip(QIODevice &packed) : Unpacking(packed)
    {
        inflateInit2(&m_stream, 15 + 16); // the largest window, with gzip's header
    }
    ~Gzip() override { inflateEnd(&m_stream); }

protected:
    State unpack(const unsigned char *&in, std::size_t &inSize, unsigned char *&out,
                 std::size_t &outSize, bool last) override
    {
        if (m_between) { // of two pieces, or at the end
            if (inSize == 0)
                return last ? State::Ended : State::Going;
            if (*in != 0x1f)
                return State::Ended; // padding behind the last piece
            inflateReset(&m_stream);
            m_between = false;
        }
        m_stream.next_in = const_cast<unsigned char *>(in); // zlib's own signature
        m_stream.avail_in = uInt(inSize);
        m_stream.next_out = out;
        m_stream.avail_out = uInt(qMin<std::size_t>(outSize, 1U << 30));
        const std::size_t room = m_stream.avail_out;
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        in = m_stream.next_in;
        inSize = m_stream.avail_in;
        out = m_stream.next_out;
        outSize -= room - m_stream.avail_out;
        m_between = result == Z_STREAM_END;
        return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR ? State::Going
                                                                                 : State::Damaged;
    }

private:
    z_stream m_stream{};
    bool m_between = false;
};

class Xz final : public Unpacking {
public:
    explicit Xz(QIODevice &packed) : Unpacking(packed)
    {
        m_sound = lzma_stream_decoder(&m_stream, kMostMemory, LZMA_CONCATENATED) == LZMA_OK;
    }
    ~Xz() override { lzma_end(&m_stream); }

protected:
    State unpack(const unsigned char *&in, std::size_t &inSize, unsigned char *&out,
                 std::size_t &outSize, bool last) override
    {
        if (!m_sound)
            return State::Damaged;
        m_stream.next_in = in;
        m_stream.avail_in = inSize;
        m_stream.next_out = out;
        m_stream.avail_out = outSize;
        const lzma_ret result = lzma_code(&m_stream, last ? LZMA_FINISH : LZMA_RUN);
        in = m_stream.next_in;
        inSize = m_stream.avail_in;
        out = m_stream.next_out;
        outSize = m_stream.avail_out;
        if (result == LZMA_STREAM_END)
            return State::Ended;
        return result == LZMA_OK || result == LZMA_BUF_ERROR ? State::Going : State::Damaged;
    }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
    bool m_sound = false;
};

} // namespace

std::unique_ptr<QIODevice> makeUnpacking(QIODevice &packed)
{
    const QByteArray head = packed.peek(6);
    std::unique_ptr<QIODevice> device;
    if (head.startsWith("\x1f\x8b"))
        device = std::make_unique<Gzip>(packed);
    else if (head
             == QByteArray("\xfd"
                           "7zXZ\0",
                           6))
        device = std::make_unique<Xz>(packed);
    if (device)
        device->open(QIODevice::ReadOnly);
    return device;
}

} // namespace colophon::exchange
