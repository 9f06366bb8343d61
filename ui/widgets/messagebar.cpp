// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messagebar.h"

#include "base/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextDocumentFragment>

namespace colophon::ui {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_layout(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    m_layout->setContentsMargins(12, 6, 12, 6);
    m_layout->addWidget(m_icon);
    m_layout->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    hide();
}

void MessageBar::showMessage(Kind kind, const QString &richText, const QStringList &buttons,
                             std::function<void(int)> pressed)
{
    for (QWidget *button : std::as_const(m_buttons))
        button->deleteLater();
    m_buttons.clear();
    const Tokens &tokens = Tokens::of(this);
    QColor paper = tokens.accentSoft;
    QColor ink = tokens.accent;
    QString name = kind == Kind::Draft ? QStringLiteral("file-clock") : QStringLiteral("info");
    if (kind == Kind::Warning) {
        paper = tokens.warnBg;
        ink = tokens.warn;
        name = QStringLiteral("triangle-alert");
    } else if (kind == Kind::Error) {
        paper = tokens.errBg;
        ink = tokens.err;
        name = QStringLiteral("circle-x");
    }
    QPalette colours = palette();
    colours.setColor(QPalette::Window, paper);
    colours.setColor(QPalette::WindowText, tokens.text);
    setPalette(colours);
    m_icon->setPixmap(icon(name, ink).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_text->setText(richText);
    const QString plain = QTextDocumentFragment::fromHtml(richText).toPlainText();
    setAccessibleName(plain);
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        auto *button = new QPushButton(buttons.at(i), this);
        button->setProperty("primary", kind == Kind::Draft && i + 1 == buttons.size());
        connect(button, &QPushButton::clicked, this, [pressed, i] { pressed(int(i)); });
        m_layout->addWidget(button);
        m_buttons.append(button);
    }
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace colophon::ui
