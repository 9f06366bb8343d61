// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatreader.h"
#include "marc/input.h"
#include "marc/readoptions.h"

namespace colophon::marc {

/// What parts subfields, fields and records; as content it would cut them.
constexpr bool isSeparator(char c)
{
    return c >= 0x1d && c <= 0x1f;
}

/// Says something of a line, which is without its line end.
using LineTest = bool (*)(QByteArrayView line);

/// Takes the first line off `rest`, without its line end.
QByteArrayView takeLine(QByteArrayView &rest);

/// Reads a form in which a record is some lines together: the frame of LineReader and
/// MnemonicReader, which say what a record begins with and what the lines mean.
class LinesReader : public FlatReader {
public:
    Result<bool> next(FlatItem &item) final;
    qint64 position() const final { return m_input.position(); }

protected:
    /// `begins` says of a line that it begins a record.
    LinesReader(Input input, const ReadOptions &options, LineTest begins)
        : m_input(std::move(input)), m_options(options), m_begins(begins)
    {}

    /// One record's lines into the item's record and problems.
    virtual void parse(FlatItem &item, QByteArrayView block) const = 0;

private:
    Result<QByteArrayView> nextBlock();

    Input m_input;
    ReadOptions m_options;
    LineTest m_begins;
    qint64 m_number = 0;
};

} // namespace colophon::marc
