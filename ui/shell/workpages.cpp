// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workpages.h"

#include "base/theme.h"
#include "editor/editorpage.h"
#include "exchange/fileexport.h"
#include "exchange/fileimport.h"
#include "search/searchpage.h"
#include "shell/topstrip.h"
#include "store/catalogue.h"
#include "widgets/messagebar.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>

namespace colophon::ui {

WorkPages::WorkPages(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
                     Settings &settings, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_commands(commands), m_dialogs(dialogs),
      m_settings(settings), m_strip(new TopStrip(workspace, this)),
      m_search(new SearchPage(workspace, commands, dialogs, settings, this)),
      m_editor(new EditorPage(workspace, commands, dialogs, settings, this)),
      m_bar(new MessageBar(this)), m_stack(new QStackedWidget(this)), m_rail(new QButtonGroup(this))
{
    addCommands();
    m_stack->addWidget(m_search);
    m_stack->addWidget(m_editor);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(buildRail());
    body->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_bar);
    layout->addLayout(body, 1);
    connect(m_strip, &TopStrip::searchRequested, this,
            [this](search::Index index, const QString &text) {
                showScreen(Screen::Search);
                m_search->runSearch(index, text);
                m_search->focusResults();
            });
    connect(m_search, &SearchPage::editRequested, this, &WorkPages::edit);
    connect(m_search, &SearchPage::importRequested, this, &WorkPages::importRecords);
    connect(m_search, &SearchPage::statusTextChanged, this, &WorkPages::statusTextChanged);
    connect(m_editor, &EditorPage::statusTextChanged, this, &WorkPages::statusTextChanged);
    connect(m_editor, &EditorPage::draftCountChanged, this, [this](int drafts) {
        QAbstractButton *button = m_rail->button(int(Screen::Editor));
        button->setText(drafts == 0 ? tr("Editor") : tr("Editor · %1").arg(drafts));
        button->setAccessibleName(drafts == 0 ? tr("Editor")
                                              : tr("Editor, drafts: %1").arg(drafts));
    });
}

QWidget *WorkPages::buildRail()
{
    auto *rail = new QWidget(this);
    rail->setObjectName(QStringLiteral("rail"));
    rail->setAttribute(Qt::WA_StyledBackground);
    rail->setFixedWidth(px(this, 76));
    auto *layout = new QVBoxLayout(rail);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(0);
    const struct {
        const char *name;
        const char *iconName;
        QString text;
    } screens[] = {{"railSearch", "search", tr("Search")},
                   {"railEditor", "square-pen", tr("Editor")}};
    int number = 0;
    for (const auto &screen : screens) {
        auto *button = new QToolButton(rail);
        button->setObjectName(QLatin1String(screen.name));
        button->setIcon(icon(QLatin1String(screen.iconName), this));
        button->setIconSize(QSize(20, 20));
        button->setText(screen.text);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setCheckable(true);
        button->setFont(textFont(this, 11));
        button->setFixedSize(px(this, 76), px(this, 56));
        m_rail->addButton(button, number++);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    connect(m_rail, &QButtonGroup::idClicked, this, [this](int id) { showScreen(Screen(id)); });
    return rail;
}

void WorkPages::addCommands()
{
    const auto add = [this](const char *id, const QString &text, const char *iconName,
                            const char *keys, auto slot) {
        QAction *action = m_commands.add(QLatin1String(id), text, QLatin1String(iconName),
                                         QKeySequence(QLatin1String(keys)));
        connect(action, &QAction::triggered, this, slot);
    };
    add("screen.search", tr("&Search"), "search", "Ctrl+2", [this] { showScreen(Screen::Search); });
    add("screen.editor", tr("MD &Editor"), "square-pen", "Ctrl+3",
        [this] { showScreen(Screen::Editor); });
    add("search.focus", tr("&Find in the Catalogue"), "", "Ctrl+L",
        [this] { m_strip->focusSearch(); });
    add("record.openByMmsId", tr("&Open by MMS ID…"), "", "Ctrl+O", [this] { openByMmsId(); });
    add("file.import", tr("&Import Records…"), "upload", "Ctrl+I", [this] { importRecords(); });
    add("file.export", tr("&Export Records…"), "download", "Ctrl+Shift+X",
        [this] { exportRecords(); });
    add("file.backup", tr("&Back Up Catalogue…"), "", "", [this] { backUp(); });
}

void WorkPages::showScreen(Screen screen)
{
    m_stack->setCurrentIndex(int(screen));
    m_rail->button(int(screen))->setChecked(true);
    const bool search = screen == Screen::Search;
    emit screenChanged(search ? tr("Repository Search") : tr("MD Editor"));
    emit statusTextChanged(search ? m_search->statusText() : m_editor->statusText());
}

void WorkPages::edit(MmsId mmsId)
{
    showScreen(Screen::Editor);
    m_editor->openRecord(mmsId);
}

void WorkPages::openByMmsId()
{
    m_dialogs.askText(
        this, tr("Open by MMS ID"), tr("MMS ID:"), [this](const QString &text, bool accepted) {
            if (!accepted)
                return;
            const Result<MmsId> mmsId = MmsId::parse(text);
            if (mmsId) {
                m_bar->hide();
                edit(*mmsId);
            } else {
                m_bar->showMessage(
                    MessageBar::Kind::Error,
                    tr("<b>No record was opened.</b> %1").arg(mmsId.error().detail.toHtmlEscaped()),
                    {tr("Close")}, [this](int) { m_bar->hide(); });
            }
        });
}

void WorkPages::importRecords()
{
    m_dialogs.openFiles(
        this, tr("Import records"),
        tr("MARC files (*.mrc *.marc *.xml *.mrk *.dat);;All files (*)"),
        [this](const QStringList &files) {
            if (files.isEmpty())
                return;
            Question question;
            question.title = tr("Import into which zone?");
            question.text = tr("The records get new MMS IDs of that zone. What can't be read is "
                               "kept beside the file.");
            question.answers = {tr("Institution Zone"), tr("Network Zone"), tr("Cancel")};
            m_dialogs.ask(this, question, [this, files](int answer) {
                if (answer < 2)
                    startImport(files, answer == 0 ? store::ZoneKind::Institution
                                                   : store::ZoneKind::Network);
            });
        });
}

void WorkPages::startImport(const QStringList &files, store::ZoneKind zone)
{
    exchange::ImportRequest request;
    request.cataloguePath = m_workspace.path();
    request.actor = m_workspace.actor();
    request.files = files;
    request.zone = zone;
    m_workspace.jobs().start(
        tr("Import"), this,
        [request](jobs::Progress &progress) { return exchange::importFiles(request, progress); },
        [this](Result<exchange::ImportReport> report) {
            const auto close = [this](int) { m_bar->hide(); };
            if (!report) {
                m_bar->showMessage(MessageBar::Kind::Error,
                                   tr("<b>The import did not finish.</b> %1")
                                       .arg(report.error().detail.toHtmlEscaped()),
                                   {tr("Close")}, close);
            } else if (report->rejected == 0) {
                m_bar->showMessage(
                    MessageBar::Kind::Info,
                    tr("<b>Import</b> is done: %n record(s) added.", "", int(report->added)),
                    {tr("Close")}, close);
            } else {
                m_bar->showMessage(
                    MessageBar::Kind::Warning,
                    tr("<b>Import</b> is done: %n record(s) added, %1 not. What could not be read "
                       "is "
                       "in %2, byte for byte. The first: %3",
                       "", int(report->added))
                        .arg(report->rejected)
                        .arg(report->rejectsFile.toHtmlEscaped(),
                             report->notes.isEmpty()
                                 ? QString()
                                 : report->notes.constFirst().reason.toHtmlEscaped()),
                    {tr("Close")}, close);
            }
            m_workspace.tellRecordsChanged();
        });
}

void WorkPages::exportRecords()
{
    const QString filter = tr("ISO 2709 (*.mrc);;MARCXML (*.xml);;Mnemonic text (*.mrk)");
    m_dialogs.saveFile(
        this, tr("Export what the search found"), QStringLiteral("records.mrc"), filter,
        [this](const QString &path) {
            if (path.isEmpty())
                return;
            exchange::ExportRequest request;
            request.cataloguePath = m_workspace.path();
            request.what = m_search->request();
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
                    const auto close = [this](int) { m_bar->hide(); };
                    if (!report)
                        m_bar->showMessage(MessageBar::Kind::Error,
                                           tr("<b>The export did not finish.</b> %1")
                                               .arg(report.error().detail.toHtmlEscaped()),
                                           {tr("Close")}, close);
                    else if (report->refused == 0)
                        m_bar->showMessage(MessageBar::Kind::Info,
                                           tr("<b>Export</b> is done: %n record(s) in %1.", "",
                                              int(report->written))
                                               .arg(path.toHtmlEscaped()),
                                           {tr("Close")}, close);
                    else
                        m_bar->showMessage(
                            MessageBar::Kind::Warning,
                            tr("<b>Export</b> is done: %n record(s) written, %1 not. %2", "",
                               int(report->written))
                                .arg(report->refused)
                                .arg(report->refusals.constFirst().toHtmlEscaped()),
                            {tr("Close")}, close);
                });
        });
}

void WorkPages::backUp()
{
    m_dialogs.saveFile(
        this, tr("Back up the catalogue"), QStringLiteral("backup.colophon"),
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
                    m_bar->showMessage(
                        done ? MessageBar::Kind::Info : MessageBar::Kind::Error,
                        done ? tr("<b>Backup</b> is done: %1.").arg(path.toHtmlEscaped())
                             : done.error().detail.toHtmlEscaped(),
                        {tr("Close")}, [this](int) { m_bar->hide(); });
                });
        });
}

void WorkPages::prepareToClose(std::function<void()> done)
{
    m_editor->saveOpenDrafts(std::move(done));
}

} // namespace colophon::ui
