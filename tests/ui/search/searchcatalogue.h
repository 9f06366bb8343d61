// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/workspace.h"
#include "cataloging/desk.h"
#include "marc/reader.h"
#include "store/catalogue.h"

#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include <memory>

/// A catalogue in a temporary folder with few, known records, and the workspace over it.
namespace colophon::ui::test {

class FixedClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 3, 14), QTime(9, 26), Qt::UTC); }
};

/// A record's lines in mnemonic form.
inline QByteArray mnemonic(const QByteArray &title, const QByteArray &name, const QByteArray &year)
{
    return "=LDR  00000nam a2200000 a 4500\n"
           "=008  260314s"
           + year
           + "\\\\\\\\enk\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d\n"
             "=100  1\\$a"
           + name
           + "\n"
             "=245  10$a"
           + title
           + "\n"
             "=260  \\\\$aLondon :$bPress,$c"
           + year + ".\n\n";
}

class SearchCatalogue {
public:
    SearchCatalogue()
    {
        REQUIRE(m_folder.isValid());
        const store::NewCatalogue wanted{
            QStringLiteral("Ashgrove"), QStringLiteral("4838"), QStringLiteral("Network"),
            QStringLiteral("4801"),     QStringLiteral("mo"),   QStringLiteral("Miriam Okafor")};
        REQUIRE(store::createCatalogue(path(), wanted, m_clock).ok());
    }

    QString path() const { return m_folder.filePath(QStringLiteral("test.colophon")); }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    const Clock &clock() const { return m_clock; }

    /// Adds the records of a mnemonic text; gives their MMS IDs in its order.
    QList<MmsId> add(store::ZoneKind kind, const QByteArray &text)
    {
        const Result<QList<marc::ReadItem>> items = marc::readAll(marc::Format::Mnemonic, text);
        REQUIRE(items.ok());
        store::Connection c = open();
        const store::Zone zone = store::zoneOf(c, kind).value();
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        QList<MmsId> added;
        for (const marc::ReadItem &item : *items) {
            REQUIRE(item.record.has_value());
            const Result<MmsId> mmsId = cataloging::addRecord(
                *transaction, actor(c), zone, *item.record, QStringLiteral("create"));
            REQUIRE(mmsId.ok());
            added.append(*mmsId);
        }
        REQUIRE(transaction->commit().ok());
        return added;
    }

    store::Connection open() const
    {
        Result<store::Connection> connection = store::Connection::open(path());
        REQUIRE(connection.ok());
        return std::move(*connection);
    }

    cataloging::Actor actor(store::Connection &c) const
    {
        return {store::userByLogin(c, QStringLiteral("mo")).value(), &m_clock};
    }

    std::unique_ptr<Workspace> workspace() const
    {
        store::Connection c = open();
        return std::make_unique<Workspace>(path(), actor(c).user, store::zones(c).value(), m_clock);
    }

private:
    QTemporaryDir m_folder;
    FixedClock m_clock;
};

/// Waits for what comes from other threads, at most ten seconds.
template <typename Predicate> bool soon(Predicate predicate)
{
    return QTest::qWaitFor(predicate, 10000);
}

} // namespace colophon::ui::test
