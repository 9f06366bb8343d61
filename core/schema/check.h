// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/definitions.h"
#include "schema/issue.h"
#include "schema/profile.h"

#include <QHash>

/// The parts of the validator, each in a source of its own; nobody else includes this.
namespace colophon::schema {

/// The record under check, and where findings go.
class Check {
public:
    Check(const marc::Record &record, const Profile &profile, const Definitions &definitions);

    const marc::Record &record;
    const Profile &profile;
    const Definitions &definitions;

    const marc::Field &field(int index) const { return record.fields().at(index); }
    int fieldCount() const { return int(record.fields().size()); }
    bool isBibliographic() const { return definitions.kind() == RecordKind::Bibliographic; }
    /// Places of the fields with a tag; those of several tags in the record's order.
    QList<int> places(const marc::Tag &tag) const { return m_places.value(tag.toString()); }
    bool has(const char (&tag)[4]) const { return m_places.contains(QLatin1String(tag)); }
    int occurrence(int index) const { return m_occurrences.at(index); }

    /// Adds a finding, unless the library turned its rule off, and gives it for what else there is
    /// to say; what is turned off goes nowhere.
    Issue &add(const char *rule, int field, const QStringList &arguments = {});
    Issue &addAt(const char *rule, int field, int subfield, const QStringList &arguments = {});
    Issue &addIndicator(const char *rule, int field, int number, const QStringList &arguments = {});
    Issue &addPosition(const char *rule, int field, int start, int length,
                       const QStringList &arguments = {});
    /// A field that is not there.
    Issue &addMissing(const char *rule, const marc::Tag &tag, const QStringList &arguments = {});

    QList<Issue> issues;

private:
    Issue m_nowhere;
    QHash<QString, QList<int>> m_places;
    QList<int> m_occurrences;
};

void checkFields(Check &check);      // checkfields.cpp: tags, indicators, subfields
void checkCodes(Check &check);       // checkcodes.cpp: coded subfields, characters, addresses
void checkFixedFields(Check &check); // checkfixed.cpp: LDR, 006, 007, 008
void checkNumbers(Check &check);     // checknumbers.cpp: ISBN, ISSN…
void checkLinks(Check &check);       // checklinks.cpp: 880 and their partners
void checkTitles(Check &check);      // checktitles.cpp: 1XX and 245, articles, series
void checkConsistency(Check &check); // checkconsistency.cpp: 008 and LDR against the fields
void checkProfile(Check &check);     // checkprofile.cpp: what the library requires and forbids

/// The value of an indicator, 1 or 2.
inline QChar indicatorOf(const marc::Field &field, int number)
{
    return number == 1 ? field.indicator1() : field.indicator2();
}

/// Described by RDA: 040 $e says so.
inline bool isRda(const marc::Record &record)
{
    const marc::Field *source = record.first(marc::Tag("040"));
    return source != nullptr && source->values(u'e').contains(QLatin1String("rda"));
}

} // namespace colophon::schema
