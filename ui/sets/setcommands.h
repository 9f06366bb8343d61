// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "search/search.h"
#include "search/sets.h"

#include <QObject>

#include <functional>

class QAction;

namespace colophon::ui {

/// What is done with sets from outside their screen: Add to Set… (set.add) takes the records in
/// front, Remove from Set (set.remove) takes them out of the set that is shown, Save as Set…
/// (set.saveResult) keeps the whole result of the search.
/// Thread rule: the window's thread; the writing is the workspace's writer's.
class SetCommands : public QObject {
    Q_OBJECT
public:
    /// `parent` is the window's widget that dialogs stand before.
    SetCommands(const ScreenContext &context, std::function<search::Request()> shown,
                QWidget *parent);

signals:
    /// Sets were made or changed here.
    void setsChanged();

private:
    void adapt();
    void addRecords();
    void askWhere(const QList<MmsId> &records, const QList<search::RecordSet> &sets);
    void add(const QList<MmsId> &records, const search::RecordSet &set);
    void removeRecords();
    /// The name of the set whose records are shown; empty where others are.
    QString shownSet() const;
    void saveResult();
    void save(const search::RecordSet &set, const search::Request &request);
    void refuse(const QString &what, const Error &error);

    ScreenContext m_context;
    std::function<search::Request()> m_shown;
    QWidget *m_window;
    QAction *m_add;
    QAction *m_remove;
    QAction *m_save;
};

} // namespace colophon::ui
