// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/workspace.h"

#include <QFileInfo>

namespace colophon::ui {

Workspace::Workspace(const QString &path, const store::User &user, const QList<store::Zone> &zones,
                     const Clock &clock, QObject *parent)
    : QObject(parent), m_path(path), m_user(user), m_clock(clock),
      m_reader(path, QStringLiteral("reader")), m_writer(path, QStringLiteral("writer"))
{
    for (const store::Zone &zone : zones)
        (zone.kind == store::ZoneKind::Network ? m_network : m_institution) = zone;
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

void Workspace::tellRecordsChanged()
{
    m_reader.run(
        this, [](store::Connection &connection) { return store::zones(connection); },
        [this](Result<QList<store::Zone>> zones) {
            if (zones) {
                for (const store::Zone &zone : *zones)
                    (zone.kind == store::ZoneKind::Network ? m_network : m_institution) = zone;
            }
            emit zoneCountsChanged();
            emit recordsChanged();
        });
}

} // namespace colophon::ui
