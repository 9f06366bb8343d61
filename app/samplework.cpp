// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplework.h"

#include "cataloging/desk.h"
#include "cataloging/linking.h"
#include "marc/fieldlines.h"
#include "normalization/process.h"
#include "reminders/changes.h"
#include "search/search.h"
#include "search/sets.h"
#include "store/catalogue.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace colophon {

namespace {

/// So many days away from another clock.
class ShiftedClock final : public Clock {
public:
    ShiftedClock(const Clock &clock, int days) : m_clock(clock), m_days(days) {}
    QDateTime now() const override { return m_clock.now().addDays(m_days); }

private:
    const Clock &m_clock;
    int m_days;
};

QString text(const QJsonObject &entry, const char *key)
{
    return entry.value(QLatin1String(key)).toString();
}

class Work {
public:
    Work(store::Connection &connection, const store::User &person, const Clock &clock)
        : m_connection(connection), m_person(person), m_clock(clock)
    {}

    Result<void> add(const QJsonObject &work)
    {
        COLOPHON_TRY(each(work, "people", &Work::addPerson));
        COLOPHON_TRY(each(work, "linked", &Work::link));
        COLOPHON_TRY(each(work, "notes", &Work::addNote));
        COLOPHON_TRY(each(work, "assignments", &Work::assign));
        COLOPHON_TRY(each(work, "reminders", &Work::addReminder));
        COLOPHON_TRY(each(work, "sets", &Work::addSet));
        COLOPHON_TRY(each(work, "rules", &Work::addRule));
        COLOPHON_TRY(each(work, "processes", &Work::addProcess));
        Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
        COLOPHON_TRY(transaction);
        COLOPHON_TRY(store::beginWork(*transaction));
        return transaction->commit();
    }

private:
    Result<void> each(const QJsonObject &work, const char *kind,
                      Result<void> (Work::*take)(const QJsonObject &))
    {
        for (const QJsonValue &entry : work.value(QLatin1String(kind)).toArray())
            COLOPHON_TRY((this->*take)(entry.toObject()));
        return {};
    }

    Result<void> addPerson(const QJsonObject &entry)
    {
        const Result<store::Roles> roles =
            store::rolesFromWords(entry.value(QLatin1String("roles")).toVariant().toStringList());
        COLOPHON_TRY(roles);
        if (m_person.login == text(entry, "login"))
            return {};
        Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
        COLOPHON_TRY(transaction);
        COLOPHON_TRY(store::addUser(
            *transaction,
            {{}, text(entry, "login"), text(entry, "name"), text(entry, "email"), *roles},
            m_clock.now()));
        return transaction->commit();
    }

    Result<void> link(const QJsonObject &entry)
    {
        const Result<MmsId> network = record(store::ZoneKind::Network, text(entry, "title"));
        COLOPHON_TRY(network);
        const Result<store::Zone> institution =
            store::zoneOf(m_connection, store::ZoneKind::Institution);
        COLOPHON_TRY(institution);
        const cataloging::Actor actor{m_person, &m_clock};
        const Result<cataloging::Step> copied =
            cataloging::copyToInstitution(m_connection, actor, *network, *institution);
        COLOPHON_TRY(copied);
        const QStringList local = entry.value(QLatin1String("local")).toVariant().toStringList();
        if (local.isEmpty())
            return {};
        const Result<store::StoredRecord> stored = store::recordOf(m_connection, copied->mmsId);
        COLOPHON_TRY(stored);
        marc::Record extended = stored->record;
        for (const marc::Field &field : marc::fieldsFromLines(local.join(u'\n')))
            extended.insertInOrder(field);
        COLOPHON_TRY(cataloging::saveRecord(m_connection, actor, copied->mmsId, extended,
                                            {stored->version, stored->networkVersion}));
        return {};
    }

    Result<void> addNote(const QJsonObject &entry)
    {
        return at(entry, "by", [&](const cataloging::Actor &actor, MmsId mmsId) -> Result<void> {
            COLOPHON_TRY(workflow::addNote(m_connection, actor, mmsId, text(entry, "text")));
            return {};
        });
    }

    Result<void> assign(const QJsonObject &entry)
    {
        const Result<store::User> to = person(text(entry, "to"));
        COLOPHON_TRY(to);
        return at(entry, "from", [&](const cataloging::Actor &actor, MmsId mmsId) -> Result<void> {
            COLOPHON_TRY(
                workflow::assign(m_connection, actor, {mmsId, to->id, text(entry, "text")}));
            return {};
        });
    }

    Result<void> addReminder(const QJsonObject &entry)
    {
        const Result<MmsId> mmsId = record(entry);
        COLOPHON_TRY(mmsId);
        const cataloging::Actor actor{m_person, &m_clock};
        reminders::Details details;
        details.text = text(entry, "text");
        details.date =
            reminders::today(m_clock).addDays(entry.value(QLatin1String("days")).toInt());
        const QString repeated = text(entry, "repeat");
        if (!repeated.isEmpty()) {
            const Result<reminders::Repeat> repeat = reminders::repeatFromText(repeated);
            COLOPHON_TRY(repeat);
            details.repeat = *repeat;
        }
        COLOPHON_TRY(reminders::addReminder(m_connection, actor, *mmsId, details));
        return {};
    }

    Result<void> addSet(const QJsonObject &entry)
    {
        const Result<store::Zone> zone = zoneOf(entry);
        COLOPHON_TRY(zone);
        search::RecordSet set;
        set.zone = *zone;
        set.name = text(entry, "name");
        set.description = text(entry, "description");
        set.kind = search::SetKind::Logical;
        set.query = text(entry, "query");
        set.shared = true;
        Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
        COLOPHON_TRY(transaction);
        COLOPHON_TRY(search::createSet(*transaction, set, {m_person, m_clock.now()}));
        return transaction->commit();
    }

    Result<void> addRule(const QJsonObject &entry)
    {
        normalization::StoredRule rule;
        rule.name = text(entry, "name");
        rule.description = text(entry, "description");
        rule.text =
            entry.value(QLatin1String("text")).toVariant().toStringList().join(u'\n') + u'\n';
        rule.shared = true;
        COLOPHON_TRY(normalization::addRule(m_connection, {m_person, &m_clock}, rule));
        return {};
    }

    Result<void> addProcess(const QJsonObject &entry)
    {
        const cataloging::Actor actor{m_person, &m_clock};
        const auto words = [&entry](const char *key) {
            return entry.value(QLatin1String(key)).toVariant().toStringList();
        };
        normalization::Process process;
        process.name = text(entry, "name");
        process.description = text(entry, "description");
        process.onImport = words("places").contains(QStringLiteral("import"));
        process.byHand = words("places").contains(QStringLiteral("hand"));
        process.asJob = words("places").contains(QStringLiteral("job"));
        for (const QString &name : words("rules")) {
            const auto rule = normalization::ruleNamed(m_connection, actor, name);
            COLOPHON_TRY(rule);
            process.steps.append({rule->id, name, true});
        }
        COLOPHON_TRY(normalization::saveProcess(m_connection, actor, process));
        return {};
    }

    /// Does something as the person that `who` names, on the entry's record and day.
    Result<void> at(const QJsonObject &entry, const char *who,
                    const std::function<Result<void>(const cataloging::Actor &, MmsId)> &what)
    {
        const Result<store::User> user = person(text(entry, who));
        COLOPHON_TRY(user);
        const Result<MmsId> mmsId = record(entry);
        COLOPHON_TRY(mmsId);
        const ShiftedClock then(m_clock, entry.value(QLatin1String("days")).toInt());
        return what({*user, &then}, *mmsId);
    }

    Result<store::User> person(const QString &login)
    {
        if (login.isEmpty())
            return m_person;
        return store::userByLogin(m_connection, login);
    }

    Result<store::Zone> zoneOf(const QJsonObject &entry)
    {
        return store::zoneOf(m_connection, text(entry, "zone") == QLatin1String("nz")
                                               ? store::ZoneKind::Network
                                               : store::ZoneKind::Institution);
    }

    Result<MmsId> record(const QJsonObject &entry)
    {
        const Result<store::Zone> zone = zoneOf(entry);
        COLOPHON_TRY(zone);
        return record(zone->kind, text(entry, "title"));
    }

    Result<MmsId> record(store::ZoneKind kind, const QString &title)
    {
        search::Request request;
        const Result<store::Zone> zone = store::zoneOf(m_connection, kind);
        COLOPHON_TRY(zone);
        request.zone = *zone;
        request.text = QStringLiteral("title=\"%1\"*").arg(title);
        request.sort = search::Sort::Title;
        const Result<QList<MmsId>> found = search::allInOrder(m_connection, request);
        COLOPHON_TRY(found);
        if (found->isEmpty()) {
            return Error{ErrorCode::NotFound,
                         QStringLiteral("The sample has no record with the title %1.").arg(title)};
        }
        return found->constFirst();
    }

    store::Connection &m_connection;
    const store::User &m_person;
    const Clock &m_clock;
};

} // namespace

Result<void> addSampleWork(store::Connection &connection, const store::User &person,
                           const Clock &clock)
{
    QFile file(QStringLiteral(":/colophon/sample/work.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, QStringLiteral("The sample's work can't be read.")};
    return Work(connection, person, clock).add(QJsonDocument::fromJson(file.readAll()).object());
}

} // namespace colophon
