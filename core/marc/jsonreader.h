// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatreader.h"
#include "marc/input.h"

namespace colophon::marc {

/// Reads MARC-in-JSON: one object, an array of them, or one a line.
class JsonReader final : public FlatReader {
public:
    explicit JsonReader(Input input) : m_input(std::move(input)) {}

    Result<bool> next(FlatItem &item) override;
    qint64 position() const override { return m_input.position(); }

private:
    Result<bool> toObject(FlatItem &item);
    Result<qsizetype> afterDamage(qsizetype from);

    Input m_input;
    qint64 m_number = 0;
};

/// Whether the brace at that place looks like a record's: the reader goes on with it after damage.
bool mayBeginJsonRecord(QByteArrayView text, qsizetype brace);

} // namespace colophon::marc
