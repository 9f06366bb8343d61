// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace colophon::ui {

/// A message of the desktop, outside the window. Tests hand in their own.
class DesktopNotice {
public:
    virtual ~DesktopNotice() = default;
    virtual void show(const QString &title, const QString &text) = 0;
};

/// Through org.freedesktop.Notifications on the session bus
/// (https://specifications.freedesktop.org/notification-spec/): what GNOME, KDE and the others
/// offer. Without such a service nothing happens; the badge on the rail says the same.
class SessionBusNotice final : public DesktopNotice {
public:
    void show(const QString &title, const QString &text) override;

private:
    uint m_last = 0; ///< a later one replaces it
};

} // namespace colophon::ui
