// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/badge.h"

#include <QCoreApplication>
#include <QHash>

namespace colophon::ui {

static std::pair<QColor, QColor> coloursOf(const Tokens &tokens, BadgeLook look)
{
    switch (look) {
    case BadgeLook::Network:
        return {tokens.nz, tokens.nzBg};
    case BadgeLook::Institution:
        return {tokens.iz, tokens.izBg};
    case BadgeLook::Draft:
        break;
    }
    return {tokens.warn, tokens.warnBg};
}

BadgeLook badgeOf(store::ZoneKind kind)
{
    return kind == store::ZoneKind::Network ? BadgeLook::Network : BadgeLook::Institution;
}

QString badgeText(store::ZoneKind kind)
{
    return kind == store::ZoneKind::Network ? QStringLiteral("NZ") : QStringLiteral("IZ");
}

int paintBadge(QPainter &painter, const QWidget *widget, BadgeLook look, const QString &text,
               int left, int middle)
{
    const auto [ink, paper] = coloursOf(Tokens::of(widget), look);
    return paintPill(painter, widget, ink, paper, text, left, middle);
}

int paintPill(QPainter &painter, const QWidget *widget, const QColor &ink, const QColor &paper,
              const QString &text, int left, int middle)
{
    const QFont font = textFont(widget, 11, QFont::DemiBold);
    const int width = QFontMetrics(font).horizontalAdvance(text) + px(widget, 12);
    const int height = px(widget, 18);
    const QRect rect(left, middle - height / 2, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRoundedRect(rect, 3, 3);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
    return width;
}

Badge::Badge(QWidget *parent) : QLabel(parent) {}

void Badge::show(BadgeLook look, const QString &text)
{
    m_look = look;
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    update();
    setVisible(true);
}

QSize Badge::sizeHint() const
{
    const QFont font = textFont(this, 11, QFont::DemiBold);
    return {QFontMetrics(font).horizontalAdvance(text()) + px(this, 12), px(this, 18)};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(painter, this, m_look, text(), 0, height() / 2);
}

QString materialIcon(const QString &material)
{
    static const QHash<QString, QString> kIcons{
        {QStringLiteral("serial"), QStringLiteral("newspaper")},
        {QStringLiteral("newspaper"), QStringLiteral("newspaper")},
        {QStringLiteral("map"), QStringLiteral("map")},
        {QStringLiteral("score"), QStringLiteral("music")},
        {QStringLiteral("sound"), QStringLiteral("disc-3")},
        {QStringLiteral("video"), QStringLiteral("film")},
        {QStringLiteral("image"), QStringLiteral("image")},
        {QStringLiteral("computer"), QStringLiteral("monitor")},
        {QStringLiteral("mixed"), QStringLiteral("boxes")},
        {QStringLiteral("object"), QStringLiteral("package")}};
    return kIcons.value(material, QStringLiteral("book"));
}

QString materialName(const QString &material)
{
    const auto say = [](const char *word) { return QCoreApplication::translate("Material", word); };
    static const QHash<QString, const char *> kNames{
        {QStringLiteral("book"), QT_TRANSLATE_NOOP("Material", "Book")},
        {QStringLiteral("serial"), QT_TRANSLATE_NOOP("Material", "Serial")},
        {QStringLiteral("newspaper"), QT_TRANSLATE_NOOP("Material", "Newspaper")},
        {QStringLiteral("map"), QT_TRANSLATE_NOOP("Material", "Map")},
        {QStringLiteral("score"), QT_TRANSLATE_NOOP("Material", "Score")},
        {QStringLiteral("sound"), QT_TRANSLATE_NOOP("Material", "Sound recording")},
        {QStringLiteral("video"), QT_TRANSLATE_NOOP("Material", "Video")},
        {QStringLiteral("image"), QT_TRANSLATE_NOOP("Material", "Image")},
        {QStringLiteral("computer"), QT_TRANSLATE_NOOP("Material", "Computer file")},
        {QStringLiteral("mixed"), QT_TRANSLATE_NOOP("Material", "Mixed material")},
        {QStringLiteral("object"), QT_TRANSLATE_NOOP("Material", "Object")}};
    return say(kNames.value(material, "Book"));
}

} // namespace colophon::ui
