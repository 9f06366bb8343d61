// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/evaluate.h"

#include "search/folding.h"
#include "search/querysql.h"
#include "search/sets.h"
#include "store/lockstore.h"
#include "store/userstore.h"

#include <algorithm>

namespace colophon::search {

namespace {

/// Logical sets may name sets; a circle ends here.
constexpr int kDeepestSets = 10;

Result<HitSet> rowsOf(store::Connection &connection, const Statement &statement,
                      const QString &zoneCode)
{
    HitSet set(zoneCode);
    if (!statement.terms.isEmpty()) {
        const std::unique_ptr<Postings> postings =
            Postings::open(connection, statement.terms.constFirst().table);
        const auto add = [&](const TermStretch &terms) { return postings->addTo(set, terms); };
        if (postings && std::all_of(statement.terms.cbegin(), statement.terms.cend(), add))
            return set;
        set = HitSet(zoneCode);
    }
    COLOPHON_TRY(eachRow(connection, statement, [&set](const RowView &row) {
        set.add(row.integer(0));
        return true;
    }));
    return set;
}

class Evaluation {
public:
    Evaluation(store::Connection &connection, const store::Zone &zone, const Viewer &viewer,
               int depth)
        : m_connection(connection), m_zone(zone), m_viewer(viewer), m_depth(depth)
    {
        if (!m_viewer.now.isValid())
            m_viewer.now = QDateTime::currentDateTimeUtc();
    }

    Result<HitSet> of(const QueryTree &tree)
    {
        switch (tree.kind) {
        case QueryTree::Kind::Leaf:
            return ofLeaf(tree.condition);
        case QueryTree::Kind::Not: {
            Result<HitSet> set = of(tree.parts.constFirst());
            COLOPHON_TRY(set);
            set->invert();
            return set;
        }
        case QueryTree::Kind::And:
        case QueryTree::Kind::Or:
            break;
        }
        return ofParts(tree);
    }

private:
    Result<HitSet> ofParts(const QueryTree &tree)
    {
        const bool all = tree.kind == QueryTree::Kind::And;
        HitSet joined = all ? HitSet::all(m_zone.code) : HitSet(m_zone.code);
        for (const QueryTree &part : tree.parts) {
            const Result<HitSet> set = of(part);
            COLOPHON_TRY(set);
            if (all)
                joined.intersect(*set);
            else
                joined.unite(*set);
        }
        return joined;
    }

    Result<HitSet> ofLeaf(const Condition &condition)
    {
        const QList<Statement> statements = statementsFor(condition, m_zone);
        if (!statements.isEmpty())
            return withFlag(condition, statements);
        if (condition.index == Index::MmsId)
            return ofRecord(condition.value);
        if (condition.index == Index::Set)
            return ofSet(condition.value);
        if (condition.index == Index::CreatedBy || condition.index == Index::ChangedBy)
            return ofPerson(condition);
        return ofTable(condition);
    }

    /// `linked:no` is what is not linked.
    Result<HitSet> withFlag(const Condition &condition, const QList<Statement> &statements)
    {
        Result<HitSet> set = hitsOf(m_connection, statements, m_zone.code);
        COLOPHON_TRY(set);
        if (infoOf(condition.index).kind == ValueKind::Flag && condition.value == u"no")
            set->invert();
        return set;
    }

    Result<HitSet> ofRecord(const QString &value)
    {
        const Result<MmsId> mmsId = MmsId::parse(value);
        COLOPHON_TRY(mmsId);
        HitSet set(m_zone.code);
        Result<store::Query> query = m_connection.query("common/bib_version_of");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("mms_id", *mmsId).select());
        if (query->next())
            set.add(mmsId->value());
        return set;
    }

    Result<HitSet> ofSet(const QString &name)
    {
        if (m_depth >= kDeepestSets) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("The search was not run: the set “%1” is made of sets that "
                                        "are made of it, or nested too deeply. Change its query.")
                             .arg(name)};
        }
        const Result<RecordSet> set = setNamed(m_connection, name, m_viewer.user);
        COLOPHON_TRY(set);
        if (set->kind == SetKind::Itemized)
            return hitsOf(m_connection, {membersOf(set->id)}, m_zone.code);
        const Result<QueryTree> tree = queryFrom(set->query);
        COLOPHON_TRY(tree);
        return Evaluation(m_connection, m_zone, m_viewer, m_depth + 1).of(*tree);
    }

    /// 0 is anybody.
    Result<UserId> personOf(const QString &value)
    {
        const QString wanted = fold(value);
        if (wanted == u"any")
            return UserId();
        if (wanted == u"me")
            return m_viewer.user;
        const Result<QList<store::User>> people = store::users(m_connection);
        COLOPHON_TRY(people);
        for (const store::User &person : *people) {
            if (fold(person.login) == wanted || fold(person.name) == wanted)
                return person.id;
        }
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The search was not run: nobody in this catalogue is called "
                                    "“%1”. Write a login, a full name, me or any.")
                         .arg(value)};
    }

    Result<HitSet> ofPerson(const Condition &condition)
    {
        const Result<UserId> person = personOf(condition.value);
        COLOPHON_TRY(person);
        if (person->isNull())
            return HitSet::all(m_zone.code);
        return hitsOf(m_connection, {byPerson(condition.index, m_zone, *person)}, m_zone.code);
    }

    /// An index whose truth is a table of its own (README.md).
    Result<HitSet> ofTable(const Condition &condition)
    {
        const IndexInfo &info = infoOf(condition.index);
        const Result<QString> sql = store::Connection::statementText(info.statement);
        COLOPHON_TRY(sql);
        Statement statement{*sql, {}};
        const auto give = [&statement](const char *name, const SqlValue &value) {
            statement.named.append({QByteArray(name), value});
        };
        give(":user", m_viewer.user.value());
        give(":zone_id", m_zone.id.value());
        give(":now", m_viewer.now.toUTC().toString(Qt::ISODateWithMs));
        give(":today", m_viewer.now.toLocalTime().date().toString(Qt::ISODate));
        give(":alive", m_viewer.now.addSecs(-std::chrono::seconds(store::kLockLifetime).count())
                           .toUTC()
                           .toString(Qt::ISODateWithMs));
        if (info.kind == ValueKind::Person) {
            const Result<UserId> person = personOf(condition.value);
            COLOPHON_TRY(person);
            give(":person", person->value());
        }
        if (info.kind == ValueKind::Date) {
            const bool between = condition.op == Operator::Between;
            const QString last = between ? condition.to : condition.value;
            give(":from", condition.value);
            give(":to", last.isEmpty() ? QStringLiteral("9999-12-31") : last);
        }
        if (info.kind == ValueKind::Words)
            return ofWords(statement, condition.value);
        give(":value", condition.value);
        return withFlag(condition, {statement});
    }

    /// The statement gives texts that are few enough to be read: all the words must be in one.
    Result<HitSet> ofWords(const Statement &statement, const QString &value)
    {
        QList<std::pair<QString, bool>> sought; // and whether it is a beginning
        for (const QString &written : value.split(u' ', Qt::SkipEmptyParts)) {
            const SoughtTokens parts = soughtTokens(written);
            for (const QString &token : parts.tokens)
                sought.append({token, false});
            if (!sought.isEmpty() && (written.endsWith(u'*') || parts.lastIsBeginning))
                sought.last().second = true;
        }
        const auto holds = [&sought](const QStringList &text) {
            return std::all_of(sought.cbegin(), sought.cend(), [&text](const auto &wanted) {
                return std::any_of(text.cbegin(), text.cend(), [&wanted](const QString &word) {
                    return wanted.second ? word.startsWith(wanted.first) : word == wanted.first;
                });
            });
        };
        HitSet set(m_zone.code);
        COLOPHON_TRY(eachRow(m_connection, statement, [&](const RowView &row) {
            if (!sought.isEmpty() && holds(tokens(QString::fromUtf8(row.view(1)))))
                set.add(row.integer(0));
            return true;
        }));
        return set;
    }

    store::Connection &m_connection;
    const store::Zone &m_zone;
    Viewer m_viewer;
    int m_depth;
};

} // namespace

Result<HitSet> hitsOf(store::Connection &connection, const QList<Statement> &statements,
                      const QString &zoneCode)
{
    Result<HitSet> all = rowsOf(connection, statements.constFirst(), zoneCode);
    for (qsizetype i = 1; i < statements.size() && all; ++i) {
        const Result<HitSet> next = rowsOf(connection, statements.at(i), zoneCode);
        COLOPHON_TRY(next);
        all->intersect(*next);
    }
    return all;
}

Result<HitSet> evaluate(store::Connection &connection, const QueryTree &tree,
                        const store::Zone &zone, const Viewer &viewer)
{
    return Evaluation(connection, zone, viewer, 0).of(tree);
}

} // namespace colophon::search
