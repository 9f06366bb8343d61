// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/fileimport.h"
#include "exchange/matchchoice.h"
#include "normalization/process.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace colophon::ui {

/// How the chosen files are to be read and where their records go. Count First reads them and adds
/// nothing.
class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(const QStringList &files, QWidget *parent = nullptr);

    /// Those of the processes that run at import can be chosen.
    void offerProcesses(const QList<normalization::Process> &processes);

    /// Merge rules, for records that are there already.
    void offerRules(const QList<normalization::StoredRule> &rules);

signals:
    /// The catalogue and the person are for the receiver to fill in.
    void importWanted(const exchange::ImportRequest &request);

private:
    void build();
    exchange::ImportRequest request(bool dryRun) const;
    void zoneChanged();

    QStringList m_files;
    QComboBox *m_zone;
    QCheckBox *m_attach;
    MatchChoice *m_match;
    QComboBox *m_format;
    QComboBox *m_coding;
    QComboBox *m_process;
    QLineEdit *m_rejects;
};

} // namespace colophon::ui
