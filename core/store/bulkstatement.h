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

private:
    struct Private;
    explicit BulkStatement(std::shared_ptr<Private> prepared) : d(std::move(prepared)) {}
    std::shared_ptr<Private> d;
};

} // namespace colophon::store
