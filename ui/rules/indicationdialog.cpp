// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/indicationdialog.h"

#include "base/theme.h"
#include "rules/ruledelegate.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

IndicationDialog::IndicationDialog(const QList<RuleChoice> &rules, const QString &what,
                                   const QStringList &taken, QWidget *parent)
    : QDialog(parent), m_rules(rules), m_taken(taken), m_list(new QListWidget(this)),
      m_name(new QLineEdit(this)), m_filter(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("indicationDialog"));
    setWindowTitle(tr("Filter by Indication Rule"));
    setWindowModality(Qt::WindowModal);
    resize(px(this, 460), px(this, 420));
    build(what);
    connect(m_list, &QListWidget::currentRowChanged, this, &IndicationDialog::choose);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_name, &QLineEdit::textChanged, this, &IndicationDialog::check);
    if (!m_rules.isEmpty())
        m_list->setCurrentRow(0);
    check();
    m_list->setFocus();
}

void IndicationDialog::build(const QString &what)
{
    auto *head = new QLabel(tr("The rule is tested on %1. Those that it holds for become a set "
                               "and are shown.")
                                .arg(what),
                            this);
    head->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("indicationRules"));
    m_list->setAccessibleName(tr("Indication rules"));
    m_list->setItemDelegate(new RuleDelegate(m_list));
    for (qsizetype place = 0; place < m_rules.size(); ++place) {
        const RuleChoice &choice = m_rules.at(place);
        auto *item = new QListWidgetItem(choice.name, m_list);
        item->setData(RuleDelegate::IdRole, int(place));
        item->setData(RuleDelegate::SecondLineRole,
                      choice.rule.description.isEmpty() ? choice.about : choice.rule.description);
    }
    m_name->setObjectName(QStringLiteral("indicationSet"));
    auto *label = new QLabel(tr("&Name of the set"), this);
    label->setBuddy(m_name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_filter = new QPushButton(tr("&Filter"), this);
    m_filter->setObjectName(QStringLiteral("indicationFilter"));
    m_filter->setProperty("primary", true);
    buttons->addButton(m_filter, QDialogButtonBox::AcceptRole);
    m_filter->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(8);
    layout->addWidget(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(buttons);
}

/// The set is named like the rule until a name is typed.
void IndicationDialog::choose()
{
    if (m_name->text() == m_offered) {
        m_offered = freeName(rule().name);
        m_name->setText(m_offered);
    }
    check();
}

QString IndicationDialog::freeName(const QString &name) const
{
    QString free = name;
    for (int number = 2; m_taken.contains(free, Qt::CaseInsensitive); ++number)
        free = QStringLiteral("%1 (%2)").arg(name).arg(number);
    return free;
}

void IndicationDialog::check()
{
    m_filter->setEnabled(m_list->currentRow() >= 0 && !setName().isEmpty());
}

const normalization::StoredRule &IndicationDialog::rule() const
{
    return m_rules.at(m_list->currentItem()->data(RuleDelegate::IdRole).toInt()).rule;
}

QString IndicationDialog::setName() const
{
    return m_name->text().trimmed();
}

} // namespace colophon::ui
