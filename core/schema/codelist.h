// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace colophon::schema {

/// One coded value and its name: "eng", "English". A code of numbers may be a range ("001-999").
struct Code {
    QString code;
    QString name;
    bool obsolete = false; ///< still met in records, no longer to be given

    friend bool operator==(const Code &, const Code &) = default;
};

/// The code in a list of any order, ranges included; null where none has it.
const Code *findCode(const QList<Code> &codes, QStringView code);

/// Whether a word of a name begins with the text, whatever its case.
bool hasWordWith(const QString &name, QStringView start);

/// A published list of codes: languages, countries, relators, sources of terms…
/// Thread rule: never changes once loaded; use it from any thread.
class CodeList {
public:
    CodeList() = default;
    CodeList(const QString &name, const QString &title, QList<Code> codes);

    QString name() const { return m_name; }   ///< "languages"
    QString title() const { return m_title; } ///< "Languages"
    /// Ordered by code.
    const QList<Code> &codes() const { return m_codes; }
    /// Null where the list has no such code. Upper and lower case differ, as in MARC.
    const Code *find(QStringView code) const;
    /// For completion while typing: first the codes that begin with the text, then the names with a
    /// word that does, whatever its case; obsolete codes last of each.
    QList<Code> complete(QStringView text, qsizetype limit = 50) const;

private:
    QString m_name;
    QString m_title;
    QList<Code> m_codes;
};

} // namespace colophon::schema
