// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"
#include "store/recordstore.h"

#include <QList>
#include <QString>

/// Which records of the network describe the same as a record, told by their numbers: 020, 022,
/// 024, 035 and 010 (product text, section 1). Cancelled and wrong numbers ($z, $y) do not count.
/// Thread rule: pure, or that of the connection.
namespace colophon::cataloging {

/// A number as it is compared.
struct Identifier {
    QString tag;    ///< "020"
    QString number; ///< 020: 13 digits; 022: without the hyphen; 035: "(ocolc)23518769"; 010: as LC
                    ///< normalises it (https://www.loc.gov/marc/lccn-namespace.html)
    QString written = {}; ///< as the record has it

    friend bool operator==(const Identifier &a, const Identifier &b)
    {
        return a.tag == b.tag && a.number == b.number;
    }
};

/// Those of the record's fields that are not local, each once.
QList<Identifier> identifiersOf(const marc::Record &record);

/// An NZ record and the numbers that it shares with the record.
struct Match {
    store::StoredRecord stored;
    QList<Identifier> reasons;
};

/// Most shared numbers first; at most 50.
Result<QList<Match>> networkMatches(store::Connection &connection, const marc::Record &record);

/// The one NZ record that an incoming record says it is: by 001 (the NZ record's MMS ID, without a
/// 003), else by 035, an incoming 001 with its 003 counting as one. Empty where there is none, or
/// where several have the number.
Result<std::optional<store::StoredRecord>> namedInNetwork(store::Connection &connection,
                                                          const marc::Record &record);

} // namespace colophon::cataloging
