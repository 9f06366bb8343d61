// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

#include <array>

namespace colophon::ui {

/// Stacked bars with a legend. Painted here and not by Qt Charts: that one shows a screen reader
/// nothing (it is a graphics scene without accessible items), takes no keyboard, and knows none of
/// the theme's colours. Here the description holds every value, Left and Right go from bar to bar
/// and say each, Enter and a click choose one.
/// Thread rule: the window's thread.
class BarChart final : public QWidget {
    Q_OBJECT
public:
    /// From the foot up.
    struct Bar {
        QString label;
        std::array<int, 3> values{};
        QString spoken; ///< "Week of 16 November: 4 due, 1 overdue, 2 done"
        bool emphasized = false;

        int total() const { return values[0] + values[1] + values[2]; }
    };
    /// The colours are those of Tokens: which one is asked at each paint.
    enum class Ink { Error, Accent, Neutral };
    struct Series {
        QString name;
        Ink ink;
    };

    explicit BarChart(const QString &title, const std::array<Series, 3> &series,
                      QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }
    QSize sizeHint() const override;

signals:
    void chosen(int bar);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect plot() const;
    QRect barRect(int bar) const;
    int top() const;
    int barAt(const QPoint &position) const;
    void speak(int bar);
    void paintLegend(QPainter &painter) const;
    void paintScale(QPainter &painter) const;
    void paintBar(QPainter &painter, int bar) const;

    QString m_title;
    std::array<Series, 3> m_series;
    QList<Bar> m_bars;
    int m_current = 0;
};

} // namespace colophon::ui
