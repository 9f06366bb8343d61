// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/exchangecommands.h"

#include "exchange/fileexport.h"
#include "exchange/fileimport.h"
#include "store/catalogue.h"
#include "widgets/messagebar.h"

#include <QFileInfo>

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
        tr("MARC files (*.mrc *.marc *.xml *.mrk *.dat);;All files (*)"),
        [this](const QStringList &files) {
            if (files.isEmpty())
                return;
            Question question;
            question.title = tr("Import into which zone?");
            question.text = tr("The records get new MMS IDs of that zone. What can't be read is "
                               "kept beside the file. Attached means: a record whose 001 or 035 is "
                               "that of a network record is linked to it instead of added twice.");
            question.answers = {tr("Institution Zone"), tr("Institution Zone, Attached"),
                                tr("Network Zone"), tr("Cancel")};
            m_dialogs.ask(&m_window, question, [this, files](int answer) {
                if (answer < 3)
                    startImport(files,
                                answer == 2 ? store::ZoneKind::Network
                                            : store::ZoneKind::Institution,
                                answer == 1);
            });
        });
}

void ExchangeCommands::startImport(const QStringList &files, store::ZoneKind zone, bool attach)
{
    exchange::ImportRequest request;
    request.cataloguePath = m_workspace.path();
    request.actor = m_workspace.actor();
    request.files = files;
    request.zone = zone;
    request.attach = attach;
    m_workspace.jobs().start(
        tr("Import"), this,
        [request](jobs::Progress &progress) { return exchange::importFiles(request, progress); },
        [this](Result<exchange::ImportReport> report) {
            const auto close = [this](int) { m_bar.hide(); };
            if (!report) {
                m_bar.showMessage(MessageBar::Kind::Error,
                                  tr("<b>The import did not finish.</b> %1")
                                      .arg(report.error().detail.toHtmlEscaped()),
                                  {tr("Close")}, close);
            } else if (report->rejected == 0) {
                QString text =
                    tr("<b>Import</b> is done: %n record(s) added.", "", int(report->added));
                if (report->matched > 0)
                    text +=
                        u' '
                        + tr("%n record(s) attached to the network's.", "", int(report->matched));
                m_bar.showMessage(MessageBar::Kind::Info, text, {tr("Close")}, close);
            } else {
                m_bar.showMessage(
                    MessageBar::Kind::Warning,
                    tr("<b>Import</b> is done: %n record(s) added, %1 not. What could not be read "
                       "is "
                       "in %2, byte for byte. The first: %3",
                       "", int(report->added))
                        .arg(report->rejected)
                        .arg(report->rejectsFile.toHtmlEscaped(),
                             report->findings.notes.isEmpty()
                                 ? QString()
                                 : report->findings.notes.constFirst().reason.toHtmlEscaped()),
                    {tr("Close")}, close);
            }
            m_workspace.tellRecordsChanged();
        });
}

void ExchangeCommands::exportRecords()
{
    const QString filter = tr("ISO 2709 (*.mrc);;MARCXML (*.xml);;Mnemonic text (*.mrk)");
    m_dialogs.saveFile(
        &m_window, tr("Export what the search found"), QStringLiteral("records.mrc"), filter,
        [this](const QString &path) {
            if (path.isEmpty())
                return;
            exchange::ExportRequest request;
            request.cataloguePath = m_workspace.path();
            request.what = m_exported();
            request.file = path;
            const QString ending = QFileInfo(path).suffix().toLower();
            request.format = ending == QLatin1String("xml")   ? marc::Format::MarcXml
                             : ending == QLatin1String("mrk") ? marc::Format::Mnemonic
                                                              : marc::Format::Iso2709;
            m_workspace.jobs().start(
                tr("Export"), this,
                [request](jobs::Progress &progress) {
                    return exchange::exportRecords(request, progress);
                },
                [this, path](Result<exchange::ExportReport> report) {
                    const auto close = [this](int) { m_bar.hide(); };
                    if (!report)
                        m_bar.showMessage(MessageBar::Kind::Error,
                                          tr("<b>The export did not finish.</b> %1")
                                              .arg(report.error().detail.toHtmlEscaped()),
                                          {tr("Close")}, close);
                    else if (report->refused == 0)
                        m_bar.showMessage(MessageBar::Kind::Info,
                                          tr("<b>Export</b> is done: %n record(s) in %1.", "",
                                             int(report->written))
                                              .arg(path.toHtmlEscaped()),
                                          {tr("Close")}, close);
                    else
                        m_bar.showMessage(
                            MessageBar::Kind::Warning,
                            tr("<b>Export</b> is done: %n record(s) written, %1 not. %2", "",
                               int(report->written))
                                .arg(report->refused)
                                .arg(report->refusals.constFirst().toHtmlEscaped()),
                            {tr("Close")}, close);
                });
        });
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
