// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderoverview.h"

#include "base/theme.h"
#include "widgets/barchart.h"
#include "widgets/datefield.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace colophon::ui {

/// A number with what it counts; pressing it shows those reminders.
class ReminderOverview::Tile final : public QPushButton {
public:
    Tile(const char *name, const char *iconName, QWidget *parent)
        : QPushButton(parent), m_icon(QLatin1String(iconName))
    {
        setObjectName(QLatin1String(name));
        setProperty("tile", true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        setCursor(Qt::PointingHandCursor);
    }

    void say(qint64 number, const QString &label, const QString &detail, bool bad, bool good)
    {
        m_number = locale().toString(number);
        m_label = label;
        m_detail = detail;
        m_bad = bad;
        m_good = good;
        setAccessibleName(QStringLiteral("%1, %2, %3").arg(label, m_number, detail));
        setToolTip(tr("Show these"));
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPushButton::paintEvent(event);
        const Tokens &tokens = Tokens::of(this);
        QPainter painter(this);
        const QColor ink = m_bad ? tokens.err : m_good ? tokens.ok : tokens.accent;
        const int size = px(this, 20);
        const int middle = height() / 2;
        ui::icon(m_icon, ink).paint(&painter, QRect(px(this, 14), middle - size / 2, size, size));
        painter.setFont(textFont(this, 26, QFont::DemiBold));
        painter.setPen(m_bad ? tokens.err : tokens.text);
        const int numberLeft = px(this, 46);
        const int numberWidth =
            std::max(px(this, 44), QFontMetrics(painter.font()).horizontalAdvance(m_number));
        painter.drawText(QRect(numberLeft, 0, numberWidth, height()), Qt::AlignVCenter, m_number);
        const QRect words(numberLeft + numberWidth + px(this, 8), middle - px(this, 18),
                          width() - numberLeft - numberWidth - px(this, 16), px(this, 18));
        painter.setFont(textFont(this, 13, QFont::DemiBold));
        painter.setPen(tokens.text);
        painter.drawText(words, Qt::AlignVCenter, m_label);
        painter.setFont(textFont(this, 12));
        painter.setPen(tokens.text2);
        painter.drawText(words.translated(0, px(this, 18)), Qt::AlignVCenter, m_detail);
    }

private:
    QString m_icon;
    QString m_number;
    QString m_label;
    QString m_detail;
    bool m_bad = false;
    bool m_good = false;
};

ReminderOverview::ReminderOverview(QWidget *parent)
    : QWidget(parent), m_chart(new BarChart(tr("Due per week"),
                                            {BarChart::Series{tr("Overdue"), BarChart::Ink::Error},
                                             BarChart::Series{tr("Due"), BarChart::Ink::Accent},
                                             BarChart::Series{tr("Done"), BarChart::Ink::Neutral}},
                                            this))
{
    m_tiles = {new Tile("tileOverdue", "clock", this), new Tile("tileWeek", "calendar", this),
               new Tile("tileMonth", "calendar-days", this),
               new Tile("tileDone", "circle-check", this)};
    auto *grid = new QGridLayout;
    grid->setSpacing(px(this, 8));
    for (int i = 0; i < 4; ++i) {
        grid->addWidget(m_tiles[size_t(i)], i / 2, i % 2);
        connect(m_tiles[size_t(i)], &QPushButton::clicked, this,
                [this, i] { emit tileChosen(ReminderTile(i)); });
    }
    auto *tiles = new QWidget(this);
    tiles->setLayout(grid);
    grid->setContentsMargins(0, 0, 0, 0);
    tiles->setFixedSize(px(this, 520), px(this, 124));
    m_chart->setObjectName(QStringLiteral("reminderChart"));
    auto *frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("reminderChartPanel"));
    auto *inside = new QHBoxLayout(frame);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_chart);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(this, 12));
    layout->addWidget(tiles);
    layout->addWidget(frame, 1);
    connect(m_chart, &BarChart::chosen, this,
            [this](int bar) { emit weekChosen(m_weeks.at(bar).start); });
}

void ReminderOverview::show(const reminders::Tiles &tiles, const QList<reminders::Week> &weeks,
                            QDate today)
{
    const QLocale words = locale();
    m_tiles[0]->say(tiles.overdue, tr("Overdue"),
                    tiles.overdue > 0
                        ? tr("oldest by %Ln day(s)", nullptr, int(tiles.oldest.daysTo(today)))
                        : tr("nothing is late"),
                    tiles.overdue > 0, false);
    m_tiles[1]->say(tiles.dueThisWeek, tr("Due this week"),
                    tr("%Ln of them today", nullptr, int(tiles.dueToday)), false, false);
    m_tiles[2]->say(tiles.dueThisMonth, tr("Due this month"),
                    tr("to %1").arg(words.toString(tiles.monthEnd, QStringLiteral("d MMMM"))),
                    false, false);
    m_tiles[3]->say(tiles.doneThisMonth, tr("Done this month"),
                    tr("%1 last month").arg(words.toString(tiles.doneLastMonth)), false, true);
    m_weeks = weeks;
    QList<BarChart::Bar> bars;
    for (const reminders::Week &week : weeks) {
        BarChart::Bar bar;
        bar.label = words.toString(week.start, QStringLiteral("d MMM"));
        bar.values = {week.overdue, week.due, week.done};
        bar.emphasized = week.start <= today && today < week.start.addDays(7);
        bar.spoken = tr("Week of %1: %2 due, %3 overdue, %4 done")
                         .arg(shortDate(week.start, words))
                         .arg(week.due)
                         .arg(week.overdue)
                         .arg(week.done);
        bars.append(bar);
    }
    m_chart->setBars(bars);
}

} // namespace colophon::ui
