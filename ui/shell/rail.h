// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace colophon::ui {

/// The buttons at the left of the window that lead to the screens, each with its count.
class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    /// Below those that are there. `name` is the object name: "railSearch".
    void addScreen(ScreenId screen, const QString &name, const QString &iconName,
                   const QString &label);
    /// None is marked for a screen that has no button.
    void setCurrent(ScreenId screen);
    void setCount(ScreenId screen, const RailCount &count);

signals:
    void chosen(ScreenId screen);

private:
    class Button;
    QHash<ScreenId, Button *> m_buttons;
    QButtonGroup *m_group;
    QVBoxLayout *m_layout;
};

} // namespace colophon::ui
