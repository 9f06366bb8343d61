// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/mmsid.h"
#include "store/transaction.h"

#include <QByteArrayView>

#include <initializer_list>
#include <memory>
#include <optional>

namespace colophon::store {

/// A value for BulkStatement: a number, a text in UTF-8, bytes, or nothing. Bytes and texts are not
/// copied: they outlive the run.
class BulkValue {
public:
    BulkValue(qint64 number) : m_kind(Kind::Number), m_number(number) {}
    BulkValue(MmsId mmsId) : BulkValue(mmsId.value()) {}
    template <typename Tag> BulkValue(Id<Tag> id) : BulkValue(id.value()) {}
    BulkValue(const QByteArray &text) : m_kind(Kind::Text), m_bytes(text) {}
    BulkValue(std::nullopt_t) {}
    static BulkValue blob(const QByteArray &bytes)
    {
        BulkValue value(bytes);
        value.m_kind = Kind::Blob;
        return value;
    }

private:
    friend class BulkStatement;
    enum class Kind { Null, Number, Text, Blob };
    Kind m_kind = Kind::Null;
    qint64 m_number = 0;
    QByteArrayView m_bytes;
};

/// A statement of core/store/sql that is run thousands of times in a row, as an import does: on the
/// driver's own SQLite connection, without QVariants and without looking up names. Elsewhere Query
/// is the way. Thread rule: that of its connection; ends before the transaction does.
class BulkStatement {
public:
    /// Internal where the catalogue is not SQLite's or the statement is not there.
    static Result<BulkStatement> prepare(Transaction &transaction, const char *statement);

    /// The values in the order in which the statement first names its parameters.
    Result<void> run(std::initializer_list<BulkValue> values);
    /// How many rows the last run of an INSERT, UPDATE or DELETE touched.
    qint64 touched() const;

private:
    friend class BulkSelect;
    struct Private;
    explicit BulkStatement(std::shared_ptr<Private> prepared) : d(std::move(prepared)) {}
    static Result<BulkStatement> prepare(Connection &connection, const char *statement);
    void bind(std::initializer_list<BulkValue> values);
    std::shared_ptr<Private> d;
};

/// A SELECT of one row that is run thousands of times in a row, as BulkStatement runs others.
/// Thread rule: that of its connection, which outlives it.
class BulkSelect {
public:
    static Result<BulkSelect> prepare(Connection &connection, const char *statement);

    /// The first row; false where there is none. To be followed by end().
    Result<bool> select(std::initializer_list<BulkValue> values);
    /// Ends it, so that it holds no snapshot of the catalogue.
    void end();

    qint64 integer(int column) const;
    bool isNull(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    MmsId mmsId(int column) const { return MmsId::fromStored(integer(column)); }

private:
    explicit BulkSelect(const BulkStatement &statement) : m_statement(statement) {}
    BulkStatement m_statement;
};

} // namespace colophon::store
