// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QString>

namespace colophon::marc {

/// The 24 characters at the head of a MARC 21 record (LDR). Kept as they came, whatever they say:
/// lengths (00–04, 12–16) are computed by the ISO 2709 writer and never believed elsewhere.
/// https://www.loc.gov/marc/bibliographic/bdleader.html
class Leader {
public:
    static constexpr qsizetype kLength = 24;

    /// "00000nam a2200000 a 4500": a new printed book, UTF-8.
    Leader();
    /// Cut or filled with blanks to 24 characters.
    explicit Leader(const QString &text);

    QString text() const { return m_text; }
    QChar at(qsizetype position) const { return m_text.at(position); }
    void set(qsizetype position, QChar value) { m_text[position] = value; }

    QChar status() const { return at(5); }
    QChar recordType() const { return at(6); }
    QChar bibliographicLevel() const { return at(7); }
    QChar characterCoding() const { return at(9); }

    friend bool operator==(const Leader &, const Leader &) = default;

private:
    QString m_text;
};

} // namespace colophon::marc
