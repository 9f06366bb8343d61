// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/settings.h"
#include "reminders/desktopnotice.h"
#include "reminders/reminderdesk.h"

#include <QTimer>

namespace colophon::ui {

inline const Setting<bool> kNotifyDue{"reminders/notify", true};
inline const Setting<int> kNotifyHour{"reminders/notifyHour", 9};

/// Says on the desktop what is due for this person: at the start, and each day at the hour chosen.
/// Says nothing where nothing is due, nor where the person has turned it off.
/// Thread rule: the window's thread.
class DueNotifier final : public QObject {
    Q_OBJECT
public:
    DueNotifier(ReminderDesk &desk, const Settings &settings, DesktopNotice &notice,
                QObject *parent = nullptr);

    /// Looks now, and from then on by the clock.
    void start();

private:
    void look();
    void tick();

    ReminderDesk &m_desk;
    const Settings &m_settings;
    DesktopNotice &m_notice;
    QTimer m_timer;
    QDateTime m_lastTick;
};

} // namespace colophon::ui
