// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "search/search.h"

#include <QObject>

#include <functional>

namespace colophon::ui {

class MessageBar;

/// What goes in and out of the catalogue as a file: the commands file.import, file.export and
/// file.backup. Each runs as a job; the bar says how it ended.
class ExchangeCommands final : public QObject {
    Q_OBJECT
public:
    /// `exported` is the search whose records file.export writes.
    ExchangeCommands(const ScreenContext &context, MessageBar &bar, QWidget &window,
                     std::function<search::Request()> exported);

    void importRecords();

private:
    void startImport(const QStringList &files, store::ZoneKind zone, bool attach);
    void exportRecords();
    void backUp();

    Workspace &m_workspace;
    DialogService &m_dialogs;
    MessageBar &m_bar;
    QWidget &m_window;
    std::function<search::Request()> m_exported;
};

} // namespace colophon::ui
