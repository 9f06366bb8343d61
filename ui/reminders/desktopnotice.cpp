// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/desktopnotice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QVariantMap>

namespace colophon::ui {

void SessionBusNotice::show(const QString &title, const QString &text)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    const QVariantMap hints{
        {QStringLiteral("desktop-entry"), QStringLiteral("io.github.colophon.Colophon")}};
    call.setArguments({QStringLiteral("Colophon"), m_last,
                       QStringLiteral("io.github.colophon.Colophon"), title, text.toHtmlEscaped(),
                       QStringList(), hints, -1});
    bus.asyncCall(call); // nobody waits for the answer
}

} // namespace colophon::ui
