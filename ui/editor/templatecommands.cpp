// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/templatecommands.h"

#include "cataloging/newrecord.h"
#include "editor/editsession.h"
#include "editor/templatechooser.h"
#include "editor/templatedialog.h"
#include "editor/templateslist.h"
#include "marc/brief.h"
#include "templates/template.h"
#include "widgets/messagebar.h"

#include <QMenu>
#include <QPointer>

namespace colophon::ui {

TemplateCommands::TemplateCommands(const Surroundings &around, QObject *parent)
    : QObject(parent), m_around(around)
{
    add("record.new", tr("&New Record…"), "file-plus", "Ctrl+N", &TemplateCommands::chooseForNew);
    m_needRecord = {
        add("record.duplicate", tr("D&uplicate Record"), "copy", "", &TemplateCommands::duplicate),
        add("record.expandFromTemplate", tr("E&xpand from Template…"), "", "",
            &TemplateCommands::chooseForExpanding),
        add("record.saveAsTemplate", tr("Save as &Template…"), "", "",
            &TemplateCommands::saveAsTemplate)};
    TemplatesList &list = m_around.list;
    connect(&list, &TemplatesList::menuRequested, this, &TemplateCommands::showMenu);
    connect(&list, &TemplatesList::chosen, this, [this] {
        if (const cataloging::TemplateRow *row = m_around.list.current())
            begin(m_around.workspace.zone(), row->text);
    });
    connect(&list, &TemplatesList::failed, this, [this](const Error &error) {
        tell(tr("<b>The templates could not be read.</b> %1"), error);
    });
}

QAction *TemplateCommands::add(const char *id, const QString &text, const char *icon,
                               const char *keys, void (TemplateCommands::*slot)())
{
    QAction *action = m_around.commands.add(QLatin1String(id), text, QLatin1String(icon),
                                            QKeySequence(QLatin1String(keys)));
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void TemplateCommands::update()
{
    const EditSession *open = m_around.session();
    for (QAction *action : std::as_const(m_needRecord)) {
        const bool writes = action->objectName() == QLatin1String("record.expandFromTemplate");
        const bool usable = open != nullptr && !(writes && open->isReadOnly());
        action->setEnabled(usable);
        action->setStatusTip(usable            ? QString()
                             : open == nullptr ? tr("No record is open")
                                               : tr("This record can only be read now"));
    }
}

void TemplateCommands::tell(const QString &what, const Error &error)
{
    m_around.bar.showMessage(MessageBar::Kind::Error, what.arg(error.detail.toHtmlEscaped()),
                             {tr("Close")}, [bar = &m_around.bar](int) { bar->hide(); });
}

void TemplateCommands::chooseForNew()
{
    auto *chooser =
        new TemplateChooser(m_around.workspace, TemplateChooser::For::NewRecord, m_around.window);
    connect(chooser, &TemplateChooser::wanted, this, &TemplateCommands::begin);
    chooser->open();
}

void TemplateCommands::chooseForExpanding()
{
    auto *chooser =
        new TemplateChooser(m_around.workspace, TemplateChooser::For::Expanding, m_around.window);
    connect(chooser, &TemplateChooser::wanted, this,
            [this](const store::Zone &, const QString &text) { expand(text); });
    chooser->open();
}

void TemplateCommands::begin(const store::Zone &zone, const QString &text)
{
    m_around.workspace.writer().run(
        this,
        [actor = m_around.workspace.actor(), zone, text](store::Connection &c) {
            return cataloging::newFromTemplate(c, actor, zone, text);
        },
        [this](Result<cataloging::OpenRecord> opened) {
            if (opened)
                emit begun(*opened);
            else
                tell(tr("<b>No new record was made.</b> %1"), opened.error());
        });
}

void TemplateCommands::duplicate()
{
    const EditSession *open = m_around.session();
    if (open == nullptr)
        return;
    m_around.workspace.writer().run(
        this,
        [actor = m_around.workspace.actor(), zone = open->zone(), record = open->record()](
            store::Connection &c) { return cataloging::newFromCopy(c, actor, zone, record); },
        [this](Result<cataloging::OpenRecord> opened) {
            if (opened)
                emit begun(*opened);
            else
                tell(tr("<b>The record was not duplicated.</b> %1"), opened.error());
        });
}

void TemplateCommands::expand(const QString &text)
{
    EditSession *open = m_around.session();
    if (open == nullptr || open->isReadOnly())
        return;
    m_around.workspace.writer().run(
        open,
        [actor = m_around.workspace.actor(), record = open->record(), text](store::Connection &c) {
            return cataloging::expandFromTemplate(c, actor, record, text);
        },
        [this, open](Result<marc::Record> expanded) {
            if (expanded)
                open->apply(*expanded, tr("Expand from template"), 0);
            else
                tell(tr("<b>The record was not expanded.</b> %1"), expanded.error());
        });
}

void TemplateCommands::saveAsTemplate()
{
    const EditSession *open = m_around.session();
    if (open == nullptr)
        return;
    cataloging::TemplateRow row;
    row.name = marc::briefOf(open->record()).title;
    row.text = templates::textOf(open->record());
    edit(row);
}

void TemplateCommands::edit(const cataloging::TemplateRow &row)
{
    auto *dialog = new TemplateDialog(row.id == 0 ? tr("Save as Template") : tr("Change Template"),
                                      row, m_around.window);
    connect(dialog, &TemplateDialog::saveRequested, this,
            [this, dialog](const cataloging::TemplateRow &changed) { keep(*dialog, changed); });
    dialog->open();
}

void TemplateCommands::keep(TemplateDialog &dialog, const cataloging::TemplateRow &row)
{
    m_around.workspace.writer().run(
        &dialog,
        [actor = m_around.workspace.actor(), row](store::Connection &c) {
            return row.id != 0
                       ? cataloging::changeTemplate(c, actor, row)
                       : cataloging::keepTemplate(c, actor, row.name,
                                                  row.kind == cataloging::TemplateRow::Kind::Shared,
                                                  row.text);
        },
        [this, open = &dialog](Result<void> kept) {
            if (!kept) {
                open->tell(kept.error().detail);
                return;
            }
            open->accept();
            m_around.list.refresh();
        });
}

void TemplateCommands::remove(const cataloging::TemplateRow &row)
{
    Question question;
    question.title = tr("Delete the template “%1”?").arg(row.name);
    question.text = tr("Records made from it stay as they are.");
    question.answers = {tr("Delete Template"), tr("Cancel")};
    question.destructive = true;
    m_around.dialogs.ask(m_around.window, question, [this, id = row.id](int answer) {
        if (answer != 0)
            return;
        m_around.workspace.writer().run(
            this,
            [actor = m_around.workspace.actor(), id](store::Connection &c) {
                return cataloging::removeTemplate(c, actor, id);
            },
            [this](Result<void> removed) {
                if (!removed)
                    tell(tr("<b>The template was not deleted.</b> %1"), removed.error());
                m_around.list.refresh();
            });
    });
}

void TemplateCommands::showMenu(const QPoint &at)
{
    const cataloging::TemplateRow *current = m_around.list.current();
    if (current == nullptr)
        return;
    const cataloging::TemplateRow row = *current;
    const EditSession *open = m_around.session();
    auto *menu = new QMenu(&m_around.list);
    menu->setObjectName(QStringLiteral("templateMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Workspace &workspace = m_around.workspace;
    for (const store::Zone &zone : {workspace.institution(), workspace.network()})
        menu->addAction(zone.kind == store::ZoneKind::Network ? tr("New Record in the Network Zone")
                                                              : tr("New Record in the "
                                                                   "Institution Zone"),
                        this, [this, zone, row] { begin(zone, row.text); });
    menu->addAction(tr("Expand the Open Record"), this, [this, row] { expand(row.text); })
        ->setEnabled(open != nullptr && !open->isReadOnly());
    menu->addSeparator();
    menu->addAction(tr("Copy to a Template of Mine…"), this, [this, row] {
        cataloging::TemplateRow copy = row;
        copy.id = 0;
        copy.kind = cataloging::TemplateRow::Kind::Own;
        edit(copy);
    });
    menu->addAction(tr("Change…"), this, [this, row] { edit(row); })->setEnabled(row.mayChange);
    menu->addAction(tr("Delete…"), this, [this, row] { remove(row); })->setEnabled(row.mayChange);
    menu->popup(at);
}

} // namespace colophon::ui
