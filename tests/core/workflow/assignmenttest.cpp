// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/assignment.h"

#include "store/historystore.h"
#include "store/worklist.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"
#include "workflow/note.h"

using namespace colophon;
using workflow::AssignmentState;

namespace {

/// Daniel, a catalog manager, and the catalogers Leila, Miriam and Tomasz, with one record.
class Desk {
public:
    Desk()
    {
        store::Connection c = catalogue.connect();
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        for (const auto &[login, roles] :
             {std::pair("daniel",
                        store::Roles(store::Role::Cataloger | store::Role::CatalogManager)),
              {"leila", store::Roles(store::Role::Cataloger)},
              {"miriam", store::Roles(store::Role::Cataloger)}}) {
            store::User user;
            user.login = QLatin1String(login);
            user.roles = roles;
            REQUIRE(store::addUser(*transaction, user, catalogue.clock.now()).ok());
        }
        REQUIRE(transaction->commit().ok());
        mmsId = catalogue.add(test::book(QStringLiteral("Bayna al-qaṣrayn")));
    }

    Result<workflow::Assignment> assign(const char *by, const char *to,
                                        const QString &note = QString())
    {
        catalogue.clock.advance(60);
        store::Connection c = catalogue.connect();
        return workflow::assign(c, catalogue.actor(by), {mmsId, catalogue.actor(to).user.id, note});
    }
    Result<workflow::Assignment> release(const char *by, const QString &note = QString())
    {
        catalogue.clock.advance(60);
        store::Connection c = catalogue.connect();
        return workflow::release(c, catalogue.actor(by), mmsId, note);
    }
    Result<store::StoredRecord> save(const char *by)
    {
        store::Connection c = catalogue.connect();
        const store::StoredRecord now = *store::recordOf(c, mmsId);
        return cataloging::saveRecord(c, catalogue.actor(by), mmsId, now.record, now.version);
    }
    QStringList history()
    {
        store::Connection c = catalogue.connect();
        QStringList said;
        const QList<store::HistoryEntry> entries = *store::historyOf(c, mmsId);
        for (const store::HistoryEntry &entry : entries)
            said.prepend(
                QStringLiteral("%1 %2 %3").arg(entry.userName, entry.action, entry.detail));
        return said;
    }
    bool lists(const char *login)
    {
        store::Connection c = catalogue.connect();
        return store::worklist(c, catalogue.actor(login).user.id)->contains(mmsId);
    }

    test::TestCatalogue catalogue;
    MmsId mmsId;
};

} // namespace

TEST_CASE("An assigned record is locked in the assignee's name against everybody, for as long as "
          "it takes")
{
    Desk desk;
    const Result<workflow::Assignment> assigned =
        desk.assign("miriam", "leila", QStringLiteral("Check 245"));
    REQUIRE(assigned.ok());
    CHECK(assigned->holderLogin == QStringLiteral("leila"));
    CHECK(assigned->fromLogin == QStringLiteral("miriam"));
    CHECK(desk.lists("leila"));
    for (const char *other : {"miriam", "tom", "daniel"}) {
        const Result<store::StoredRecord> saved = desk.save(other);
        REQUIRE_FALSE(saved.ok());
        CHECK(saved.error().code == ErrorCode::Conflict);
        CHECK(saved.error().detail.contains(QStringLiteral("assigned to leila by miriam")));
        CHECK(saved.error().detail.contains(QStringLiteral("Check 245")));
    }
    desk.catalogue.clock.advance(90 * 24 * 3600); // no program needs to tell that it lives
    CHECK_FALSE(desk.save("miriam").ok());
    store::Connection c = desk.catalogue.connect();
    CHECK(cataloging::lockRecord(c, desk.catalogue.actor("miriam"), desk.mmsId).error().code
          == ErrorCode::Conflict);
    CHECK(desk.save("leila").ok());
    REQUIRE(cataloging::lockRecord(c, desk.catalogue.actor("leila"), desk.mmsId).ok());
    // "Release Record" frees the edit's lock, not the assignment.
    REQUIRE(cataloging::releaseRecord(c, desk.catalogue.actor("leila"), desk.mmsId).ok());
    CHECK_FALSE(desk.save("miriam").ok());
    CHECK(desk.lists("leila"));
    const QList<workflow::Note> notes = *workflow::notesOf(c, desk.mmsId);
    REQUIRE(notes.size() == 1);
    CHECK(notes.at(0).text == QStringLiteral("Check 245"));
    CHECK(notes.at(0).origin == workflow::NoteOrigin::Assignment);
}

TEST_CASE("The assigner releases after the assignee has, and finds it returned with their note")
{
    Desk desk;
    REQUIRE(desk.assign("miriam", "leila").ok());
    const Result<workflow::Assignment> early = desk.release("miriam");
    REQUIRE_FALSE(early.ok());
    CHECK(early.error().code == ErrorCode::Denied);
    CHECK(early.error().detail.contains(QStringLiteral("You can release it once leila has.")));
    CHECK(desk.release("tom").error().code == ErrorCode::Denied);

    const Result<workflow::Assignment> back = desk.release("leila", QStringLiteral("Done"));
    REQUIRE(back.ok());
    CHECK(back->state == AssignmentState::Returned);
    CHECK(back->holderLogin == QStringLiteral("miriam"));
    CHECK(back->returnNote == QStringLiteral("Done"));
    CHECK(back->returnedBy == QStringLiteral("leila"));
    CHECK(desk.lists("miriam"));
    CHECK(desk.save("tom").ok()); // nobody's lock any more
    CHECK(desk.release("leila").error().code == ErrorCode::Denied);
    CHECK(desk.release("tom").error().code == ErrorCode::Denied);
    CHECK(desk.assign("tom", "leila").error().code == ErrorCode::Denied);

    const Result<workflow::Assignment> closed = desk.release("miriam");
    REQUIRE(closed.ok());
    CHECK(closed->state == AssignmentState::Closed);
    store::Connection c = desk.catalogue.connect();
    CHECK_FALSE(workflow::assignmentOf(c, desk.mmsId)->has_value());
    CHECK(desk.release("miriam").error().code == ErrorCode::NotFound);
    CHECK(desk.history().mid(1).join(u'|').toStdString()
          == QStringLiteral("miriam assign leila|leila return miriam · Done|tom save version 2|"
                            "miriam release ")
                 .toStdString());
}

TEST_CASE("Handing on keeps the chain: it comes back the way it went")
{
    Desk desk;
    REQUIRE(desk.assign("miriam", "leila").ok());
    CHECK(desk.assign("tom", "tom").error().code == ErrorCode::Denied);
    CHECK(desk.assign("miriam", "tom").error().code == ErrorCode::Denied);
    CHECK(desk.assign("leila", "leila").error().code == ErrorCode::InvalidInput);
    REQUIRE(desk.assign("leila", "tom").ok());
    CHECK_FALSE(desk.save("leila").ok());
    CHECK(desk.release("leila").error().code == ErrorCode::Denied);
    REQUIRE(desk.release("tom").ok());
    store::Connection c = desk.catalogue.connect();
    CHECK((*workflow::assignmentOf(c, desk.mmsId))->holderLogin == QStringLiteral("leila"));
    // Given to somebody else from there, it comes back there again.
    REQUIRE(desk.assign("leila", "ada").ok());
    REQUIRE(desk.release("ada").ok());
    CHECK((*workflow::assignmentOf(c, desk.mmsId))->holderLogin == QStringLiteral("leila"));
    REQUIRE(desk.release("leila", QStringLiteral("All done")).ok());
    const workflow::Assignment last = **workflow::assignmentOf(c, desk.mmsId);
    CHECK(last.holderLogin == QStringLiteral("miriam"));
    CHECK(last.returnNote == QStringLiteral("All done"));
    CHECK(workflow::stepsOf(c, last.id)->size() == 6);
    REQUIRE(desk.release("miriam").ok());
    CHECK_FALSE(workflow::assignmentOf(c, desk.mmsId)->has_value());
}

TEST_CASE("Whoever began it closes it as soon as it has come back to anybody")
{
    Desk desk;
    REQUIRE(desk.assign("miriam", "leila").ok());
    REQUIRE(desk.assign("leila", "tom").ok());
    CHECK(desk.release("miriam").error().code == ErrorCode::Denied);
    REQUIRE(desk.release("tom").ok());
    CHECK(desk.release("miriam")->state == AssignmentState::Closed);
}

TEST_CASE("A catalog manager reassigns and releases any assignment, and the history says so")
{
    Desk desk;
    REQUIRE(desk.assign("miriam", "leila").ok());
    REQUIRE(desk.assign("daniel", "tom", QStringLiteral("Leila is away")).ok());
    CHECK_FALSE(desk.save("leila").ok());
    CHECK(desk.save("tom").ok());
    CHECK(desk.release("daniel")->state == AssignmentState::Closed);
    CHECK(desk.history().mid(1).join(u'|').toStdString()
          == QStringLiteral("miriam assign leila|daniel reassign-by-manager tom · Leila is away|"
                            "tom save version 2|daniel release-by-manager tom")
                 .toStdString());
}

TEST_CASE("What the assigner typed goes along as a draft, and comes back with the record")
{
    Desk desk;
    store::Connection c = desk.catalogue.connect();
    const cataloging::Actor miriam = desk.catalogue.actor("miriam");
    const cataloging::Actor leila = desk.catalogue.actor("leila");
    marc::Record typed = store::recordOf(c, desk.mmsId)->record;
    typed.fields().last().subfields()[0].value = QStringLiteral("Typed");
    REQUIRE(cataloging::lockRecord(c, miriam, desk.mmsId).ok());
    REQUIRE(cataloging::keepDraft(c, miriam, {desk.mmsId, {}, 1, {}, 3, typed}).ok());
    REQUIRE(desk.assign("miriam", "leila").ok());
    CHECK_FALSE(store::draftOf(c, desk.mmsId, miriam.user.id)->has_value());
    REQUIRE(store::draftOf(c, desk.mmsId, leila.user.id)->has_value());
    CHECK((*store::draftOf(c, desk.mmsId, leila.user.id))->record == typed);
    REQUIRE(desk.release("leila").ok());
    CHECK((*store::draftOf(c, desk.mmsId, miriam.user.id))->record == typed);
}

TEST_CASE("A draft never replaces one that the other has typed")
{
    Desk desk;
    store::Connection c = desk.catalogue.connect();
    const cataloging::Actor miriam = desk.catalogue.actor("miriam");
    const cataloging::Actor leila = desk.catalogue.actor("leila");
    marc::Record one = store::recordOf(c, desk.mmsId)->record;
    marc::Record two = one;
    one.fields().last().subfields()[0].value = QStringLiteral("One");
    two.fields().last().subfields()[0].value = QStringLiteral("Two");
    REQUIRE(cataloging::keepDraft(c, miriam, {desk.mmsId, {}, 1, {}, 3, one}).ok());
    REQUIRE(cataloging::keepDraft(c, leila, {desk.mmsId, {}, 1, {}, 3, two}).ok());
    REQUIRE(desk.assign("miriam", "leila").ok());
    CHECK((*store::draftOf(c, desk.mmsId, miriam.user.id))->record == one);
    CHECK((*store::draftOf(c, desk.mmsId, leila.user.id))->record == two);
}

TEST_CASE("A record that a third person edits can't be assigned, and nobody inactive gets one")
{
    Desk desk;
    store::Connection c = desk.catalogue.connect();
    REQUIRE(cataloging::lockRecord(c, desk.catalogue.actor("tom"), desk.mmsId).ok());
    const Result<workflow::Assignment> busy = desk.assign("miriam", "leila");
    REQUIRE_FALSE(busy.ok());
    CHECK(busy.error().code == ErrorCode::Conflict);
    CHECK(busy.error().detail.contains(QStringLiteral("tom is editing it")));
    CHECK(desk.assign("miriam", "tom").ok()); // who edits it may well get it
    REQUIRE(desk.release("daniel").ok());

    Result<store::Transaction> transaction = store::Transaction::begin(c);
    REQUIRE(transaction.ok());
    REQUIRE(store::setUserEnabled(*transaction, QStringLiteral("leila"), false).ok());
    REQUIRE(transaction->commit().ok());
    const Result<workflow::Assignment> inactive = desk.assign("miriam", "leila");
    CHECK(inactive.error().code == ErrorCode::InvalidInput);
    CHECK(workflow::notesOf(c, desk.mmsId)->isEmpty());
}
