// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/templatedesk.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace colophon::ui {

/// Name, text and whether everybody may use it: for Save as Template and for changing one. The
/// dialog stays open until whoever stores it calls accept(); what can't be stored is told in it.
class TemplateDialog final : public QDialog {
    Q_OBJECT
public:
    TemplateDialog(const QString &title, const cataloging::TemplateRow &from,
                   QWidget *parent = nullptr);

    void tell(const QString &fault);

signals:
    void saveRequested(const cataloging::TemplateRow &row);

private:
    cataloging::TemplateRow m_row;
    QLineEdit *m_name;
    QPlainTextEdit *m_text;
    QCheckBox *m_shared;
    QLabel *m_fault;
};

} // namespace colophon::ui
