// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"

#include <QDialog>

class QRadioButton;

namespace colophon::ui {

class TemplatesList;

/// A template, and for a new record its zone. Typing filters, Enter takes it.
class TemplateChooser final : public QDialog {
    Q_OBJECT
public:
    enum class For { NewRecord, Expanding };

    TemplateChooser(Workspace &workspace, For purpose, QWidget *parent = nullptr);

signals:
    void wanted(const store::Zone &zone, const QString &templateText);

private:
    QWidget *buildZones();
    void finish();

    Workspace &m_workspace;
    TemplatesList *m_templates;
    QRadioButton *m_network;
};

} // namespace colophon::ui
