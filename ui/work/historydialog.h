// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/historystore.h"
#include "work/recordline.h"

#include <QDialog>

namespace colophon::ui {

/// View Related Data > View History: everything that happened to a record, newest first, in words.
class HistoryDialog final : public QDialog {
    Q_OBJECT
public:
    HistoryDialog(const NamedRecord &record, const QList<store::HistoryEntry> &entries,
                  QWidget *parent);
};

/// What an entry says happened: "Assigned", "Note deleted". The key itself where it is not known.
QString historyWord(const QString &action);

} // namespace colophon::ui
