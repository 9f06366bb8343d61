// SPDX-License-Identifier: GPL-3.0-or-later
// Any sequence of steps on records of two institutions and their network leaves what must hold.
#include "cataloging/deleting.h"
#include "support/zonedesk.h"

#include <QHash>
#include <QRandomGenerator>
#include <QSet>

using namespace colophon;
using test::field;

namespace {

/// What a record must look like: worked out beside the program, from what was done.
struct Expected {
    QSet<QString> local; ///< words of its local fields
    QSet<QString> own;   ///< words of its other 500s, where it stands on its own
    std::optional<MmsId> network;
    bool deleted = false;
};

class Walk {
public:
    explicit Walk(quint32 seed) : m_random(seed) {}

    void run(int steps)
    {
        for (int i = 0; i < 3; ++i) {
            add(desk.network);
            add(desk.ashgrove);
            add(desk.birch);
        }
        for (int i = 0; i < steps; ++i) {
            step();
            if (i % 10 == 9)
                checkAll();
        }
        checkAll();
        CHECK(store::checkIntegrity(desk.c)->isEmpty());
    }

private:
    QString word() { return QStringLiteral("zz%1").arg(++m_words); }

    void issue(MmsId mmsId)
    {
        CHECK_FALSE(m_records.contains(mmsId)); // never given twice, also after a deletion
        m_records.insert(mmsId, {});
        m_order.append(mmsId);
    }

    void add(const store::Zone &zone)
    {
        const QString text = word();
        marc::Record record = test::book(QStringLiteral("Title"));
        record.fields().append(field("500", text));
        const MmsId mmsId = desk.addTo(zone, record);
        issue(mmsId);
        m_records[mmsId].own = {text};
    }

    MmsId some(bool network, bool deleted = false)
    {
        QList<MmsId> fitting;
        for (const MmsId mmsId : m_order) {
            if ((mmsId.zoneCode() == desk.network.code) == network
                && m_records.value(mmsId).deleted == deleted)
                fitting.append(mmsId);
        }
        return fitting.isEmpty() ? MmsId() : fitting.at(m_random.bounded(fitting.size()));
    }

    void step()
    {
        switch (m_random.bounded(9)) {
        case 0:
            return copy();
        case 1:
            return share();
        case 2:
            return link();
        case 3:
            return unlink();
        case 4:
            return remove();
        case 5:
            return restore();
        case 6:
            return takeBack();
        default:
            return edit();
        }
    }

    void done(const cataloging::Step &step, const Expected &before)
    {
        m_last = step;
        m_before = before;
    }

    void copy()
    {
        const MmsId network = some(true);
        if (network.isNull())
            return;
        const store::Zone zone = m_random.bounded(2) == 0 ? desk.ashgrove : desk.birch;
        const auto made = cataloging::copyToInstitution(desk.c, desk.ada, network, zone);
        if (!made)
            return;
        issue(made->mmsId);
        m_records[made->mmsId].network = network;
        Expected gone;
        gone.deleted = true;
        gone.network = network;
        done(*made, gone);
    }

    void share()
    {
        const MmsId mmsId = some(false);
        const auto made = mmsId.isNull() ? Result<cataloging::Step>(Error{})
                                         : cataloging::shareWithNetwork(desk.c, desk.ada, mmsId);
        if (!made)
            return;
        Expected &record = m_records[mmsId];
        CHECK_FALSE(record.network.has_value());
        const Expected before = record;
        issue(*made->network);
        m_records[*made->network].own = before.own;
        m_records[mmsId].network = *made->network;
        m_records[mmsId].own.clear();
        done(*made, before);
    }

    void link()
    {
        const MmsId mmsId = some(false);
        const MmsId network = some(true);
        if (mmsId.isNull() || network.isNull())
            return;
        const auto made = cataloging::linkToNetwork(desk.c, desk.ada, mmsId, network);
        Expected &record = m_records[mmsId];
        CHECK(made.ok() != record.network.has_value());
        if (!made)
            return;
        const Expected before = record;
        record.network = network;
        record.own.clear();
        done(*made, before);
    }

    void unlink()
    {
        const MmsId mmsId = some(false);
        if (mmsId.isNull())
            return;
        Expected &record = m_records[mmsId];
        const auto made = cataloging::unlink(desk.c, desk.ada, mmsId);
        CHECK(made.ok() == record.network.has_value());
        if (!made)
            return;
        const Expected before = record;
        record.own = m_records.value(*record.network).own;
        record.network.reset();
        done(*made, before);
    }

    void remove()
    {
        const MmsId mmsId = some(m_random.bounded(2) == 0);
        if (mmsId.isNull())
            return;
        const auto made = cataloging::deleteRecord(desk.c, desk.ada, mmsId);
        const bool used =
            std::any_of(m_records.cbegin(), m_records.cend(), [mmsId](const Expected &one) {
                return !one.deleted && one.network == mmsId;
            });
        CHECK(made.ok() != used);
        if (!made)
            return;
        const Expected before = m_records.value(mmsId);
        m_records[mmsId].deleted = true;
        done(*made, before);
    }

    void restore()
    {
        const MmsId mmsId = some(m_random.bounded(2) == 0, true);
        if (mmsId.isNull())
            return;
        Expected &record = m_records[mmsId];
        const bool back = cataloging::restoreRecord(desk.c, desk.ada, mmsId).ok();
        CHECK(back == !(record.network && m_records.value(*record.network).deleted));
        record.deleted = !back;
    }

    void takeBack()
    {
        if (!m_last)
            return;
        const cataloging::Step step = *std::exchange(m_last, std::nullopt);
        if (!cataloging::takeBack(desk.c, desk.ada, step))
            return; // something happened since: the checks see that nothing changed
        m_records[step.mmsId] = m_before;
        if (step.madeNetwork)
            m_records[*step.network].deleted = true;
    }

    /// Adds or takes away a local field, a field of the network, or both at once.
    void edit()
    {
        const MmsId mmsId = some(m_random.bounded(4) == 0);
        if (mmsId.isNull())
            return;
        Expected &record = m_records[mmsId];
        const bool isNetwork = mmsId.zoneCode() == desk.network.code;
        marc::Record changed = desk.stored(mmsId).record;
        const bool local = !isNetwork && m_random.bounded(3) > 0;
        if (local && !record.local.isEmpty() && m_random.bounded(3) == 0) {
            const QString gone = *record.local.cbegin();
            changed.fields().removeIf(
                [&gone](const marc::Field &one) { return one.subfield(u'a') == gone; });
            record.local.remove(gone);
        } else if (local) {
            const QString text = word();
            changed.insertInOrder(field("590", text, true));
            record.local.insert(text);
        }
        if (!local || m_random.bounded(3) == 0) {
            const QString text = word();
            changed.insertInOrder(field("500", text));
            Expected &holder = record.network ? m_records[*record.network] : record;
            holder.own.insert(text);
        }
        REQUIRE(desk.save(mmsId, changed, desk.ada).ok());
    }

    void checkAll()
    {
        for (const MmsId mmsId : std::as_const(m_order))
            check(mmsId);
    }

    void check(MmsId mmsId)
    {
        const Expected &expected = m_records[mmsId];
        const Result<store::StoredRecord> stored = store::recordOf(desk.c, mmsId);
        INFO(mmsId.toString().toStdString());
        REQUIRE(stored.ok() == !expected.deleted);
        if (!stored)
            return;
        CHECK(stored->network == expected.network);
        CHECK(stored->record.controlValue(marc::Tag("001"))
              == expected.network.value_or(mmsId).toString());
        if (expected.network)
            CHECK(store::recordOf(desk.c, *expected.network).ok());
        QSet<QString> local;
        QSet<QString> shared;
        for (const marc::Field &one : stored->record.fields()) {
            const QString text = one.subfield(u'a').value_or(QString());
            if (text.startsWith(QLatin1String("zz")))
                (marc::isLocal(one) ? local : shared).insert(text);
        }
        CHECK(local == expected.local);
        CHECK(shared == (expected.network ? m_records.value(*expected.network).own : expected.own));
        // Found by its own local words in its own zone alone.
        if (!local.isEmpty()) {
            const QString text = *local.cbegin();
            const auto here = [&](const store::Zone &zone) {
                return zone.code == mmsId.zoneCode() ? 1 : 0;
            };
            for (const store::Zone &zone : {desk.ashgrove, desk.birch, desk.network})
                CHECK(desk.found(zone, text) == here(zone));
        }
    }

    test::ZoneDesk desk;
    QRandomGenerator m_random;
    QHash<MmsId, Expected> m_records;
    QList<MmsId> m_order;
    std::optional<cataloging::Step> m_last;
    Expected m_before;
    int m_words = 0;
};

} // namespace

TEST_CASE(
    "Any sequence of copy, share, link, unlink, edit, delete and restore keeps numbers, links "
    "and local fields")
{
    const auto seed = GENERATE(range(1, 7));
    INFO("seed " << seed);
    Walk(quint32(seed)).run(80);
}
