// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/codetable.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;

namespace colophon::ui {

/// Add Row of a code table: Code, Description, Default. It checks the code against the rows that
/// are there; added() hands the new row on.
class AddRowDialog final : public QDialog {
    Q_OBJECT
public:
    AddRowDialog(reminders::CodeKind kind, const QList<reminders::CodeRow> &rows,
                 QWidget *parent = nullptr);

signals:
    void added(const reminders::CodeRow &row);

private:
    void accept() override;
    void fault(QLineEdit *field, const QString &sentence);

    QList<reminders::CodeRow> m_rows;
    QLineEdit *m_code;
    QLineEdit *m_description;
    QComboBox *m_default;
    QLabel *m_error;
};

} // namespace colophon::ui
