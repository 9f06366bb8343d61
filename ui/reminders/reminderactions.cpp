// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in Manage Reminders: to a row, to the rows that are checked, with the list.
#include "base/theme.h"
#include "reminders/remindercommands.h"
#include "reminders/remindermodel.h"
#include "reminders/reminderscreen.h"
#include "reminders/remindertable.h"
#include "widgets/messagebar.h"

#include <QMenu>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

namespace colophon::ui {

using reminders::ReminderId;

const reminders::ReminderRow *ReminderScreen::rowAt(int row) const
{
    return row < 0 ? nullptr : m_model->row(row);
}

QList<ReminderId> ReminderScreen::checkedIds() const
{
    return m_model->checked().values();
}

void ReminderScreen::edit(int row)
{
    if (const reminders::ReminderRow *one = rowAt(row))
        m_commands.edit(*one);
}

void ReminderScreen::view(int row)
{
    if (const reminders::ReminderRow *one = rowAt(row))
        m_context.navigation.view(one->reminder.mmsId);
}

void ReminderScreen::openMenu(int row, const QPoint &at)
{
    const reminders::ReminderRow *one = rowAt(row);
    if (one == nullptr)
        return;
    const ReminderId id = one->reminder.id;
    const bool done = one->reminder.isDone();
    m_table->setCurrentIndex(m_model->index(row, int(ReminderColumn::Date)));
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("reminderMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const char *iconName, const QString &text, const char *keys) {
        QAction *action = menu->addAction(icon(QLatin1String(iconName), this), text);
        action->setShortcut(QKeySequence(QLatin1String(keys)));
        return action;
    };
    connect(add("square-pen", tr("Edit"), "F2"), &QAction::triggered, this,
            [this, row] { edit(row); });
    connect(add("eye", tr("View Record"), "Return"), &QAction::triggered, this,
            [this, row] { view(row); });
    connect(add("circle-check", done ? tr("Open Again") : tr("Mark as Done"), ""),
            &QAction::triggered, this, [this, id, done] { markDone({id}, !done); });
    menu->addSeparator();
    connect(add("trash-2", tr("Delete"), "Del"), &QAction::triggered, this,
            [this, id] { askDelete({id}); });
    menu->popup(at);
}

void ReminderScreen::change(const QString &title, const QList<ReminderId> &ids,
                            ReminderDesk::WorkOver work, const std::function<QString(int)> &said)
{
    m_desk.writeOver(this, title, ids, std::move(work),
                     [this, said](const Result<reminders::Changes> &changes) {
                         if (!changes)
                             return; // the desk has said why
                         m_model->clearChecked();
                         if (!changes->isEmpty())
                             offerUndo(said(int(changes->size())), *changes);
                     });
}

void ReminderScreen::markDone(const QList<ReminderId> &ids, bool done)
{
    const int count = int(ids.size());
    change(
        done ? tr("Marking reminders as done") : tr("Opening reminders again"), ids,
        [done](store::Connection &connection, const cataloging::Actor &actor,
               const QList<ReminderId> &part) {
            return done ? reminders::markDone(connection, actor, part)
                        : reminders::reopen(connection, actor, part);
        },
        [count, done](int changes) {
            if (!done)
                return tr("%Ln reminder(s) opened again.", nullptr, std::min(count, changes));
            const int made = changes - count;
            return made > 0 ? tr("%Ln reminder(s) done.", nullptr, count) + u' '
                                  + tr("%Ln repeat(s) made the next.", nullptr, made)
                            : tr("%Ln reminder(s) done.", nullptr, changes);
        });
}

void ReminderScreen::askDelete(const QList<ReminderId> &ids)
{
    const int count = int(ids.size());
    Question question;
    question.title = tr("Delete %Ln reminder(s)?", nullptr, count);
    question.text = tr("The records stay as they are. It can be undone as long as this list is "
                       "open.");
    question.answers = {tr("Delete %Ln Reminder(s)", nullptr, count), tr("Cancel")};
    question.destructive = true;
    m_context.dialogs.ask(this, question, [this, ids](int answer) {
        if (answer != 0)
            return;
        change(tr("Deleting reminders"), ids, &reminders::deleteReminders,
               [](int deleted) { return tr("%Ln reminder(s) deleted.", nullptr, deleted); });
    });
}

void ReminderScreen::offerUndo(const QString &said, const reminders::Changes &changes)
{
    m_bar->showMessage(MessageBar::Kind::Info, said.toHtmlEscaped(), {tr("Undo"), tr("Close")},
                       [this, changes](int button) {
                           m_bar->hide();
                           if (button == 0)
                               takeBack(changes);
                       });
}

void ReminderScreen::takeBack(const reminders::Changes &changes)
{
    m_desk.undo(this, changes, [this](const Result<reminders::Undone> &undone) {
        if (!undone)
            return;
        const int left = int(undone->left.size());
        if (left > 0)
            say(tr("<b>%Ln reminder(s) left as they are:</b> somebody else has changed them since.",
                   nullptr, left),
                false);
        else
            emit m_context.workspace.announced(tr("Undone"));
    });
}

void ReminderScreen::say(const QString &richText, bool error)
{
    m_bar->showMessage(error ? MessageBar::Kind::Error : MessageBar::Kind::Info, richText,
                       {tr("Close")}, [this](int) { m_bar->hide(); });
}

ReminderExport ReminderScreen::exported() const
{
    return {m_context.workspace.path(), m_model->filter(), m_model->order(),
            m_context.workspace.clock().now(), locale()};
}

void ReminderScreen::writeFile(const QString &title, const QString &name, const QString &filter,
                               Result<qint64> (*write)(const ReminderExport &, const QString &,
                                                       jobs::Progress &))
{
    m_context.dialogs.saveFile(
        this, title, name, filter, [this, title, write](const QString &path) {
            if (path.isEmpty())
                return;
            m_context.workspace.jobs().start(
                title, this,
                [wanted = exported(), path, write](jobs::Progress &progress) {
                    return write(wanted, path, progress);
                },
                [this, path](const Result<qint64> &count) {
                    if (count)
                        say(tr("%Ln reminder(s) written to %1.", nullptr, int(*count))
                                .arg(path.toHtmlEscaped()),
                            false);
                    else
                        say(tr("<b>The list was not written.</b> %1")
                                .arg(count.error().detail.toHtmlEscaped()),
                            true);
                });
        });
}

void ReminderScreen::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageOrientation(QPageLayout::Landscape);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        m_context.workspace.jobs().start(
            tr("Printing"), this,
            [wanted = exported(), printer](jobs::Progress &progress) {
                return printList(wanted, *printer, progress);
            },
            [this](const Result<qint64> &count) {
                if (!count)
                    say(tr("<b>The list was not printed.</b> %1")
                            .arg(count.error().detail.toHtmlEscaped()),
                        true);
            });
    });
    dialog->open();
}

/// Through a file that is kept when it is whole, so that a list that can't be printed leaves no
/// half of a PDF.
static Result<qint64> writePdf(const ReminderExport &wanted, const QString &path,
                               jobs::Progress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return Error{ErrorCode::Io,
                     ReminderScreen::tr("%1 was not written: %2.").arg(path, file.errorString())};
    }
    QPdfWriter pdf(&file);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageOrientation(QPageLayout::Landscape);
    pdf.setTitle(ReminderScreen::tr("Reminders"));
    const Result<qint64> count = printList(wanted, pdf, progress);
    COLOPHON_TRY(count);
    if (!file.commit()) {
        return Error{ErrorCode::Io,
                     ReminderScreen::tr("%1 was not written: %2.").arg(path, file.errorString())};
    }
    return count;
}

void ReminderScreen::printPdf()
{
    writeFile(tr("Save the List as PDF"), QStringLiteral("reminders.pdf"), tr("PDF (*.pdf)"),
              &writePdf);
}

} // namespace colophon::ui
