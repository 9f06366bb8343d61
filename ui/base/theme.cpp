// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QWidget>

static void initResources()
{
    Q_INIT_RESOURCE(colophon_look);
    Q_INIT_RESOURCE(colophon_chrome);
}

namespace colophon::ui {

namespace {

constexpr int kBodyPixels = 13;

QColor c(const char *hex)
{
    return QColor(QLatin1String(hex));
}

/// Paints a Lucide icon in one colour at whatever size and scale is asked for.
class LucideEngine final : public QIconEngine {
public:
    LucideEngine(const QString &name, const QColor &colour, const QColor &disabled)
        : m_name(name), m_colour(colour), m_disabled(disabled)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        initResources();
        QFile file(QStringLiteral(":/colophon/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return;
        QByteArray svg = file.readAll();
        const QColor colour = mode == QIcon::Disabled ? m_disabled : m_colour;
        svg.replace("currentColor", colour.name().toLatin1());
        svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
        QSvgRenderer(svg).render(painter, rect);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new LucideEngine(*this); }

private:
    QString m_name;
    QColor m_colour;
    QColor m_disabled;
};

/// The mark, drawn: a rounded square, and lines of type that taper to a point.
class MarkEngine final : public QIconEngine {
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 32.0, rect.height() / 32.0);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Tokens::light().accent);
        painter->drawRoundedRect(QRectF(0, 0, 32, 32), 6, 6);
        painter->setBrush(Qt::white);
        constexpr double kWidths[] = {20, 15, 10, 4};
        for (int i = 0; i < 4; ++i)
            painter->drawRoundedRect(QRectF(16 - kWidths[i] / 2, 7 + i * 5, kWidths[i], 3), 1, 1);
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new MarkEngine(*this); }
};

QPalette paletteOf(const Tokens &t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.bg);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, t.alt);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.text3);
    palette.setColor(QPalette::Button, t.surface);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.lineStrong);
    palette.setColor(QPalette::Light, t.surface);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.disabled);
    return palette;
}

/// Chrome only: item views paint from the tokens themselves.
QString styleSheetOf(const Tokens &t)
{
    QFile file(QStringLiteral(":/colophon/chrome.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char *, QColor> names[] = {{"@bg", t.bg},
                                                     {"@surface", t.surface},
                                                     {"@alt", t.alt},
                                                     {"@hover", t.hover},
                                                     {"@selText", t.text},
                                                     {"@sel", t.sel},
                                                     {"@lineStrong", t.lineStrong},
                                                     {"@line", t.line},
                                                     {"@text2", t.text2},
                                                     {"@text3", t.text3},
                                                     {"@text", t.text},
                                                     {"@disabled", t.disabled},
                                                     {"@accentHover", t.accentHover},
                                                     {"@accentSoft", t.accentSoft},
                                                     {"@accent", t.accent},
                                                     {"@onAccent", t.onAccent},
                                                     {"@nz", t.nz},
                                                     {"@onNz", t.onNz},
                                                     {"@iz", t.iz},
                                                     {"@onIz", t.onIz},
                                                     {"@err", t.err}};
    const QString theme = &t == &Tokens::dark() ? QStringLiteral("dark") : QStringLiteral("light");
    for (const char *const mark : {"check", "dash", "chevron", "chevron-right"})
        sheet.replace(u'@' + QLatin1String(mark) + u')',
                      QStringLiteral(":/colophon/%1-%2.svg)").arg(QLatin1String(mark), theme));
    for (const auto &[name, colour] : names)
        sheet.replace(QLatin1String(name) + u';', colour.name() + u';');
    return sheet;
}

bool systemIsDark()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

} // namespace

const Tokens &Tokens::light()
{
    static const Tokens tokens{c("#F1F3F5"), c("#FFFFFF"), c("#F7F8FA"), c("#EDF1F5"), c("#DFEAF8"),
                               c("#EFF4FB"), c("#DCE1E6"), c("#7E8A96"), c("#1A2128"), c("#4A5560"),
                               c("#5C6772"), c("#9AA4AE"), c("#1A56AE"), c("#154890"), c("#FFFFFF"),
                               c("#0A645E"), c("#DDF0ED"), c("#FFFFFF"), c("#68399C"), c("#EFE7F8"),
                               c("#FAF7FD"), c("#FFFFFF"), c("#AE2119"), c("#FBE7E5"), c("#B3261E"),
                               c("#825000"), c("#FCEFD4"), c("#C98308"), c("#1D6837"), c("#E1F2E6"),
                               c("#2C8A4C")};
    return tokens;
}

const Tokens &Tokens::dark()
{
    static const Tokens tokens{c("#171B1F"), c("#1F2429"), c("#252B31"), c("#2C333A"), c("#253D5C"),
                               c("#222E3D"), c("#343C44"), c("#75818D"), c("#E7EAED"), c("#B4BEC8"),
                               c("#A0ACB8"), c("#69747F"), c("#8CBBFA"), c("#A9CCFB"), c("#0E1B2B"),
                               c("#6FD0C5"), c("#173D3A"), c("#0B211F"), c("#CBAAF3"), c("#382A4D"),
                               c("#251F30"), c("#1F1130"), c("#FF9D94"), c("#48231F"), c("#E5695F"),
                               c("#F1C071"), c("#433316"), c("#E0A33A"), c("#87D49C"), c("#1D3E28"),
                               c("#4FAE6C")};
    return tokens;
}

const Tokens &Tokens::of(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? dark() : light();
}

const Tokens &Tokens::of(const QWidget *widget)
{
    // Not the widget's own palette: a style sheet puts its background there, and a transparent or
    // an accent-coloured one says nothing of the theme.
    return of(QApplication::palette(widget));
}

void applyTheme(QApplication &application, Appearance appearance, int textPercent)
{
    initResources();
    static const bool fontsLoaded = [] {
        QDirIterator fonts(QStringLiteral(":/colophon/fonts"));
        while (fonts.hasNext())
            QFontDatabase::addApplicationFont(fonts.next());
        return true;
    }();
    Q_UNUSED(fontsLoaded)
    const bool dark =
        appearance == Appearance::Dark || (appearance == Appearance::System && systemIsDark());
    const Tokens &tokens = dark ? Tokens::dark() : Tokens::light();
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                           QStringLiteral("Noto Sans Arabic"), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(qRound(kBodyPixels * textPercent / 100.0));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(tokens));
    QPalette rows = paletteOf(tokens); // a chosen row is tinted, chosen text is not
    rows.setColor(QPalette::Highlight, tokens.sel);
    rows.setColor(QPalette::HighlightedText, tokens.text);
    QApplication::setPalette(rows, "QAbstractItemView");
    QApplication::setFont(font);
    application.setStyleSheet(styleSheetOf(tokens));
}

int px(const QWidget *widget, int pixels)
{
    return qRound(double(pixels) * QApplication::font(widget).pixelSize() / kBodyPixels);
}

QFont textFont(const QWidget *widget, int pixels, QFont::Weight weight)
{
    QFont font = QApplication::font(widget);
    font.setPixelSize(px(widget, pixels));
    font.setWeight(weight);
    return font;
}

QFont monoFont(const QWidget *widget, int pixels, QFont::Weight weight)
{
    QFont font(QStringList{QStringLiteral("JetBrains Mono NL"), QStringLiteral("JetBrains Mono"),
                           QStringLiteral("monospace")});
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(px(widget, pixels));
    font.setWeight(weight);
    return font;
}

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new LucideEngine(name, colour, Tokens::of(QApplication::palette()).disabled));
}

QIcon icon(const QString &name, const QWidget *widget)
{
    return icon(name, Tokens::of(widget).text2);
}

QIcon applicationIcon()
{
    return QIcon(new MarkEngine);
}

} // namespace colophon::ui
