// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/mnemonicreader.h"

namespace colophon::marc {

namespace {

struct Line {
    qint64 offset = 0;
    QByteArray bytes;
};

/// One record's lines to a record.
class BlockParser {
public:
    explicit BlockParser(const QList<Line> &lines) : m_lines(lines) {}

    ReadItem parse()
    {
        m_item.offset = m_lines.constFirst().offset;
        for (const Line &line : m_lines)
            readLine(line);
        if (m_anyField)
            m_item.record = std::move(m_record);
        else
            tell(
                m_item.offset,
                QStringLiteral("There is no field in these lines (a field begins with “=245  ”)."));
        if (!m_item.record) {
            for (const Line &line : m_lines)
                m_item.raw += line.bytes;
        }
        return std::move(m_item);
    }

private:
    void tell(qint64 offset, const QString &reason) { m_item.problems.append({offset, reason}); }

    void readLine(const Line &line)
    {
        QByteArrayView bytes = line.bytes;
        while (!bytes.isEmpty() && (bytes.back() == '\n' || bytes.back() == '\r'))
            bytes.chop(1);
        if (!bytes.isValidUtf8())
            tell(line.offset,
                 QStringLiteral(
                     "There are bytes that are not UTF-8; they were replaced by U+FFFD."));
        if (!bytes.startsWith('=') || bytes.size() < 4) {
            continueLine(line.offset, QString::fromUtf8(bytes));
            return;
        }
        QString rest = QString::fromUtf8(bytes.sliced(4));
        // Two blanks stand behind the tag; a tool or a person may have left one.
        rest.remove(0, rest.startsWith(QLatin1String("  ")) ? 2 : rest.startsWith(u' ') ? 1 : 0);
        if (bytes.sliced(1, 3) == "LDR" || bytes.sliced(1, 3) == "000") {
            m_record.leader() = Leader(rest.replace(u'\\', u' '));
            m_anyField = true;
            return;
        }
        const std::optional<Tag> tag = Tag::fromBytes(bytes.sliced(1, 3));
        if (!tag) {
            tell(line.offset, QStringLiteral("“%1” is not a tag; the line was left out.")
                                  .arg(QString::fromUtf8(bytes.first(4))));
            return;
        }
        m_anyField = true;
        if (tag->isControl())
            m_record.fields().append(Field::control(*tag, unescaped(rest, true, line.offset)));
        else
            m_record.fields().append(dataField(*tag, rest, line.offset));
    }

    /// A line that doesn't begin a field belongs to the one before.
    void continueLine(qint64 offset, const QString &text)
    {
        if (text.trimmed().isEmpty())
            return;
        tell(
            offset,
            QStringLiteral(
                "A line does not begin with “=”; it was read as the rest of the field before it."));
        if (m_record.fields().isEmpty())
            return;
        Field &last = m_record.fields().last();
        if (last.isControl())
            last.setValue(last.value() + text);
        else if (!last.subfields().isEmpty())
            last.subfields().last().value += u' ' + unescaped(text.trimmed(), false, offset);
    }

    Field dataField(const Tag &tag, const QString &rest, qint64 offset)
    {
        const qsizetype dollar = rest.indexOf(u'$');
        QString head = unescaped(dollar < 0 ? rest : rest.left(dollar), true, offset);
        if (head.size() != 2)
            tell(
                offset,
                QStringLiteral("Field %1 does not begin with two indicators.").arg(tag.toString()));
        Field field = Field::data(tag, head.isEmpty() ? QChar(u' ') : head[0],
                                  head.size() < 2 ? QChar(u' ') : head[1]);
        if (head.size() > 2)
            field.subfields().append({kNoCode, head.mid(2)});
        if (dollar < 0)
            return field;
        const QList<QStringView> pieces = QStringView(rest).mid(dollar + 1).split(u'$');
        for (const QStringView piece : pieces) {
            const QString text = unescaped(piece, false, offset);
            if (text.isEmpty())
                tell(offset,
                     QStringLiteral("Field %1 has a subfield without a code.").arg(tag.toString()));
            field.subfields().append(text.isEmpty() ? Subfield{kNoCode, QString()}
                                                    : Subfield{text[0], text.mid(1)});
        }
        return field;
    }

    QString unescaped(QStringView text, bool backslashIsBlank, qint64 offset)
    {
        QString value;
        value.reserve(text.size());
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == u'\\' && backslashIsBlank) {
                value += u' ';
                continue;
            }
            const qsizetype end = text[i] == u'{' ? text.indexOf(u'}', i) : -1;
            const QString word = end < 0 ? QString() : characterOf(text.mid(i + 1, end - i - 1));
            if (word.isEmpty()) {
                if (end >= 0)
                    tell(offset, QStringLiteral("The mnemonic %1 is not known; it stays as it is.")
                                     .arg(text.mid(i, end - i + 1).toString()));
                value += text[i];
                continue;
            }
            value += word;
            i = end;
        }
        return value;
    }

    static QString characterOf(QStringView mnemonic)
    {
        if (mnemonic == u"dollar")
            return QStringLiteral("$");
        if (mnemonic == u"lcub")
            return QStringLiteral("{");
        if (mnemonic == u"rcub")
            return QStringLiteral("}");
        if (mnemonic == u"bsol")
            return QStringLiteral("\\");
        if (mnemonic.startsWith(u"U+") && mnemonic.size() == 6) {
            bool ok = false;
            const uint unit = mnemonic.mid(2).toUInt(&ok, 16);
            return ok ? QString(QChar(char16_t(unit))) : QString();
        }
        return {};
    }

    const QList<Line> &m_lines;
    ReadItem m_item;
    Record m_record;
    bool m_anyField = false;
};

bool isLeaderLine(const QByteArray &line)
{
    return line.startsWith("=LDR") || line.startsWith("=000");
}

} // namespace

Result<QByteArray> MnemonicReader::readLine()
{
    if (!m_pushedBack.isEmpty())
        return std::exchange(m_pushedBack, QByteArray());
    QByteArray line = m_device.readLine();
    if (line.isEmpty() && !m_device.atEnd())
        return Error{
            ErrorCode::Io,
            QStringLiteral("The input could not be read on (%1).").arg(m_device.errorString())};
    return line;
}

Result<std::optional<ReadItem>> MnemonicReader::next()
{
    QList<Line> lines;
    for (;;) {
        Result<QByteArray> line = readLine();
        COLOPHON_TRY(line);
        if (line->isEmpty())
            break;
        const qint64 offset = m_offset;
        m_offset += line->size();
        if (offset == 0 && line->startsWith("\xef\xbb\xbf"))
            line->remove(0, 3);
        if (line->trimmed().isEmpty()) {
            if (!lines.isEmpty())
                break;
            continue;
        }
        if (isLeaderLine(*line) && !lines.isEmpty()) {
            m_pushedBack = *line;
            m_offset = offset;
            break;
        }
        lines.append({offset, *line});
    }
    if (lines.isEmpty())
        return std::optional<ReadItem>();
    ReadItem item = BlockParser(lines).parse();
    item.number = ++m_number;
    return std::optional<ReadItem>(std::move(item));
}

} // namespace colophon::marc
