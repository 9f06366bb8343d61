// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulelist.h"

#include "base/theme.h"
#include "rules/ruledelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace colophon::ui {

RuleList::RuleList(QAction *create, QWidget *parent)
    : QWidget(parent), m_filter(new QLineEdit), m_tree(new QTreeWidget)
{
    setObjectName(QStringLiteral("ruleList"));
    auto *title = new QLabel(tr("Rules"));
    title->setFont(textFont(this, 13, QFont::DemiBold));
    auto *add = new QToolButton;
    add->setDefaultAction(create);
    add->setToolButtonStyle(Qt::ToolButtonIconOnly);
    add->setObjectName(QStringLiteral("ruleNew"));
    add->setAccessibleName(create->text().remove(u'&'));
    m_filter->setObjectName(QStringLiteral("ruleFilter"));
    m_filter->setPlaceholderText(tr("Filter rules"));
    m_filter->setAccessibleName(tr("Filter rules"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("ruleTree"));
    m_tree->setAccessibleName(tr("Rules"));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(0);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemDelegate(new RuleDelegate(m_tree));
    m_tree->setMouseTracking(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(this, 12), px(this, 4), px(this, 6), px(this, 4));
    head->addWidget(title, 1);
    head->addWidget(add);
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(px(this, 10), px(this, 4), px(this, 10), px(this, 8));
    filter->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(filter);
    layout->addWidget(m_tree, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &RuleList::fill);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item && item->data(0, RuleDelegate::IdRole).isValid())
            emit chosen(normalization::RuleId(item->data(0, RuleDelegate::IdRole).toLongLong()));
    });
}

void RuleList::show(const QList<normalization::StoredRule> &rules,
                    const QList<normalization::Process> &processes)
{
    m_rules = rules;
    m_processes = processes;
    fill();
}

void RuleList::setMatched(normalization::RuleId id, qint64 records)
{
    m_matched.insert(id.value(), records);
    fill();
}

/// Where the processes that it is in run by themselves.
QStringList RuleList::placesOf(normalization::RuleId id) const
{
    bool save = false;
    bool import = false;
    bool other = false;
    for (const normalization::Process &process : m_processes) {
        const bool has = std::any_of(
            process.steps.begin(), process.steps.end(),
            [id](const normalization::Process::Step &s) { return s.rule == id && s.enabled; });
        save = save || (has && process.runs(normalization::Place::OnSave));
        import = import || (has && process.runs(normalization::Place::OnImport));
        other = other || has;
    }
    QStringList places;
    if (save)
        places.append(tr("on save"));
    if (import)
        places.append(tr("at import"));
    if (places.isEmpty())
        places.append(other ? tr("in a process") : tr("by hand"));
    return places;
}

QString RuleList::secondLine(const normalization::StoredRule &rule) const
{
    QStringList facts;
    if (!rule.enabled)
        facts.append(tr("off"));
    if (!rule.shared)
        facts.append(tr("private"));
    if (m_matched.contains(rule.id.value()))
        facts.append(tr("%1 matched").arg(QLocale().toString(m_matched.value(rule.id.value()))));
    switch (rule.dialect) {
    case rules::Dialect::Normalization:
        facts += placesOf(rule.id);
        break;
    case rules::Dialect::Indication:
        facts.append(tr("filters records"));
        break;
    case rules::Dialect::Merge:
        facts.append(tr("merges two records"));
        break;
    case rules::Dialect::BriefLevel:
    case rules::Dialect::HeadingDisplay:
        break;
    }
    return facts.join(QStringLiteral(" · "));
}

void RuleList::fill()
{
    const QTreeWidgetItem *current = m_tree->currentItem();
    const qint64 kept = current ? current->data(0, RuleDelegate::IdRole).toLongLong() : 0;
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    const QList<QPair<rules::Dialect, QString>> kinds{
        {rules::Dialect::Normalization, tr("Normalization")},
        {rules::Dialect::Indication, tr("Indication")},
        {rules::Dialect::Merge, tr("Merge")},
        {rules::Dialect::BriefLevel, tr("Brief level")},
        {rules::Dialect::HeadingDisplay, tr("Heading display")}};
    for (const auto &[kind, label] : kinds) {
        QList<QTreeWidgetItem *> items;
        for (const normalization::StoredRule &rule : std::as_const(m_rules)) {
            if (rule.dialect != kind || !rule.name.contains(m_filter->text(), Qt::CaseInsensitive))
                continue;
            auto *item = new QTreeWidgetItem({rule.name});
            item->setData(0, RuleDelegate::IdRole, rule.id.value());
            const QString facts = secondLine(rule);
            item->setData(0, RuleDelegate::SecondLineRole, facts);
            item->setData(0, Qt::AccessibleTextRole,
                          QStringList{rule.name, facts}.join(QStringLiteral(", ")));
            item->setToolTip(0, rule.description.isEmpty() ? rule.name : rule.description);
            items.append(item);
        }
        if (items.isEmpty())
            continue;
        auto *group = new QTreeWidgetItem({QStringLiteral("%1  %2").arg(label).arg(items.size())});
        group->setFlags(Qt::ItemIsEnabled);
        group->addChildren(items);
        m_tree->addTopLevelItem(group);
        group->setExpanded(true);
    }
    if (QTreeWidgetItem *item = itemOf(normalization::RuleId(kept)))
        m_tree->setCurrentItem(item);
}

QTreeWidgetItem *RuleList::itemOf(normalization::RuleId id) const
{
    for (int group = 0; group < m_tree->topLevelItemCount(); ++group) {
        QTreeWidgetItem *parent = m_tree->topLevelItem(group);
        for (int i = 0; i < parent->childCount(); ++i) {
            if (parent->child(i)->data(0, RuleDelegate::IdRole).toLongLong() == id.value())
                return parent->child(i);
        }
    }
    return nullptr;
}

normalization::RuleId RuleList::first() const
{
    const QTreeWidgetItem *group = m_tree->topLevelItem(0);
    return group == nullptr
               ? normalization::RuleId()
               : normalization::RuleId(group->child(0)->data(0, RuleDelegate::IdRole).toLongLong());
}

void RuleList::select(normalization::RuleId id)
{
    const QSignalBlocker quiet(m_tree);
    m_tree->setCurrentItem(itemOf(id));
}

} // namespace colophon::ui
