// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatwriter.h"

#include <QList>
#include <QString>

namespace colophon::marc {

/// A column of a table: what of a record it shows.
struct Column {
    QByteArray heading;  ///< as it was asked for
    QByteArray tag;      ///< three characters, `X` for any; "LDR" for the leader
    QByteArray codes;    ///< subfields, in the field's order; none: all of them
    qsizetype from = -1; ///< of a control field or the leader: the first character
    qsizetype to = -1;   ///< and the last
};

/// Parses a list of columns, comma-separated: `001`, `245$a` or `245a`, `100abcd`, `6XX`, `LDR/06`,
/// `008/35-37`. InvalidInput with the sentence to show.
Result<QList<Column>> parseColumns(const QString &text);
/// What a list of records needs; of subjects the heading, without the URIs and codes beside it.
QString defaultColumns();

/// Writes chosen fields as a table, a record a row, the columns' names in the first: CSV as RFC
/// 4180 says, or tab-separated, where tabs and line ends in a value become blanks. A repeated
/// field's values stand in one cell, with " | " between them; subfields with a blank.
class TableWriter final : public FlatWriter {
public:
    TableWriter(const QList<Column> &columns, bool tabs) : m_columns(columns), m_tabs(tabs) {}

    void begin(ByteBuffer &out) override;
    Result<void> write(const FlatRecord &record, ByteBuffer &out) override;

private:
    void putRow(const QList<QByteArray> &cells, ByteBuffer &out) const;

    QList<Column> m_columns;
    bool m_tabs;
};

} // namespace colophon::marc
