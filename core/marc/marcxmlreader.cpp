// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/marcxmlreader.h"

#include <QXmlStreamReader>

namespace colophon::marc {

namespace {

constexpr qsizetype kBlock = 1 << 18;

/// The name without its prefix.
QStringView local(QStringView name)
{
    return name.mid(name.indexOf(u':') + 1);
}

class ElementParser {
public:
    ElementParser(const QByteArray &bytes, qint64 offset) : m_bytes(bytes)
    {
        m_item.offset = offset;
        m_xml.setNamespaceProcessing(false);
        m_xml.addData(bytes);
    }

    ReadItem parse()
    {
        Record record{Leader(QString())};
        while (!m_xml.atEnd()) {
            if (m_xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QStringView name = local(m_xml.qualifiedName());
            if (name == u"leader")
                record.leader() = readLeader();
            else if (name == u"controlfield" || name == u"datafield")
                readField(record, name == u"controlfield");
        }
        if (m_xml.hasError()) {
            tell(QStringLiteral("The XML of this record is damaged: %1 (line %2 of the record).")
                     .arg(m_xml.errorString())
                     .arg(m_xml.lineNumber()));
            m_item.raw = m_bytes;
        } else {
            m_item.record = std::move(record);
        }
        return std::move(m_item);
    }

private:
    void tell(const QString &reason)
    {
        m_item.problems.append({m_item.offset + m_xml.characterOffset(), reason});
    }

    Leader readLeader()
    {
        const QString text = m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
        if (text.size() != Leader::kLength)
            tell(QStringLiteral("The leader has %1 characters instead of 24.").arg(text.size()));
        return Leader(text);
    }

    static QChar indicator(const QXmlStreamAttributes &attributes, const QString &name)
    {
        const QStringView value = attributes.value(name);
        return value.isEmpty() ? QChar(u' ') : value[0];
    }

    void readField(Record &record, bool control)
    {
        const QXmlStreamAttributes attributes = m_xml.attributes();
        const QString tagText = attributes.value(QStringLiteral("tag")).toString();
        const std::optional<Tag> tag = Tag::fromBytes(tagText.toLatin1());
        if (!tag) {
            tell(QStringLiteral("A field has the tag “%1”, which is none; the field was left out.")
                     .arg(tagText));
            m_xml.skipCurrentElement();
            return;
        }
        if (control) {
            record.fields().append(Field::control(
                *tag, m_xml.readElementText(QXmlStreamReader::IncludeChildElements)));
            return;
        }
        Field field = Field::data(*tag, indicator(attributes, QStringLiteral("ind1")),
                                  indicator(attributes, QStringLiteral("ind2")));
        while (m_xml.readNextStartElement()) {
            if (local(m_xml.qualifiedName()) != u"subfield") {
                m_xml.skipCurrentElement();
                continue;
            }
            const QStringView code = m_xml.attributes().value(QStringLiteral("code"));
            const QChar codeCharacter = code.isEmpty() ? kNoCode : code[0];
            field.subfields().append(
                {codeCharacter, m_xml.readElementText(QXmlStreamReader::IncludeChildElements)});
        }
        record.fields().append(field);
    }

    const QByteArray &m_bytes;
    QXmlStreamReader m_xml;
    ReadItem m_item;
};

bool endsName(char c)
{
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

Result<bool> MarcXmlReader::fill()
{
    const QByteArray more = m_device.read(kBlock);
    if (more.isEmpty() && !m_device.atEnd())
        return Error{
            ErrorCode::Io,
            QStringLiteral("The input could not be read on (%1).").arg(m_device.errorString())};
    m_buffer += more;
    return !more.isEmpty();
}

/// Where the pattern next stands in the buffer, reading on as needed; -1 at the end of the input.
Result<qsizetype> MarcXmlReader::find(const QByteArray &pattern, qsizetype from)
{
    for (;;) {
        const qsizetype found = m_buffer.indexOf(pattern, from);
        if (found >= 0)
            return found;
        from = qMax(from, m_buffer.size() - pattern.size() + 1);
        const Result<bool> more = fill();
        COLOPHON_TRY(more);
        if (!*more)
            return qsizetype(-1);
    }
}

/// Moves to the next start tag whose local name is `record`; `name` is its name with the prefix.
Result<bool> MarcXmlReader::toRecordStart(QByteArray &name)
{
    for (qsizetype from = m_position;;) {
        // What lies behind is done with.
        if (m_position > kBlock) {
            m_buffer.remove(0, m_position);
            m_offset += m_position;
            from -= m_position;
            m_position = 0;
        }
        const Result<qsizetype> open = find("<", from);
        COLOPHON_TRY(open);
        if (*open < 0)
            return false;
        const Result<qsizetype> close = find(">", *open);
        COLOPHON_TRY(close);
        if (*close < 0)
            return false;
        qsizetype end = *open + 1;
        while (!endsName(m_buffer.at(end)))
            ++end;
        name = m_buffer.sliced(*open + 1, end - *open - 1);
        m_position = *open;
        // <record/> holds nothing; OAI and SRU wrap MARC's record in one of their own, which has no
        // leader below it before the next <record.
        if (name.mid(name.lastIndexOf(':') + 1) == "record" && m_buffer.at(*close - 1) != '/')
            return true;
        from = end;
        m_position = end;
    }
}

Result<std::optional<ReadItem>> MarcXmlReader::next()
{
    for (;;) {
        QByteArray name;
        const Result<bool> found = toRecordStart(name);
        COLOPHON_TRY(found);
        if (!*found)
            return std::optional<ReadItem>();
        const Result<qsizetype> close = find("</" + name, m_position);
        COLOPHON_TRY(close);
        const qsizetype inner = m_buffer.indexOf("record", m_position + name.size() + 1);
        const bool nested = inner >= 0 && (*close < 0 || inner < *close)
                            && m_buffer.lastIndexOf('<', inner) > m_position
                            && m_buffer.at(m_buffer.lastIndexOf('<', inner) + 1) != '/'
                            && !m_buffer.mid(m_position, inner - m_position).contains("leader")
                            && endsName(m_buffer.at(qMin(inner + 6, m_buffer.size() - 1)));
        if (nested && m_buffer.lastIndexOf('<', inner) != m_position) {
            m_position += name.size() + 1; // a wrapper's record: the MARC one is inside
            continue;
        }
        ReadItem item;
        const qint64 offset = position();
        if (*close < 0) {
            item.offset = offset;
            item.raw = m_buffer.sliced(m_position);
            item.problems.append(
                {offset,
                 QStringLiteral("The input ends in the middle of a record (it is not closed).")});
            m_position = m_buffer.size();
        } else {
            const Result<qsizetype> end = find(">", *close);
            COLOPHON_TRY(end);
            const qsizetype length = (*end < 0 ? m_buffer.size() : *end + 1) - m_position;
            item = ElementParser(m_buffer.sliced(m_position, length), offset).parse();
            m_position += length;
        }
        item.number = ++m_number;
        return std::optional<ReadItem>(std::move(item));
    }
}

} // namespace colophon::marc
