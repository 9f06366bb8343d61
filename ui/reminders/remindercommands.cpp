// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/remindercommands.h"

#include <QAction>
#include <QPointer>

namespace colophon::ui {

ReminderCommands::ReminderCommands(const ScreenContext &context, ReminderDesk &desk,
                                   QWidget &window)
    : QObject(&window), m_context(context), m_desk(desk), m_window(window),
      m_add(context.commands.add(QStringLiteral("reminder.add"), tr("Add &Reminder…"),
                                 QStringLiteral("bell"),
                                 QKeySequence(QStringLiteral("Ctrl+Shift+R")))),
      m_view(context.commands.add(QStringLiteral("reminder.view"), tr("View &Reminders"),
                                  QStringLiteral("bell")))
{
    connect(m_add, &QAction::triggered, this, [this] {
        const QList<MmsId> records = m_context.navigation.recordsInFront();
        if (records.size() == 1)
            add(records.constFirst(),
                m_searching ? ReminderOrigin::Search : ReminderOrigin::OpenRecord);
    });
    connect(m_view, &QAction::triggered, this, [this] {
        const QList<MmsId> records = m_context.navigation.recordsInFront();
        if (records.size() == 1)
            emit listWanted(records.constFirst());
    });
    connect(&context.navigation, &Navigation::recordsInFrontChanged, this,
            &ReminderCommands::adapt);
    adapt();
}

void ReminderCommands::adapt()
{
    const qsizetype count = m_context.navigation.recordsInFront().size();
    const bool readOnly = m_context.workspace.isReadOnly();
    m_add->setEnabled(count == 1 && !readOnly);
    m_view->setEnabled(count == 1);
    const QString why = readOnly     ? tr("The catalogue can only be read.")
                        : count == 0 ? tr("Open a record, or choose one in the results.")
                        : count > 1
                            ? tr("Choose one record. Admin > Run a Job adds reminders to many.")
                            : QString();
    m_add->setStatusTip(why);
    m_view->setStatusTip(count == 1 ? QString() : why);
}

void ReminderCommands::say(const QString &what, const QString &why)
{
    m_context.navigation.say(
        QStringLiteral("<b>%1</b> %2").arg(what.toHtmlEscaped(), why.toHtmlEscaped()), true);
}

void ReminderCommands::open(
    const ReminderRecord &record, const std::function<void(ReminderDialog &)> &start,
    const std::function<ReminderDesk::Work(const reminders::Details &)> &work, const QString &said)
{
    m_desk.readChoices(this, [this, record, start, work, said](const ReminderChoices &choices) {
        auto *dialog = new ReminderDialog(record, choices, m_context.workspace.user().id,
                                          m_desk.today(), m_window.window());
        start(*dialog);
        connect(dialog, &ReminderDialog::saved, this,
                [this, work, said,
                 guard = QPointer<ReminderDialog>(dialog)](const reminders::Details &details) {
                    m_desk.write(this, work(details),
                                 [this, said, guard](const Result<reminders::Changes> &changes) {
                                     if (!changes && guard)
                                         guard->showError(changes.error().detail);
                                     if (!changes)
                                         return;
                                     if (guard)
                                         guard->accept();
                                     emit m_context.workspace.announced(said);
                                     emit added(*changes);
                                 });
                });
        dialog->open();
    });
}

void ReminderCommands::add(MmsId mmsId, ReminderOrigin origin)
{
    m_desk.readRecord(this, mmsId, [this, mmsId, origin](const Result<ReminderRecord> &record) {
        if (!record) {
            say(tr("No reminder was added."), record.error().detail);
            return;
        }
        open(
            *record, [origin](ReminderDialog &dialog) { dialog.startNew(origin); },
            [mmsId](const reminders::Details &details) -> ReminderDesk::Work {
                return [mmsId, details](store::Connection &connection,
                                        const cataloging::Actor &actor) {
                    return reminders::addReminder(connection, actor, mmsId, details);
                };
            },
            tr("Reminder added"));
    });
}

void ReminderCommands::edit(const reminders::ReminderRow &row)
{
    const reminders::Reminder reminder = row.reminder;
    const ReminderRecord record{reminder.mmsId, std::nullopt, row.zone, row.title, row.material};
    open(
        record, [reminder](ReminderDialog &dialog) { dialog.startEdit(reminder); },
        [reminder](const reminders::Details &details) -> ReminderDesk::Work {
            return
                [reminder, details](store::Connection &connection, const cataloging::Actor &actor) {
                    return reminders::editReminder(connection, actor, reminder.id, details,
                                                   reminder.version);
                };
        },
        tr("Reminder saved"));
}

} // namespace colophon::ui
