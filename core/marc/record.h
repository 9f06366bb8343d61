// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/field.h"
#include "marc/leader.h"

#include <QList>
#include <QString>

namespace colophon::marc {

/// A MARC 21 record: the leader and its fields in their order. A plain value, cheap to copy (Qt's
/// containers share), so that undo, drafts and threads each hold a whole one.
/// Thread rule: as any value; const use from several threads is safe.
class Record {
public:
    Record() = default;
    explicit Record(const Leader &leader, const QList<Field> &fields = {})
        : m_leader(leader), m_fields(fields)
    {}

    const Leader &leader() const { return m_leader; }
    Leader &leader() { return m_leader; }

    const QList<Field> &fields() const { return m_fields; }
    QList<Field> &fields() { return m_fields; }

    /// The first field with the tag, or null. Valid until the record changes.
    const Field *first(const Tag &tag) const;
    QList<Field> all(const Tag &tag) const;

    /// The value of the first control field with the tag; empty without one.
    QString controlValue(const Tag &tag) const;
    /// Sets the first control field with the tag; a new one goes where the tag belongs in order.
    void setControlValue(const Tag &tag, const QString &value);
    void removeAll(const Tag &tag);
    /// Behind the last field whose tag is not greater.
    void insertInOrder(const Field &field);

    friend bool operator==(const Record &, const Record &) = default;

private:
    Leader m_leader;
    QList<Field> m_fields;
};

} // namespace colophon::marc
