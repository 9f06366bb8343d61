// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/exchangecommands.h"

#include "exchange/exportdialog.h"
#include "exchange/findingsdialog.h"
#include "exchange/importdialog.h"
#include "normalization/process.h"
#include "store/catalogue.h"
#include "widgets/messagebar.h"

namespace colophon::ui {

ExchangeCommands::ExchangeCommands(const ScreenContext &context, MessageBar &bar, QWidget &window,
                                   std::function<search::Request()> exported)
    : QObject(&window), m_workspace(context.workspace), m_dialogs(context.dialogs), m_bar(bar),
      m_window(window), m_exported(std::move(exported))
{
    const auto add = [this, &context](const char *id, const QString &text, const char *iconName,
                                      const char *keys, auto slot) {
        QAction *action = context.commands.add(QLatin1String(id), text, QLatin1String(iconName),
                                               QKeySequence(QLatin1String(keys)));
        connect(action, &QAction::triggered, this, slot);
    };
    add("file.import", tr("&Import Records…"), "upload", "Ctrl+I", [this] { importRecords(); });
    add("file.export", tr("&Export Records…"), "download", "Ctrl+Shift+X",
        [this] { exportRecords(); });
    add("file.backup", tr("&Back Up Catalogue…"), "", "", [this] { backUp(); });
}

void ExchangeCommands::importRecords()
{
    m_dialogs.openFiles(
        &m_window, tr("Import records"),
        tr("MARC files (*.mrc *.marc *.dat *.usmarc *.xml *.mrk *.mrk8 *.json *.ndj *.ndjson "
           "*.jsonl *.line *.gz *.xz);;All files (*)"),
        [this](const QStringList &files) {
            if (files.isEmpty())
                return;
            auto *dialog = new ImportDialog(files, &m_window);
            connect(dialog, &ImportDialog::importWanted, this, &ExchangeCommands::startImport);
            m_workspace.reader().run(
                dialog, [](store::Connection &c) { return normalization::processes(c); },
                [dialog](const Result<QList<normalization::Process>> &all) {
                    if (all)
                        dialog->offerProcesses(*all);
                });
            m_workspace.reader().run(
                dialog,
                [actor = m_workspace.actor()](store::Connection &c) {
                    return normalization::rulesFor(c, actor);
                },
                [dialog](const Result<QList<normalization::StoredRule>> &rules) {
                    if (rules)
                        dialog->offerRules(*rules);
                });
            dialog->open();
        });
}

void ExchangeCommands::startImport(exchange::ImportRequest request)
{
    request.cataloguePath = m_workspace.path();
    request.actor = m_workspace.actor();
    m_workspace.jobs().start(
        tr("Import"), this,
        [request](jobs::Progress &progress) { return exchange::importFiles(request, progress); },
        [this, dryRun = request.dryRun](const Result<exchange::ImportReport> &report) {
            if (!report)
                tellFailure(tr("The import did not finish."), report.error());
            else
                importDone(*report, dryRun);
            if (!dryRun)
                m_workspace.tellRecordsChanged();
        });
}

void ExchangeCommands::importDone(const exchange::ImportReport &report, bool dryRun)
{
    const auto showReport = [this, report, dryRun] {
        (new FindingsDialog(report, dryRun, &m_window))->open();
    };
    if (dryRun) {
        showReport();
        return;
    }
    QString text = tr("<b>Import</b> is done: %n record(s) added.", "", int(report.added));
    if (report.attached > 0)
        text += u' ' + tr("%n record(s) attached to the network's.", "", int(report.attached));
    else if (report.matched > 0)
        text += u' '
                + tr("%n record(s) found there already (%1 changed).", "", int(report.matched))
                      .arg(QLocale().toString(report.changed));
    if (report.skipped > 0)
        text += u' ' + tr("%n record(s) left out.", "", int(report.skipped));
    if (report.refused > 0)
        text += u' ' + tr("%n record(s) could not be changed.", "", int(report.refused));
    if (report.rejected > 0) {
        text += u' '
                + tr("What could not be read (%1) is in %2, byte for byte.")
                      .arg(QLocale().toString(report.rejected), report.rejectsFile.toHtmlEscaped());
    }
    const bool found = report.findings.noteCount > 0 || !report.findings.decisions.isEmpty();
    QStringList buttons{tr("Close")};
    if (found)
        buttons.prepend(tr("Show Report"));
    m_bar.showMessage(report.rejected > 0 ? MessageBar::Kind::Warning : MessageBar::Kind::Info,
                      text, buttons, [this, found, showReport](int pressed) {
                          if (found && pressed == 0)
                              showReport();
                          else
                              m_bar.hide();
                      });
}

void ExchangeCommands::exportRecords()
{
    auto *dialog = new ExportDialog(&m_window);
    connect(dialog, &ExportDialog::exportWanted, this, &ExchangeCommands::chooseExportFile);
    dialog->open();
}

void ExchangeCommands::chooseExportFile(marc::Format format, const marc::WriteOptions &options)
{
    const QString suffix = marc::formatSuffix(format);
    m_dialogs.saveFile(&m_window, tr("Export what the search found"),
                       QStringLiteral("records.") + suffix,
                       QStringLiteral("%1 (*.%2)").arg(marc::formatName(format), suffix),
                       [this, format, options](const QString &path) {
                           if (path.isEmpty())
                               return;
                           exchange::ExportRequest request;
                           request.cataloguePath = m_workspace.path();
                           request.what = m_exported();
                           request.file = path;
                           request.format = format;
                           request.write = options;
                           startExport(request);
                       });
}

void ExchangeCommands::startExport(const exchange::ExportRequest &request)
{
    m_workspace.jobs().start(
        tr("Export"), this,
        [request](jobs::Progress &progress) { return exchange::exportRecords(request, progress); },
        [this, path = request.file](const Result<exchange::ExportReport> &report) {
            if (!report) {
                tellFailure(tr("The export did not finish."), report.error());
                return;
            }
            const bool whole = report->refused == 0;
            m_bar.showMessage(
                whole ? MessageBar::Kind::Info : MessageBar::Kind::Warning,
                whole ? tr("<b>Export</b> is done: %n record(s) in %1.", "", int(report->written))
                            .arg(path.toHtmlEscaped())
                      : tr("<b>Export</b> is done: %n record(s) written, %1 not. %2", "",
                           int(report->written))
                            .arg(report->refused)
                            .arg(report->refusals.constFirst().toHtmlEscaped()),
                {tr("Close")}, [this](int) { m_bar.hide(); });
        });
}

void ExchangeCommands::tellFailure(const QString &what, const Error &error)
{
    m_bar.showMessage(MessageBar::Kind::Error,
                      QStringLiteral("<b>%1</b> %2").arg(what, error.detail.toHtmlEscaped()),
                      {tr("Close")}, [this](int) { m_bar.hide(); });
}

void ExchangeCommands::backUp()
{
    m_dialogs.saveFile(
        &m_window, tr("Back up the catalogue"), QStringLiteral("backup.colophon"),
        tr("Catalogues (*.colophon)"), [this](const QString &path) {
            if (path.isEmpty())
                return;
            m_workspace.jobs().start(
                tr("Backup"), this,
                [source = m_workspace.path(), path](jobs::Progress &) -> Result<void> {
                    Result<store::Connection> connection = store::Connection::open(source);
                    COLOPHON_TRY(connection);
                    return store::backUp(*connection, path);
                },
                [this, path](Result<void> done) {
                    m_bar.showMessage(
                        done ? MessageBar::Kind::Info : MessageBar::Kind::Error,
                        done ? tr("<b>Backup</b> is done: %1.").arg(path.toHtmlEscaped())
                             : done.error().detail.toHtmlEscaped(),
                        {tr("Close")}, [this](int) { m_bar.hide(); });
                });
        });
}

} // namespace colophon::ui
