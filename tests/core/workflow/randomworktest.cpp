// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/worklist.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

#include <QSet>

#include <random>

using namespace colophon;
using workflow::AssignmentState;

namespace {

constexpr int kPeople = 5; ///< the first two are catalog managers

/// What ought to be, kept apart from the program's own rules: who gave it to whom, the last one
/// having it, and whether it is on its way back.
struct Expected {
    std::vector<int> givers;
    int holder = -1; ///< nobody: not assigned
    bool returned = false;

    bool assigned() const { return holder >= 0 && !returned; }
};

class World {
public:
    explicit World(unsigned seed) : m_dice(seed), m_connection(m_catalogue.connect())
    {
        Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
        REQUIRE(transaction.ok());
        for (int i = 0; i < kPeople; ++i) {
            store::User user;
            user.login = QStringLiteral("person%1").arg(i);
            if (i < 2)
                user.roles |= store::Role::CatalogManager;
            REQUIRE(store::addUser(*transaction, user, m_catalogue.clock.now()).ok());
        }
        REQUIRE(transaction->commit().ok());
        for (int i = 0; i < kPeople; ++i)
            m_people.append(m_catalogue.actor(qPrintable(QStringLiteral("person%1").arg(i))));
        m_mmsId = m_catalogue.add(test::book(QStringLiteral("T")));
    }

    void step()
    {
        m_catalogue.clock.advance(1 + roll(5000)); // at times past the end of a lock
        switch (roll(9)) {
        case 0:
        case 1:
        case 2:
            return assign(roll(kPeople), roll(kPeople));
        case 3:
        case 4:
            return release(roll(kPeople));
        case 5:
            return type(roll(kPeople));
        case 6:
            return save(roll(kPeople));
        case 7:
            return note(roll(kPeople));
        default:
            return deleteAndBringBack();
        }
    }

    void check()
    {
        const std::optional<workflow::Assignment> standing =
            *workflow::assignmentOf(m_connection, m_mmsId);
        REQUIRE(standing.has_value() == (m_expected.holder >= 0));
        const std::optional<store::Lock> lock =
            *store::lockOf(m_connection, m_mmsId, m_catalogue.clock.now());
        if (standing) {
            REQUIRE(standing->holder == m_people.at(m_expected.holder).user.id);
            REQUIRE((standing->state == AssignmentState::Returned) == m_expected.returned);
            REQUIRE(store::worklist(m_connection, standing->holder)->contains(m_mmsId));
        }
        if (m_expected.assigned()) {
            REQUIRE(lock.has_value());
            REQUIRE(lock->assigned);
            REQUIRE(lock->user == m_people.at(m_expected.holder).user.id);
        } else {
            REQUIRE_FALSE((lock && lock->assigned));
        }
        REQUIRE(store::locks(m_connection, m_catalogue.clock.now())->size() == (lock ? 1 : 0));
        REQUIRE(notes() == m_notes);
        REQUIRE(drafts() == m_drafts);
    }

private:
    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(m_dice); }
    const cataloging::Actor &person(int i) const { return m_people.at(i); }
    static bool manages(int i) { return i < 2; }

    /// Whether a third person edits the record.
    bool editedByOther(int one, int two)
    {
        const std::optional<store::Lock> lock =
            *store::lockOf(m_connection, m_mmsId, m_catalogue.clock.now());
        return lock && !lock->assigned && lock->user != person(one).user.id
               && lock->user != person(two).user.id;
    }

    void assign(int by, int to)
    {
        const QString text = roll(2) == 0 ? QString() : QStringLiteral("note %1").arg(++m_number);
        Expected next = m_expected;
        bool allowed = !editedByOther(by, to);
        if (m_expected.holder >= 0) {
            const bool beginner = m_expected.returned && m_begun == by;
            allowed = allowed && (by == m_expected.holder || manages(by) || beginner)
                      && !(m_expected.assigned() && m_expected.holder == to);
            const bool handsOn = m_expected.assigned() && by == m_expected.holder;
            if (!handsOn)
                next.givers.pop_back();
        }
        const bool handedOn = m_expected.holder >= 0;
        next.givers.push_back(by);
        next.holder = to;
        next.returned = false;
        const bool done =
            workflow::assign(m_connection, person(by), {m_mmsId, person(to).user.id, text}).ok();
        REQUIRE(done == allowed);
        if (!done)
            return;
        m_expected = next;
        if (!handedOn)
            m_begun = by;
        if (!text.isEmpty())
            m_notes.insert(text);
    }

    void release(int by)
    {
        const QString text = roll(2) == 0 ? QString() : QStringLiteral("note %1").arg(++m_number);
        const bool holder = by == m_expected.holder;
        const bool beginner = m_expected.returned && m_begun == by;
        const bool allowed = m_expected.holder >= 0 && (holder || beginner || manages(by));
        const Result<workflow::Assignment> done =
            workflow::release(m_connection, person(by), m_mmsId, text);
        REQUIRE(done.ok() == allowed);
        if (!done)
            return;
        if (!text.isEmpty())
            m_notes.insert(text);
        if (!holder || by == m_begun) {
            m_expected = {};
        } else {
            if (m_expected.returned)
                m_expected.givers.pop_back(); // their own hand-over
            while (!m_expected.givers.empty() && m_expected.givers.back() == by)
                m_expected.givers.pop_back();
            if (m_expected.givers.empty())
                m_expected = {};
            else
                m_expected = {m_expected.givers, m_expected.givers.back(), true};
        }
        REQUIRE((done->state == AssignmentState::Closed) == (m_expected.holder < 0));
    }

    /// Typing takes the lock first and leaves a draft.
    void type(int by)
    {
        if (!cataloging::lockRecord(m_connection, person(by), m_mmsId)) {
            const std::optional<store::Lock> lock =
                *store::lockOf(m_connection, m_mmsId, m_catalogue.clock.now());
            REQUIRE(lock.has_value());
            REQUIRE(lock->user != person(by).user.id);
            return;
        }
        REQUIRE((!m_expected.assigned() || m_expected.holder == by));
        const store::StoredRecord now = *store::recordOf(m_connection, m_mmsId);
        marc::Record typed = now.record;
        const QString text = QStringLiteral("draft %1").arg(++m_number);
        typed.fields().last().subfields()[0].value = text;
        if (const auto former = *store::draftOf(m_connection, m_mmsId, person(by).user.id))
            forget(titleOf(former->record), by);
        REQUIRE(cataloging::keepDraft(m_connection, person(by),
                                      {m_mmsId, {}, now.version, {}, 0, typed})
                    .ok());
        m_drafts.insert(text);
    }

    /// A draft that its owner has typed over or saved is gone, unless another has a copy of it.
    void forget(const QString &text, int owner)
    {
        for (int i = 0; i < kPeople; ++i) {
            const auto draft = *store::draftOf(m_connection, m_mmsId, person(i).user.id);
            if (i != owner && draft && titleOf(draft->record) == text)
                return;
        }
        m_drafts.remove(text);
    }

    void save(int by)
    {
        const std::optional<store::Lock> lock =
            *store::lockOf(m_connection, m_mmsId, m_catalogue.clock.now());
        const bool free = !lock || lock->user == person(by).user.id;
        const store::StoredRecord now = *store::recordOf(m_connection, m_mmsId);
        const auto draft = *store::draftOf(m_connection, m_mmsId, person(by).user.id);
        const bool saved =
            cataloging::saveRecord(m_connection, person(by), m_mmsId, now.record, now.version).ok();
        REQUIRE(saved == free);
        REQUIRE((!saved || !m_expected.assigned() || m_expected.holder == by));
        if (saved && draft)
            forget(titleOf(draft->record), by);
    }

    void note(int by)
    {
        const QList<workflow::Note> all = *workflow::notesOf(m_connection, m_mmsId);
        if (roll(2) == 0 || all.isEmpty()) {
            const QString text = QStringLiteral("note %1").arg(++m_number);
            REQUIRE(workflow::addNote(m_connection, person(by), m_mmsId, text).ok());
            m_notes.insert(text);
            return;
        }
        const workflow::Note one = all.at(roll(int(all.size())));
        REQUIRE(workflow::deleteNote(m_connection, person(by), one.id).ok());
        m_notes.remove(one.text);
        if (roll(2) == 0) {
            REQUIRE(workflow::restoreNote(m_connection, person(roll(kPeople)), one.id).ok());
            m_notes.insert(one.text);
        }
    }

    /// Notes and assignment outlive the deletion of the record and its undo. Drafts don't: nobody
    /// deletes a record on which somebody has unsaved typing.
    void deleteAndBringBack()
    {
        if (!m_drafts.isEmpty())
            return;
        const store::StoredRecord stored = *store::recordOf(m_connection, m_mmsId);
        Result<store::Transaction> transaction = store::Transaction::begin(m_connection);
        REQUIRE(transaction.ok());
        REQUIRE(
            store::removeRecord(*transaction, m_mmsId, person(0).user.id, m_catalogue.clock.now())
                .ok());
        REQUIRE(store::bringBack(*transaction, m_mmsId).ok());
        REQUIRE(transaction->commit().ok());
    }

    static QString titleOf(const marc::Record &record)
    {
        return record.first(marc::Tag("245"))->subfield(u'a').value_or(QString());
    }

    QSet<QString> notes()
    {
        QSet<QString> texts;
        const QList<workflow::Note> all = *workflow::notesOf(m_connection, m_mmsId);
        for (const workflow::Note &one : all)
            texts.insert(one.text);
        return texts;
    }

    QSet<QString> drafts()
    {
        QSet<QString> texts;
        for (const cataloging::Actor &one : m_people) {
            if (const auto draft = *store::draftOf(m_connection, m_mmsId, one.user.id))
                texts.insert(titleOf(draft->record));
        }
        return texts;
    }

    std::mt19937 m_dice;
    test::TestCatalogue m_catalogue;
    store::Connection m_connection;
    QList<cataloging::Actor> m_people;
    MmsId m_mmsId;
    Expected m_expected;
    int m_begun = -1;
    int m_number = 0;
    QSet<QString> m_notes;
    QSet<QString> m_drafts;
};

} // namespace

TEST_CASE("Whatever several people do in whatever order, a record has one holder at most, a lock "
          "has its owner, and neither a note nor a draft is lost")
{
    const unsigned seed = GENERATE(1u, 2u, 3u, 4u, 5u, 6u);
    CAPTURE(seed);
    World world(seed);
    for (int i = 0; i < 150; ++i) {
        CAPTURE(i);
        world.step();
        world.check();
    }
}
