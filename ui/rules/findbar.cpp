// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/findbar.h"

#include "base/theme.h"
#include "rules/rulecode.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace colophon::ui {

FindBar::FindBar(RuleCode &code, QWidget *parent)
    : QWidget(parent), m_code(code), m_wanted(new QLineEdit), m_with(new QLineEdit),
      m_said(new QLabel), m_replacing(new QWidget)
{
    setObjectName(QStringLiteral("ruleFindBar"));
    m_wanted->setObjectName(QStringLiteral("ruleFindText"));
    m_wanted->setPlaceholderText(tr("Find"));
    m_wanted->setAccessibleName(tr("Find"));
    m_with->setObjectName(QStringLiteral("ruleReplaceText"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    m_said->setProperty("hint", true);
    auto *next = new QPushButton(tr("Next"));
    auto *previous = new QPushButton(tr("Previous"));
    auto *all = new QPushButton(tr("Replace All"));
    next->setObjectName(QStringLiteral("ruleFindNext"));
    previous->setObjectName(QStringLiteral("ruleFindPrevious"));
    all->setObjectName(QStringLiteral("ruleReplaceAll"));
    auto *replacing = new QHBoxLayout(m_replacing);
    replacing->setContentsMargins(0, 0, 0, 0);
    replacing->addWidget(m_with, 1);
    replacing->addWidget(all);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(this, 8), px(this, 4), px(this, 8), px(this, 4));
    layout->addWidget(m_wanted, 1);
    layout->addWidget(next);
    layout->addWidget(previous);
    layout->addWidget(m_replacing, 1);
    layout->addWidget(m_said);
    connect(m_wanted, &QLineEdit::returnPressed, this, [this] { find(false); });
    connect(next, &QPushButton::clicked, this, [this] { find(false); });
    connect(previous, &QPushButton::clicked, this, [this] { find(true); });
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
    hide();
}

void FindBar::open(bool replace)
{
    m_replacing->setVisible(replace);
    m_said->clear();
    show();
    m_wanted->setFocus();
    m_wanted->selectAll();
}

void FindBar::find(bool backwards)
{
    m_said->setText(m_code.findNext(m_wanted->text(), backwards) ? QString() : tr("Not found"));
}

void FindBar::replaceAll()
{
    m_said->setText(
        tr("%n place(s) replaced", nullptr, m_code.replaceAll(m_wanted->text(), m_with->text())));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    hide();
    m_code.setFocus();
}

} // namespace colophon::ui
