// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/note.h"

#include "store/historystore.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

using namespace colophon;

TEST_CASE("Notes are listed newest first, and each can be deleted and brought back by anybody")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    const cataloging::Actor ada = catalogue.actor("ada");
    const cataloging::Actor tom = catalogue.actor("tom");
    store::Connection c = catalogue.connect();
    const Result<workflow::Note> first =
        workflow::addNote(c, ada, mmsId, QStringLiteral("  Second copy\r\nis signed.\x07 "));
    REQUIRE(first.ok());
    CHECK(first->text == QStringLiteral("Second copy\nis signed."));
    catalogue.clock.advance(60);
    REQUIRE(workflow::addNote(c, tom, mmsId, QStringLiteral("Checked")).ok());
    QList<workflow::Note> notes = *workflow::notesOf(c, mmsId);
    REQUIRE(notes.size() == 2);
    CHECK(notes.at(0).authorName == QStringLiteral("tom"));
    CHECK(workflow::noteCounts(c, {mmsId})->value(mmsId) == 2);

    REQUIRE(workflow::deleteNote(c, tom, first->id).ok());
    CHECK(workflow::notesOf(c, mmsId)->size() == 1);
    CHECK(workflow::deleteNote(c, tom, first->id).error().code == ErrorCode::NotFound);
    const store::HistoryEntry last = store::historyOf(c, mmsId)->constFirst();
    CHECK(last.action == QStringLiteral("note-delete"));
    CHECK(last.userName == QStringLiteral("tom"));
    CHECK(last.detail == QStringLiteral("ada · Second copy\nis signed."));
    REQUIRE(workflow::restoreNote(c, ada, first->id).ok());
    CHECK(workflow::notesOf(c, mmsId)->size() == 2);
    CHECK(workflow::restoreNote(c, ada, first->id).error().code == ErrorCode::NotFound);
}

TEST_CASE("A note can be added to a record that somebody else holds")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    REQUIRE(cataloging::lockRecord(c, catalogue.actor("ada"), mmsId).ok());
    CHECK(workflow::addNote(c, catalogue.actor("tom"), mmsId, QStringLiteral("Seen")).ok());
}

TEST_CASE("A note without text, too long, on no record or by somebody inactive is refused")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    const cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    CHECK(workflow::addNote(c, ada, mmsId, QStringLiteral(" \n\t")).error().code
          == ErrorCode::InvalidInput);
    CHECK(workflow::addNote(c, ada, mmsId, QString(workflow::kLongestNote + 1, u'x')).error().code
          == ErrorCode::InvalidInput);
    CHECK(
        workflow::addNote(c, ada, *MmsId::parse(u"9910000994801"), QStringLiteral("x")).error().code
        == ErrorCode::NotFound);
    cataloging::Actor gone = catalogue.actor("tom");
    gone.user.enabled = false;
    CHECK(workflow::addNote(c, gone, mmsId, QStringLiteral("x")).error().code == ErrorCode::Denied);
    CHECK(workflow::notesOf(c, mmsId)->isEmpty());
}
