// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/workcommands.h"

#include "mail/mailserver.h"
#include "work/historydialog.h"
#include "work/notedialogs.h"
#include "work/workletters.h"
#include "workflow/note.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>
#include <memory>

namespace colophon::ui {

/// What is known of the records before a dialog opens.
struct WorkCommands::Facts {
    QList<NamedRecord> records;
    QList<workflow::Assignment> assignments;
    int notes = 0;
    QList<store::User> people;
    QHash<UserId, int> counts;
    bool hasServer = false;
    /// Of a single record: why not, empty where it can be done.
    QString assignRefusal;
    QString releaseRefusal;
};

/// What became of several records.
struct WorkCommands::Done {
    QList<MmsId> done;
    QStringList refusals;
    QList<QUrl> letters; ///< for the person's own mail program
};

WorkCommands::WorkCommands(const ScreenContext &context, const EditorDesk &desk, QWidget *window)
    : QObject(window), m_context(context), m_desk(desk), m_window(window)
{
    addCommands();
    connect(&context.navigation, &Navigation::recordsInFrontChanged, this, &WorkCommands::adapt);
    connect(&context.workspace, &Workspace::recordChanged, this, &WorkCommands::adapt);
    connect(&context.workspace, &Workspace::worklistChanged, this, &WorkCommands::adapt);
    connect(&context.workspace, &Workspace::recordsChanged, this, &WorkCommands::adapt);
    adapt();
}

void WorkCommands::addCommands()
{
    const auto add = [this](const char *id, const QString &text, const char *icon, const char *keys,
                            auto slot) {
        QAction *action = m_context.commands.add(QLatin1String(id), text, QLatin1String(icon),
                                                 QKeySequence(QLatin1String(keys)));
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    const auto front = [this] { return m_context.navigation.recordsInFront(); };
    m_addNote = add("note.add", tr("Add &Note"), "sticky-note", "Ctrl+Shift+M",
                    [this, front] { addNote(front()); });
    m_viewNotes = add("note.view", tr("View &Notes"), "sticky-note", "Ctrl+M",
                      [this] { emit notesWanted(); });
    m_assign = add("assignment.assign", tr("Assign Record to Anot&her Cataloger"), "user-check",
                   "Ctrl+Shift+A", [this, front] { assign(front()); });
    m_release = add("assignment.release", tr("Release Assi&gnment"), "lock-open", "Ctrl+Shift+L",
                    [this, front] { release(front()); });
    m_history = add("record.history", tr("View &History"), "history", "",
                    [this, front] { showHistory(front().value(0)); });
}

Result<WorkCommands::Facts> WorkCommands::factsOf(store::Connection &connection,
                                                  const cataloging::Actor &actor,
                                                  const QList<MmsId> &mmsIds)
{
    Facts facts;
    const Result<QList<store::BriefRow>> rows = store::briefRows(connection, mmsIds);
    COLOPHON_TRY(rows);
    for (const store::BriefRow &row : *rows) {
        const Result<store::Zone> zone = store::zoneOf(connection, row.mmsId);
        COLOPHON_TRY(zone);
        facts.records.append({row.mmsId, row.brief.title, row.brief.material, zone->kind});
        const Result<std::optional<workflow::Assignment>> assignment =
            workflow::assignmentOf(connection, row.mmsId);
        COLOPHON_TRY(assignment);
        if (*assignment)
            facts.assignments.append(**assignment);
    }
    const Result<QHash<MmsId, int>> notes = workflow::noteCounts(connection, mmsIds);
    COLOPHON_TRY(notes);
    for (const int count : *notes)
        facts.notes += count;
    if (mmsIds.size() == 1) {
        const Result<void> assign = workflow::mayAssign(connection, actor, mmsIds.constFirst());
        facts.assignRefusal = assign ? QString() : assign.error().detail;
        const Result<void> release = workflow::mayRelease(connection, actor, mmsIds.constFirst());
        facts.releaseRefusal = release ? QString() : release.error().detail;
    }
    const Result<QList<store::User>> people = store::users(connection);
    COLOPHON_TRY(people);
    facts.people = *people;
    const Result<QHash<UserId, int>> counts = workflow::assignedCounts(connection);
    COLOPHON_TRY(counts);
    facts.counts = *counts;
    const Result<std::optional<mail::MailServer>> server = mail::mailServer(connection);
    COLOPHON_TRY(server);
    facts.hasServer = server->has_value();
    return facts;
}

void WorkCommands::withFacts(const QList<MmsId> &mmsIds, std::function<void(const Facts &)> use)
{
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor(), mmsIds](store::Connection &connection) {
            return factsOf(connection, actor, mmsIds);
        },
        [this, use = std::move(use)](Result<Facts> facts) {
            if (facts && !facts->records.isEmpty())
                use(*facts);
            else if (!facts)
                m_context.navigation.say(tr("<b>The record was not read.</b> %1")
                                             .arg(facts.error().detail.toHtmlEscaped()),
                                         true);
        });
}

/// Greys at once what needs a record; the rest when it is known whose the record is.
void WorkCommands::adapt()
{
    const QList<MmsId> front = m_context.navigation.recordsInFront();
    const bool some = !front.isEmpty();
    const auto set = [](QAction *action, bool enabled, const QString &why) {
        action->setEnabled(enabled);
        action->setStatusTip(enabled ? QString() : why);
    };
    const QString none = tr("No record is open or chosen");
    const QString readOnly = tr("The catalogue file can't be written");
    const bool writable = !m_context.workspace.isReadOnly();
    for (QAction *action : {m_addNote, m_assign, m_release})
        set(action, some && writable, some ? readOnly : none);
    set(m_viewNotes, some, none);
    set(m_history, front.size() == 1, some ? tr("Choose one record") : none);
    if (!some) {
        m_viewNotes->setText(tr("View &Notes"));
        return;
    }
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor(), front](store::Connection &connection) {
            return factsOf(connection, actor, front.mid(0, 200));
        },
        [this, front](Result<Facts> facts) {
            if (facts && front == m_context.navigation.recordsInFront())
                enable(*facts);
        });
}

void WorkCommands::enable(const Facts &facts)
{
    const auto set = [this](QAction *action, const QString &refusal) {
        const bool writable = !m_context.workspace.isReadOnly();
        action->setEnabled(writable && refusal.isEmpty());
        action->setStatusTip(refusal);
    };
    m_viewNotes->setText(facts.notes == 0 ? tr("View &Notes")
                                          : tr("View &Notes (%1)").arg(facts.notes));
    set(m_assign, facts.assignRefusal);
    set(m_release, facts.assignments.isEmpty() && facts.releaseRefusal.isEmpty()
                       ? tr("None of these records is assigned")
                       : facts.releaseRefusal);
}

void WorkCommands::addNote(const QList<MmsId> &mmsIds)
{
    withFacts(mmsIds, [this, mmsIds](const Facts &facts) {
        auto *dialog = new AddNoteDialog(facts.records, m_window);
        connect(dialog, &QDialog::accepted, this, [this, dialog, mmsIds] {
            m_context.workspace.writer().run(
                this,
                [actor = m_context.workspace.actor(), mmsIds,
                 text = dialog->note()](store::Connection &connection) -> Result<int> {
                    Result<store::Transaction> transaction = store::Transaction::begin(connection);
                    COLOPHON_TRY(transaction);
                    for (const MmsId mmsId : mmsIds) {
                        const Result<workflow::Note> added =
                            workflow::addNote(*transaction, actor, mmsId, text);
                        COLOPHON_TRY(added);
                    }
                    COLOPHON_TRY(transaction->commit());
                    return int(mmsIds.size());
                },
                [this, mmsIds](Result<int> added) {
                    if (!added) {
                        m_context.navigation.say(tr("<b>The note was not added.</b> %1")
                                                     .arg(added.error().detail.toHtmlEscaped()),
                                                 true);
                        return;
                    }
                    emit m_context.workspace.announced(tr("Note added"));
                    tellChanged(mmsIds);
                });
        });
        dialog->open();
    });
}

void WorkCommands::assign(const QList<MmsId> &mmsIds)
{
    withFacts(mmsIds, [this](const Facts &facts) {
        AssignOffer offer;
        offer.records = facts.records;
        offer.people = facts.people;
        offer.counts = facts.counts;
        offer.hasServer = facts.hasServer;
        offer.unsaved =
            std::any_of(facts.records.cbegin(), facts.records.cend(),
                        [this](const NamedRecord &one) { return m_desk.hasUnsaved(one.mmsId); });
        auto *dialog = new AssignDialog(offer, m_window);
        connect(dialog, &QDialog::accepted, this,
                [this, dialog, records = facts.records, hasServer = facts.hasServer] {
                    assignNow(records, dialog->choice(), hasServer);
                });
        dialog->open();
    });
}

/// What was typed is saved, or on the disk as the draft, before the record is given away.
void WorkCommands::assignNow(const QList<NamedRecord> &records, const AssignChoice &choice,
                             bool hasServer)
{
    auto waiting = std::make_shared<int>(1);
    auto failed = std::make_shared<bool>(false);
    const auto one = [this, waiting, failed, records, choice, hasServer](bool ok) {
        *failed = *failed || !ok;
        if (--*waiting == 0 && !*failed)
            write(records, choice, hasServer);
    };
    for (const NamedRecord &record : records) {
        if (!m_desk.hasUnsaved(record.mmsId))
            continue;
        ++*waiting;
        if (choice.saveFirst)
            m_desk.save(record.mmsId, one);
        else
            m_desk.keepDraft(record.mmsId, [one] { one(true); });
    }
    one(true);
}

void WorkCommands::write(const QList<NamedRecord> &records, const AssignChoice &choice,
                         bool hasServer)
{
    const store::User me = m_context.workspace.user();
    QList<workflow::AssignRequest> requests;
    QList<mail::Letter> letters;
    for (const NamedRecord &record : records) {
        workflow::AssignRequest request;
        request.mmsId = record.mmsId;
        request.to = choice.to.id;
        request.note = choice.note;
        if (choice.email) {
            const mail::Letter letter = assignmentLetter(record, choice.to, me, choice.note,
                                                         m_context.workspace.clock().now());
            letters.append(letter);
            if (hasServer)
                request.letter = letter;
        }
        requests.append(request);
    }
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(), requests](store::Connection &connection) {
            Done done;
            for (const workflow::AssignRequest &request : requests) {
                const Result<workflow::Assignment> assigned =
                    workflow::assign(connection, actor, request);
                if (assigned)
                    done.done.append(request.mmsId);
                else
                    done.refusals.append(assigned.error().detail);
            }
            return Result<Done>(done);
        },
        [this, letters, hasServer, name = choice.to.name](Result<Done> done) {
            if (!done) {
                tellDone({{}, {done.error().detail}, {}}, {}, tr("The record was not assigned."));
                return;
            }
            tellDone(*done, tr("%n record(s) assigned to %1", "", int(done->done.size())).arg(name),
                     tr("Not everything was assigned."));
            if (hasServer && !letters.isEmpty())
                m_context.workspace.tellMailQueued();
            for (const mail::Letter &letter : letters) {
                if (!hasServer && letter.mmsId && done->done.contains(*letter.mmsId))
                    QDesktopServices::openUrl(mailtoUrl(letter));
            }
        });
}

void WorkCommands::release(const QList<MmsId> &mmsIds)
{
    withFacts(mmsIds, [this](const Facts &facts) {
        QList<NamedRecord> records;
        for (const NamedRecord &record : facts.records) {
            const bool assigned = std::any_of(
                facts.assignments.cbegin(), facts.assignments.cend(),
                [&record](const auto &assignment) { return assignment.mmsId == record.mmsId; });
            if (assigned)
                records.append(record);
        }
        if (records.isEmpty())
            return;
        auto *dialog =
            new ReleaseDialog(records, facts.assignments, m_context.workspace.user().id, m_window);
        connect(dialog, &QDialog::accepted, this, [this, dialog, records] {
            auto waiting = std::make_shared<int>(1);
            const auto one = [this, waiting, records, note = dialog->note()] {
                if (--*waiting != 0)
                    return;
                m_context.workspace.writer().run(
                    this,
                    [actor = m_context.workspace.actor(), records,
                     note](store::Connection &connection) {
                        Done done;
                        for (const NamedRecord &record : records) {
                            const Result<workflow::Assignment> released =
                                workflow::release(connection, actor, record.mmsId, note);
                            if (released)
                                done.done.append(record.mmsId);
                            else
                                done.refusals.append(released.error().detail);
                        }
                        return Result<Done>(done);
                    },
                    [this](Result<Done> done) {
                        tellDone(
                            done ? *done : Done{{}, {done.error().detail}, {}},
                            tr("%n assignment(s) released", "", done ? int(done->done.size()) : 0),
                            tr("Not everything was released."));
                    });
            };
            // What was typed goes back with the record.
            for (const NamedRecord &record : records) {
                if (!m_desk.hasUnsaved(record.mmsId))
                    continue;
                ++*waiting;
                m_desk.keepDraft(record.mmsId, one);
            }
            one();
        });
        dialog->open();
    });
}

void WorkCommands::nudge(const QList<MmsId> &mmsIds)
{
    withFacts(mmsIds, [this](const Facts &facts) {
        QList<mail::Letter> letters;
        QStringList without;
        for (const workflow::Assignment &assignment : facts.assignments) {
            const auto person = std::find_if(
                facts.people.cbegin(), facts.people.cend(),
                [&assignment](const store::User &user) { return user.id == assignment.holder; });
            if (person == facts.people.cend() || person->email.isEmpty())
                without.append(assignment.holderName);
            else
                letters.append(reminderLetter(assignment, *person, m_context.workspace.user()));
        }
        without.removeDuplicates();
        if (!without.isEmpty())
            m_context.navigation.say(tr("<b>Not everybody was reminded.</b> No e-mail address is "
                                        "known of %1.")
                                         .arg(without.join(QStringLiteral(", ")).toHtmlEscaped()),
                                     true);
        if (letters.isEmpty())
            return;
        if (!facts.hasServer) {
            for (const mail::Letter &letter : letters)
                QDesktopServices::openUrl(mailtoUrl(letter));
            return;
        }
        m_context.workspace.writer().run(
            this,
            [actor = m_context.workspace.actor(),
             letters](store::Connection &connection) -> Result<int> {
                Result<store::Transaction> transaction = store::Transaction::begin(connection);
                COLOPHON_TRY(transaction);
                for (const mail::Letter &letter : letters) {
                    const Result<mail::MailId> queued =
                        mail::queueMail(*transaction, actor.user.id, actor.clock->now(), letter);
                    COLOPHON_TRY(queued);
                }
                COLOPHON_TRY(transaction->commit());
                return int(letters.size());
            },
            [this](Result<int> queued) {
                if (!queued) {
                    m_context.navigation.say(tr("<b>Nobody was reminded.</b> %1")
                                                 .arg(queued.error().detail.toHtmlEscaped()),
                                             true);
                    return;
                }
                emit m_context.workspace.announced(tr("%n message(s) on their way", "", *queued));
                m_context.workspace.tellMailQueued();
            });
    });
}

void WorkCommands::tellDone(const Done &done, const QString &what, const QString &failed)
{
    if (!done.refusals.isEmpty()) {
        QString why = done.refusals.mid(0, 3).join(u'\n').toHtmlEscaped();
        why.replace(u'\n', QStringLiteral("<br>"));
        m_context.navigation.say(QStringLiteral("<b>%1</b> %2").arg(failed, why), true);
    }
    if (done.done.isEmpty())
        return;
    emit m_context.workspace.announced(what);
    for (const MmsId mmsId : done.done)
        m_desk.showAnew(mmsId);
    tellChanged(done.done);
}

void WorkCommands::tellChanged(const QList<MmsId> &mmsIds)
{
    for (const MmsId mmsId : mmsIds)
        m_context.workspace.tellRecordChanged(mmsId);
    m_context.workspace.tellWorklistChanged();
}

void WorkCommands::showHistory(MmsId mmsId)
{
    withFacts({mmsId}, [this, mmsId](const Facts &facts) {
        m_context.workspace.reader().run(
            this,
            [mmsId](store::Connection &connection) { return store::historyOf(connection, mmsId); },
            [this,
             record = facts.records.constFirst()](Result<QList<store::HistoryEntry>> entries) {
                if (entries) {
                    (new HistoryDialog(record, *entries, m_window))->open();
                    return;
                }
                m_context.navigation.say(tr("<b>The history was not read.</b> %1")
                                             .arg(entries.error().detail.toHtmlEscaped()),
                                         true);
            });
    });
}

} // namespace colophon::ui
