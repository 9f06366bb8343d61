// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "mail/mailserver.h"

#include <QObject>
#include <QTimer>

namespace colophon::ui {

/// Sends what is due in the outbox, in the background: when mail is queued, at the start, and once
/// a minute. Does nothing where the catalogue has no mail server, or the password isn't known here.
/// Thread rule: the window's thread; nothing in it waits.
class Postman final : public QObject {
    Q_OBJECT
public:
    explicit Postman(Workspace &workspace, QObject *parent = nullptr);

    void send();

private:
    void sendOver(const mail::MailServer &server, const QString &password);

    Workspace &m_workspace;
    QTimer m_timer;
    bool m_busy = false;
};

} // namespace colophon::ui
