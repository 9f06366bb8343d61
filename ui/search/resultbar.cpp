// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/resultbar.h"

#include "base/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QToolButton>

namespace colophon::ui {

ResultBar::ResultBar(QWidget *parent)
    : QWidget(parent), m_left(new QStackedLayout), m_count(new QLabel), m_rest(new QLabel),
      m_searching(new QLabel), m_progress(new QProgressBar), m_stop(new QPushButton(tr("Stop"))),
      m_sort(new QComboBox), m_all(new QCheckBox)
{
    setObjectName(QStringLiteral("resultBar"));
    m_count->setObjectName(QStringLiteral("resultCount"));
    m_rest->setObjectName(QStringLiteral("resultZone"));
    m_searching->setObjectName(QStringLiteral("searchingText"));
    m_progress->setObjectName(QStringLiteral("searchProgress"));
    m_stop->setObjectName(QStringLiteral("stopSearch"));
    m_sort->setObjectName(QStringLiteral("sortCombo"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Searching"));
    m_sort->setAccessibleName(tr("Sort"));
    m_sort->addItem(tr("Relevance"), int(search::Sort::Relevance));
    m_sort->addItem(tr("Title"), int(search::Sort::Title));
    m_sort->addItem(tr("Name"), int(search::Sort::Name));
    m_sort->addItem(tr("Year"), int(search::Sort::Year));
    m_sort->addItem(tr("Changed"), int(search::Sort::Changed));
    build();
    adapt();
    connect(m_stop, &QPushButton::clicked, this, &ResultBar::stopRequested);
    connect(m_sort, &QComboBox::activated, this,
            [this](int row) { emit sortChosen(search::Sort(m_sort->itemData(row).toInt())); });
}

void ResultBar::build()
{
    auto *found = new QWidget;
    auto *foundLayout = new QHBoxLayout(found);
    foundLayout->setContentsMargins(0, 0, 0, 0);
    foundLayout->addWidget(m_count);
    foundLayout->addWidget(m_rest, 1);
    auto *searching = new QWidget;
    auto *searchingLayout = new QHBoxLayout(searching);
    searchingLayout->setContentsMargins(0, 0, 0, 0);
    searchingLayout->addWidget(m_searching);
    searchingLayout->addWidget(m_progress);
    searchingLayout->addWidget(m_stop);
    searchingLayout->addStretch(1);
    m_left->addWidget(found);
    m_left->addWidget(searching);

    auto *label = new QLabel(tr("&Sort"));
    label->setObjectName(QStringLiteral("sortLabel"));
    label->setBuddy(m_sort);
    m_all->setObjectName(QStringLiteral("selectAllResults"));
    m_all->setAccessibleName(tr("Select all records read so far"));
    m_all->setToolTip(m_all->accessibleName());
    connect(m_all, &QCheckBox::clicked, this, [this](bool checked) {
        m_all->setTristate(false);
        emit allChosen(checked);
    });
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_all);
    layout->addLayout(m_left, 1);
    layout->setSpacing(px(this, 8));
    layout->addWidget(label);
    layout->addWidget(m_sort);
}

void ResultBar::adapt()
{
    setFixedHeight(px(this, 38));
    layout()->setContentsMargins(px(this, 16), 0, px(this, 12), 0);
    m_count->setFont(textFont(this, 13, QFont::DemiBold));
    m_progress->setFixedSize(px(this, 120), px(this, 6));
    m_sort->setMinimumWidth(px(this, 120));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Tokens::of(this).text2);
    m_rest->setPalette(quiet);
    m_searching->setPalette(quiet);
}

/// The style sheet takes the fonts off that were set before the first showing.
void ResultBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    adapt();
}

void ResultBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        adapt();
}

void ResultBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.alt);
    painter.fillRect(0, height() - 1, width(), 1, tokens.line);
}

void ResultBar::addCommand(QAction *action, Qt::ToolButtonStyle style)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setAccessibleName(action->text().remove(u'&'));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setObjectName(action->objectName() + QLatin1String(".button"));
    layout()->addWidget(button);
}

void ResultBar::addMenu(QAction *action, QMenu *menu)
{
    auto *button = new QToolButton;
    button->setIcon(action->icon());
    connect(action, &QAction::changed, button, [button, action] {
        button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
    });
    button->setText(QString(action->text()).remove(u'&'));
    button->setToolTip(button->text());
    button->setAccessibleName(button->text());
    button->setFocusPolicy(Qt::StrongFocus);
    button->setObjectName(action->objectName() + QLatin1String(".button"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    layout()->addWidget(button);
}

void ResultBar::openMenu(QMenu *menu)
{
    for (QToolButton *button : findChildren<QToolButton *>()) {
        if (button->menu() == menu)
            button->showMenu();
    }
}

void ResultBar::setAllChecked(Qt::CheckState state)
{
    const QSignalBlocker quiet(m_all);
    m_all->setCheckState(state);
}

void ResultBar::setCount(const QString &count, const QString &rest)
{
    m_count->setText(count);
    m_rest->setText(rest);
}

void ResultBar::setSearching(bool searching, const QString &what)
{
    if (searching)
        m_searching->setText(what);
    m_left->setCurrentIndex(searching ? 1 : 0);
}

void ResultBar::setSort(search::Sort sort, bool relevancePossible)
{
    auto *items = qobject_cast<QStandardItemModel *>(m_sort->model());
    QStandardItem *const relevance = items->item(m_sort->findData(int(search::Sort::Relevance)));
    relevance->setEnabled(relevancePossible);
    relevance->setToolTip(relevancePossible ? QString()
                                            : tr("Relevance needs words to search for."));
    m_sort->setCurrentIndex(m_sort->findData(int(sort)));
}

} // namespace colophon::ui
