// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/configurationscreen.h"

#include "base/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

static constexpr int kIdRole = Qt::UserRole;

ConfigurationScreen::ConfigurationScreen(const ScreenContext &context, QWidget *parent)
    : Screen(parent), m_context(context), m_filter(new QLineEdit(this)),
      m_tree(new QTreeWidget(this)), m_path(new QLabel(this)), m_title(new QLabel(this)),
      m_buttons(new QHBoxLayout), m_stack(new QStackedWidget(this))
{
    m_filter->setObjectName(QStringLiteral("configurationFilter"));
    m_filter->setPlaceholderText(tr("Find a setting"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("configurationTree"));
    m_tree->setAccessibleName(tr("Settings"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(px(this, 16));
    m_path->setObjectName(QStringLiteral("configurationPath"));
    m_path->setFont(textFont(this, 12));
    m_path->setProperty("secondary", true);
    m_title->setObjectName(QStringLiteral("configurationTitle"));
    m_title->setFont(textFont(this, 18, QFont::DemiBold));
    m_buttons->setSpacing(8);

    auto *side = new QWidget(this);
    side->setObjectName(QStringLiteral("configurationSide"));
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(px(this, 244));
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(10, 10, 0, 0);
    sideLayout->addWidget(m_filter);
    sideLayout->addWidget(m_tree, 1);

    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_path);
    words->addWidget(m_title);
    auto *headWidget = new QWidget(this);
    headWidget->setObjectName(QStringLiteral("barStrip"));
    headWidget->setAttribute(Qt::WA_StyledBackground);
    headWidget->setFixedHeight(px(this, 74));
    auto *head = new QHBoxLayout(headWidget);
    head->setContentsMargins(20, 8, 20, 8);
    head->addLayout(words);
    head->addStretch(1);
    head->addLayout(m_buttons);

    auto *page = new QVBoxLayout;
    page->setSpacing(0);
    page->addWidget(headWidget);
    page->addWidget(m_stack, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addLayout(page, 1);

    connect(m_filter, &QLineEdit::textChanged, this, &ConfigurationScreen::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        const QString id = item != nullptr ? item->data(0, kIdRole).toString() : QString();
        if (!id.isEmpty() && id != m_current)
            showPage(id);
    });
}

void ConfigurationScreen::addPage(const ConfigurationEntry &entry)
{
    m_entries.append(entry);
    auto *item = new QTreeWidgetItem(branch(entry.path), {entry.title});
    item->setData(0, kIdRole, entry.id);
    m_tree->expandAll();
    QAction *action =
        m_context.commands.add(QStringLiteral("configure.%1").arg(entry.id), entry.title);
    connect(action, &QAction::triggered, this,
            [this, id = entry.id] { m_context.navigation.configure(id); });
}

QTreeWidgetItem *ConfigurationScreen::branch(const QStringList &path)
{
    QTreeWidgetItem *at = m_tree->invisibleRootItem();
    for (const QString &word : path) {
        QTreeWidgetItem *next = nullptr;
        for (int i = 0; i < at->childCount() && next == nullptr; ++i)
            if (at->child(i)->text(0) == word && at->child(i)->data(0, kIdRole).isNull())
                next = at->child(i);
        if (next == nullptr) {
            next = new QTreeWidgetItem(at, {word});
            next->setFlags(Qt::ItemIsEnabled);
            if (at == m_tree->invisibleRootItem())
                next->setFont(0, textFont(this, 13, QFont::DemiBold));
        }
        at = next;
    }
    return at;
}

bool ConfigurationScreen::showPage(const QString &id)
{
    const auto entry =
        std::find_if(m_entries.cbegin(), m_entries.cend(),
                     [&id](const ConfigurationEntry &known) { return known.id == id; });
    if (entry == m_entries.cend())
        return false;
    m_current = id;
    ConfigurationPage *&page = m_pages[id];
    if (page == nullptr) {
        page = entry->make(m_stack);
        m_stack->addWidget(page);
        connect(page, &ConfigurationPage::statusTextChanged, this, &Screen::statusTextChanged);
    }
    m_stack->setCurrentWidget(page);
    QStringList path{tr("Configuration")};
    path += entry->path;
    path += entry->title;
    m_path->setText(path.join(QStringLiteral("  ›  ")));
    m_title->setText(entry->title);
    for (int i = m_buttons->count(); i-- > 0;) {
        QLayoutItem *item = m_buttons->takeAt(i);
        item->widget()->hide();
        item->widget()->setParent(m_stack);
        delete item;
    }
    for (QWidget *button : page->headButtons()) {
        m_buttons->addWidget(button);
        button->show();
    }
    for (QTreeWidgetItemIterator item(m_tree); *item != nullptr; ++item)
        if ((*item)->data(0, kIdRole).toString() == id)
            m_tree->setCurrentItem(*item);
    page->refresh();
    emit titleChanged();
    emit statusTextChanged(statusText());
    return true;
}

void ConfigurationScreen::filter(const QString &text)
{
    // A branch is shown while one of its pages is: leaves come behind their branches, so go
    // backwards.
    QList<QTreeWidgetItem *> items;
    for (QTreeWidgetItemIterator item(m_tree); *item != nullptr; ++item)
        items.prepend(*item);
    for (QTreeWidgetItem *item : items) {
        bool wanted = item->text(0).contains(text.trimmed(), Qt::CaseInsensitive)
                      && !item->data(0, kIdRole).isNull();
        for (int i = 0; i < item->childCount(); ++i)
            wanted = wanted || !item->child(i)->isHidden();
        item->setHidden(!wanted);
    }
}

ConfigurationPage *ConfigurationScreen::current() const
{
    return m_pages.value(m_current);
}

QString ConfigurationScreen::title() const
{
    return m_title->text().isEmpty() ? tr("Configuration") : m_title->text();
}

QString ConfigurationScreen::statusText() const
{
    return current() != nullptr ? current()->statusText() : QString();
}

QStringList ConfigurationScreen::unsaved() const
{
    QStringList pages;
    for (const ConfigurationEntry &entry : m_entries) {
        const ConfigurationPage *page = m_pages.value(entry.id);
        if (page != nullptr && page->isUnsaved())
            pages.append(tr("Configuration > %1").arg(entry.title));
    }
    return pages;
}

void ConfigurationScreen::activate()
{
    if (m_current.isEmpty() && !m_entries.isEmpty())
        showPage(m_entries.constFirst().id);
    else if (ConfigurationPage *page = current())
        page->refresh();
    m_tree->setFocus();
}

} // namespace colophon::ui
