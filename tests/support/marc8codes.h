// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <QFile>
#include <QList>
#include <QString>
#include <QXmlStreamReader>

namespace colophon::test {

/// A code of the Library of Congress's tables, as the published XML has it.
struct Marc8Code {
    QString set; ///< the final character of the escape sequence, in hexadecimal
    quint32 marc = 0;
    QList<char32_t> characters; ///< the preferred one first
    bool mark = false;

    bool isControl() const { return set == QLatin1String("42") && marc < 0x20; }
};

/// Empty, with a warning, where the tables are not there.
inline QList<Marc8Code> publishedMarc8()
{
    QFile file(
        QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/schema/marc8/codetables-loc-yaz.xml"));
    QList<Marc8Code> codes;
    if (!file.open(QIODevice::ReadOnly)) {
        WARN("skipped: the Library of Congress's code tables are not there");
        return codes;
    }
    QXmlStreamReader xml(&file);
    QString set;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = xml.name();
        if (name == u"characterSet") {
            set = xml.attributes().value(QStringLiteral("ISOcode")).toString();
        } else if (name == u"code") {
            codes.append({set, 0, {}, false});
        } else if (name == u"marc" && !codes.isEmpty()) {
            codes.last().marc = xml.readElementText().toUInt(nullptr, 16);
        } else if ((name == u"ucs" || name == u"alt") && !codes.isEmpty()) {
            const uint ucs = xml.readElementText().toUInt(nullptr, 16);
            if (ucs != 0)
                codes.last().characters.append(ucs);
        } else if (name == u"isCombining") {
            codes.last().mark = true;
        }
    }
    return codes;
}

inline QByteArray utf8Of(char32_t character)
{
    return QString::fromUcs4(&character, 1).toUtf8();
}

} // namespace colophon::test
