// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/datefield.h"

#include "base/theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QFrame>
#include <QKeyEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace colophon::ui {

QDate dateFromTyping(const QString &text, const QLocale &locale)
{
    const QString typed = text.simplified();
    const QDate iso = QDate::fromString(typed, Qt::ISODate);
    if (iso.isValid() && typed.size() == 10)
        return iso;
    QStringList formats{locale.dateFormat(QLocale::LongFormat),
                        locale.dateFormat(QLocale::ShortFormat)};
    for (const char *format : {"d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMM d, yyyy",
                               "MMMM d, yyyy", "dddd, d MMMM yyyy", "d. MMMM yyyy", "d.M.yyyy"})
        formats.append(QLatin1String(format));
    // The short form is taken with any number of digits.
    QString loose = locale.dateFormat(QLocale::ShortFormat);
    loose.replace(QLatin1String("dd"), QLatin1String("d"))
        .replace(QLatin1String("MM"), QLatin1String("M"));
    formats.append(loose);
    formats.append(QString(loose).replace(QLatin1String("yyyy"), QLatin1String("yy")));
    if (!loose.contains(QLatin1String("yyyy")))
        formats.append(QString(loose).replace(QLatin1String("yy"), QLatin1String("yyyy")));
    for (const QString &format : std::as_const(formats)) {
        QDate date = locale.toDate(typed, format);
        if (!date.isValid())
            continue;
        const bool twoDigits = !format.contains(QLatin1String("yyyy"));
        return twoDigits && date.year() < 2000 ? date.addYears(100) : date;
    }
    return {};
}

QString shortDate(QDate date, const QLocale &locale)
{
    // The locale's own order, with the month as a word: no day is taken for a month.
    const QString form = locale.dateFormat(QLocale::ShortFormat);
    const bool monthFirst = form.indexOf(u'M') < form.indexOf(u'd');
    const bool yearFirst = form.indexOf(u'y') < form.indexOf(u'M');
    return locale.toString(date, yearFirst    ? QStringLiteral("yyyy MMM d")
                                 : monthFirst ? QStringLiteral("MMM d, yyyy")
                                              : QStringLiteral("d MMM yyyy"));
}

QString longDate(QDate date, const QLocale &locale)
{
    return locale.toString(date, QLocale::LongFormat);
}

DateField::DateField(Show show, QWidget *parent) : QLineEdit(parent), m_show(show)
{
    m_button = addAction(icon(QStringLiteral("calendar"), this), QLineEdit::TrailingPosition);
    m_button->setText(tr("Choose from a calendar"));
    m_button->setToolTip(tr("Choose from a calendar (Alt+Down)"));
    connect(m_button, &QAction::triggered, this, &DateField::openCalendar);
    connect(this, &QLineEdit::editingFinished, this, &DateField::take);
}

QString DateField::shown(QDate date) const
{
    if (!date.isValid())
        return {};
    return m_show == Show::Long ? longDate(date, locale()) : shortDate(date, locale());
}

void DateField::setDate(QDate date)
{
    setText(shown(date));
    setProperty("faulty", false);
    style()->polish(this);
    if (m_date == date)
        return;
    m_date = date;
    emit dateChanged(date);
}

void DateField::take()
{
    const QString typed = text().trimmed();
    if (m_date.isValid() && typed == shown(m_date))
        return;
    const QDate date = typed.isEmpty() ? QDate() : dateFromTyping(typed, locale());
    if (date.isValid() || typed.isEmpty()) {
        setDate(date);
        return;
    }
    m_date = {};
    setProperty("faulty", true);
    style()->polish(this);
    setToolTip(
        tr("This is not a day. Write it as %1.").arg(shortDate(QDate::currentDate(), locale())));
    emit dateChanged(m_date);
}

void DateField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier))
        openCalendar();
    else
        QLineEdit::keyPressEvent(event);
}

void DateField::openCalendar()
{
    take();
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto *calendar = new QCalendarWidget(popup);
    calendar->setObjectName(QStringLiteral("calendar"));
    calendar->setAccessibleName(tr("Calendar"));
    calendar->setLocale(locale());
    calendar->setFirstDayOfWeek(locale().firstDayOfWeek());
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    if (m_date.isValid())
        calendar->setSelectedDate(m_date);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(calendar);
    const auto choose = [this, popup](QDate date) {
        setDate(date);
        popup->close();
    };
    connect(calendar, &QCalendarWidget::clicked, popup, choose);
    connect(calendar, &QCalendarWidget::activated, popup, choose);
    popup->adjustSize();
    popup->move(mapToGlobal(QPoint(0, height())));
    popup->show();
    calendar->setFocus();
}

} // namespace colophon::ui
