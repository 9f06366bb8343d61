// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/mmsid.h"
#include "store/zonestore.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace colophon::ui {

/// A record as dialogs name it.
struct NamedRecord {
    MmsId mmsId;
    QString title;
    QString material; ///< key of marc/brief.h
    store::ZoneKind zone = store::ZoneKind::Institution;
};

/// At the head of a dialog: which record it is about, by title, number and zone; of several, how
/// many, and the first ones by title.
class RecordLine final : public QWidget {
    Q_OBJECT
public:
    explicit RecordLine(const QList<NamedRecord> &records, QWidget *parent = nullptr);
};

/// The title, or "[No title]".
QString titleOf(const NamedRecord &record);

} // namespace colophon::ui
