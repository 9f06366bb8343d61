// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLineEdit>
#include <QLocale>

class QCalendarWidget;

namespace colophon::ui {

/// What somebody types for a day: in the locale's forms (short, long, with the month's name), or
/// 2027-01-15. A year of two digits is one of this century. Null where it is no day.
QDate dateFromTyping(const QString &text, const QLocale &locale);
/// "18 Nov 2026" in the locale's order and words.
QString shortDate(QDate date, const QLocale &locale = QLocale());
/// "Friday, 15 January 2027".
QString longDate(QDate date, const QLocale &locale = QLocale());

/// A line for a day, typed or taken from a calendar (Alt+Down or the button); may be empty.
class DateField final : public QLineEdit {
    Q_OBJECT
public:
    enum class Show { Short, Long };
    explicit DateField(Show show, QWidget *parent = nullptr);

    /// Null where the line is empty or holds no day.
    QDate date() const { return m_date; }
    void setDate(QDate date);
    /// Reads what was typed; done by itself when the line is left.
    void take();
    /// What stands there is no day.
    bool isFaulty() const { return !m_date.isValid() && !text().trimmed().isEmpty(); }

signals:
    void dateChanged(QDate date);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openCalendar();
    QString shown(QDate date) const;

    Show m_show;
    QDate m_date;
    QAction *m_button;
};

} // namespace colophon::ui
