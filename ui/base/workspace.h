// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "cataloging/desk.h"
#include "cataloging/following.h"
#include "jobs/jobrunner.h"
#include "store/connectionthread.h"
#include "store/userstore.h"
#include "store/zonestore.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace colophon::ui {

/// The open catalogue as the screens see it: who works, in which zone, and the threads that do the
/// reading and the writing. What other programs write to the same catalogue shows in the same
/// signals as what this one writes, within a second. Built by app/, handed to the screens by
/// constructor. Thread rule: the window's thread.
class Workspace : public QObject {
    Q_OBJECT
public:
    /// `zones` holds an institution and the network. The path is a prepared catalogue's.
    Workspace(const QString &path, const store::User &user, const QList<store::Zone> &zones,
              const Clock &clock, QObject *parent = nullptr);
    ~Workspace() override;

    QString path() const { return m_path; }
    const store::User &user() const { return m_user; }
    cataloging::Actor actor() const { return {m_user, &m_clock}; }
    const Clock &clock() const { return m_clock; }
    /// The file can't be written (permissions): nothing is offered that would.
    bool isReadOnly() const;

    const store::Zone &institution() const { return m_institution; }
    const store::Zone &network() const { return m_network; }
    /// The zone that is searched and where new things go: the scope switch.
    const store::Zone &zone() const;
    void setZone(store::ZoneKind kind);

    /// For searches and views.
    store::ConnectionThread &reader() { return m_reader; }
    /// For saves, drafts and locks: never behind a slow search.
    store::ConnectionThread &writer() { return m_writer; }
    jobs::JobRunner &jobs() { return m_jobs; }

    /// Called by whoever wrote, after the commit; the screens listen to the signals.
    void tellRecordChanged(MmsId mmsId) { emit recordChanged(mmsId); }
    void tellWorklistChanged() { emit worklistChanged(); }
    void tellMailQueued() { emit mailQueued(); }
    /// Many records came or went (an import): counts are read anew, searches run again.
    void tellRecordsChanged();
    /// How often it is looked whether another program has written, ms.
    static constexpr int kPulse = 300;

    /// An administrator set the library's profile or the severities of alerts anew.
    void tellLibraryProfileChanged() { emit libraryProfileChanged(); }

signals:
    void libraryProfileChanged();
    void zoneChanged(const store::Zone &zone);
    void zoneCountsChanged();
    void recordChanged(MmsId mmsId);
    void recordsChanged();
    /// The records list, a lock or a draft.
    void worklistChanged();
    /// Mail waits in the outbox, or was sent, or failed.
    void mailQueued();
    void mailSent();
    /// Something was committed, here or by another program: for what hangs on records (notes,
    /// assignments, reminders …). Comes up to three times a second while somebody types.
    void catalogueWritten();
    /// A sentence for the status bar, announced to screen readers: "Saved 14:32".
    void announced(const QString &sentence);

private:
    void setZones(const QList<store::Zone> &zones);
    void look(const std::shared_ptr<cataloging::Watch> &watch);
    void take(const cataloging::Changes &changes);

    QString m_path;
    store::User m_user;
    store::Zone m_institution;
    store::Zone m_network;
    store::ZoneKind m_kind = store::ZoneKind::Institution;
    const Clock &m_clock;
    jobs::JobRunner m_jobs;
    store::ConnectionThread m_reader;
    store::ConnectionThread m_writer;
    /// A thread of its own, so that no slow search keeps the news waiting.
    store::ConnectionThread m_watcher;
    QTimer m_pulse;
    bool m_looking = false;
};

} // namespace colophon::ui
