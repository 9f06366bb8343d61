// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "exchange/fileexport.h"
#include "exchange/fileimport.h"
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
    void startImport(exchange::ImportRequest request);
    void importDone(const exchange::ImportReport &report, bool dryRun);
    void exportRecords();
    void chooseExportFile(marc::Format format, const marc::WriteOptions &options);
    void startExport(const exchange::ExportRequest &request);
    void tellFailure(const QString &what, const Error &error);
    void backUp();

    Workspace &m_workspace;
    DialogService &m_dialogs;
    MessageBar &m_bar;
    QWidget &m_window;
    std::function<search::Request()> m_exported;
};

} // namespace colophon::ui
