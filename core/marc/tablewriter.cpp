// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/tablewriter.h"

#include <QStringList>

#include <algorithm>

namespace colophon::marc {

namespace {

constexpr QByteArrayView kBetweenFields(" | ");

Error wrongColumn(const QString &word)
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("“%1” names no column. Columns are tags, with subfields or places: 001, "
                           "245ab, 650, 6XX, LDR/06, 008/35-37.")
                .arg(word)};
}

bool takeRange(const QString &text, Column &column)
{
    const QStringList ends = text.split(u'-');
    bool fromOk = false;
    bool toOk = false;
    column.from = ends.constFirst().toInt(&fromOk);
    column.to = ends.constLast().toInt(&toOk);
    return fromOk && toOk && ends.size() <= 2 && column.from >= 0 && column.to >= column.from;
}

Result<Column> parseColumn(const QString &word)
{
    Column column;
    column.heading = word.toUtf8();
    const qsizetype slash = word.indexOf(u'/');
    const QString name = slash < 0 ? word : word.left(slash);
    if (slash >= 0 && !takeRange(word.mid(slash + 1), column))
        return wrongColumn(word);
    column.tag = name.left(3).toUtf8();
    column.codes = name.mid(3).remove(u'$').toUtf8();
    const auto legal = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    if (column.tag.size() != 3 || !std::all_of(column.tag.begin(), column.tag.end(), legal)
        || !std::all_of(column.codes.begin(), column.codes.end(), legal))
        return wrongColumn(word);
    return column;
}

bool fits(const Column &column, const Tag &tag)
{
    for (std::size_t i = 0; i < 3; ++i) {
        const char wanted = column.tag[qsizetype(i)];
        if (wanted != tag.at(i) && wanted != 'X' && wanted != 'x')
            return false;
    }
    return true;
}

QByteArrayView part(QByteArrayView text, const Column &column)
{
    if (column.from < 0)
        return text;
    const qsizetype from = qMin(column.from, text.size());
    return text.sliced(from, qMin(column.to + 1, text.size()) - from);
}

QByteArray dataOf(QByteArrayView content, const Column &column)
{
    QByteArray text;
    for (FlatSubfields walk(content); walk.next();) {
        const bool wanted = column.codes.isEmpty() || column.codes.contains(walk.code().front());
        if (!wanted || walk.value().isEmpty())
            continue;
        if (!text.isEmpty())
            text += ' ';
        text += walk.value();
    }
    return text;
}

QByteArray cellOf(const FlatRecord &record, const Column &column)
{
    if (column.tag == "LDR")
        return part(record.leader(), column).toByteArray();
    QByteArray cell;
    for (const FlatField &field : record.fields()) {
        if (!fits(column, field.tag))
            continue;
        const QByteArrayView content = record.content(field);
        const QByteArray text =
            field.control ? part(content, column).toByteArray() : dataOf(content, column);
        if (text.isEmpty())
            continue;
        if (!cell.isEmpty())
            cell += kBetweenFields;
        cell += text;
    }
    return cell;
}

void putQuoted(const QByteArray &cell, ByteBuffer &out)
{
    const bool plain = std::none_of(cell.begin(), cell.end(), [](char c) {
        return c == ',' || c == '"' || c == '\n' || c == '\r';
    });
    if (plain) {
        out.append(cell);
        return;
    }
    out.append('"');
    for (const char c : cell) {
        if (c == '"')
            out.append('"');
        out.append(c);
    }
    out.append('"');
}

} // namespace

QString defaultColumns()
{
    return QStringLiteral("001,100a,245ab,260bc,264bc,020a,022a,650abcdgvxyz");
}

Result<QList<Column>> parseColumns(const QString &text)
{
    QList<Column> columns;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        const Result<Column> column = parseColumn(word.trimmed());
        COLOPHON_TRY(column);
        columns.append(*column);
    }
    if (columns.isEmpty())
        return wrongColumn(text);
    return columns;
}

void TableWriter::putRow(const QList<QByteArray> &cells, ByteBuffer &out) const
{
    bool first = true;
    for (QByteArray cell : cells) {
        if (!std::exchange(first, false))
            out.append(m_tabs ? '\t' : ',');
        if (m_tabs)
            out.append(cell.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
        else
            putQuoted(cell, out);
    }
    out.append(m_tabs ? QByteArrayView("\n") : QByteArrayView("\r\n")); // RFC 4180
}

void TableWriter::begin(ByteBuffer &out)
{
    QList<QByteArray> headings;
    for (const Column &column : m_columns)
        headings.append(column.heading);
    putRow(headings, out);
}

Result<void> TableWriter::write(const FlatRecord &record, ByteBuffer &out)
{
    QList<QByteArray> cells;
    for (const Column &column : m_columns)
        cells.append(cellOf(record, column));
    putRow(cells, out);
    return {};
}

} // namespace colophon::marc
