// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rail.h"

#include "base/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

/// Icon over label, and a round count at the icon's shoulder.
class Rail::Button final : public QToolButton {
public:
    Button(const QString &iconName, const QString &label, QWidget *parent)
        : QToolButton(parent), m_iconName(iconName)
    {
        setText(label);
        showIcon();
        setIconSize(QSize(20, 20));
        setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        setCheckable(true);
        connect(this, &QToolButton::toggled, this, &Button::showIcon);
        setAccessibleName(label);
        setFont(textFont(this, 11));
        setFixedSize(px(this, 76), px(this, 56));
    }

    void setCount(const RailCount &count)
    {
        m_count = count;
        setAccessibleName(count.count == 0 || count.spoken.isEmpty()
                              ? text()
                              : tr("%1, %2").arg(text(), count.spoken));
        setToolTip(accessibleName());
        update();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QToolButton::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            showIcon();
    }
    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        if (m_count.count == 0)
            return;
        const Tokens &t = Tokens::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(textFont(this, 11, QFont::DemiBold));
        const QString number =
            m_count.count > 99 ? QStringLiteral("99+") : QString::number(m_count.count);
        const int height = px(this, 16);
        const int width =
            qMax(height, painter.fontMetrics().horizontalAdvance(number) + px(this, 8));
        const QRect place(this->width() / 2 + px(this, 4), px(this, 4), width, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_count.urgent ? t.errSolid : t.line);
        painter.drawRoundedRect(place, height / 2.0, height / 2.0);
        painter.setPen(m_count.urgent ? t.surface : t.text);
        painter.drawText(place, Qt::AlignCenter, number);
    }

private:
    void showIcon()
    {
        const Tokens &t = Tokens::of(this);
        setIcon(ui::icon(m_iconName, isChecked() ? t.accent : t.text2));
    }

    QString m_iconName;
    RailCount m_count;
};

Rail::Rail(QWidget *parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(px(this, 76));
    m_layout->setContentsMargins(0, 4, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { emit chosen(ScreenId(id)); });
}

void Rail::addScreen(ScreenId screen, const QString &name, const QString &iconName,
                     const QString &label)
{
    auto *button = new Button(iconName, label, this);
    button->setObjectName(name);
    m_group->addButton(button, int(screen));
    m_layout->insertWidget(m_layout->count() - 1, button);
    m_buttons.insert(screen, button);
}

void Rail::setCurrent(ScreenId screen)
{
    if (Button *button = m_buttons.value(screen)) {
        button->setChecked(true);
    } else if (QAbstractButton *marked = m_group->checkedButton()) {
        m_group->setExclusive(false);
        marked->setChecked(false);
        m_group->setExclusive(true);
    }
}

void Rail::setCount(ScreenId screen, const RailCount &count)
{
    if (Button *button = m_buttons.value(screen))
        button->setCount(count);
}

} // namespace colophon::ui
