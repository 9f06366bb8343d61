// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "marc/record.h"

#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

namespace colophon::marc {

/// A field of a FlatRecord: its tag, and where its content stands in the record's bytes.
struct FlatField {
    Tag tag;
    bool control = false; ///< a value without indicators and subfields
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

/// A record as the files have it, for work that passes through millions of them: UTF-8 bytes in one
/// piece and a list of where each field stands. A field's content is as in ISO 2709 without the
/// field terminator: a control field's value; or a data field's two indicators and its subfields,
/// each a delimiter (1F), a code and a value (see FlatSubfields). Used again for record after
/// record without an allocation. What a cataloger works on is a Record: see toRecord and flatten.
/// Thread rule: as any value; not copied.
class FlatRecord {
public:
    static constexpr char kDelimiter = 0x1f;

    FlatRecord() = default;
    FlatRecord(FlatRecord &&) noexcept = default;
    FlatRecord &operator=(FlatRecord &&) noexcept = default;

    /// A blank leader and no fields.
    void clear();

    /// Always 24 bytes, ASCII.
    QByteArrayView leader() const { return {m_leader.data(), qsizetype(m_leader.size())}; }
    /// Cut or filled with blanks to 24 bytes; what is not printable ASCII becomes a blank.
    void setLeader(QByteArrayView bytes);
    /// The same by characters of UTF-8. Gives how many there were.
    qsizetype setLeaderText(QByteArrayView text);

    const std::vector<FlatField> &fields() const { return m_fields; }
    QByteArrayView content(const FlatField &field) const
    {
        return {base() + field.offset, qsizetype(field.length)};
    }

    /// The fields' bytes stand in memory of the caller's, which outlives the use of this record:
    /// offsets given to addBorrowed count from here. Not together with begin/end.
    void borrow(const char *bytes) { m_borrowed = bytes; }
    bool borrows() const { return m_borrowed != nullptr; }
    void addBorrowed(const Tag &tag, bool control, std::uint32_t offset, std::uint32_t length)
    {
        // Filled in place: a copy from the stack would wait for the parts to be stored first.
        FlatField &field = m_fields.emplace_back();
        field.tag = tag;
        field.control = control;
        field.offset = offset;
        field.length = length;
    }

    /// Adds a field into this record's own bytes: begin, then append to bytes(), then end.
    void begin(const Tag &tag, bool control)
    {
        addBorrowed(tag, control, std::uint32_t(m_own.size()), 0);
    }
    ByteBuffer &bytes() { return m_own; }
    void end() { m_fields.back().length = std::uint32_t(m_own.size()) - m_fields.back().offset; }
    /// The three at once, for content at hand.
    void add(const Tag &tag, bool control, QByteArrayView content)
    {
        begin(tag, control);
        m_own.append(content);
        end();
    }

private:
    const char *base() const { return m_borrowed ? m_borrowed : m_own.data(); }

    std::array<char, 24> m_leader{};
    std::vector<FlatField> m_fields;
    ByteBuffer m_own;
    const char *m_borrowed = nullptr;
};

/// The bytes of the UTF-8 character that begins here: 1 to 4, never beyond the end.
qsizetype characterLength(const char *at, const char *end);

/// Walks a data field's content.
///     FlatSubfields walk(content);
///     while (walk.next()) use(walk.code(), walk.value());
class FlatSubfields {
public:
    explicit FlatSubfields(QByteArrayView content)
        : m_at(content.data()), m_end(content.data() + content.size()),
          m_indicator1(takeIndicator()), m_indicator2(takeIndicator())
    {}

    /// One character each (UTF-8, one byte as a rule); a blank where the content is too short.
    QByteArrayView indicator1() const { return m_indicator1; }
    QByteArrayView indicator2() const { return m_indicator2; }

    /// To the next subfield. Data before the first delimiter comes first, with the code kNoCode.
    bool next()
    {
        if (!nextCode())
            return false;
        const char *const from = m_at;
        const void *const found =
            std::memchr(from, FlatRecord::kDelimiter, static_cast<std::size_t>(m_end - from));
        m_at = found ? static_cast<const char *>(found) : m_end;
        m_value = {from, m_at - from};
        return true;
    }
    /// One character; kNoCode where nothing follows the delimiter.
    QByteArrayView code() const { return m_code; }
    QByteArrayView value() const { return m_value; }

    /// In place of next(), for who looks at each byte of the value anyhow: to the next subfield's
    /// code. The value is what of rest() stands before a delimiter, and endValue says where that
    /// is.
    bool nextCode()
    {
        if (m_at == m_end)
            return false;
        m_code = blank();
        if (*m_at == FlatRecord::kDelimiter) {
            ++m_at;
            if (m_at != m_end && *m_at != FlatRecord::kDelimiter)
                m_code = takeCharacter();
        }
        return true;
    }
    QByteArrayView rest() const { return {m_at, m_end - m_at}; }
    void endValue(const char *at) { m_at = at; }

private:
    static QByteArrayView blank() { return {" ", 1}; }
    QByteArrayView takeCharacter()
    {
        const char *const from = m_at;
        m_at += (*from & 0x80) == 0 ? 1 : characterLength(from, m_end);
        return {from, m_at - from};
    }
    QByteArrayView takeIndicator()
    {
        return m_at == m_end || *m_at == FlatRecord::kDelimiter ? blank() : takeCharacter();
    }

    const char *m_at;
    const char *m_end;
    QByteArrayView m_indicator1;
    QByteArrayView m_indicator2;
    QByteArrayView m_code;
    QByteArrayView m_value;
};

/// Whether two records have the same leader and, of the fields whose tag `counts(tag)`, the same.
template <typename Counts>
bool haveSameFields(const FlatRecord &a, const FlatRecord &b, Counts counts)
{
    if (a.leader() != b.leader())
        return false;
    const auto next = [&counts](const FlatRecord &record, std::size_t &at) {
        while (at < record.fields().size() && !counts(record.fields()[at].tag))
            ++at;
        return at < record.fields().size();
    };
    for (std::size_t i = 0, j = 0;; ++i, ++j) {
        const bool more = next(a, i);
        const bool others = next(b, j);
        if (!more || !others)
            return more == others;
        const FlatField &left = a.fields()[i];
        const FlatField &right = b.fields()[j];
        if (left.tag != right.tag || left.control != right.control
            || a.content(left) != b.content(right))
            return false;
    }
}

/// One character of UTF-8; one beyond the Basic Multilingual Plane becomes U+FFFD.
QChar toChar(QByteArrayView character);
/// One field of toRecord().
Field toField(const FlatRecord &flat, const FlatField &field);
/// Bytes that are not UTF-8 become U+FFFD.
Record toRecord(const FlatRecord &flat);
/// Replaces what `flat` held.
void flatten(const Record &record, FlatRecord &flat);

} // namespace colophon::marc
