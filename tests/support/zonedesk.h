// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/linking.h"
#include "search/search.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

namespace colophon::test {

/// A field with one $a, local where wanted.
inline marc::Field field(const char (&tag)[4], const QString &text, bool local = false)
{
    const marc::Field plain = marc::Field::data(marc::Tag(tag), u' ', u' ', {{u'a', text}});
    return local ? marc::markedLocal(plain) : plain;
}

inline marc::Record with(marc::Record record, const QList<marc::Field> &fields)
{
    for (const marc::Field &one : fields)
        record.insertInOrder(one);
    return record;
}

/// A catalogue shared by two institutions, Ashgrove (4838) and Birch Hill (4839), "ada" at work.
class ZoneDesk {
public:
    ZoneDesk() : c(catalogue.connect()), ada(catalogue.actor("ada")), tom(catalogue.actor("tom"))
    {
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        birch = *store::addInstitution(*transaction, QStringLiteral("Birch Hill"),
                                       QStringLiteral("4839"));
        REQUIRE(transaction->commit().ok());
        ashgrove = *store::zoneOf(c, store::ZoneKind::Institution);
        network = *store::zoneOf(c, store::ZoneKind::Network);
    }

    MmsId addTo(const store::Zone &zone, const marc::Record &record)
    {
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        const Result<MmsId> mmsId =
            cataloging::addRecord(*transaction, ada, zone, record, QStringLiteral("create"));
        REQUIRE(mmsId.ok());
        REQUIRE(transaction->commit().ok());
        return *mmsId;
    }
    store::StoredRecord stored(MmsId mmsId) { return *store::recordOf(c, mmsId); }
    QString number(MmsId mmsId) { return stored(mmsId).record.controlValue(marc::Tag("001")); }
    QStringList texts(MmsId mmsId, const char (&tag)[4])
    {
        QStringList found;
        for (const marc::Field &one : stored(mmsId).record.all(marc::Tag(tag)))
            found.append(one.subfield(u'a').value_or(QString()));
        return found;
    }
    qint64 found(const store::Zone &zone, const QString &words)
    {
        search::Request request;
        request.zone = zone;
        request.text = words;
        return *search::count(c, request);
    }
    Result<store::StoredRecord> save(MmsId mmsId, const marc::Record &record,
                                     const cataloging::Actor &actor)
    {
        const store::StoredRecord now = stored(mmsId);
        return cataloging::saveRecord(c, actor, mmsId, record, {now.version, now.networkVersion});
    }

    TestCatalogue catalogue;
    store::Connection c;
    cataloging::Actor ada;
    cataloging::Actor tom;
    store::Zone ashgrove;
    store::Zone birch;
    store::Zone network;
};

} // namespace colophon::test
