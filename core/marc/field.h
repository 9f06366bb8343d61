// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/tag.h"

#include <QChar>
#include <QList>
#include <QString>

#include <optional>

namespace colophon::marc {

/// The code of data that stands before the first delimiter, or behind one that no code follows.
constexpr QChar kNoCode = u' ';

/// One subfield. Any code is kept, also one that MARC 21 doesn't know; the value keeps its blanks,
/// its punctuation and its Unicode form (composed or not) exactly as they came.
struct Subfield {
    QChar code;
    QString value;

    friend bool operator==(const Subfield &, const Subfield &) = default;
};

/// One variable field: a control field (a value, no indicators) or a data field (two indicators and
/// subfields in their order). What a cataloger may type wrongly (an indicator, a code) is kept.
class Field {
public:
    Field() = default;
    /// A control field.
    static Field control(const Tag &tag, const QString &value);
    /// A data field.
    static Field data(const Tag &tag, QChar indicator1, QChar indicator2,
                      const QList<Subfield> &subfields = {});

    const Tag &tag() const { return m_tag; }
    /// A tag of the other kind changes nothing but the tag: see marc/edit.h for the conversion.
    void setTag(const Tag &tag) { m_tag = tag; }
    bool isControl() const { return m_control; }

    QString value() const { return m_value; }
    void setValue(const QString &value) { m_value = value; }

    QChar indicator1() const { return m_indicator1; }
    QChar indicator2() const { return m_indicator2; }
    void setIndicator1(QChar value) { m_indicator1 = value; }
    void setIndicator2(QChar value) { m_indicator2 = value; }

    const QList<Subfield> &subfields() const { return m_subfields; }
    QList<Subfield> &subfields() { return m_subfields; }
    /// The value of the first subfield with this code.
    std::optional<QString> subfield(QChar code) const;
    /// All values of a code, in their order.
    QStringList values(QChar code) const;
    /// The values of the codes listed, in the field's order, joined by a blank.
    QString text(QStringView codes) const;

    friend bool operator==(const Field &, const Field &) = default;

private:
    Tag m_tag;
    bool m_control = false;
    QChar m_indicator1 = u' ';
    QChar m_indicator2 = u' ';
    QString m_value;
    QList<Subfield> m_subfields;
};

} // namespace colophon::marc
