// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/format.h"
#include "marc/readoptions.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;

namespace colophon::ui {

/// In which form records leave the catalogue; the file is chosen after it.
class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(QWidget *parent = nullptr);

signals:
    void exportWanted(marc::Format format, const marc::WriteOptions &options);

private:
    void build();
    void formatChanged();
    void finish();
    marc::Format format() const;

    QComboBox *m_format;
    QComboBox *m_coding;
    QWidget *m_codingRow;
    QLineEdit *m_fields;
    QWidget *m_fieldsRow;
    QLabel *m_fault;
};

} // namespace colophon::ui
