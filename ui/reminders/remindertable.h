// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace colophon::ui {

/// The table of Manage Reminders: Type and Title are links with the hand, the check column toggles,
/// ⋮ opens the menu, and the keys do the same: F2 edits, Enter views, Space checks, Del deletes.
class ReminderTable final : public QTableView {
    Q_OBJECT
public:
    explicit ReminderTable(QWidget *parent = nullptr);

signals:
    void editWanted(int row);
    void viewWanted(int row);
    void menuWanted(int row, const QPoint &at);
    void deleteWanted(int row);
    /// Ctrl+A: all that the filters leave.
    void allWanted();

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void toggle(const QModelIndex &index);
    void setHot(const QModelIndex &index);

    QPersistentModelIndex m_pressed;
};

} // namespace colophon::ui
