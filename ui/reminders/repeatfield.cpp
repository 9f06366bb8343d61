// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/repeatfield.h"

#include "widgets/datefield.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace colophon::ui {

using reminders::Repeat;
using reminders::RepeatUnit;

namespace {

constexpr int kOther = -1;
constexpr std::array<Repeat, 7> kUsual{Repeat{},
                                       Repeat{RepeatUnit::Week, 1},
                                       Repeat{RepeatUnit::Week, 2},
                                       Repeat{RepeatUnit::Month, 1},
                                       Repeat{RepeatUnit::Month, 3},
                                       Repeat{RepeatUnit::Month, 6},
                                       Repeat{RepeatUnit::Year, 1}};

} // namespace

QString repeatName(const Repeat &repeat)
{
    const auto say = [&repeat](const char *text) {
        return QCoreApplication::translate("Repeat", text, nullptr, repeat.every);
    };
    switch (repeat.unit) {
    case RepeatUnit::Day:
        return say(QT_TRANSLATE_N_NOOP("Repeat", "Every %n day(s)"));
    case RepeatUnit::Week:
        return say(QT_TRANSLATE_N_NOOP("Repeat", "Every %n week(s)"));
    case RepeatUnit::Month:
        return say(QT_TRANSLATE_N_NOOP("Repeat", "Every %n month(s)"));
    case RepeatUnit::Year:
        return say(QT_TRANSLATE_N_NOOP("Repeat", "Every %n year(s)"));
    case RepeatUnit::None:
        break;
    }
    return QCoreApplication::translate("Repeat", "Never");
}

RepeatField::RepeatField(QWidget *parent)
    : QWidget(parent), m_box(new QComboBox(this)), m_other(new QWidget(this)),
      m_every(new QSpinBox(this)), m_unit(new QComboBox(this)), m_next(new QLabel(this))
{
    m_box->setObjectName(QStringLiteral("reminderRepeat"));
    for (size_t i = 0; i < kUsual.size(); ++i)
        m_box->addItem(repeatName(kUsual[i]), int(i));
    m_box->addItem(tr("Every…"), kOther);
    m_every->setObjectName(QStringLiteral("reminderRepeatEvery"));
    m_every->setAccessibleName(tr("Repeat every"));
    m_every->setRange(1, 999);
    m_unit->setObjectName(QStringLiteral("reminderRepeatUnit"));
    m_unit->setAccessibleName(tr("Unit of the repeat"));
    m_unit->addItem(tr("days"), int(RepeatUnit::Day));
    m_unit->addItem(tr("weeks"), int(RepeatUnit::Week));
    m_unit->addItem(tr("months"), int(RepeatUnit::Month));
    m_unit->addItem(tr("years"), int(RepeatUnit::Year));
    m_next->setObjectName(QStringLiteral("reminderRepeatNext"));
    m_next->setProperty("hint", true);

    auto *other = new QHBoxLayout(m_other);
    other->setContentsMargins(0, 0, 0, 0);
    other->addWidget(m_every);
    other->addWidget(m_unit, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_box);
    layout->addWidget(m_other);
    layout->addWidget(m_next);
    layout->addStretch(1);
    setFocusProxy(m_box);
    connect(m_box, &QComboBox::currentIndexChanged, this, &RepeatField::tell);
    connect(m_every, &QSpinBox::valueChanged, this, &RepeatField::tell);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &RepeatField::tell);
    tell();
}

Repeat RepeatField::repeat() const
{
    const int usual = m_box->currentData().toInt();
    if (usual != kOther)
        return kUsual.at(size_t(usual));
    return {RepeatUnit(m_unit->currentData().toInt()), m_every->value()};
}

void RepeatField::setRepeat(const Repeat &repeat)
{
    for (size_t i = 0; i < kUsual.size(); ++i) {
        if (kUsual[i] == repeat) {
            m_box->setCurrentIndex(m_box->findData(int(i)));
            return;
        }
    }
    m_box->setCurrentIndex(m_box->findData(kOther));
    m_every->setValue(repeat.every);
    m_unit->setCurrentIndex(m_unit->findData(int(repeat.unit)));
}

void RepeatField::setDate(QDate date)
{
    m_date = date;
    tell();
}

void RepeatField::tell()
{
    m_other->setVisible(m_box->currentData().toInt() == kOther);
    const QDate next = reminders::nextDate(m_date, m_date, repeat());
    m_next->setText(next.isValid() ? tr("Then on %1").arg(shortDate(next, locale())) : QString());
}

} // namespace colophon::ui
