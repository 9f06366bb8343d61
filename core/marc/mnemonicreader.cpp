// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/mnemonicreader.h"

#include "marc/mnemonics.h"

#include <algorithm>

namespace colophon::marc {

namespace {

/// One record's lines to a record.
class Parser {
public:
    explicit Parser(FlatItem &item) : m_item(item), m_record(item.record) {}

    void parse(QByteArrayView block)
    {
        m_record.clear();
        m_item.problems.clear();
        m_start = block.data();
        for (QByteArrayView rest = block; !rest.isEmpty();)
            readLine(takeLine(rest));
        endField();
        m_item.readable = m_anyField;
        if (!m_anyField) {
            tell(m_start, QStringLiteral("There is no field in these lines (a field begins with "
                                         "“=245  ”)."));
        }
    }

private:
    void tell(const char *at, const QString &reason) { m_item.tell(at - m_start, reason); }

    void readLine(QByteArrayView line)
    {
        if (!line.startsWith('=') || line.size() < 4) {
            continueField(line);
            return;
        }
        endField();
        const QByteArrayView name = line.sliced(1, line.startsWith("=LEADER") ? 6 : 3);
        QByteArrayView rest = line.sliced(1 + name.size());
        // Two blanks stand behind the tag; a tool or a person may have left one.
        for (int i = 0; i < 2 && (rest.startsWith(' ') || rest.startsWith('\t')); ++i)
            rest = rest.sliced(1);
        if (isMnemonicLeader(line)) {
            readLeader(rest);
            return;
        }
        const std::optional<Tag> tag = Tag::fromBytes(name);
        if (!tag) {
            tell(line.data(), QStringLiteral("“%1” is not a tag; the line was left out.")
                                  .arg(QString::fromUtf8(line.first(4))));
            return;
        }
        m_anyField = true;
        m_open = true;
        m_control = tag->isControl() && !(rest.size() > 2 && rest[2] == '$');
        m_tag = *tag;
        m_record.begin(*tag, m_control);
        if (m_control)
            putFixed(rest);
        else
            readData(rest);
    }

    void readLeader(QByteArrayView text)
    {
        ByteBuffer leader;
        if (const QByteArray unknown = resolveMnemonics(text, leader); !unknown.isEmpty())
            tellUnknown(text.data(), unknown);
        std::replace(leader.data(), leader.data() + leader.size(), '\\', ' ');
        m_record.setLeaderText(leader.view());
        m_anyField = true;
    }

    void endField()
    {
        if (m_open)
            m_record.end();
        m_open = false;
    }

    void continueField(QByteArrayView line)
    {
        if (line.trimmed().isEmpty())
            return;
        tell(line.data(), QStringLiteral("A line does not begin with “=”; it was read as the rest "
                                         "of the field before it."));
        if (!m_open)
            return;
        if (m_control) {
            putFixed(line);
            return;
        }
        m_record.bytes().append(' ');
        putSubfields(line.trimmed());
    }

    void readData(QByteArrayView text)
    {
        const qsizetype dollar = text.indexOf('$');
        const QByteArrayView head = dollar < 0 ? text : text.first(dollar);
        const qsizetype from = m_record.bytes().size();
        putFixed(head);
        QByteArrayView indicators = m_record.bytes().view().sliced(from);
        qsizetype count = 0;
        for (qsizetype at = 0; at < indicators.size(); ++count)
            at += characterLength(indicators.data() + at, indicators.data() + indicators.size());
        if (count != 2) {
            tell(text.data(), QStringLiteral("Field %1 does not begin with two indicators.")
                                  .arg(m_tag.toString()));
        }
        for (; count < 2; ++count)
            m_record.bytes().append(' ');
        if (dollar >= 0)
            putSubfields(text.sliced(dollar));
    }

    /// `$aTitle$bmore`, or the rest of a subfield's text.
    void putSubfields(QByteArrayView text)
    {
        while (!text.isEmpty()) {
            const bool begins = text.front() == '$';
            if (begins) {
                m_record.bytes().append(FlatRecord::kDelimiter);
                text = text.sliced(1);
            }
            const qsizetype next = text.indexOf('$');
            const QByteArrayView piece = next < 0 ? text : text.first(next);
            if (piece.isEmpty()) {
                tell(text.data(), QStringLiteral("Field %1 has a subfield without a code.")
                                      .arg(m_tag.toString()));
            }
            putText(piece);
            text = text.sliced(piece.size());
        }
    }

    void putText(QByteArrayView text)
    {
        const qsizetype from = m_record.bytes().size();
        if (!text.contains('{')) {
            m_record.bytes().append(text);
        } else if (const QByteArray unknown = resolveMnemonics(text, m_record.bytes());
                   !unknown.isEmpty()) {
            tellUnknown(text.data(), unknown);
        }
        // A separator would cut the value in two.
        std::replace_if(m_record.bytes().data() + from,
                        m_record.bytes().data() + m_record.bytes().size(), isSeparator, ' ');
    }

    /// A backslash is a blank; one that is meant is {bsol}.
    void putFixed(QByteArrayView text)
    {
        while (!text.isEmpty()) {
            const qsizetype next = text.indexOf('\\');
            putText(next < 0 ? text : text.first(next));
            if (next < 0)
                return;
            m_record.bytes().append(' ');
            text = text.sliced(next + 1);
        }
    }

    void tellUnknown(const char *at, const QByteArray &mnemonic)
    {
        tell(at, QStringLiteral("The mnemonic %1 is not known; it stays as it is.")
                     .arg(QString::fromUtf8(mnemonic)));
    }

    FlatItem &m_item;
    FlatRecord &m_record;
    const char *m_start = nullptr;
    Tag m_tag;
    bool m_control = false;
    bool m_open = false;
    bool m_anyField = false;
};

} // namespace

bool isMnemonicLeader(QByteArrayView line)
{
    return line.startsWith("=LDR") || line.startsWith("=000") || line.startsWith("=LEADER");
}

MnemonicReader::MnemonicReader(Input input, const ReadOptions &options)
    : LinesReader(std::move(input), options, isMnemonicLeader)
{}

void MnemonicReader::parse(FlatItem &item, QByteArrayView block) const
{
    Parser(item).parse(block);
}

} // namespace colophon::marc
