// SPDX-License-Identifier: GPL-3.0-or-later
#include "zones/zoneactions.h"

#include "cataloging/deleting.h"
#include "widgets/messagebar.h"
#include "zones/linkdialog.h"
#include "zones/locksdialog.h"

#include <QPointer>

#include <algorithm>

namespace colophon::ui {

namespace {

/// Whole records are changed one by one; of more than this the state is not looked at first.
constexpr qsizetype kMostLookedAt = 200;

/// What the dialog for linking and sharing begins with.
struct Side {
    store::StoredRecord mine;
    QList<cataloging::Match> matches;
    marc::LocalTags tags;
};

Result<Side> sideOf(store::Connection &connection, MmsId mmsId)
{
    Result<store::StoredRecord> mine = store::recordOf(connection, mmsId);
    COLOPHON_TRY(mine);
    Result<QList<cataloging::Match>> matches = cataloging::networkMatches(connection, mine->record);
    COLOPHON_TRY(matches);
    const Result<marc::LocalTags> tags = cataloging::localTags(connection);
    COLOPHON_TRY(tags);
    return Side{std::move(*mine), std::move(*matches), *tags};
}

} // namespace

ZoneActions::ZoneActions(const ScreenContext &context, MessageBar &bar, QWidget &window)
    : QObject(&window), m_context(context), m_bar(bar), m_window(window)
{
    addCommands();
    connect(&context.navigation, &Navigation::recordsInFrontChanged, this,
            &ZoneActions::lookAtRecords);
    connect(&context.workspace, &Workspace::recordChanged, this, [this](MmsId mmsId) {
        if (m_context.navigation.recordsInFront().contains(mmsId))
            lookAtRecords();
    });
    connect(&context.workspace, &Workspace::recordsChanged, this, &ZoneActions::lookAtRecords);
    adapt();
}

QAction *ZoneActions::add(const char *id, const QString &text, const char *icon,
                          const std::function<void()> &slot)
{
    QAction *action =
        m_context.commands.add(QLatin1String(id), text, QLatin1String(icon), QKeySequence());
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void ZoneActions::addCommands()
{
    m_copy = add("zone.copyToInstitution", tr("&Copy to Institution Zone"), "landmark",
                 [this] { copyToInstitution(); });
    m_share = add("zone.share", tr("&Share with Network…"), "network",
                  [this] { chooseNetworkRecord(true); });
    m_link = add("zone.link", tr("&Link to Network Record…"), "link",
                 [this] { chooseNetworkRecord(false); });
    m_unlink = add("zone.unlink", tr("&Unlink"), "", [this] { unlinkRecords(); });
    m_delete = add("record.delete", tr("D&elete Record…"), "trash-2", [this] { askToDelete(); });
    m_undo = add("zone.undo", tr("Undo Last Record &Action"), "undo-2", [this] { undo(); });
    add("lock.view", tr("&Locked Records…"), "lock", [this] { showLocks(); });
}

void ZoneActions::lookAtRecords()
{
    const QList<MmsId> mmsIds = m_context.navigation.recordsInFront().mid(0, kMostLookedAt);
    const quint64 asked = ++m_asked;
    m_standing.clear();
    adapt();
    if (mmsIds.isEmpty())
        return;
    const QString networkCode = m_context.workspace.network().code;
    m_context.workspace.reader().run(
        this,
        [mmsIds, networkCode](store::Connection &connection) -> Result<QHash<MmsId, Standing>> {
            QHash<MmsId, Standing> standing;
            for (const MmsId mmsId : mmsIds) {
                const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
                if (stored)
                    standing.insert(mmsId, {mmsId.zoneCode() == networkCode, stored->network});
            }
            return standing;
        },
        [this, asked](Result<QHash<MmsId, Standing>> standing) {
            if (asked != m_asked || !standing)
                return;
            m_standing = *standing;
            adapt();
        });
}

void ZoneActions::set(QAction *action, const QString &whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    action->setStatusTip(whyNot);
}

void ZoneActions::adapt()
{
    const auto all = [this](auto is) {
        return std::all_of(m_standing.cbegin(), m_standing.cend(), is);
    };
    const bool readOnly = m_context.workspace.isReadOnly();
    const QString none = m_standing.isEmpty() ? tr("No record is chosen.")
                         : readOnly           ? tr("The catalogue file can't be written.")
                                              : QString();
    const bool network = all([](const Standing &one) { return one.isNetwork; });
    const bool attached =
        all([](const Standing &one) { return !one.isNetwork && one.network.has_value(); });
    const bool alone =
        all([](const Standing &one) { return !one.isNetwork && !one.network.has_value(); });
    const bool one = m_standing.size() == 1;
    const auto reason = [&none](bool can, const QString &whyNot) {
        return !none.isEmpty() ? none : can ? QString() : whyNot;
    };
    set(m_copy, reason(network, tr("Only a record of the Network Zone can be copied to the "
                                   "Institution Zone.")));
    const QString onlyAlone =
        attached ? tr("The record is attached to a network record already.")
                 : tr("Choose one record of the Institution Zone that stands on its own.");
    const bool manager = m_context.workspace.user().roles.testFlag(store::Role::CatalogManager);
    set(m_link, reason(alone && one, onlyAlone));
    set(m_share, !manager ? tr("Sharing with the network needs the role Catalog Manager.")
                          : reason(alone && one, onlyAlone));
    set(m_unlink, reason(attached, tr("The record is not attached to a network record.")));
    set(m_delete, none);
    set(m_undo, m_last.isEmpty() ? tr("There is nothing to undo.") : QString());
}

void ZoneActions::copyToInstitution()
{
    run(m_context.navigation.recordsInFront(),
        [actor = m_context.workspace.actor(), institution = m_context.workspace.institution()](
            store::Connection &connection, MmsId mmsId) {
            return cataloging::copyToInstitution(connection, actor, mmsId, institution);
        });
}

void ZoneActions::unlinkRecords()
{
    run(m_context.navigation.recordsInFront(),
        [actor = m_context.workspace.actor()](store::Connection &connection, MmsId mmsId) {
            return cataloging::unlink(connection, actor, mmsId);
        });
}

void ZoneActions::chooseNetworkRecord(bool share)
{
    const QList<MmsId> mmsIds = m_context.navigation.recordsInFront();
    if (mmsIds.size() != 1)
        return;
    m_context.workspace.reader().run(
        this,
        [mmsId = mmsIds.constFirst()](store::Connection &connection) {
            return sideOf(connection, mmsId);
        },
        [this, share](Result<Side> side) {
            if (side)
                showLinkDialog(share, side->mine, side->matches, side->tags);
            else
                tellFailed(side.error());
        });
}

void ZoneActions::showLinkDialog(bool share, const store::StoredRecord &mine,
                                 const QList<cataloging::Match> &matches,
                                 const marc::LocalTags &tags)
{
    auto *dialog = new LinkDialog(m_context.workspace,
                                  share ? LinkDialog::Purpose::Share : LinkDialog::Purpose::Link,
                                  mine, matches, tags, &m_window);
    connect(dialog, &QDialog::finished, this, [this, dialog, mmsId = mine.mmsId](int choice) {
        const QList<marc::Field> kept = dialog->keptLocal();
        const cataloging::Actor actor = m_context.workspace.actor();
        if (choice == LinkDialog::LinkChosen) {
            run({mmsId}, [actor, kept, network = dialog->network()](store::Connection &connection,
                                                                    MmsId record) {
                return cataloging::linkToNetwork(connection, actor, record, network, kept);
            });
        } else if (choice == LinkDialog::MakeNew) {
            run({mmsId}, [actor, kept](store::Connection &connection, MmsId record) {
                return cataloging::shareWithNetwork(connection, actor, record, kept);
            });
        }
    });
    dialog->open();
}

void ZoneActions::askToDelete()
{
    const QList<MmsId> mmsIds = m_context.navigation.recordsInFront();
    if (mmsIds.isEmpty())
        return;
    const bool attached = std::any_of(m_standing.cbegin(), m_standing.cend(),
                                      [](const Standing &one) { return one.network.has_value(); });
    Question question;
    question.title = mmsIds.size() == 1
                         ? tr("Delete record %1?").arg(mmsIds.constFirst().toString())
                         : tr("Delete %n record(s)?", "", int(mmsIds.size()));
    question.text = attached ? tr("The network record stays as it is. You can undo this until the "
                                  "catalogue is closed.")
                             : tr("You can undo this until the catalogue is closed.");
    question.answers = {mmsIds.size() == 1 ? tr("Delete Record")
                                           : tr("Delete %n Record(s)", "", int(mmsIds.size())),
                        tr("Cancel")};
    question.destructive = true;
    m_context.dialogs.ask(&m_window, question, [this, mmsIds](int answer) {
        if (answer == 0)
            deleteRecords(mmsIds);
    });
}

void ZoneActions::deleteRecords(const QList<MmsId> &mmsIds)
{
    run(mmsIds, [actor = m_context.workspace.actor()](store::Connection &connection, MmsId mmsId) {
        return cataloging::deleteRecord(connection, actor, mmsId);
    });
}

/// One after the other, each a transaction; what could not be done is told beside what was.
void ZoneActions::run(const QList<MmsId> &mmsIds, const Work &work)
{
    struct Outcome {
        Steps steps;
        QList<Error> errors;
    };
    m_context.workspace.writer().run(
        this,
        [mmsIds, work](store::Connection &connection) -> Result<Outcome> {
            Outcome outcome;
            for (const MmsId mmsId : mmsIds) {
                const Result<cataloging::Step> step = work(connection, mmsId);
                if (step)
                    outcome.steps.append(*step);
                else
                    outcome.errors.append(step.error());
            }
            return outcome;
        },
        [this](Result<Outcome> outcome) {
            if (outcome)
                tell(outcome->steps, outcome->errors);
            else
                tellFailed(outcome.error());
        });
}

void ZoneActions::tell(const Steps &steps, const QList<Error> &errors)
{
    if (steps.isEmpty()) {
        tellFailed(errors.constFirst());
        return;
    }
    m_last = steps;
    Workspace &workspace = m_context.workspace;
    QList<MmsId> gone;
    for (const cataloging::Step &step : steps) {
        if (step.action == cataloging::Action::Delete)
            gone.append(step.mmsId);
        else
            workspace.tellRecordChanged(step.mmsId);
    }
    if (!gone.isEmpty())
        emit deleted(gone);
    workspace.tellRecordsChanged();
    workspace.tellWorklistChanged();
    const bool copied = steps.constFirst().action == cataloging::Action::Copy;
    QString text = sentence(steps);
    if (!errors.isEmpty())
        text += u' '
                + tr("%n not: %1", "", int(errors.size()))
                      .arg(errors.constFirst().detail.toHtmlEscaped());
    QStringList buttons{tr("Undo"), tr("Close")};
    if (copied)
        buttons.prepend(tr("Open Copy"));
    m_bar.showMessage(errors.isEmpty() ? MessageBar::Kind::Info : MessageBar::Kind::Warning, text,
                      buttons, [this, copied, mmsId = steps.constFirst().mmsId](int pressed) {
                          const int button = pressed - (copied ? 1 : 0);
                          if (button < 0)
                              m_context.navigation.edit(mmsId);
                          else if (button == 0)
                              undo();
                          if (button != 0)
                              m_bar.hide();
                      });
    adapt();
}

QString ZoneActions::sentence(const Steps &steps) const
{
    const cataloging::Step &first = steps.constFirst();
    const int count = int(steps.size());
    const QString number = first.mmsId.toString();
    const QString network = first.network ? first.network->toString() : QString();
    switch (first.action) {
    case cataloging::Action::Copy:
        return count == 1 ? tr("<b>Copied to the Institution Zone</b> as %1.").arg(number)
                          : tr("<b>Copied to the Institution Zone:</b> %n record(s).", "", count);
    case cataloging::Action::Share:
        return tr("<b>Shared with the network.</b> Record %1 is attached to %2, which is new.")
            .arg(number, network);
    case cataloging::Action::Link:
        return tr("<b>Linked.</b> Record %1 is attached to %2 of the Network Zone.")
            .arg(number, network);
    case cataloging::Action::Unlink:
        return count == 1 ? tr("<b>Unlinked.</b> Record %1 stands on its own.").arg(number)
                          : tr("<b>Unlinked:</b> %n record(s).", "", count);
    case cataloging::Action::Delete:
        break;
    }
    return count == 1 ? tr("<b>Deleted:</b> record %1.").arg(number)
                      : tr("<b>Deleted:</b> %n record(s).", "", count);
}

void ZoneActions::tellFailed(const Error &error)
{
    m_bar.showMessage(MessageBar::Kind::Error,
                      tr("<b>Nothing was changed.</b> %1").arg(error.detail.toHtmlEscaped()),
                      {tr("Close")}, [this](int) { m_bar.hide(); });
}

void ZoneActions::undo()
{
    const Steps steps = std::exchange(m_last, {});
    adapt();
    if (steps.isEmpty())
        return;
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(),
         steps](store::Connection &connection) -> Result<QList<Error>> {
            QList<Error> errors;
            for (auto step = steps.crbegin(); step != steps.crend(); ++step) {
                const Result<void> back = cataloging::takeBack(connection, actor, *step);
                if (!back)
                    errors.append(back.error());
            }
            return errors;
        },
        [this, steps](Result<QList<Error>> errors) {
            for (const cataloging::Step &step : steps)
                m_context.workspace.tellRecordChanged(step.mmsId);
            m_context.workspace.tellRecordsChanged();
            m_context.workspace.tellWorklistChanged();
            if (errors && errors->isEmpty()) {
                m_bar.hide();
                emit m_context.workspace.announced(tr("Undone"));
            } else {
                tellFailed(errors ? errors->constFirst() : errors.error());
            }
        });
}

void ZoneActions::showLocks()
{
    if (auto *open = m_window.findChild<LocksDialog *>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    (new LocksDialog(m_context, &m_window))->show();
}

} // namespace colophon::ui
