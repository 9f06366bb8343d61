// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace colophon::ui {

/// A page of Configuration. It is built when it is first shown and lives as long as the screen.
/// Thread rule: the window's thread; nothing in it waits.
class ConfigurationPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Beside the page's title at the right: Add Row, Customize. Owned by the page.
    virtual QList<QWidget *> headButtons() { return {}; }
    /// For the status bar: "6 rows · 1 not saved yet".
    virtual QString statusText() const { return {}; }
    /// It is shown (again): read what may have changed meanwhile.
    virtual void refresh() {}
    /// Something is changed on it that is not kept yet.
    virtual bool isUnsaved() const { return false; }

signals:
    void statusTextChanged(const QString &text);
};

/// Where a page stands in the tree, and how it is made.
struct ConfigurationEntry {
    QString id;       ///< "reminder-types"; its command is "configure.reminder-types"
    QStringList path; ///< translated: {"Resources", "General"}
    QString title;    ///< translated: "Reminder Types"
    std::function<ConfigurationPage *(QWidget *parent)> make;
};

} // namespace colophon::ui
