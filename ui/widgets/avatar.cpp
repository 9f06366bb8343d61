// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/avatar.h"

#include "base/theme.h"

#include <QPainter>

namespace colophon::ui {

Avatar::Avatar(const QString &name, QWidget *parent) : QWidget(parent), m_initials(initialsOf(name))
{
    setFixedSize(sizeHint());
}

QSize Avatar::sizeHint() const
{
    return {px(this, 26), px(this, 26)};
}

void Avatar::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.sel);
    painter.drawEllipse(rect());
    painter.setPen(t.accent);
    painter.setFont(textFont(this, 10, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter, m_initials);
}

QString initialsOf(const QString &name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    QString initials = words.constFirst().left(1);
    if (words.size() > 1)
        initials += words.constLast().left(1);
    return initials.toUpper();
}

} // namespace colophon::ui
