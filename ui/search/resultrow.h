// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/recordstore.h"
#include "store/zonestore.h"

#include <QMetaType>
#include <QString>

namespace colophon::ui {

/// One result as it is shown: the brief row and what is being worked on it.
struct ResultRow {
    bool isRead = false; ///< the record is gone where it could not be
    store::BriefRow row;
    store::ZoneKind zone = store::ZoneKind::Institution;
    bool draft = false; ///< this person has typing on it that is not saved
    QString lockedBy;   ///< the holder's name; empty where it is free
    bool lockedByMe = false;
    bool assigned = false; ///< the holder has it by an assignment
    int notes = 0;
    int reminders = 0; ///< not done
    int overdue = 0;   ///< of these
};

} // namespace colophon::ui

Q_DECLARE_METATYPE(colophon::ui::ResultRow)
