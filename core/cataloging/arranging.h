// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatrecord.h"

#include <QByteArray>

#include <vector>

namespace colophon::cataloging {

/// A record as the catalogue keeps it: copied field by field without 001 and 003, with fields put
/// in their places meanwhile, each behind the last one whose tag is not greater.
///     Arranging arranging(from, to);
///     arranging.replaceControl(k005, stamp);
///     arranging.run();
/// Thread rule: as any value.
class Arranging {
public:
    Arranging(const marc::FlatRecord &from, marc::FlatRecord &to) : m_from(from), m_to(to) {}

    /// A control field before all others.
    void putFirst(const marc::Tag &tag, const QByteArray &value);
    void put(const marc::Tag &tag, bool control, const QByteArray &content);
    /// The first control field with that tag gets the value; where there is none it is put.
    void replaceControl(const marc::Tag &tag, const QByteArray &value);
    void run();

private:
    struct NewField {
        marc::Tag tag;
        bool control;
        QByteArray content;
        qsizetype behind; ///< a place in the record that is copied; -1: before all
    };
    qsizetype lastPlaceFor(const marc::Tag &tag) const;
    void emitBehind(qsizetype place);

    const marc::FlatRecord &m_from;
    marc::FlatRecord &m_to;
    std::vector<NewField> m_new;
    qsizetype m_replaced = -1;
    QByteArray m_value;
};

} // namespace colophon::cataloging
