// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatreader.h"
#include "marc/input.h"
#include "marc/readoptions.h"

#include <optional>

namespace colophon::marc {

struct XmlOutcome;

/// Reads MARCXML: the `record` elements of any document (a collection, Alma's and SRU's wrappers,
/// OAI), with any namespace prefix or none. Each element is parsed for itself, so that memory stays
/// flat and a malformed one does not stop the rest.
class MarcXmlReader final : public FlatReader {
public:
    explicit MarcXmlReader(Input input, const ReadOptions &options = {})
        : m_input(std::move(input)), m_coding(options.coding)
    {}

    Result<bool> next(FlatItem &item) override;
    qint64 position() const override { return m_input.position(); }

private:
    Result<void> start();
    Result<bool> toRecord();
    Result<qsizetype> afterDamage(qsizetype from);
    Result<void> passComment();
    void tellDamage(FlatItem &item, const XmlOutcome &outcome, qsizetype given) const;
    void settleCoding(FlatItem &item);

    Input m_input;
    std::optional<Coding> m_coding;
    bool m_started = false;
    qint64 m_number = 0;
    qint64 m_noCommentEnds = 0; ///< before this place; so that it is not searched again and again
};

/// UTF-8, or what the XML declaration at the head says, where that is Latin-1 or Windows-1252.
Coding xmlCoding(QByteArrayView head);

} // namespace colophon::marc
