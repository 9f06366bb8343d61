// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/duenotifier.h"

#include "reminders/digest.h"

namespace colophon::ui {

DueNotifier::DueNotifier(ReminderDesk &desk, const Settings &settings, DesktopNotice &notice,
                         QObject *parent)
    : QObject(parent), m_desk(desk), m_settings(settings), m_notice(notice)
{
    // A minute is near enough, and a computer that slept finds the hour past on waking.
    m_timer.setInterval(60 * 1000);
    connect(&m_timer, &QTimer::timeout, this, &DueNotifier::tick);
}

void DueNotifier::start()
{
    m_lastTick = m_desk.workspace().clock().now().toLocalTime();
    m_timer.start();
    look();
}

void DueNotifier::tick()
{
    const QDateTime now = m_desk.workspace().clock().now().toLocalTime();
    const QDateTime hour(now.date(), QTime(m_settings.get(kNotifyHour), 0));
    const bool passed = m_lastTick < hour && now >= hour;
    m_lastTick = now;
    if (passed)
        look();
}

void DueNotifier::look()
{
    if (!m_settings.get(kNotifyDue))
        return;
    m_desk.workspace().reader().run(
        this,
        [person = m_desk.workspace().user().id,
         today = m_desk.today()](store::Connection &connection) {
            return reminders::dueCountFor(connection, person, today);
        },
        [this](const Result<reminders::DueCount> &due) {
            if (!due || due->overdue + due->today == 0)
                return;
            QStringList parts;
            if (due->overdue > 0)
                parts.append(tr("%Ln overdue", nullptr, due->overdue));
            if (due->today > 0)
                parts.append(tr("%Ln due today", nullptr, due->today));
            m_notice.show(tr("Reminders"), parts.join(QStringLiteral(", ")));
        });
}

} // namespace colophon::ui
