// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "search/sets.h"

#include <functional>

class QAction;
class QLabel;
class QPushButton;
class QHBoxLayout;
class QStackedWidget;
class QTableView;

namespace colophon::ui {

class EmptyResults;
class SetModel;

/// Sets (Ctrl+6): the person's own and the shared ones, with what is done with them. A set's
/// records are shown as results. Thread rule: the window's thread; reading and writing are the
/// workspace's.
class SetsScreen : public Screen {
    Q_OBJECT
public:
    explicit SetsScreen(const ScreenContext &context, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override { return m_status; }
    void activate() override;
    /// Reads the sets anew.
    void refresh();
    /// The set that is chosen in the table; null where none is.
    const search::RecordSet *chosen() const;
    /// A command about the chosen set, beside the screen's own.
    void addToBar(QAction *action);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void addCommands();
    QAction *command(const char *id, const QString &text, const char *icon, const char *keys,
                     void (SetsScreen::*slot)());
    void addButton(QAction *action);
    void adapt();
    bool mayChange(const search::RecordSet &set) const;

    void showRecords();
    void makeSet();
    void changeChosen();
    void combineChosen();
    void importList();
    void askNameOfList(const QString &path);
    void deleteChosen();
    /// Runs in a transaction on the writer; `done` gets what `work` gives.
    void write(const QString &failed,
               std::function<Result<QString>(store::Transaction &, const search::SetEditor &)> work,
               std::function<void(const QString &)> done = {});
    void showUnmatched(const QString &lines, const store::Zone &zone);

    ScreenContext m_context;
    SetModel *m_model;
    QTableView *m_table = nullptr;
    EmptyResults *m_empty = nullptr;
    QStackedWidget *m_body = nullptr;
    QHBoxLayout *m_bar = nullptr;
    QList<QAction *> m_actions;
    QAction *m_show = nullptr;
    QAction *m_change = nullptr;
    QAction *m_combine = nullptr;
    QAction *m_delete = nullptr;
    QList<QAction *> m_ofSet; ///< that were added to the bar
    QString m_status;
    bool m_read = false;
};

} // namespace colophon::ui
