// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatreader.h"
#include "marc/input.h"
#include "marc/readoptions.h"

namespace colophon::marc {

/// Finds the records in a stream of ISO 2709 without looking inside.
/// Thread rule: use from one thread at a time.
class Iso2709Stretches {
public:
    explicit Iso2709Stretches(Input &input) : m_input(input) {}

    struct Stretch {
        qsizetype length = 0;
        bool terminated = true; ///< false where the input ends before the record does
    };
    /// Skips what stands between records and says how long the next one is, which then lies ahead
    /// as a whole. Length 0 at the end.
    Result<Stretch> next();

private:
    Result<void> skipFiller();
    Result<qsizetype> asStated();

    Input &m_input;
};

/// Reads ISO 2709 (the MARC exchange format),
/// https://www.loc.gov/marc/specifications/specrecstruc.html Where lengths lie, the terminators
/// decide: 1D ends a record, 1E a field. Where the directory disagrees with them (lengths counted
/// in characters, a wrong base address, a field beyond 9,999 bytes) the fields are taken in
/// directory order. A sound record in UTF-8 is not copied: its fields stand in the read buffer.
class Iso2709Reader final : public FlatReader {
public:
    explicit Iso2709Reader(Input input, const ReadOptions &options = {})
        : m_input(std::move(input)), m_options(options)
    {}

    Result<bool> next(FlatItem &item) override;
    qint64 position() const override { return m_input.position(); }

private:
    Input m_input;
    ReadOptions m_options;
    qint64 m_number = 0;
};

} // namespace colophon::marc
