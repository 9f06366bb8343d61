// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/dialogservice.h"
#include "base/settings.h"
#include "base/workspace.h"
#include "marc/mmsid.h"

#include <QList>
#include <QWidget>

namespace colophon::ui {

/// The screens of an open catalogue in the rail's order (Ctrl+1 … Ctrl+8), and behind them those
/// that are reached otherwise.
enum class ScreenId {
    Dashboard,
    Search,
    Editor,
    Reminders,
    Assignments,
    Sets,
    Jobs,
    Rules,
    Configuration,
    Record ///< a record to read, where a title outside Repository Search leads
};

/// What stands at a rail button: how many, whether it presses (red), and how a screen reader says
/// it ("4 overdue"). Nothing is shown for 0.
struct RailCount {
    int count = 0;
    bool urgent = false;
    QString spoken;
};

/// What the rail leads to: it fills the window below the top strip while it is in front.
/// Thread rule: the window's thread; nothing in it waits.
class Screen : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// For the window's title.
    virtual QString title() const = 0;
    /// What this screen counts, for the status bar: "214 found in 0.04 s".
    virtual QString statusText() const { return {}; }
    /// It has come to the front: put the focus where work goes on.
    virtual void activate() { setFocus(); }
    /// The records that Record Actions and View Related Data are about: the open record, the one
    /// that is read, the selected ones.
    virtual QList<MmsId> recordsInFront() const { return {}; }
    /// What would be lost with the window, each as in "the rule “AACR2”". What a draft keeps is not
    /// among it.
    virtual QStringList unsaved() const { return {}; }

signals:
    void titleChanged();
    void statusTextChanged(const QString &text);
    void railCountChanged(const RailCount &count);
    void recordsInFrontChanged();
};

/// How one screen leads to another without knowing it.
/// Thread rule: the window's thread.
class Navigation : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void show(ScreenId screen) { emit screenWanted(screen); }
    /// Into the MD Editor.
    void edit(MmsId mmsId) { emit editWanted(mmsId); }
    /// To read it; Back leads to the screen that is in front now, as it was left.
    void view(MmsId mmsId) { emit viewWanted(mmsId); }
    /// Runs a query (the text form of core/search) over a zone.
    void search(store::ZoneKind zone, const QString &query) { emit searchWanted(zone, query); }
    /// A page of Configuration by its id, such as "resources.general.reminder-types".
    void configure(const QString &page) { emit configurationWanted(page); }
    /// A bar over the screens: `richText` is bold what, then why. Info, or an error.
    void say(const QString &richText, bool error = false) { emit messageWanted(richText, error); }

    /// See Screen::recordsInFront; of the screen in front.
    const QList<MmsId> &recordsInFront() const { return m_records; }
    void setRecordsInFront(const QList<MmsId> &records)
    {
        if (records == m_records)
            return;
        m_records = records;
        emit recordsInFrontChanged();
    }

signals:
    void screenWanted(ScreenId screen);
    void editWanted(MmsId mmsId);
    void viewWanted(MmsId mmsId);
    void searchWanted(store::ZoneKind zone, const QString &query);
    void configurationWanted(const QString &page);
    void messageWanted(const QString &richText, bool error);
    void recordsInFrontChanged();

private:
    QList<MmsId> m_records;
};

/// What a screen is built from; all of it outlives the screen.
struct ScreenContext {
    Workspace &workspace;
    CommandRegistry &commands;
    DialogService &dialogs;
    Settings &settings;
    Navigation &navigation;
};

} // namespace colophon::ui
