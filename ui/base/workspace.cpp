// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/workspace.h"

#include <QFileInfo>

namespace colophon::ui {

Workspace::Workspace(const QString &path, const store::User &user, const QList<store::Zone> &zones,
                     const Clock &clock, QObject *parent)
    : QObject(parent), m_path(path), m_user(user), m_clock(clock),
      m_reader(path, QStringLiteral("reader")), m_writer(path, QStringLiteral("writer")),
      m_watcher(path, QStringLiteral("watcher"))
{
    setZones(zones);
    const auto watch = std::make_shared<cataloging::Watch>(actor());
    connect(&m_pulse, &QTimer::timeout, this, [this, watch] { look(watch); });
    m_pulse.start(kPulse);
    look(watch);
}

Workspace::~Workspace() = default;

bool Workspace::isReadOnly() const
{
    return !QFileInfo(m_path).isWritable();
}

const store::Zone &Workspace::zone() const
{
    return m_kind == store::ZoneKind::Network ? m_network : m_institution;
}

void Workspace::setZone(store::ZoneKind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    emit zoneChanged(zone());
}

/// The first institution is the one that works here, in a catalogue of several too.
void Workspace::setZones(const QList<store::Zone> &zones)
{
    for (auto zone = zones.crbegin(); zone != zones.crend(); ++zone)
        (zone->kind == store::ZoneKind::Network ? m_network : m_institution) = *zone;
}

void Workspace::look(const std::shared_ptr<cataloging::Watch> &watch)
{
    if (std::exchange(m_looking, true))
        return; // the last look is still under way
    m_watcher.run(
        this, [watch](store::Connection &connection) { return watch->look(connection); },
        [this](Result<std::optional<cataloging::Changes>> changes) {
            m_looking = false;
            if (changes && *changes)
                take(**changes);
        });
}

void Workspace::take(const cataloging::Changes &changes)
{
    for (const MmsId mmsId : changes.records)
        emit recordChanged(mmsId);
    // A job of this program tells when it is done; until then its batches only count.
    if (changes.many && !m_jobs.isRunning())
        tellRecordsChanged();
    if (changes.locks)
        emit worklistChanged();
    emit catalogueWritten();
}

void Workspace::tellRecordsChanged()
{
    m_reader.run(
        this, [](store::Connection &connection) { return store::zones(connection); },
        [this](Result<QList<store::Zone>> zones) {
            if (zones)
                setZones(*zones);
            emit zoneCountsChanged();
            emit recordsChanged();
        });
}

} // namespace colophon::ui
