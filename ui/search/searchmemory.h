// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "search/savedsearches.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace colophon::ui {

/// The searches that a person named or ran before, as a menu that runs them again (command
/// search.history) and saves the one shown (search.save).
/// Thread rule: the window's thread; reading and writing are the workspace's.
class SearchMemory : public QObject {
    Q_OBJECT
public:
    SearchMemory(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
                 QWidget *window);

    /// A search was answered: it goes to the history.
    void remember(const search::PastSearch &past);
    /// The search that Save Search… saves; an empty query can't be.
    void setShown(store::ZoneKind zone, const QString &query);

    QAction *historyCommand() const { return m_history; }
    QAction *saveCommand() const { return m_save; }
    QMenu *menu() const { return m_menu; }

signals:
    void searchRequested(store::ZoneKind zone, const QString &query);
    void failed(const QString &what, const Error &error);

private:
    void read();
    void fillMenu();
    void addSearch(QMenu *menu, const QString &text, store::ZoneKind zone, const QString &query);
    void save();
    void write(const QString &failed, std::function<Result<void>(store::Transaction &)> work);

    Workspace &m_workspace;
    DialogService &m_dialogs;
    QWidget *m_window;
    QMenu *m_menu;
    QAction *m_history;
    QAction *m_save;
    store::ZoneKind m_zone = store::ZoneKind::Institution;
    QString m_query;
    QList<search::SavedSearch> m_saved;
    QList<search::PastSearch> m_past;
};

} // namespace colophon::ui
