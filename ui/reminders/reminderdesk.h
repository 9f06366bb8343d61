// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "reminders/changes.h"
#include "reminders/codetable.h"
#include "store/userstore.h"

#include <QObject>

#include <functional>

namespace colophon::ui {

/// What the dialogs and filters offer to choose from.
struct ReminderChoices {
    QList<reminders::CodeRow> types;
    QList<reminders::CodeRow> statuses;
    QList<store::User> people; ///< active ones
};

/// A record that a reminder is to be made on, as the dialog names it.
struct ReminderRecord {
    MmsId mmsId;
    std::optional<MmsId> network;
    store::ZoneKind zone = store::ZoneKind::Institution;
    QString title;
    QString material;
};

/// The writing of reminders beside the window: one at a time, told to everybody who shows some.
/// Owned by the window's pages; screens and commands share it.
/// Thread rule: the window's thread; the work is done by the workspace's writer.
class ReminderDesk final : public QObject {
    Q_OBJECT
public:
    explicit ReminderDesk(Workspace &workspace, QObject *parent = nullptr);

    Workspace &workspace() { return m_workspace; }
    QDate today() const { return reminders::today(m_workspace.clock()); }

    using Work =
        std::function<Result<reminders::Changes>(store::Connection &, const cataloging::Actor &)>;
    using Done = std::function<void(const Result<reminders::Changes> &)>;
    /// Runs `work` and tells what it changed; then `done` in the context, if that still lives.
    void write(QObject *context, Work work, Done done);
    /// The same work over many reminders. A list longer than kAtOnce is worked off beside the
    /// writer in stretches, with progress and Cancel, so that saves and drafts never wait for it;
    /// `done` is given what was changed until its end.
    using WorkOver = std::function<Result<reminders::Changes>(
        store::Connection &, const cataloging::Actor &, const QList<reminders::ReminderId> &)>;
    static constexpr int kAtOnce = 200;
    void writeOver(QObject *context, const QString &title, const QList<reminders::ReminderId> &ids,
                   WorkOver work, Done done);
    /// Takes changes back, many of them in stretches too. `done` is given how many could be and how
    /// many others changed since.
    void undo(QObject *context, const reminders::Changes &changes,
              std::function<void(const Result<reminders::Undone> &)> done);

    /// Reads what may be chosen.
    void readChoices(QObject *context, std::function<void(const ReminderChoices &)> done);
    void readRecord(QObject *context, MmsId mmsId,
                    std::function<void(const Result<ReminderRecord> &)> done);

    /// Somebody else here (a job, the code tables) has changed reminders.
    void tellChanged() { emit changed(); }

signals:
    void changed();
    /// Nothing could be written: the sentence says why.
    void failed(const QString &sentence);

private:
    /// Tells everybody of the result, then `done` in the context, if that still lives.
    template <typename T>
    std::function<void(const Result<T> &)> telling(QObject *context,
                                                   std::function<void(const Result<T> &)> done);

    Workspace &m_workspace;
};

} // namespace colophon::ui
