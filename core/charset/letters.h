// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstdint>

/// Text of one byte a character, for those who judge what it is.
namespace colophon::charset {

inline bool isAsciiLetter(std::uint8_t byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

inline bool isLatinLetter(std::uint8_t byte)
{
    return byte >= 0xc0 && byte != 0xd7 && byte != 0xf7;
}

/// Bytes with blanks before and behind them.
class Bytes {
public:
    explicit Bytes(QByteArrayView data) : m_data(data) {}
    std::uint8_t at(qsizetype i) const
    {
        return i < 0 || i >= m_data.size() ? std::uint8_t(' ') : std::uint8_t(m_data[i]);
    }
    qsizetype size() const { return m_data.size(); }

private:
    QByteArrayView m_data;
};

} // namespace colophon::charset
