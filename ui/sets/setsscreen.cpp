// SPDX-License-Identifier: GPL-3.0-or-later
#include "sets/setsscreen.h"

#include "base/theme.h"
#include "search/emptyresults.h"
#include "search/search.h"
#include "sets/setdialog.h"
#include "sets/setmodel.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

Result<QList<SetRow>> rowsFor(store::Connection &connection, const search::Viewer &viewer)
{
    const Result<QList<search::RecordSet>> sets = search::setsFor(connection, viewer.user);
    COLOPHON_TRY(sets);
    QList<SetRow> rows;
    for (const search::RecordSet &set : *sets) {
        // A query that can't be answered any more hides no other set.
        const Result<qint64> records = search::countOf(connection, set, viewer);
        rows.append({set, records ? std::optional(*records) : std::nullopt});
    }
    return rows;
}

Result<QStringList> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, QStringLiteral("%1 can't be read (%2). Check its permissions.")
                                        .arg(path, file.errorString())};
    return QString::fromUtf8(file.readAll()).split(u'\n');
}

} // namespace

SetsScreen::SetsScreen(const ScreenContext &context, QWidget *parent)
    : Screen(parent), m_context(context), m_model(new SetModel(this))
{
    setObjectName(QStringLiteral("setsScreen"));
    addCommands();
    build();
    adapt();
    connect(&context.workspace, &Workspace::recordsChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&context.workspace, &Workspace::catalogueWritten, this, [this] { m_read = false; });
}

QString SetsScreen::title() const
{
    return tr("Sets");
}

QAction *SetsScreen::command(const char *id, const QString &text, const char *icon,
                             const char *keys, void (SetsScreen::*slot)())
{
    QAction *action = m_context.commands.find(QLatin1String(id));
    if (action == nullptr)
        action = m_context.commands.add(QLatin1String(id), text, QLatin1String(icon),
                                        QKeySequence(QLatin1String(keys)));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_actions.append(action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void SetsScreen::addCommands()
{
    m_show = command("set.show", tr("Show Records"), "search", "Return", &SetsScreen::showRecords);
    command("set.new", tr("New Set…"), "plus", "Ins", &SetsScreen::makeSet);
    m_change = command("set.change", tr("Change…"), "square-pen", "F2", &SetsScreen::changeChosen);
    m_combine =
        command("set.combine", tr("Combine…"), "list-checks", "", &SetsScreen::combineChosen);
    command("set.import", tr("Import List…"), "upload", "", &SetsScreen::importList);
    m_delete = command("set.delete", tr("Delete…"), "trash-2", "Del", &SetsScreen::deleteChosen);
}

void SetsScreen::build()
{
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("barStrip"));
    bar->setAttribute(Qt::WA_StyledBackground);
    m_bar = new QHBoxLayout(bar);
    m_bar->setContentsMargins(12, 4, 12, 4);
    m_bar->addStretch(1);
    for (QAction *const action : std::as_const(m_actions))
        addButton(action);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("setsTable"));
    m_table->setAccessibleName(tr("Sets"));
    m_table->setModel(m_model);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 30));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(SetModel::Name, QHeaderView::Stretch);
    m_empty = new EmptyResults;
    m_body = new QStackedWidget;
    m_body->addWidget(m_table);
    m_body->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_body, 1);
    connect(m_table, &QTableView::doubleClicked, this, &SetsScreen::showRecords);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SetsScreen::adapt);
}

void SetsScreen::addButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setObjectName(action->objectName() + QLatin1String(".button"));
    m_bar->insertWidget(m_bar->count() - 1, button); // before the stretch
}

void SetsScreen::addToBar(QAction *action)
{
    m_ofSet.append(action);
    addButton(action);
    adapt();
}

void SetsScreen::activate()
{
    if (!m_read)
        refresh();
    m_table->setFocus();
}

void SetsScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    if (!m_read)
        refresh();
}

void SetsScreen::refresh()
{
    m_read = true;
    const search::Viewer viewer{m_context.workspace.user().id, m_context.workspace.clock().now()};
    m_context.workspace.reader().run(
        this, [viewer](store::Connection &c) { return rowsFor(c, viewer); },
        [this](Result<QList<SetRow>> rows) {
            if (!rows) {
                m_context.navigation.say(tr("<b>The sets were not read.</b> %1")
                                             .arg(rows.error().detail.toHtmlEscaped()),
                                         true);
                return;
            }
            const search::RecordSet *const former = chosen();
            const search::SetId id = former != nullptr ? former->id : search::SetId();
            m_model->setRows(*rows);
            const int row = std::max(0, m_model->rowOf(id));
            if (m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(row, 0));
            else
                m_empty->setContent(
                    QStringLiteral("list-checks"), tr("No sets yet"),
                    tr("A set keeps records together: for a job, for an export, or "
                       "to come back to. Save a search as a set, or make one here."));
            if (m_model->rowCount() == 0)
                m_empty->addButton(tr("New Set…"), [this] { makeSet(); });
            m_body->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
            m_status = tr("%n set(s)", "", m_model->rowCount());
            emit statusTextChanged(m_status);
            adapt();
        });
}

const search::RecordSet *SetsScreen::chosen() const
{
    const SetRow *const row =
        m_table != nullptr ? m_model->row(m_table->currentIndex().row()) : nullptr;
    return row != nullptr ? &row->set : nullptr;
}

bool SetsScreen::mayChange(const search::RecordSet &set) const
{
    const store::User &user = m_context.workspace.user();
    const bool manages = user.roles.testFlag(store::Role::CatalogManager)
                         || user.roles.testFlag(store::Role::CatalogAdministrator);
    return set.owner == user.id || (set.shared && manages);
}

void SetsScreen::adapt()
{
    const search::RecordSet *const set = chosen();
    const QString none = tr("Choose a set first.");
    for (QAction *const action : QList<QAction *>{m_show, m_combine} + m_ofSet) {
        action->setEnabled(set != nullptr);
        action->setStatusTip(set != nullptr ? QString() : none);
    }
    const bool allowed = set != nullptr && mayChange(*set);
    for (QAction *const action : {m_change, m_delete}) {
        action->setEnabled(allowed);
        action->setStatusTip(allowed          ? QString()
                             : set == nullptr ? none
                                              : tr("The set is %1's.").arg(set->ownerName));
    }
}

void SetsScreen::showRecords()
{
    if (const search::RecordSet *const set = chosen())
        m_context.navigation.search(set->zone.kind, search::queryOfSet(set->name));
}

void SetsScreen::write(
    const QString &failed,
    std::function<Result<QString>(store::Transaction &, const search::SetEditor &)> work,
    std::function<void(const QString &)> done)
{
    const search::SetEditor editor{m_context.workspace.user(), m_context.workspace.clock().now()};
    m_context.workspace.writer().run(
        this,
        [work = std::move(work), editor](store::Connection &c) -> Result<QString> {
            Result<store::Transaction> transaction = store::Transaction::begin(c);
            COLOPHON_TRY(transaction);
            const Result<QString> said = work(*transaction, editor);
            COLOPHON_TRY(said);
            COLOPHON_TRY(transaction->commit());
            return said;
        },
        [this, failed, done = std::move(done)](Result<QString> said) {
            if (!said)
                m_context.navigation.say(
                    QStringLiteral("<b>%1</b> %2")
                        .arg(failed.toHtmlEscaped(), said.error().detail.toHtmlEscaped()),
                    true);
            else if (done)
                done(*said);
            refresh();
        });
}

void SetsScreen::makeSet()
{
    search::RecordSet set;
    set.zone = m_context.workspace.zone();
    set.kind = search::SetKind::Logical;
    auto *dialog = new SetDialog(set, tr("New set"), tr("Save Set"), false, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        write(tr("No set was made."),
              [set = dialog->set()](store::Transaction &t,
                                    const search::SetEditor &editor) -> Result<QString> {
                  const Result<search::SetId> id = search::createSet(t, set, editor);
                  COLOPHON_TRY(id);
                  return QString();
              });
    });
    dialog->open();
}

void SetsScreen::changeChosen()
{
    const search::RecordSet *const set = chosen();
    if (set == nullptr)
        return;
    auto *dialog = new SetDialog(*set, tr("Change the set"), tr("Save Set"), false, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        write(tr("The set was not changed."),
              [changed = dialog->set()](store::Transaction &t,
                                        const search::SetEditor &editor) -> Result<QString> {
                  COLOPHON_TRY(search::changeSet(t, changed, editor));
                  return QString();
              });
    });
    dialog->open();
}

void SetsScreen::combineChosen()
{
    const search::RecordSet *const first = chosen();
    if (first == nullptr)
        return;
    QList<search::RecordSet> others;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const search::RecordSet &set = m_model->row(i)->set;
        if (set.id != first->id && set.zone.id == first->zone.id)
            others.append(set);
    }
    if (others.isEmpty()) {
        m_context.navigation.say(tr("<b>There is nothing to combine “%1” with.</b> Its zone has no "
                                    "other set.")
                                     .arg(first->name.toHtmlEscaped()));
        return;
    }
    auto *dialog = new CombineDialog(*first, others, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, one = *first] {
        search::RecordSet wanted;
        wanted.zone = one.zone;
        wanted.name = dialog->name();
        write(tr("The sets were not combined."),
              [one, wanted, other = dialog->second(), how = dialog->how()](
                  store::Transaction &t, const search::SetEditor &editor) -> Result<QString> {
                  const Result<QList<MmsId>> records = search::combined(
                      t.connection(), one, how, other, {editor.user.id, editor.at});
                  COLOPHON_TRY(records);
                  const Result<search::SetId> id = search::createSet(t, wanted, editor);
                  COLOPHON_TRY(id);
                  const Result<qint64> added = search::addToSet(t, *id, *records, editor);
                  COLOPHON_TRY(added);
                  return QString();
              });
    });
    dialog->open();
}

void SetsScreen::importList()
{
    m_context.dialogs.openFiles(this, tr("Import a list of MMS IDs, ISBNs or ISSNs"),
                                tr("Lists (*.txt *.csv *.tsv);;All files (*)"),
                                [this](const QStringList &paths) {
                                    if (!paths.isEmpty())
                                        askNameOfList(paths.constFirst());
                                });
}

void SetsScreen::askNameOfList(const QString &path)
{
    search::RecordSet set;
    set.zone = m_context.workspace.zone();
    set.name = QFileInfo(path).completeBaseName();
    auto *dialog = new SetDialog(set, tr("New set from a list"), tr("Save Set"), false, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, path] {
        write(
            tr("No set was made."),
            [wanted = dialog->set(), path](store::Transaction &t,
                                           const search::SetEditor &editor) -> Result<QString> {
                const Result<QStringList> lines = linesOf(path);
                COLOPHON_TRY(lines);
                const Result<search::ListedRecords> listed =
                    search::recordsListed(t.connection(), *lines, wanted.zone);
                COLOPHON_TRY(listed);
                const Result<search::SetId> id = search::createSet(t, wanted, editor);
                COLOPHON_TRY(id);
                const Result<qint64> added = search::addToSet(t, *id, listed->found, editor);
                COLOPHON_TRY(added);
                return listed->unmatched.join(u'\n');
            },
            [this, zone = dialog->set().zone](const QString &unmatched) {
                if (!unmatched.isEmpty())
                    showUnmatched(unmatched, zone);
            });
    });
    dialog->open();
}

/// The lines themselves, so that they can be looked up or sent back.
void SetsScreen::showUnmatched(const QString &lines, const store::Zone &zone)
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("unmatchedDialog"));
    dialog->setWindowTitle(tr("Lines without a record"));
    auto *what = new QLabel(tr("<b>%n line(s) of the list match no record</b> of the %1. The "
                               "others are in the set.",
                               "", int(lines.count(u'\n') + 1))
                                .arg(zone.name.toHtmlEscaped()));
    what->setWordWrap(true);
    auto *list = new QPlainTextEdit(lines);
    list->setObjectName(QStringLiteral("unmatchedLines"));
    list->setAccessibleName(dialog->windowTitle());
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *const copy = buttons->addButton(tr("Copy List"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, dialog,
            [lines] { QGuiApplication::clipboard()->setText(lines); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    const int margin = px(dialog, 20);
    layout->setContentsMargins(margin, margin, margin, px(dialog, 12));
    layout->addWidget(what);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->resize(px(dialog, 440), px(dialog, 360));
    dialog->show();
}

void SetsScreen::deleteChosen()
{
    const search::RecordSet *const set = chosen();
    if (set == nullptr)
        return;
    Question question;
    question.title = tr("Delete the set “%1”?").arg(set->name);
    question.text = tr("Its records stay in the catalogue.");
    question.answers = {tr("Delete Set"), tr("Cancel")};
    question.destructive = true;
    m_context.dialogs.ask(this, question, [this, id = set->id](int answer) {
        if (answer != 0)
            return;
        write(tr("The set was not deleted."),
              [id](store::Transaction &t, const search::SetEditor &editor) -> Result<QString> {
                  COLOPHON_TRY(search::deleteSet(t, id, editor));
                  return QString();
              });
    });
}

} // namespace colophon::ui
