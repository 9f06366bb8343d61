// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/templatedialog.h"

#include "base/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

TemplateDialog::TemplateDialog(const QString &title, const cataloging::TemplateRow &from,
                               QWidget *parent)
    : QDialog(parent), m_row(from), m_name(new QLineEdit(from.name, this)),
      m_text(new QPlainTextEdit(from.text, this)),
      m_shared(new QCheckBox(tr("&Everybody in this catalogue may use it"), this)),
      m_fault(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("templateDialog"));
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    resize(px(this, 640), px(this, 560));
    m_name->setObjectName(QStringLiteral("templateName"));
    m_text->setObjectName(QStringLiteral("templateText"));
    m_text->setFont(monoFont(this, 12));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Text of the template"));
    m_shared->setObjectName(QStringLiteral("templateShared"));
    m_shared->setChecked(from.kind == cataloging::TemplateRow::Kind::Shared);
    m_fault->setObjectName(QStringLiteral("templateFault"));
    m_fault->setProperty("fault", true);
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *nameLabel = new QLabel(tr("&Name"), this);
    nameLabel->setBuddy(m_name);
    auto *textLabel = new QLabel(tr("&Fields"), this);
    textLabel->setBuddy(m_text);
    auto *help = new QLabel(
        tr("Variables: {{today:yyMMdd}}, {{year}}, {{initials}}, {{name}}, {{institution}}, "
           "{{counter:box:4}}, {{value:245$a}}. Lines that begin with # are for people."),
        this);
    help->setProperty("hint", true);
    help->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    auto *save = new QPushButton(tr("&Save Template"), this);
    save->setObjectName(QStringLiteral("saveTemplate"));
    save->setProperty("primary", true);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 14);
    for (QWidget *widget : {static_cast<QWidget *>(nameLabel), static_cast<QWidget *>(m_name),
                            static_cast<QWidget *>(textLabel)})
        layout->addWidget(widget);
    layout->addWidget(m_text, 1);
    for (QWidget *widget : {static_cast<QWidget *>(help), static_cast<QWidget *>(m_shared),
                            static_cast<QWidget *>(m_fault), static_cast<QWidget *>(buttons)})
        layout->addWidget(widget);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_row.name = m_name->text();
        m_row.text = m_text->toPlainText();
        m_row.kind = m_shared->isChecked() ? cataloging::TemplateRow::Kind::Shared
                                           : cataloging::TemplateRow::Kind::Own;
        emit saveRequested(m_row);
    });
    m_name->selectAll();
    m_name->setFocus();
}

void TemplateDialog::tell(const QString &fault)
{
    m_fault->setText(fault);
    m_fault->show();
    m_name->setFocus();
}

} // namespace colophon::ui
