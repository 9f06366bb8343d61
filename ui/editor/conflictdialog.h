// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/following.h"

#include <QDialog>

namespace colophon::ui {

/// "This record changed while you were editing": who saved, which fields both sides have otherwise,
/// and the three ways on. Keep as Draft is what Escape means.
/// Thread rule: the window's thread.
class ConflictDialog final : public QDialog {
    Q_OBJECT
public:
    enum Way { KeepAsDraft = QDialog::Rejected, Merge = QDialog::Accepted, TakeTheirs };

    ConflictDialog(const cataloging::Conflict &conflict, const marc::Record &mine, QWidget *parent);
};

} // namespace colophon::ui
