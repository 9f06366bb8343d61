// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/emptyresults.h"

#include "base/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

EmptyResults::EmptyResults(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_what(new QLabel), m_how(new QLabel),
      m_buttonRow(new QHBoxLayout)
{
    setObjectName(QStringLiteral("searchEmpty"));
    m_what->setObjectName(QStringLiteral("emptyWhat"));
    m_how->setObjectName(QStringLiteral("emptyHow"));
    m_what->setTextFormat(Qt::PlainText);
    m_how->setTextFormat(Qt::PlainText);
    for (QLabel *line : {m_icon, m_what, m_how})
        line->setAlignment(Qt::AlignCenter);
    m_what->setWordWrap(true);
    m_how->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_what);
    layout->addWidget(m_how);
    layout->addLayout(m_buttonRow);
    layout->addStretch(3);
    adapt();
}

void EmptyResults::setContent(const QString &icon, const QString &what, const QString &how)
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater(); // it may be the one whose click led here
    }
    m_buttons.clear();
    m_iconName = icon;
    m_what->setText(what);
    m_how->setText(how);
    adapt();
}

void EmptyResults::addButton(const QString &text, const std::function<void()> &pressed)
{
    auto *button = new QPushButton(text);
    button->setProperty("primary", m_buttons.isEmpty());
    connect(button, &QPushButton::clicked, this, pressed);
    if (m_buttons.isEmpty()) {
        while (QLayoutItem *item = m_buttonRow->takeAt(0))
            delete item;
        m_buttonRow->addStretch(1);
        m_buttonRow->addStretch(1);
    }
    m_buttonRow->insertWidget(m_buttonRow->count() - 1, button);
    m_buttons.append(button);
}

void EmptyResults::adapt()
{
    const Tokens &tokens = Tokens::of(this);
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icon(m_iconName, tokens.text2)
                              .pixmap(QSize(px(this, 24), px(this, 24)), devicePixelRatioF()));
    m_what->setFont(textFont(this, 14, QFont::DemiBold));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, tokens.text2);
    m_how->setPalette(quiet);
    layout()->setSpacing(px(this, 8));
    m_buttonRow->setSpacing(px(this, 8));
    const int side = px(this, 40);
    layout()->setContentsMargins(side, side, side, side);
}

/// The style sheet takes the fonts off that were set before the first showing.
void EmptyResults::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    adapt();
}

void EmptyResults::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        adapt();
}

void EmptyResults::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).surface);
}

} // namespace colophon::ui
