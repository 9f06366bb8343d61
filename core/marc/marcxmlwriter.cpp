// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/marcxmlwriter.h"

namespace colophon::marc {

static QString forXml(const QString &text)
{
    QString clean = text;
    for (QChar &c : clean) {
        const char16_t unit = c.unicode();
        if ((unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') || unit == 0xfffe
            || unit == 0xffff)
            c = QChar::ReplacementCharacter;
    }
    return clean;
}

MarcXmlWriter::MarcXmlWriter(QIODevice &device) : m_device(device), m_xml(&device)
{
    m_xml.setAutoFormatting(true);
    m_xml.setAutoFormattingIndent(1);
    m_xml.writeStartDocument();
    m_xml.writeStartElement(QStringLiteral("collection"));
    m_xml.writeDefaultNamespace(QStringLiteral("http://www.loc.gov/MARC21/slim"));
}

Result<void> MarcXmlWriter::write(const Record &record)
{
    m_xml.writeStartElement(QStringLiteral("record"));
    m_xml.writeTextElement(QStringLiteral("leader"), forXml(record.leader().text()));
    for (const Field &field : record.fields()) {
        m_xml.writeStartElement(field.isControl() ? QStringLiteral("controlfield")
                                                  : QStringLiteral("datafield"));
        m_xml.writeAttribute(QStringLiteral("tag"), field.tag().toString());
        if (field.isControl()) {
            m_xml.writeCharacters(forXml(field.value()));
        } else {
            m_xml.writeAttribute(QStringLiteral("ind1"), forXml(field.indicator1()));
            m_xml.writeAttribute(QStringLiteral("ind2"), forXml(field.indicator2()));
        }
        for (const Subfield &subfield : field.subfields()) {
            m_xml.writeStartElement(QStringLiteral("subfield"));
            m_xml.writeAttribute(QStringLiteral("code"), forXml(subfield.code));
            m_xml.writeCharacters(forXml(subfield.value));
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }
    m_xml.writeEndElement();
    return state();
}

Result<void> MarcXmlWriter::finish()
{
    m_xml.writeEndDocument();
    return state();
}

Result<void> MarcXmlWriter::state() const
{
    if (m_xml.hasError())
        return Error{
            ErrorCode::Io,
            QStringLiteral("The file could not be written (%1).").arg(m_device.errorString())};
    return {};
}

} // namespace colophon::marc
