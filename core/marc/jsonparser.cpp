// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/jsonparser.h"

#include "charset/utf8.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace colophon::marc {

namespace {

constexpr int kDeepest = 64;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Reads values one by one; after a fault every answer is false and the outcome is set.
class Scanner {
public:
    explicit Scanner(QByteArrayView bytes)
        : m_begin(bytes.data()), m_at(m_begin), m_end(m_begin + bytes.size())
    {}

    qsizetype position() const { return m_at - m_begin; }
    JsonOutcome::Kind fault() const { return m_fault; }

    /// The next character that is no blank, or 0.
    char peek()
    {
        while (m_at != m_end && isBlank(*m_at))
            ++m_at;
        return m_at == m_end ? '\0' : *m_at;
    }
    bool take(char wanted)
    {
        if (peek() != wanted)
            return fail();
        ++m_at;
        return true;
    }
    bool tryTake(char wanted)
    {
        if (peek() != wanted)
            return false;
        ++m_at;
        return true;
    }

    /// Appends the text of a string.
    bool string(ByteBuffer &out)
    {
        if (!take('"'))
            return false;
        for (;;) {
            const char *stop = m_at;
            while (stop != m_end && *stop != '"' && *stop != '\\')
                ++stop;
            out.append(QByteArrayView(m_at, stop - m_at));
            m_at = stop;
            if (m_at == m_end)
                return fail();
            if (*m_at++ == '"')
                return true;
            if (!escape(out))
                return false;
        }
    }

    /// `each` is called at every member, behind the colon, and reads the value.
    template <typename Each> bool object(Each &&each)
    {
        if (!take('{'))
            return false;
        if (tryTake('}'))
            return true;
        do {
            ByteBuffer key;
            if (!string(key) || !take(':') || !each(key.view()))
                return false;
        } while (tryTake(','));
        return take('}');
    }

    template <typename Each> bool array(Each &&each)
    {
        if (!take('['))
            return false;
        if (tryTake(']'))
            return true;
        do {
            if (!each())
                return false;
        } while (tryTake(','));
        return take(']');
    }

    /// Any value, passed over.
    bool skip(int depth = 0)
    {
        if (depth > kDeepest)
            return malformed();
        ByteBuffer text;
        switch (peek()) {
        case '"':
            return string(text);
        case '{':
            return object([this, depth](QByteArrayView) { return skip(depth + 1); });
        case '[':
            return array([this, depth] { return skip(depth + 1); });
        default:
            return word();
        }
    }

private:
    bool fail()
    {
        m_fault =
            peek() == '\0' && m_at == m_end ? JsonOutcome::Kind::Cut : JsonOutcome::Kind::Malformed;
        return false;
    }
    bool malformed()
    {
        m_fault = JsonOutcome::Kind::Malformed;
        return false;
    }

    /// A number, true, false, null.
    bool word()
    {
        const char *const from = m_at;
        while (m_at != m_end
               && ((*m_at >= 'a' && *m_at <= 'z') || (*m_at >= '0' && *m_at <= '9') || *m_at == '-'
                   || *m_at == '+' || *m_at == '.' || *m_at == 'E'))
            ++m_at;
        return m_at == from || m_at == m_end ? fail() : true;
    }

    std::optional<std::uint32_t> unit()
    {
        if (m_end - m_at < 4) {
            m_at = m_end;
            fail();
            return std::nullopt;
        }
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const int digit = hexValue(*m_at++);
            if (digit < 0) {
                malformed();
                return std::nullopt;
            }
            value = value << 4 | std::uint32_t(digit);
        }
        return value;
    }

    bool escape(ByteBuffer &out)
    {
        if (m_at == m_end)
            return fail();
        static constexpr char kNames[] = "\"\\/bfnrt";
        static constexpr char kCharacters[] = "\"\\/\b\f\n\r\t";
        const char name = *m_at++;
        if (name == 'u')
            return unicode(out);
        for (int i = 0; kNames[i] != '\0'; ++i) {
            if (kNames[i] == name) {
                out.append(kCharacters[i]);
                return true;
            }
        }
        return malformed();
    }

    /// A half of a pair that stands alone is no character.
    bool unicode(ByteBuffer &out)
    {
        const auto first = unit();
        if (!first)
            return false;
        std::uint32_t character = *first;
        if (character >= 0xd800 && character < 0xdc00 && m_end - m_at > 1 && m_at[0] == '\\'
            && m_at[1] == 'u') {
            m_at += 2;
            const auto second = unit();
            if (!second)
                return false;
            const bool pair = *second >= 0xdc00 && *second < 0xe000;
            if (!pair)
                charset::appendUtf8(0xfffd, out);
            character =
                pair ? 0x10000 + ((character - 0xd800) << 10) + (*second - 0xdc00) : *second;
        }
        charset::appendUtf8(character >= 0xd800 && character < 0xe000 ? 0xfffd : character, out);
        return true;
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    JsonOutcome::Kind m_fault = JsonOutcome::Kind::Malformed;
};

class Parser {
public:
    Parser(QByteArrayView bytes, FlatItem &item)
        : m_scan(bytes), m_item(item), m_record(item.record)
    {}

    JsonOutcome parse()
    {
        m_record.clear();
        const bool sound = m_scan.object([this](QByteArrayView key) { return member(key); });
        if (!sound)
            return {m_scan.fault(), m_scan.position()};
        const bool marc = m_hasLeader || !m_record.fields().empty();
        if (marc && !m_hasLeader)
            m_item.tell(0, QStringLiteral("The record has no leader."));
        return {marc ? JsonOutcome::Kind::Record : JsonOutcome::Kind::NotMarc, m_scan.position()};
    }

private:
    bool member(QByteArrayView key)
    {
        if (key == "leader" && m_scan.peek() == '"') {
            m_text.clear();
            return m_scan.string(m_text) && leader(m_text.view());
        }
        if ((key == "fields" || key == "record") && m_scan.peek() == '[')
            return m_scan.array([this] { return field(); });
        return m_scan.skip();
    }

    bool leader(QByteArrayView text)
    {
        m_hasLeader = true;
        const qsizetype length = m_record.setLeaderText(text);
        if (length != Leader::kLength) {
            m_item.tell(m_scan.position(),
                        QStringLiteral("The leader has %1 characters instead of 24.").arg(length));
        }
        return true;
    }

    bool field()
    {
        if (m_scan.peek() == '[')
            return arrayField();
        return m_scan.object([this](QByteArrayView key) {
            const std::optional<Tag> tag = Tag::fromBytes(key);
            if (!tag) {
                tellNoTag(key);
                return m_scan.skip();
            }
            if (m_scan.peek() == '{')
                return dataField(*tag);
            if (m_scan.peek() != '"')
                return m_scan.skip();
            m_record.begin(*tag, true);
            const qsizetype from = m_record.bytes().size();
            const bool sound = m_scan.string(m_record.bytes());
            clean(m_record.bytes(), from);
            m_record.end();
            return sound;
        });
    }

    void tellNoTag(QByteArrayView key)
    {
        m_item.tell(m_scan.position(),
                    QStringLiteral("A field has the tag “%1”, which is none; the field was left "
                                   "out.")
                        .arg(QString::fromUtf8(key)));
    }

    bool dataField(const Tag &tag)
    {
        m_indicators[0].clear();
        m_indicators[1].clear();
        m_subfields.clear();
        const bool sound = m_scan.object([this](QByteArrayView key) {
            if ((key == "ind1" || key == "ind2") && m_scan.peek() == '"')
                return m_scan.string(m_indicators[key[3] - '1']);
            if (key == "subfields" && m_scan.peek() == '[')
                return m_scan.array([this] {
                    return m_scan.object([this](QByteArrayView code) {
                        putCode(code);
                        return putValue();
                    });
                });
            return m_scan.skip();
        });
        putData(tag);
        return sound;
    }

    void putCode(QByteArrayView code)
    {
        m_subfields.append(FlatRecord::kDelimiter);
        const qsizetype length =
            code.isEmpty() ? 0 : characterLength(code.data(), code.data() + code.size());
        const qsizetype from = m_subfields.size();
        m_subfields.append(code.first(length));
        if (length == 0)
            m_subfields.append(' ');
        clean(m_subfields, from);
        if (length != code.size())
            m_item.tell(m_scan.position(),
                        QStringLiteral("A subfield code has more than one character; the first "
                                       "counts."));
    }

    bool putValue()
    {
        if (m_scan.peek() != '"')
            return m_scan.skip();
        const qsizetype from = m_subfields.size();
        const bool sound = m_scan.string(m_subfields);
        clean(m_subfields, from);
        return sound;
    }

    void putData(const Tag &tag)
    {
        m_record.begin(tag, false);
        for (const ByteBuffer &indicator : m_indicators) {
            const QByteArrayView text = indicator.view();
            const qsizetype length =
                text.isEmpty() ? 0 : characterLength(text.data(), text.data() + text.size());
            const qsizetype from = m_record.bytes().size();
            m_record.bytes().append(length == 0 ? QByteArrayView(" ") : text.first(length));
            clean(m_record.bytes(), from);
        }
        m_record.bytes().append(m_subfields.view());
        m_record.end();
    }

    /// ["245","1","0",[["a","Title"]]], ["245","1","0","a","Title"], ["001","42"],
    /// ["001",null,null,"_","42"].
    bool arrayField()
    {
        std::vector<QByteArray> parts;
        bool nested = false;
        m_subfields.clear();
        const bool sound = m_scan.array([this, &parts, &nested] {
            if (m_scan.peek() == '[') {
                nested = true;
                return m_scan.array([this] { return subfieldPair(); });
            }
            m_text.clear();
            const bool read = m_scan.peek() == '"' ? m_scan.string(m_text) : m_scan.skip();
            parts.push_back(m_text.view().toByteArray());
            return read;
        });
        if (sound)
            takeParts(parts, nested);
        return sound;
    }

    bool subfieldPair()
    {
        bool code = true;
        return m_scan.array([this, &code] {
            if (!std::exchange(code, false))
                return putValue();
            m_text.clear();
            const bool read = m_scan.peek() == '"' ? m_scan.string(m_text) : m_scan.skip();
            putCode(m_text.view());
            return read;
        });
    }

    void takeParts(const std::vector<QByteArray> &parts, bool nested)
    {
        const QByteArrayView name = parts.empty() ? QByteArrayView() : parts[0];
        if (name == "LDR" && parts.size() > 1) {
            leader(parts.back());
            return;
        }
        const std::optional<Tag> tag = Tag::fromBytes(name);
        if (!tag) {
            tellNoTag(name);
            return;
        }
        if (!nested && parts.size() > 1 && (parts.size() == 2 || tag->isControl())) {
            m_text.clear();
            m_text.append(parts.back());
            clean(m_text, 0);
            m_record.add(*tag, true, m_text.view());
            return;
        }
        for (std::size_t i = 0; i < 2; ++i) {
            m_indicators[i].clear();
            if (parts.size() > i + 1)
                m_indicators[i].append(parts[i + 1]);
        }
        for (std::size_t i = 3; !nested && i + 1 < parts.size(); i += 2) {
            putCode(parts[i]);
            const qsizetype from = m_subfields.size();
            m_subfields.append(parts[i + 1]);
            clean(m_subfields, from);
        }
        putData(*tag);
    }

    /// A separator of MARC's inside a value would cut it in two.
    static void clean(ByteBuffer &bytes, qsizetype from)
    {
        std::replace_if(
            bytes.data() + from, bytes.data() + bytes.size(),
            [](char c) { return c >= 0x1d && c <= 0x1f; }, ' ');
    }

    Scanner m_scan;
    FlatItem &m_item;
    FlatRecord &m_record;
    bool m_hasLeader = false;
    ByteBuffer m_text;
    ByteBuffer m_indicators[2];
    ByteBuffer m_subfields;
};

} // namespace

JsonOutcome parseJsonRecord(QByteArrayView bytes, FlatItem &item)
{
    return Parser(bytes, item).parse();
}

} // namespace colophon::marc
