// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/linereader.h"

#include "marc/mnemonics.h"

#include <algorithm>
#include <utility>

namespace colophon::marc {

namespace {

bool areDigits(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= '0' && c <= '9'; });
}

QByteArrayView withoutWord(QByteArrayView line)
{
    for (const QByteArrayView word :
         {QByteArrayView("LEADER "), QByteArrayView("LDR "), QByteArrayView("000 ")}) {
        if (line.startsWith(word))
            return line.sliced(word.size());
    }
    return line;
}

/// Takes one character off `text`, if there is one.
QByteArrayView takeCharacter(QByteArrayView &text)
{
    const qsizetype length =
        text.isEmpty() ? 0 : characterLength(text.data(), text.data() + text.size());
    const QByteArrayView character = text.first(length);
    text = text.sliced(length);
    return character;
}

/// "024/7# $a 119232022", as marc21-rs prints it.
bool hasSlashedIndicators(QByteArrayView line)
{
    return line.size() > 7 && line[3] == '/' && line[6] == ' ' && line[7] == '$';
}

/// "035 $a (OCoLC)1": marc21-rs and others print no indicators where both are blank. What reads as
/// two indicators with a subfield behind them, as yaz prints it, is just that.
bool lacksIndicators(QByteArrayView text)
{
    if (!text.startsWith('$') && !text.startsWith(" $"))
        return false;
    takeCharacter(text);
    takeCharacter(text);
    return !text.trimmed().isEmpty() && !text.startsWith('$') && !text.startsWith(" $");
}

/// A field's subfields, walked one by one.
class Subfields {
public:
    /// `text` begins with a dollar sign.
    explicit Subfields(QByteArrayView text)
        : m_rest(text), m_spaced(text.size() > 2 && text[codeEnd(text, 0)] == ' ')
    {}

    bool next()
    {
        if (m_rest.size() < 2)
            return false;
        const qsizetype from = codeEnd(m_rest, 0);
        m_code = m_rest.sliced(1, from - 1);
        QByteArrayView rest = m_rest.sliced(from);
        if (m_spaced && !rest.isEmpty())
            rest = rest.sliced(1);
        const qsizetype end = nextSubfield(rest);
        m_value = rest.first(end);
        m_rest = rest.sliced(end);
        if (m_spaced && !m_rest.isEmpty())
            m_rest = m_rest.sliced(1);
        return true;
    }
    QByteArrayView code() const { return m_code; }
    QByteArrayView value() const { return m_value; }

private:
    static qsizetype codeEnd(QByteArrayView text, qsizetype dollar)
    {
        return dollar + 1
               + (text.size() > dollar + 1
                      ? characterLength(text.data() + dollar + 1, text.data() + text.size())
                      : 0);
    }

    qsizetype nextSubfield(QByteArrayView text) const
    {
        for (qsizetype at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            if (at + 1 >= text.size())
                continue;
            if (!m_spaced)
                return at;
            const qsizetype end = codeEnd(text, at);
            if (at > 0 && text[at - 1] == ' ' && (end == text.size() || text[end] == ' '))
                return at - 1;
        }
        return text.size();
    }

    QByteArrayView m_rest;
    bool m_spaced;
    QByteArrayView m_code;
    QByteArrayView m_value;
};

class Parser {
public:
    explicit Parser(FlatItem &item) : m_item(item), m_record(item.record) {}

    void parse(QByteArrayView block)
    {
        m_record.clear();
        m_item.problems.clear();
        m_start = block.data();
        bool leader = false;
        QByteArray joined; // a line and those that go on with it
        const char *joinedAt = block.data();
        for (QByteArrayView rest = block; !rest.isEmpty();) {
            const QByteArrayView line = takeLine(rest);
            // The first line may be a leader that lacks its length.
            const bool first = line.data() == m_start;
            const bool isLeader =
                isLineLeader(line)
                || (first && line.size() == Leader::kLength && !isLineField(line));
            if (line.startsWith("    ") && !isLeader) {
                joined += ' ' + line.sliced(4).toByteArray();
                continue;
            }
            readField(joinedAt, joined);
            joined.clear();
            if (isLeader) {
                leader = true;
                m_record.setLeaderText(withoutWord(line));
            } else if (!line.startsWith('(') && !line.startsWith('$')) { // yaz's annotations
                joined = line.toByteArray();
                joinedAt = line.data();
            }
        }
        readField(joinedAt, joined);
        m_item.readable = !m_record.fields().empty() || leader;
        if (!m_item.readable)
            tell(m_start, QStringLiteral("There is no field in these lines (a field is like “245 "
                                         "10 $a Title”)."));
        else if (!leader)
            tell(m_start, QStringLiteral("The record has no leader."));
    }

private:
    void tell(const char *at, const QString &reason) { m_item.tell(at - m_start, reason); }

    void readField(const char *at, QByteArrayView line)
    {
        if (line.trimmed().isEmpty())
            return;
        const std::optional<Tag> tag =
            isLineField(line) ? Tag::fromBytes(line.first(3)) : std::nullopt;
        if (!tag) {
            tell(at, QStringLiteral("The line “%1…” is no field; it was left out.")
                         .arg(QString::fromUtf8(line.first(qMin<qsizetype>(8, line.size())))));
            return;
        }
        const bool data = !tag->isControl() || (line.size() > 8 && line.sliced(6).startsWith(" $"));
        m_record.begin(*tag, !data);
        if (data)
            readData(*tag, at, line);
        else
            putText(line.sliced(4));
        m_record.end();
    }

    /// Gives what follows them.
    QByteArrayView readIndicators(const Tag &tag, const char *at, QByteArrayView line)
    {
        const bool slash = hasSlashedIndicators(line);
        QByteArrayView text = line.sliced(4);
        const bool bare = !slash && lacksIndicators(text);
        if (bare && !std::exchange(m_toldBare, true)) {
            tell(at, QStringLiteral("Field %1 has no indicators; here and in the record's other "
                                    "fields without them they were read as blanks.")
                         .arg(tag.toString()));
        }
        for (int i = 0; i < 2; ++i) {
            const QByteArrayView indicator = bare ? QByteArrayView() : takeCharacter(text);
            const bool none = indicator.isEmpty() || isSeparator(indicator.front())
                              || (slash && indicator.front() == '#');
            m_record.bytes().append(none ? QByteArrayView(" ") : indicator);
        }
        return text;
    }

    void readData(const Tag &tag, const char *at, QByteArrayView line)
    {
        QByteArrayView text = readIndicators(tag, at, line);
        if (text.startsWith(" $"))
            text = text.sliced(1);
        if (!text.startsWith('$')) {
            if (text.trimmed().isEmpty())
                return;
            tell(
                at,
                QStringLiteral("Field %1 has text before its first subfield.").arg(tag.toString()));
            putText(text);
            return;
        }
        for (Subfields walk(text); walk.next();) {
            m_record.bytes().append(FlatRecord::kDelimiter);
            putText(walk.code());
            putText(walk.value());
        }
    }

    void putText(QByteArrayView text)
    {
        const qsizetype from = m_record.bytes().size();
        for (qsizetype open = text.indexOf('{'); open >= 0; open = text.indexOf('{')) {
            m_record.bytes().append(text.first(open));
            text = text.sliced(open);
            const qsizetype close = text.indexOf('}');
            const QByteArrayView word = close < 0 ? QByteArrayView() : text.first(close + 1);
            // What the writer makes, and no more: braces are ordinary characters here.
            const bool ours = word == "{dollar}" || word == "{lcub}" || word.startsWith("{U+");
            if (ours && resolveMnemonics(word, m_record.bytes()).isEmpty()) {
                text = text.sliced(word.size());
                continue;
            }
            if (!ours)
                m_record.bytes().append('{');
            text = text.sliced(ours ? word.size() : 1);
        }
        m_record.bytes().append(text);
        std::replace_if(m_record.bytes().data() + from,
                        m_record.bytes().data() + m_record.bytes().size(), isSeparator, ' ');
    }

    FlatItem &m_item;
    FlatRecord &m_record;
    const char *m_start = nullptr;
    bool m_toldBare = false;
};

} // namespace

bool isLineLeader(QByteArrayView line)
{
    while (line.endsWith('\r'))
        line.chop(1);
    const QByteArrayView rest = withoutWord(line);
    return (rest.size() != line.size() && rest.size() >= 20)
           || (rest.size() == Leader::kLength && areDigits(rest.first(5)));
}

bool isLineField(QByteArrayView line)
{
    return line.size() > 3 && (line[3] == ' ' || hasSlashedIndicators(line))
           && Tag::fromBytes(line.first(3));
}

LineReader::LineReader(Input input, const ReadOptions &options)
    : LinesReader(std::move(input), options, isLineLeader)
{}

void LineReader::parse(FlatItem &item, QByteArrayView block) const
{
    Parser(item).parse(block);
}

} // namespace colophon::marc
