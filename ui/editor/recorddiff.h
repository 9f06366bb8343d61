// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

#include <QList>
#include <QString>

namespace colophon::ui {

/// A field that differs between two records: its line on either side, empty where it isn't there.
struct DiffRow {
    QString tag;
    QString left;
    QString right;
};

/// Fields aligned by their longest common sequence; equal ones are left out. 005 doesn't count.
QList<DiffRow> differences(const marc::Record &left, const marc::Record &right);

} // namespace colophon::ui
