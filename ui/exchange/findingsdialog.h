// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/fileimport.h"

#include <QDialog>

class QVBoxLayout;

namespace colophon::ui {

/// What an import came to: the counts, in which characters records were read and why, and each
/// problem with its place; as text to copy.
class FindingsDialog final : public QDialog {
    Q_OBJECT
public:
    FindingsDialog(const exchange::ImportReport &report, bool dryRun, QWidget *parent = nullptr);

private:
    void addCounts(QVBoxLayout *layout, bool dryRun);
    void addTable(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    QString asText() const;

    exchange::ImportReport m_report;
};

} // namespace colophon::ui
