// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/resultdelegate.h"

#include "base/theme.h"
#include "search/resultmodel.h"
#include "search/wording.h"
#include "widgets/badge.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kRowHeight = 75;
constexpr int kMargin = 16;
constexpr int kCheck = 16;
constexpr int kIcon = 20;
constexpr int kNumberColumn = 190;
constexpr int kStateColumn = 184;
constexpr int kButton = 28;
/// Below this the text of the record gets the state column's room too.
constexpr int kNarrowText = 220;

constexpr auto kLeft = Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter;

QString editLabel()
{
    return ResultDelegate::tr("Edit");
}

/// Elided first and isolated then: the dots stand at the end of the text's own direction.
QString fitted(const QFont &font, const QString &text, int width)
{
    return Wording::isolated(QFontMetrics(font).elidedText(text, Qt::ElideRight, width));
}

/// A record without a title in its first script shows the other one in its place, not twice.
QString scriptBeside(const ResultRow &row)
{
    return row.row.brief.title.isEmpty() ? QString() : row.row.brief.titleScript;
}

} // namespace

/// Where everything stands, in the view's coordinates.
struct ResultDelegate::Places {
    QRect check, icon, title, script, name, imprint;
    QRect badge, link, number, kind;
    QRect state; ///< of the first work state; the others stand below
    QRect edit, menu;
};

struct ResultDelegate::Canvas {
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const ResultRow &row;
    const Tokens &tokens;
    Places at;
    bool hot = false;
};

namespace {

QFont titleFont(const QWidget *view)
{
    return textFont(view, 14, QFont::DemiBold);
}

void drawLine(QPainter &painter, const QFont &font, const QColor &colour, const QRect &where,
              const QString &text)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(where, kLeft, fitted(font, text, where.width()));
}

} // namespace

void paintPlaceholder(QPainter &painter, const QWidget &view, const QRect &row, int number)
{
    const Tokens &tokens = Tokens::of(&view);
    const auto s = [&view](int pixels) { return px(&view, pixels); };
    const int width = s(260 + 70 * (number % 3));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.line);
    painter.drawRoundedRect(row.left() + s(44), row.top() + s(14), width, s(10), 3, 3);
    painter.setBrush(tokens.alt);
    painter.drawRoundedRect(row.left() + s(44), row.top() + s(34), width * 2 / 3, s(8), 3, 3);
    painter.fillRect(row.left(), row.bottom(), row.width(), 1, tokens.line);
}

ResultDelegate::Places ResultDelegate::places(const QStyleOptionViewItem &option,
                                              const ResultRow &row)
{
    const QWidget *const view = option.widget;
    const auto s = [view](int pixels) { return px(view, pixels); };
    const QRect r = option.rect;
    Places at;
    const QFont buttonFont = textFont(view, 12, QFont::Medium);
    const int editWidth = QFontMetrics(buttonFont).horizontalAdvance(editLabel()) + s(20);
    int right = r.right() + 1 - s(12);
    at.menu = QRect(right - s(kButton), r.top() + s(9), s(kButton), s(26));
    right = at.menu.left() - s(8);
    at.edit = QRect(right - editWidth, r.top() + s(10), editWidth, s(24));
    right = at.edit.left() - s(12);

    const int iconLeft = r.left() + s(kMargin - 4 + kCheck + 12);
    const int left = iconLeft + s(kIcon + 8);
    const bool narrow = right - left - s(kNumberColumn + kStateColumn) < s(kNarrowText);
    const int stateLeft = narrow ? right : right - s(kStateColumn);
    const int numberLeft = std::max(left + s(120), stateLeft - s(kNumberColumn));
    const auto line = [&](int from, int top, int height, int to) {
        return QRect(from, r.top() + s(top), std::max(0, to - from), s(height));
    };
    at.check = line(r.left() + s(kMargin - 4), 12, kCheck, r.left() + s(kMargin - 4 + kCheck));
    at.icon = line(iconLeft, 10, kIcon, iconLeft + s(kIcon));
    at.badge = line(numberLeft, 9, 18, numberLeft + s(26));
    at.link = line(at.badge.right() + s(6), 9, 18, at.badge.right() + s(76));
    at.number = line(numberLeft, 30, 18, stateLeft - s(8));
    at.kind = line(numberLeft, 50, 16, stateLeft - s(8));
    at.state =
        narrow ? line(at.link.right() + s(9), 9, 18, stateLeft) : line(stateLeft, 9, 18, right);

    const int textEnd = numberLeft - s(16);
    at.name = line(left, 29, 18, textEnd);
    at.imprint = row.row.brief.name.isEmpty() ? at.name : line(left, 47, 18, textEnd);
    const QFontMetrics titleMetrics(titleFont(view));
    const QString script = scriptBeside(row);
    const int room = std::max(0, textEnd - left);
    const int scriptRoom =
        script.isEmpty() ? 0
                         : std::min(titleMetrics.horizontalAdvance(script) + s(12), room * 2 / 5);
    const int titleWidth = std::min(
        titleMetrics.horizontalAdvance(Wording::title(row.row.brief)) + s(2), room - scriptRoom);
    at.title = line(left, 9, 20, left + titleWidth);
    at.script = line(left + titleWidth + s(8), 9, 20, textEnd);
    return at;
}

QSize ResultDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {px(option.widget, 600), px(option.widget, kRowHeight)};
}

QRect ResultDelegate::rectOf(ResultPart part, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Places at = places(option, index.data(int(ResultRole::Row)).value<ResultRow>());
    switch (part) {
    case ResultPart::Check:
        // Easier to hit than it is large.
        return at.check.adjusted(-at.check.left() + option.rect.left(), -px(option.widget, 8),
                                 px(option.widget, 6), px(option.widget, 8));
    case ResultPart::Title:
        return at.title;
    case ResultPart::Edit:
        return at.edit;
    case ResultPart::Menu:
        return at.menu;
    case ResultPart::None:
        break;
    }
    return option.rect;
}

ResultPart ResultDelegate::partAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                                  const QPoint &place) const
{
    if (!index.data(int(ResultRole::Row)).value<ResultRow>().isRead)
        return ResultPart::None;
    for (const ResultPart part :
         {ResultPart::Check, ResultPart::Title, ResultPart::Edit, ResultPart::Menu}) {
        if (rectOf(part, option, index).contains(place))
            return part;
    }
    return ResultPart::None;
}

void ResultDelegate::setHot(const QModelIndex &index, ResultPart part)
{
    m_hot = index;
    m_hotPart = part;
}

/// Rendering an icon anew for each row of each frame is what scrolling would spend its time on.
void ResultDelegate::drawIcon(const Canvas &canvas, const QString &name, const QColor &colour,
                              const QRect &where) const
{
    const double ratio = canvas.painter.device()->devicePixelRatioF();
    const QString key =
        QStringLiteral("%1 %2 %3 %4").arg(name, colour.name()).arg(where.width()).arg(ratio);
    QPixmap &known = m_pixmaps[key];
    if (known.isNull())
        known = icon(name, colour).pixmap(where.size(), ratio);
    canvas.painter.drawPixmap(where.topLeft(), known);
}

void ResultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const ResultRow row = index.data(int(ResultRole::Row)).value<ResultRow>();
    const Tokens &tokens = Tokens::of(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const Canvas canvas{*painter, option, row, tokens, places(option, row), m_hot == index};

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    // The row runs as the interface does; each value is isolated and runs in its own direction.
    painter->setLayoutDirection(option.direction);
    painter->fillRect(option.rect, selected     ? tokens.sel
                                   : canvas.hot ? tokens.hover
                                                : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.line);
    if (!row.isRead) {
        paintPlaceholder(*painter, *option.widget, option.rect, index.row());
        painter->restore();
        return;
    }
    paintText(canvas);
    paintWork(canvas);
    paintButtons(canvas, index);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void ResultDelegate::paintText(const Canvas &canvas) const
{
    const QWidget *const view = canvas.option.widget;
    const marc::Brief &brief = canvas.row.row.brief;
    QStyleOptionButton check;
    check.rect = canvas.at.check;
    check.palette = canvas.option.palette;
    check.state = QStyle::State_Enabled
                  | (canvas.option.state.testFlag(QStyle::State_Selected) ? QStyle::State_On
                                                                          : QStyle::State_Off);
    if (canvas.hot && m_hotPart == ResultPart::Check)
        check.state |= QStyle::State_MouseOver;
    view->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &check, &canvas.painter, view);
    drawIcon(canvas, materialIcon(brief.material), canvas.tokens.text2, canvas.at.icon);

    QFont title = titleFont(view);
    title.setUnderline(canvas.hot && m_hotPart == ResultPart::Title);
    drawLine(canvas.painter, title, canvas.tokens.accent, canvas.at.title, Wording::title(brief));
    if (const QString script = scriptBeside(canvas.row); !script.isEmpty())
        drawLine(canvas.painter, textFont(view, 14), canvas.tokens.text2, canvas.at.script, script);
    drawLine(canvas.painter, textFont(view, 13), canvas.tokens.text, canvas.at.name, brief.name);
    drawLine(canvas.painter, textFont(view, 12), canvas.tokens.text2, canvas.at.imprint,
             brief.imprint);
}

/// Attached: the network's teal with its chain. Not attached: an outline, "Local only".
void ResultDelegate::paintLink(const Canvas &canvas) const
{
    const QWidget *const view = canvas.option.widget;
    const Tokens &tokens = canvas.tokens;
    const bool linked = canvas.row.row.network.has_value();
    const QString text = linked ? badgeText(store::ZoneKind::Network)
                                : Wording::facetValue(search::Facet::Link, QStringLiteral("no"));
    const QFont font = textFont(view, 11, linked ? QFont::DemiBold : QFont::Normal);
    const int mark = linked ? px(view, 15) : 0;
    const int width = QFontMetrics(font).horizontalAdvance(text) + mark + px(view, 12);
    const QRect pill(canvas.at.link.left(), canvas.at.link.top(), width, canvas.at.link.height());
    QPainter &painter = canvas.painter;
    painter.setPen(linked ? QPen(Qt::NoPen) : QPen(tokens.lineStrong, 1));
    painter.setBrush(linked ? QBrush(tokens.nzBg) : QBrush(tokens.surface));
    painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), px(view, 3), px(view, 3));
    if (linked) {
        const int size = px(view, 12);
        drawIcon(canvas, QStringLiteral("link"), tokens.nz,
                 QRect(pill.left() + px(view, 5), pill.center().y() - size / 2, size, size));
    }
    painter.setFont(font);
    painter.setPen(linked ? tokens.nz : tokens.text2);
    painter.drawText(pill.adjusted(px(view, 6) + mark, 0, -px(view, 4), 0), kLeft, text);
}

void ResultDelegate::paintWork(const Canvas &canvas) const
{
    const QWidget *const view = canvas.option.widget;
    const Tokens &tokens = canvas.tokens;
    paintBadge(canvas.painter, view, badgeOf(canvas.row.zone), badgeText(canvas.row.zone),
               canvas.at.badge.left(), canvas.at.badge.center().y());
    if (canvas.row.zone == store::ZoneKind::Institution)
        paintLink(canvas);
    drawLine(canvas.painter, monoFont(view, 12), tokens.text2, canvas.at.number,
             canvas.row.row.mmsId.toString());
    drawLine(canvas.painter, textFont(view, 11), tokens.text3, canvas.at.kind,
             Wording::kind(canvas.row.row.brief));

    QRect line = canvas.at.state;
    for (const WorkState &state : Wording::workStates(canvas.row)) {
        paintState(canvas, state, line);
        // Where the states stand beside the badges there is room for one.
        if (canvas.at.state.left() < canvas.at.number.right())
            return;
        line.translate(0, px(view, 20));
    }
}

void ResultDelegate::paintState(const Canvas &canvas, const WorkState &state, QRect where) const
{
    const QWidget *const view = canvas.option.widget;
    const Tokens &tokens = canvas.tokens;
    const QColor colour = state.kind == WorkState::Kind::Mine      ? tokens.accent
                          : state.kind == WorkState::Kind::Others  ? tokens.warn
                          : state.kind == WorkState::Kind::Overdue ? tokens.err
                                                                   : tokens.text2;
    if (state.icon.isEmpty()) {
        const int dot = px(view, 8);
        canvas.painter.setPen(Qt::NoPen);
        canvas.painter.setBrush(tokens.warnSolid);
        canvas.painter.drawEllipse(
            QRectF(where.left(), where.center().y() - dot / 2.0 + 0.5, dot, dot));
        where.setLeft(where.left() + dot + px(view, 6));
    } else {
        const int size = px(view, 14);
        drawIcon(canvas, state.icon, colour,
                 QRect(where.left(), where.center().y() - size / 2, size, size));
        where.setLeft(where.left() + size + px(view, 4));
    }
    drawLine(canvas.painter, textFont(view, 12), colour, where, state.text);
}

void ResultDelegate::paintButtons(const Canvas &canvas, const QModelIndex &index) const
{
    const QWidget *const view = canvas.option.widget;
    const Tokens &tokens = canvas.tokens;
    QPainter &painter = canvas.painter;
    const int radius = px(view, 4);
    const bool editHot = canvas.hot && m_hotPart == ResultPart::Edit;
    const bool menuHot = (canvas.hot && m_hotPart == ResultPart::Menu) || m_menuOpen == index;

    painter.setPen(QPen(tokens.lineStrong, 1));
    painter.setBrush(editHot ? tokens.hover : tokens.surface);
    painter.drawRoundedRect(QRectF(canvas.at.edit).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setFont(textFont(view, 12, QFont::Medium));
    painter.setPen(tokens.text);
    painter.drawText(canvas.at.edit, Qt::AlignCenter, editLabel());

    if (menuHot) {
        painter.setPen(QPen(tokens.lineStrong, 1));
        painter.setBrush(tokens.surface);
        painter.drawRoundedRect(QRectF(canvas.at.menu).adjusted(0.5, 0.5, -0.5, -0.5), radius,
                                radius);
    }
    const int size = px(view, 16);
    QRect dots(0, 0, size, size);
    dots.moveCenter(canvas.at.menu.center());
    drawIcon(canvas, QStringLiteral("ellipsis-vertical"), tokens.text, dots);
}

} // namespace colophon::ui
