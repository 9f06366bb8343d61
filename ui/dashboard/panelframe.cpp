// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/panelframe.h"

#include "base/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace colophon::ui {

PanelFrame::PanelFrame(const QString &name, const QString &iconName, const QString &title,
                       const QString &link, QWidget *parent)
    : QFrame(parent), m_body(new QVBoxLayout(this)), m_words(new QLabel(this))
{
    setObjectName(QStringLiteral("panel"));
    auto *head = new QWidget(this);
    head->setObjectName(QStringLiteral("barStrip"));
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(px(this, 34));
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(px(this, 12), 0, px(this, 12), 0);
    auto *picture = new QLabel(head);
    picture->setPixmap(icon(iconName, Tokens::of(this).text2)
                           .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
    auto *words = new QLabel(title, head);
    words->setFont(textFont(this, 13, QFont::DemiBold));
    m_words->setProperty("hint", true);
    line->addWidget(picture);
    line->addWidget(words);
    line->addWidget(m_words);
    line->addStretch(1);
    if (!link.isEmpty()) {
        auto *more =
            new QLabel(QStringLiteral("<a href='more' style='color:%1;text-decoration:none'>%2</a>")
                           .arg(Tokens::of(this).accent.name(), link.toHtmlEscaped()),
                       head);
        more->setObjectName(name + QStringLiteral("Link"));
        more->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(more, &QLabel::linkActivated, this, &PanelFrame::linkActivated);
        line->addWidget(more);
    }
    m_body->setContentsMargins(1, 1, 1, 1);
    m_body->setSpacing(0);
    m_body->addWidget(head);
}

void PanelFrame::setHeadWords(const QString &words)
{
    m_words->setText(words);
}

QLabel *PanelFrame::addSentence(const QString &text)
{
    auto *sentence = new QLabel(text, this);
    sentence->setWordWrap(true);
    sentence->setProperty("secondary", true);
    sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    const int margin = px(this, 12);
    sentence->setContentsMargins(margin, margin, margin, margin);
    m_body->addWidget(sentence, 1);
    return sentence;
}

} // namespace colophon::ui
