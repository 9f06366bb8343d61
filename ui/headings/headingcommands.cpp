// SPDX-License-Identifier: GPL-3.0-or-later
#include "headings/headingcommands.h"

#include "base/theme.h"
#include "editor/editorpage.h"
#include "search/browsepane.h"
#include "search/headingfield.h"

#include <QAction>
#include <QDialog>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {

/// Where the list of the kind is opened for a field: at its heading.
QString beginningOf(const marc::Field &field, search::HeadingKind kind)
{
    marc::Record alone;
    alone.fields().append(field);
    for (const search::Heading &heading : search::headingsOf(alone)) {
        if (heading.kind == kind)
            return heading.text;
    }
    return {};
}

} // namespace

HeadingCommands::HeadingCommands(const ScreenContext &context, EditorPage &editor, QWidget *window)
    : QObject(window), m_context(context), m_editor(editor), m_window(window),
      m_browse(context.commands.add(QStringLiteral("field.headings"),
                                    tr("&Browse Headings for This Field…"),
                                    QStringLiteral("library"), QKeySequence(Qt::Key_F3)))
{
    connect(m_browse, &QAction::triggered, this, &HeadingCommands::browse);
    connect(&editor, &EditorPage::currentChanged, this, &HeadingCommands::adapt);
    connect(&context.navigation, &Navigation::recordsInFrontChanged, this, &HeadingCommands::adapt);
    adapt();
}

void HeadingCommands::adapt()
{
    const bool open = m_editor.grid() != nullptr;
    m_browse->setEnabled(open);
    m_browse->setStatusTip(open ? QString() : tr("Open a record in the editor first."));
}

std::optional<HeadingCommands::Place> HeadingCommands::current() const
{
    RecordGrid *const grid = m_editor.grid();
    if (grid == nullptr)
        return {};
    const qsizetype at = grid->currentIndex().row() - 1; // the leader is the first row
    const QList<marc::Field> &fields = grid->session().record().fields();
    if (at < 0 || at >= fields.size())
        return {};
    return Place{grid->session().mmsId(), at, fields.at(at)};
}

void HeadingCommands::browse()
{
    if (m_editor.grid() != nullptr)
        m_editor.grid()->commitCell();
    const std::optional<Place> place = current();
    const std::optional<search::HeadingKind> kind =
        place ? search::headingKindOf(place->value) : std::nullopt;
    if (!place || !kind) {
        m_context.navigation.say(tr("<b>There is no list of headings for this field.</b> Names, "
                                    "subjects, titles, series and call numbers have one."));
        return;
    }
    EditSession &session = m_editor.grid()->session();
    const bool writable = !session.isReadOnly() && session.mayChange(place->value);
    auto *dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("headingsDialog"));
    //: a field's tag: "Headings for 650"
    dialog->setWindowTitle(tr("Headings for %1").arg(place->value.tag().toString()));
    auto *pane = new BrowsePane(m_context.workspace, writable, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(pane);
    dialog->resize(px(dialog, 760), px(dialog, 520));
    connect(pane, &BrowsePane::searchRequested, this, [this, dialog](const QString &query) {
        dialog->close();
        m_context.navigation.search(m_context.workspace.zone().kind, query);
    });
    connect(
        pane, &BrowsePane::used, this,
        [this, dialog, place = *place](search::HeadingKind used, const search::BrowseLine &line) {
            use(place, used, line, dialog);
        });
    dialog->setWindowModality(Qt::WindowModal);
    dialog->show();
    pane->browse(*kind, beginningOf(place->value, *kind));
    pane->focusList();
}

void HeadingCommands::use(const Place &place, search::HeadingKind kind,
                          const search::BrowseLine &line, QDialog *dialog)
{
    m_context.workspace.reader().run(
        dialog,
        [kind, zone = m_context.workspace.zone(), key = line.key](store::Connection &c) {
            return search::fieldWith(c, kind, zone, key);
        },
        [this, dialog, place, kind](Result<marc::Field> heading) {
            dialog->close();
            if (heading)
                put(place, kind, *heading);
            else
                m_context.navigation.say(heading.error().detail.toHtmlEscaped(), true);
        });
}

/// The record may have changed meanwhile: the field must still be there as it was.
void HeadingCommands::put(const Place &place, search::HeadingKind kind, const marc::Field &heading)
{
    RecordGrid *const grid = m_editor.grid();
    const bool there = grid != nullptr && grid->session().mmsId() == place.mmsId
                       && grid->session().record().fields().value(place.field) == place.value;
    if (!there) {
        m_context.navigation.say(tr("<b>The heading was not taken over.</b> The field has changed "
                                    "meanwhile. Browse again from it."),
                                 true);
        return;
    }
    marc::Record after = grid->session().record();
    after.fields()[place.field] = search::withHeading(place.value, kind, heading);
    const int row = int(place.field) + 1;
    grid->session().apply(after, tr("Use heading in %1").arg(place.value.tag().toString()), row);
    grid->setFocus();
}

} // namespace colophon::ui
