// SPDX-License-Identifier: GPL-3.0-or-later
// A cataloger at work: from the first key to the record in the catalogue, which is what is checked.
#include "editor/alertspanel.h"
#include "marc/fieldtext.h"
#include "schema/validator.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QDialog>
#include <QTableWidget>

using namespace colophon;
using marc::Field;
using marc::Tag;
using test::OpenWindow;

namespace {

/// Hands on the keyboard: each key goes to what has the focus, and to the menus' keys first.
class Hands {
public:
    explicit Hands(OpenWindow &open) : m_open(open) {}

    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClicks(focused(), QString(letter));
    }
    /// What an input method gives.
    void compose(const QString &text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(focused(), &event);
    }
    void press(const char *keys)
    {
        const QKeySequence sequence(QLatin1String(keys), QKeySequence::PortableText);
        REQUIRE(sequence.count() == 1);
        QTest::keyClick(focused(), sequence[0].key(), sequence[0].keyboardModifiers());
        QCoreApplication::processEvents(); // a full cell goes on to the next
    }
    void press(const char *keys, int times)
    {
        for (int i = 0; i < times; ++i)
            press(keys);
    }
    /// Down or up to the field of the tag, as one does with the arrows.
    void walkTo(const char *tag)
    {
        ui::RecordGrid *grid = m_open.grid();
        grid->commitCell();
        const auto here = [grid] {
            return grid->currentIndex().siblingAtColumn(0).data().toString();
        };
        press("Ctrl+Home");
        for (int i = 0; i < grid->model()->rowCount() && here() != QLatin1String(tag); ++i)
            press("Down");
        REQUIRE(here().toStdString() == tag);
        while (grid->currentIndex().column() < 3)
            press("Right");
    }

private:
    // The offscreen platform has no window manager: a list of suggestions or a dialog that closes
    // leaves no active window behind.
    QWidget *focused()
    {
        if (QWidget *dialog = QApplication::activeModalWidget())
            return dialog->focusWidget() != nullptr ? dialog->focusWidget() : dialog;
        if (QApplication::focusWidget() == nullptr) {
            m_open.window->activateWindow();
            REQUIRE(QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; }, 5000));
        }
        return QApplication::focusWidget();
    }

    OpenWindow &m_open;
};

/// Adds a field below and fills it in: tag, indicators, content.
void addField(Hands &hands, const char *tag, const char *indicators, const QString &content)
{
    hands.press("F8");
    hands.type(QLatin1String(tag));
    for (const char *at = indicators; *at != '\0'; ++at) {
        if (*at == ' ')
            hands.press("Tab");
        else
            hands.type(QString(QLatin1Char(*at)));
        QCoreApplication::processEvents();
    }
    hands.type(content);
    hands.press("Return");
}

marc::Record storedRecord(test::TestCatalogue &catalogue, MmsId mmsId)
{
    store::Connection c = catalogue.connect();
    return store::recordOf(c, mmsId)->record;
}

/// The fields of a tag as lines, blank indicators as #.
std::string linesOf(const marc::Record &record, const char *tag)
{
    QStringList lines;
    for (const Field &field : record.fields()) {
        if (field.tag().toString() == QLatin1String(tag))
            lines.append(QString(field.indicator1()).append(field.indicator2()).replace(u' ', u'#')
                         + u' ' + marc::toText(field));
    }
    return lines.join(u'\n').toStdString();
}

} // namespace

TEST_CASE("A book is catalogued from nothing to saved with the keyboard alone")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    Hands hands(open);
    hands.press("Ctrl+N");
    auto *chooser = open.find<QDialog>("templateChooser");
    REQUIRE(chooser != nullptr);
    auto *list = chooser->findChild<QListView *>(QStringLiteral("templatesList"));
    REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() == 6; }, 5000));
    hands.type(QStringLiteral("book"));
    list->setCurrentIndex(list->model()->index(0, 0));
    hands.press("Return");
    REQUIRE(QTest::qWaitFor([&] { return open.grid() != nullptr; }, 5000));
    ui::RecordGrid *grid = open.grid();
    const MmsId mmsId = grid->session().mmsId();
    open.window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(open.window.get()));

    hands.walkTo("020");
    hands.type(QStringLiteral("9780306406157"));
    hands.walkTo("100");
    hands.press("Ctrl+]"); // into $a, before the comma
    hands.type(QStringLiteral("Ghosh, Amitav"));
    hands.walkTo("245");
    hands.press("Ctrl+]");
    hands.type(QStringLiteral("In an antique land"));
    hands.press("Ctrl+]");
    hands.type(QStringLiteral("Amitav Ghosh."));
    hands.walkTo("650");
    hands.type(QStringLiteral("Egypt"));
    hands.press("F9");
    hands.type(QStringLiteral("xDescription and travel."));
    hands.press("Return");
    hands.walkTo("650");
    addField(hands, "655", " 7", QStringLiteral("Travel writing. $2lcgft"));
    hands.walkTo("504");
    hands.press("Ctrl+F6"); // there is no bibliography
    hands.press("Ctrl+S");

    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId).ok(); }, 10000));
    const marc::Record saved = storedRecord(catalogue, mmsId);
    CHECK(saved.first(Tag("001"))->value() == mmsId.toString());
    CHECK(linesOf(saved, "020") == "## $a 9780306406157");
    CHECK(linesOf(saved, "100") == "1# $a Ghosh, Amitav, $e author.");
    CHECK(linesOf(saved, "245") == "10 $a In an antique land / $c Amitav Ghosh.");
    CHECK(linesOf(saved, "650") == "#0 $a Egypt $x Description and travel.");
    CHECK(linesOf(saved, "655") == "#7 $a Travel writing. $2 lcgft");
    CHECK(linesOf(saved, "338") == "## $a volume $b nc $2 rdacarrier");
    CHECK(saved.first(Tag("504")) == nullptr);
    CHECK(saved.first(Tag("050")) == nullptr); // offered by the template, never filled in
    CHECK(QTest::qWaitFor([&] { return !grid->session().isDirty(); }, 5000));
}

TEST_CASE("All alerts of a bad record are fixed from the keyboard, and it is saved without one")
{
    test::TestCatalogue catalogue;
    marc::Record bad = test::book(QStringLiteral("The Bad record"));
    bad.fields().append(Field::data(Tag("650"), u' ', u' ', {{u'a', QStringLiteral("Cats.")}}));
    bad.fields().append(Field::data(Tag("490"), u'1', u' ', {{u'a', QStringLiteral("A series")}}));
    const MmsId mmsId = catalogue.add(bad);
    OpenWindow open(catalogue);
    Hands hands(open);
    ui::RecordGrid *grid = open.open(mmsId);
    auto *panel = open.find<ui::AlertsPanel>("alertsPanel");
    REQUIRE(panel != nullptr);
    auto *list = panel->findChild<QTableWidget *>();
    REQUIRE(list != nullptr);
    const auto count = [&] { return list->model()->rowCount(); };
    REQUIRE(QTest::qWaitFor([&] { return count() > 2; }, 5000));

    const auto fixable = [&] {
        for (int row = 0; row < count(); ++row) {
            if (!list->item(row, list->columnCount() - 1)->text().isEmpty())
                return row;
        }
        return -1;
    };
    for (int fixes = 0; fixes < 20 && fixable() >= 0; ++fixes) {
        const marc::Record before = grid->session().record();
        const int row = fixable();
        for (int i = 0; i < count() && list->currentRow() != row; ++i)
            hands.press("F4");
        hands.press("Ctrl+.");
        // A list that was about to be renewed refuses; the next round has the new one.
        if (!QTest::qWaitFor([&] { return grid->session().record() != before; }, 5000))
            continue;
        REQUIRE(QTest::qWaitFor(
            [&] { return count() == schema::validate(grid->session().record()).size(); }, 5000));
    }
    CHECK(fixable() < 0);
    CHECK(linesOf(grid->session().record(), "650") == "#0 $a Cats.");
    hands.press("Ctrl+S");
    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId)->version == 2; }, 10000));
    const marc::Record saved = storedRecord(catalogue, mmsId);
    const QList<schema::Issue> left = schema::validate(saved, {});
    for (const schema::Issue &issue : left)
        UNSCOPED_INFO(issue.rule.toStdString());
    CHECK(schema::countOf(left, schema::Severity::Error) == 0);
    CHECK(schema::countOf(left, schema::Severity::Warning) == 0);
    // One after the other they are taken back.
    while (grid->session().undoStack().canUndo())
        hands.press("Ctrl+Z");
    CHECK(linesOf(grid->session().record(), "650") == "## $a Cats.");
}

TEST_CASE("An Arabic title is catalogued with its 880, and the pair stays linked when it moves")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(
        test::book(QStringLiteral("Bayna al-qaṣrayn /"), QStringLiteral("Maḥfūẓ, Najīb")));
    OpenWindow open(catalogue);
    Hands hands(open);
    open.open(mmsId);
    hands.walkTo("245");
    open.trigger("field.to880");  // from the menu: it has no keys as delivered
    hands.press("Backspace", 18); // the copied title, in the place of which comes the original
    hands.compose(QStringLiteral("بين القصرين /"));
    hands.press("F9");
    hands.type(QStringLiteral("c"));
    hands.press("Return");
    hands.walkTo("880");
    hands.press("F2");
    hands.press("Down");
    hands.compose(QStringLiteral("نجيب محفوظ."));
    hands.press("Return");
    hands.walkTo("245");
    hands.press("Alt+Up"); // over 100, the 880 with it or not: linked all the same
    hands.press("Ctrl+S");
    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId)->version == 2; }, 10000));
    const marc::Record saved = storedRecord(catalogue, mmsId);
    CHECK(linesOf(saved, "245") == "10 $6 880-01 $a Bayna al-qaṣrayn /");
    CHECK(linesOf(saved, "880") == "10 $6 245-01/(3/r $a بين القصرين / $c نجيب محفوظ.");
}
