// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/readoptions.h"

#include <QString>

class QVBoxLayout;
class QWidget;

namespace colophon::ui {

/// A label, its field and a line of help below, as in all dialogs. `hint` may be empty.
void addFormRow(QVBoxLayout *layout, const QString &text, QWidget *field, const QString &hint);
/// "UTF-8", "MARC-8"…: for a list to choose from.
QString codingLabel(marc::Coding coding);

} // namespace colophon::ui
