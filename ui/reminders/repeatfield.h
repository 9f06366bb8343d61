// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/repeat.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;

namespace colophon::ui {

/// How often: the usual ones by name, any other as a number and a unit. Below stands the date that
/// follows.
class RepeatField final : public QWidget {
    Q_OBJECT
public:
    explicit RepeatField(QWidget *parent = nullptr);

    reminders::Repeat repeat() const;
    void setRepeat(const reminders::Repeat &repeat);
    /// The date that the series starts from.
    void setDate(QDate date);
    QComboBox *box() const { return m_box; }

private:
    void tell();

    QComboBox *m_box;
    QWidget *m_other;
    QSpinBox *m_every;
    QComboBox *m_unit;
    QLabel *m_next;
    QDate m_date;
};

/// "Every year", "Every 3 months", "Never".
QString repeatName(const reminders::Repeat &repeat);

} // namespace colophon::ui
