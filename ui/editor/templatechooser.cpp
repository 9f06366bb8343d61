// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/templatechooser.h"

#include "base/theme.h"
#include "editor/templateslist.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace colophon::ui {

TemplateChooser::TemplateChooser(Workspace &workspace, For purpose, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_templates(new TemplatesList(workspace, this)),
      m_network(new QRadioButton(tr("N&etwork %1").arg(workspace.network().code), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("templateChooser"));
    setWindowModality(Qt::WindowModal);
    const bool fresh = purpose == For::NewRecord;
    setWindowTitle(fresh ? tr("New Record") : tr("Expand from Template"));
    resize(px(this, 440), px(this, 460));
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *create =
        buttons->addButton(fresh ? tr("&New Record") : tr("&Expand"), QDialogButtonBox::AcceptRole);
    create->setObjectName(QStringLiteral("createRecord"));
    create->setProperty("primary", true);
    create->setDefault(true);
    create->setEnabled(false);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 14);
    auto *label = new QLabel(tr("Template"), this);
    label->setContentsMargins(10, 0, 0, 0);
    label->setBuddy(&m_templates->view());
    layout->addWidget(label);
    layout->addWidget(m_templates, 1);
    QWidget *zones = buildZones();
    zones->setVisible(fresh);
    layout->addWidget(zones);
    layout->addWidget(buttons);
    connect(m_templates, &TemplatesList::currentChanged, this,
            [this, create] { create->setEnabled(m_templates->current() != nullptr); });
    connect(m_templates, &TemplatesList::chosen, this, &TemplateChooser::finish);
    connect(buttons, &QDialogButtonBox::accepted, this, &TemplateChooser::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_templates->focusFilter();
}

QWidget *TemplateChooser::buildZones()
{
    auto *institution =
        new QRadioButton(tr("&Institution %1").arg(m_workspace.institution().code), this);
    institution->setObjectName(QStringLiteral("newInInstitution"));
    m_network->setObjectName(QStringLiteral("newInNetwork"));
    (m_workspace.zone().kind == store::ZoneKind::Network ? m_network : institution)
        ->setChecked(true);
    auto *box = new QWidget(this);
    auto *zones = new QHBoxLayout(box);
    zones->setContentsMargins(10, 0, 10, 0);
    auto *zoneLabel = new QLabel(tr("Zone"), this);
    zones->addWidget(zoneLabel);
    zones->addWidget(institution);
    zones->addWidget(m_network);
    zones->addStretch(1);
    return box;
}

void TemplateChooser::finish()
{
    const cataloging::TemplateRow *chosen = m_templates->current();
    if (chosen == nullptr)
        return;
    emit wanted(m_network->isChecked() ? m_workspace.network() : m_workspace.institution(),
                chosen->text);
    accept();
}

} // namespace colophon::ui
