// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;
class QVBoxLayout;

namespace colophon::ui {

class MessageBar;
class RecordHead;

/// The middle of the MD Editor, from top to bottom: tool bar, record head, message bar, what others
/// put above the grid, the grids (one a record, or the words for none), what others put below.
class EditorPane final : public QWidget {
    Q_OBJECT
public:
    explicit EditorPane(const CommandRegistry &commands, QWidget *parent = nullptr);

    RecordHead &head() { return *m_head; }
    MessageBar &bar() { return *m_bar; }
    /// Page 0 is for no record.
    QStackedWidget &grids() { return *m_grids; }

    /// For parts that belong to the open record: the assignment bar above the grid; the field's
    /// help line and the alerts below it, in the order of the calls.
    void addAboveGrid(QWidget *part);
    void addBelowGrid(QWidget *part);
    /// A button at the end of the tool bar; without a label it shows the icon alone.
    void addTool(QAction *action, const QString &label = {});

private:
    QWidget *buildTools(const CommandRegistry &commands);
    QWidget *buildEmpty(const CommandRegistry &commands);

    QHBoxLayout *m_tools = nullptr;
    RecordHead *m_head;
    MessageBar *m_bar;
    QStackedWidget *m_grids;
    QVBoxLayout *m_above;
    QVBoxLayout *m_below;
};

} // namespace colophon::ui
