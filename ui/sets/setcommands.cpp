// SPDX-License-Identifier: GPL-3.0-or-later
#include "sets/setcommands.h"

#include "sets/setdialog.h"

#include <QAction>

namespace colophon::ui {

namespace {

/// Makes the set where it is new, and adds the records; gives how many it had not.
Result<qint64> addRecordsTo(store::Connection &connection, const search::RecordSet &set,
                            const QList<MmsId> &records, const search::SetEditor &editor)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    search::SetId id = set.id;
    if (id.isNull()) {
        const Result<search::SetId> made = search::createSet(*transaction, set, editor);
        COLOPHON_TRY(made);
        id = *made;
    }
    qint64 added = 0;
    if (set.kind == search::SetKind::Itemized) {
        const Result<qint64> rows = search::addToSet(*transaction, id, records, editor);
        COLOPHON_TRY(rows);
        added = *rows;
    }
    COLOPHON_TRY(transaction->commit());
    return added;
}

} // namespace

SetCommands::SetCommands(const ScreenContext &context, std::function<search::Request()> shown,
                         QWidget *parent)
    : QObject(parent), m_context(context), m_shown(std::move(shown)), m_window(parent)
{
    const auto command = [this](const char *id, const QString &text, const char *icon,
                                const char *keys) {
        QAction *const known = m_context.commands.find(QLatin1String(id));
        return known != nullptr
                   ? known
                   : m_context.commands.add(QLatin1String(id), text, QLatin1String(icon),
                                            QKeySequence(QLatin1String(keys)));
    };
    m_add = command("set.add", tr("Add to &Set…"), "list-plus", "Ctrl+Shift+G");
    m_remove = command("set.remove", tr("Remove from the Set"), "x", "");
    m_save = command("set.saveResult", tr("Save as Set…"), "list-checks", "");
    connect(m_add, &QAction::triggered, this, &SetCommands::addRecords);
    connect(m_remove, &QAction::triggered, this, &SetCommands::removeRecords);
    connect(m_save, &QAction::triggered, this, &SetCommands::saveResult);
    connect(&context.navigation, &Navigation::recordsInFrontChanged, this, &SetCommands::adapt);
    adapt();
}

void SetCommands::adapt()
{
    const bool some = !m_context.navigation.recordsInFront().isEmpty();
    const bool writable = !m_context.workspace.isReadOnly();
    const QString readOnly = tr("The catalogue can only be read.");
    m_add->setEnabled(some && writable);
    m_add->setStatusTip(!writable ? readOnly : some ? QString() : tr("Choose a record first."));
    const bool inSet = !shownSet().isEmpty();
    m_remove->setEnabled(some && writable && inSet);
    m_remove->setStatusTip(!writable ? readOnly
                           : !inSet  ? tr("Show a set's records first.")
                           : some    ? QString()
                                     : tr("Choose a record first."));
    m_save->setEnabled(writable);
    m_save->setStatusTip(writable ? QString() : readOnly);
}

void SetCommands::addRecords()
{
    const QList<MmsId> records = m_context.navigation.recordsInFront();
    if (records.isEmpty())
        return;
    m_context.workspace.reader().run(
        this,
        [user = m_context.workspace.user().id](store::Connection &c) {
            return search::setsFor(c, user);
        },
        [this, records](Result<QList<search::RecordSet>> sets) {
            if (!sets)
                return refuse(tr("The sets were not read."), sets.error());
            // Those that the records can go into.
            sets->removeIf([&records](const search::RecordSet &set) {
                return set.kind == search::SetKind::Logical
                       || set.zone.code != records.constFirst().zoneCode();
            });
            askWhere(records, *sets);
        });
}

void SetCommands::askWhere(const QList<MmsId> &records, const QList<search::RecordSet> &sets)
{
    auto *dialog = new AddToSetDialog(records.size(), sets, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, records] {
        search::RecordSet set;
        const Workspace &workspace = m_context.workspace;
        set.zone = records.constFirst().zoneCode() == workspace.network().code
                       ? workspace.network()
                       : workspace.institution();
        set.name = dialog->name();
        add(records, dialog->chosen().value_or(set));
    });
    dialog->open();
}

void SetCommands::add(const QList<MmsId> &records, const search::RecordSet &set)
{
    const search::SetEditor editor{m_context.workspace.user(), m_context.workspace.clock().now()};
    m_context.workspace.writer().run(
        this,
        [records, set, editor](store::Connection &c) {
            return addRecordsTo(c, set, records, editor);
        },
        [this, name = set.name](Result<qint64> added) {
            if (!added)
                return refuse(tr("Nothing was added to a set."), added.error());
            emit setsChanged();
            emit m_context.workspace.announced(
                tr("%n record(s) added to the set “%1”", "", int(*added)).arg(name));
        });
}

QString SetCommands::shownSet() const
{
    const search::ParsedQuery parsed = search::parseQuery(m_shown().text);
    const bool set = !parsed.fault && parsed.tree.kind == search::QueryTree::Kind::Leaf
                     && parsed.tree.condition.index == search::Index::Set;
    return set ? parsed.tree.condition.value : QString();
}

void SetCommands::removeRecords()
{
    const QList<MmsId> records = m_context.navigation.recordsInFront();
    const search::SetEditor editor{m_context.workspace.user(), m_context.workspace.clock().now()};
    const QString name = shownSet();
    m_context.workspace.writer().run(
        this,
        [records, editor, name](store::Connection &c) -> Result<qint64> {
            Result<store::Transaction> transaction = store::Transaction::begin(c);
            COLOPHON_TRY(transaction);
            const Result<search::RecordSet> set = search::setNamed(c, name, editor.user.id);
            COLOPHON_TRY(set);
            const Result<qint64> removed =
                search::removeFromSet(*transaction, set->id, records, editor);
            COLOPHON_TRY(removed);
            COLOPHON_TRY(transaction->commit());
            return removed;
        },
        [this, name](Result<qint64> removed) {
            if (!removed)
                return refuse(tr("Nothing was removed from the set."), removed.error());
            emit setsChanged();
            emit m_context.workspace.announced(
                tr("%n record(s) removed from the set “%1”", "", int(*removed)).arg(name));
        });
}

void SetCommands::saveResult()
{
    const search::Request request = m_shown();
    search::RecordSet set;
    set.zone = request.zone;
    set.kind = search::SetKind::Logical;
    const Result<search::QueryTree> tree = search::queryFrom(request.text, request.index);
    if (!tree)
        return refuse(tr("No set was made."), tree.error());
    search::QueryTree whole = *tree;
    if (!request.narrow.isEverything())
        whole = whole.isEverything()
                    ? request.narrow
                    : search::QueryTree{search::QueryTree::Kind::And, {whole, request.narrow}, {}};
    set.query = search::textOf(whole);
    auto *dialog =
        new SetDialog(set, tr("Save the result as a set"), tr("Save Set"), true, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, request] { save(dialog->set(), request); });
    dialog->open();
}

void SetCommands::save(const search::RecordSet &set, const search::Request &request)
{
    const search::SetEditor editor{m_context.workspace.user(), m_context.workspace.clock().now()};
    m_context.workspace.writer().run(
        this,
        [set, request, editor](store::Connection &c) -> Result<qint64> {
            QList<MmsId> records;
            if (set.kind == search::SetKind::Itemized) {
                const Result<search::HitSet> found = search::hits(c, request);
                COLOPHON_TRY(found);
                const Result<QList<MmsId>> ids = search::idsOf(c, *found, request.zone);
                COLOPHON_TRY(ids);
                records = *ids;
            }
            return addRecordsTo(c, set, records, editor);
        },
        [this, name = set.name](Result<qint64> added) {
            if (!added)
                return refuse(tr("No set was made."), added.error());
            emit setsChanged();
            emit m_context.workspace.announced(tr("The set “%1” was saved").arg(name));
        });
}

void SetCommands::refuse(const QString &what, const Error &error)
{
    m_context.navigation.say(
        QStringLiteral("<b>%1</b> %2").arg(what.toHtmlEscaped(), error.detail.toHtmlEscaped()),
        true);
}

} // namespace colophon::ui
