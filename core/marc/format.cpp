// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/format.h"

#include "marc/leader.h"
#include "marc/linereader.h"
#include "marc/lines.h"
#include "marc/mnemonicreader.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace colophon::marc {

namespace {

struct Entry {
    Format format;
    bool readable;
    QLatin1String word;
    QLatin1String name;
    QLatin1String suffix;
};

constexpr std::array kEntries{
    Entry{Format::Iso2709, true, QLatin1String("iso2709"), QLatin1String("ISO 2709"),
          QLatin1String("mrc")},
    Entry{Format::MarcXml, true, QLatin1String("marcxml"), QLatin1String("MARCXML"),
          QLatin1String("xml")},
    Entry{Format::Mnemonic, true, QLatin1String("mrk"), QLatin1String("MarcEdit mnemonic text"),
          QLatin1String("mrk")},
    Entry{Format::Json, true, QLatin1String("json"), QLatin1String("MARC-in-JSON"),
          QLatin1String("json")},
    Entry{Format::JsonLines, true, QLatin1String("ndjson"),
          QLatin1String("MARC-in-JSON, a record a line"), QLatin1String("ndjson")},
    Entry{Format::Line, true, QLatin1String("line"), QLatin1String("line text"),
          QLatin1String("txt")},
    Entry{Format::Csv, false, QLatin1String("csv"), QLatin1String("CSV"), QLatin1String("csv")},
    Entry{Format::Tsv, false, QLatin1String("tsv"), QLatin1String("TSV"), QLatin1String("tsv")}};

const Entry &entryOf(Format format)
{
    return *std::find_if(kEntries.begin(), kEntries.end(),
                         [format](const Entry &entry) { return entry.format == format; });
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool areDigits(QByteArrayView bytes)
{
    return !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), isDigit);
}

QByteArrayView withoutFiller(QByteArrayView head)
{
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(3);
    while (!head.isEmpty()
           && (head.front() == '\n' || head.front() == '\r' || head.front() == ' '
               || head.front() == '\t' || head.front() == 0x1a))
        head = head.sliced(1);
    return head;
}

/// Few of the bytes are control characters that neither lines nor MARC use. Programs, pictures and
/// packed files hold many, and by chance MARC's separators among them.
bool looksLikeText(QByteArrayView head)
{
    const auto odd = std::count_if(head.begin(), head.end(), [](char c) {
        return (c >= 0 && c < 0x1a && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
    });
    return odd * 50 <= head.size();
}

/// The first lines are a leader and fields, or fields alone.
bool looksLikeLines(QByteArrayView head)
{
    int fields = 0;
    bool leader = false;
    bool anyTag = false; // behind what can only be a leader
    for (int lines = 0; !head.isEmpty() && lines < 4; ++lines) {
        const QByteArrayView line = takeLine(head);
        if (isLineLeader(line) || (lines == 0 && line.size() == Leader::kLength))
            leader = true;
        else if (isLineField(line) && (anyTag || areDigits(line.first(3))))
            ++fields;
        else if (!line.isEmpty() && !line.startsWith('(') && !line.startsWith('$'))
            return false;
        anyTag = anyTag || isLineLeader(line);
    }
    return fields >= (leader ? 1 : 2);
}

} // namespace

QList<Format> allFormats()
{
    QList<Format> formats;
    for (const Entry &entry : kEntries)
        formats.append(entry.format);
    return formats;
}

bool isReadable(Format format)
{
    return entryOf(format).readable;
}

QString formatWord(Format format)
{
    return entryOf(format).word;
}

std::optional<Format> formatFromWord(QStringView word)
{
    for (const Entry &entry : kEntries) {
        if (word.compare(entry.word, Qt::CaseInsensitive) == 0)
            return entry.format;
    }
    return std::nullopt;
}

QString formatName(Format format)
{
    return entryOf(format).name;
}

QString formatSuffix(Format format)
{
    return entryOf(format).suffix;
}

std::optional<Format> formatFromSuffix(const QString &file)
{
    QFileInfo info(file);
    QString suffix = info.suffix().toLower();
    if (suffix == QLatin1String("gz") || suffix == QLatin1String("xz"))
        suffix = QFileInfo(info.completeBaseName()).suffix().toLower();
    for (const Entry &entry : kEntries) {
        if (suffix == entry.suffix)
            return entry.format;
    }
    if (suffix == QLatin1String("marc") || suffix == QLatin1String("dat")
        || suffix == QLatin1String("usmarc"))
        return Format::Iso2709;
    if (suffix == QLatin1String("mrk8"))
        return Format::Mnemonic;
    if (suffix == QLatin1String("ndj") || suffix == QLatin1String("jsonl"))
        return Format::JsonLines;
    if (suffix == QLatin1String("mrx") || suffix == QLatin1String("marcxml"))
        return Format::MarcXml;
    return std::nullopt;
}

Result<Format> detectFormat(QByteArrayView bytes)
{
    const QByteArrayView head = withoutFiller(bytes);
    if (head.startsWith('<') && head.contains(QByteArrayView("record")))
        return Format::MarcXml;
    if ((head.startsWith('{') || head.startsWith('['))
        && (head.contains(QByteArrayView("\"fields\""))
            || head.contains(QByteArrayView("\"record\""))))
        return Format::Json;
    if (isMnemonicLeader(head)
        || (head.startsWith('=') && head.size() > 5 && (head[4] == ' ' || head[4] == '\t')))
        return Format::Mnemonic;
    if (head.size() > Leader::kLength && areDigits(head.first(5)) && head.contains('\x1e'))
        return Format::Iso2709;
    // A file whose first record is damaged still shows the separators.
    if (head.contains('\x1e') && head.contains('\x1f') && looksLikeText(head))
        return Format::Iso2709;
    // Blanks at the head may be a leader's.
    if (looksLikeLines(head) || looksLikeLines(bytes))
        return Format::Line;
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("It is no MARC file: neither ISO 2709, nor MARCXML, nor "
                                "MARC-in-JSON, nor mnemonic text (.mrk), nor line text.")};
}

} // namespace colophon::marc
