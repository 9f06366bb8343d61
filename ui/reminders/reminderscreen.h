// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "reminders/overview.h"
#include "reminders/reminderdesk.h"
#include "reminders/reminderexport.h"

#include <QTimer>

class QLabel;
class QMenu;
class QStackedWidget;

namespace colophon::ui {

class MessageBar;
class ReminderBulkBar;
class ReminderCommands;
class ReminderFilterBar;
class ReminderModel;
class ReminderOverview;
class ReminderTable;
enum class ReminderTile;

/// Manage Reminders: tiles, chart, filters and the list. A title leads to the record to read, and
/// Back from there to this list as it was left. Whatever is done here can be taken back from the
/// bar above the list.
/// Thread rule: the window's thread; nothing here waits.
class ReminderScreen final : public Screen {
    Q_OBJECT
public:
    ReminderScreen(const ScreenContext &context, ReminderDesk &desk, ReminderCommands &commands,
                   QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    void activate() override;
    QList<MmsId> recordsInFront() const override;

    /// The list with that filter, as the dashboard's and the record's links want it.
    void showOnly(const reminders::Filter &filter);
    /// All reminders of one record.
    void showRecord(MmsId mmsId);

private:
    QWidget *head();
    QWidget *panel(QWidget *widget, const char *name);
    void build();
    void connectTable();
    void connectBulk();

    void readChoices();
    void readOverview();
    void applyFilter();
    void onArrived();
    void onOverview(const reminders::Tiles &tiles, const QList<reminders::Week> &weeks);
    void chooseTile(ReminderTile tile);
    void chooseWeek(QDate start);
    void sortBy(int section);

    const reminders::ReminderRow *rowAt(int row) const;
    QList<reminders::ReminderId> checkedIds() const;
    void openMenu(int row, const QPoint &at);
    void edit(int row);
    void view(int row);
    void askDelete(const QList<reminders::ReminderId> &ids);
    void change(const QString &title, const QList<reminders::ReminderId> &ids,
                ReminderDesk::WorkOver work, const std::function<QString(int)> &said);
    void markDone(const QList<reminders::ReminderId> &ids, bool done);
    void offerUndo(const QString &said, const reminders::Changes &changes);
    void takeBack(const reminders::Changes &changes);

    ReminderExport exported() const;
    void writeFile(const QString &title, const QString &ending, const QString &filter,
                   Result<qint64> (*write)(const ReminderExport &, const QString &,
                                           jobs::Progress &));
    void print();
    void printPdf();
    void say(const QString &richText, bool error);
    void tellNotifications(QMenu &menu);

    ScreenContext m_context;
    ReminderDesk &m_desk;
    ReminderCommands &m_commands;
    ReminderChoices m_choices;
    ReminderModel *m_model;
    QLabel *m_date;
    ReminderOverview *m_overview;
    ReminderFilterBar *m_filters;
    MessageBar *m_bar;
    ReminderBulkBar *m_bulk;
    ReminderTable *m_table;
    QStackedWidget *m_body;
    QLabel *m_empty;
    QTimer m_refresh;
};

} // namespace colophon::ui
