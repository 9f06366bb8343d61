// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderfilterbar.h"

#include "base/theme.h"
#include "widgets/datefield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace colophon::ui {

using reminders::Filter;

namespace {

/// The entries of the status box that are no code.
const QString kAll = QStringLiteral("*all");
const QString kOpen = QStringLiteral("*open");
const QString kOverdue = QStringLiteral("*overdue");
const QString kDone = QStringLiteral("*done");

constexpr qint64 kAnyone = -1;
constexpr int kBothZones = -1;

void choose(QComboBox *box, const QVariant &data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

ReminderFilterBar::ReminderFilterBar(UserId me, QWidget *parent)
    : QFrame(parent), m_me(me), m_dateKind(box("reminderDateKind")),
      m_from(new DateField(DateField::Show::Short, this)),
      m_to(new DateField(DateField::Show::Short, this)), m_type(box("filterType")),
      m_status(box("filterStatus")), m_person(box("filterPerson")), m_zone(box("filterZone")),
      m_words(new QLineEdit(this))
{
    setObjectName(QStringLiteral("reminderFilters"));
    m_from->setObjectName(QStringLiteral("filterFrom"));
    m_from->setAccessibleName(tr("From"));
    m_to->setObjectName(QStringLiteral("filterTo"));
    m_to->setAccessibleName(tr("To"));
    m_words->setObjectName(QStringLiteral("filterWords"));
    m_words->setPlaceholderText(tr("Find in reminders"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icon(QStringLiteral("search"), this), QLineEdit::LeadingPosition);
    m_dateKind->setAccessibleName(tr("Which date the range is about"));
    m_dateKind->addItem(tr("Date range"), int(reminders::DateKind::Due));
    m_dateKind->addItem(tr("Submitted Date Range"), int(reminders::DateKind::Submitted));
    m_dateKind->setProperty("label", true);
    m_zone->addItem(tr("Both zones"), kBothZones);
    m_zone->addItem(tr("Institution"), int(store::ZoneKind::Institution));
    m_zone->addItem(tr("Network"), int(store::ZoneKind::Network));
    m_typing.setSingleShot(true);
    m_typing.setInterval(200);
    build();
    setChoices({});
    for (DateField *field : {m_from, m_to})
        connect(field, &DateField::dateChanged, this, &ReminderFilterBar::tell);
    for (QComboBox *one : {m_dateKind, m_type, m_status, m_person, m_zone})
        connect(one, &QComboBox::currentIndexChanged, this, &ReminderFilterBar::tell);
    connect(m_words, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(&m_typing, &QTimer::timeout, this, &ReminderFilterBar::tell);
}

QComboBox *ReminderFilterBar::box(const char *name)
{
    auto *made = new QComboBox(this);
    made->setObjectName(QLatin1String(name));
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(6);
    return made;
}

void ReminderFilterBar::addColumn(QHBoxLayout *row, const QString &text, QWidget *field, int width)
{
    auto *label = new QLabel(text, this);
    label->setFont(textFont(this, 12));
    label->setProperty("secondary", true);
    label->setBuddy(field);
    field->setAccessibleName(text);
    if (width > 0)
        field->setMinimumWidth(px(this, width));
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(field);
    row->addLayout(column, width > 0 ? 0 : 1);
}

void ReminderFilterBar::build()
{
    auto *row = new QHBoxLayout(this);
    const int margin = px(this, 12);
    row->setContentsMargins(margin, px(this, 8), margin, px(this, 8));
    row->setSpacing(px(this, 8));
    auto *range = new QHBoxLayout;
    range->setSpacing(6);
    m_from->setFixedWidth(px(this, 118));
    m_to->setFixedWidth(px(this, 118));
    range->addWidget(m_from);
    range->addWidget(new QLabel(tr("to"), this));
    range->addWidget(m_to);
    auto *dates = new QVBoxLayout;
    dates->setSpacing(4);
    dates->addWidget(m_dateKind);
    dates->addLayout(range);
    row->addLayout(dates);
    addColumn(row, tr("Type"), m_type, 120);
    addColumn(row, tr("Status"), m_status, 116);
    addColumn(row, tr("Assigned to"), m_person, 130);
    addColumn(row, tr("Zone"), m_zone, 116);
    addColumn(row, tr("Text or title"), m_words, 0);
    auto *reset = new QPushButton(tr("Reset"), this);
    reset->setObjectName(QStringLiteral("filterReset"));
    connect(reset, &QPushButton::clicked, this, [this] {
        setFilter(usual());
        emit changed();
    });
    row->addWidget(reset, 0, Qt::AlignBottom);
}

void ReminderFilterBar::setChoices(const ReminderChoices &choices)
{
    const Filter former = filter();
    m_quiet = true;
    m_type->clear();
    m_type->addItem(tr("All types"), QString());
    for (const reminders::CodeRow &row : choices.types)
        m_type->addItem(row.description, row.code);
    m_status->clear();
    m_status->addItem(tr("Not done"), kOpen);
    m_status->addItem(tr("All statuses"), kAll);
    m_status->addItem(tr("Overdue"), kOverdue);
    m_status->addItem(tr("Done"), kDone);
    for (const reminders::CodeRow &row : choices.statuses)
        m_status->addItem(row.description, row.code);
    m_person->clear();
    m_person->addItem(tr("Anyone"), kAnyone);
    m_person->addItem(tr("Me"), m_me.value());
    m_person->addItem(tr("Nobody"), qint64(0));
    for (const store::User &person : choices.people) {
        if (person.id != m_me)
            m_person->addItem(person.name, person.id.value());
    }
    // The boxes alone: what is being typed meanwhile goes on.
    choose(m_type, former.type);
    chooseState(former);
    choose(m_person, former.person ? former.person->value() : kAnyone);
    m_quiet = false;
}

Filter ReminderFilterBar::usual()
{
    Filter filter;
    filter.progress = reminders::Progress::Open;
    return filter;
}

Filter ReminderFilterBar::filter() const
{
    Filter filter;
    filter.dates = reminders::DateKind(m_dateKind->currentData().toInt());
    filter.from = m_from->date();
    filter.to = m_to->date();
    filter.type = m_type->currentData().toString();
    const QString status = m_status->currentData().toString();
    if (status == kOpen)
        filter.progress = reminders::Progress::Open;
    else if (status == kDone)
        filter.progress = reminders::Progress::Done;
    else if (status == kOverdue)
        filter.overdueOn = m_today;
    else if (status != kAll)
        filter.status = status;
    const qint64 person = m_person->currentData().toLongLong();
    if (m_person->count() > 0 && person != kAnyone)
        filter.person = UserId(person);
    const int zone = m_zone->currentData().toInt();
    if (zone != kBothZones)
        filter.zone = store::ZoneKind(zone);
    filter.words = m_words->text().trimmed();
    filter.record = m_beyond.record;
    filter.doneFrom = m_beyond.doneFrom;
    return filter;
}

void ReminderFilterBar::chooseState(const Filter &filter)
{
    choose(m_status, filter.overdueOn                               ? kOverdue
                     : filter.progress == reminders::Progress::Open ? kOpen
                     : filter.progress == reminders::Progress::Done ? kDone
                     : filter.status.isEmpty()                      ? kAll
                                                                    : filter.status);
}

void ReminderFilterBar::setFilter(const Filter &filter)
{
    m_quiet = true;
    choose(m_dateKind, int(filter.dates));
    m_from->setDate(filter.from);
    m_to->setDate(filter.to);
    choose(m_type, filter.type);
    chooseState(filter);
    choose(m_person, filter.person ? filter.person->value() : kAnyone);
    choose(m_zone, filter.zone ? int(*filter.zone) : kBothZones);
    m_words->setText(filter.words);
    m_beyond = filter;
    m_typing.stop();
    m_quiet = false;
}

void ReminderFilterBar::tell()
{
    if (!m_quiet)
        emit changed();
}

} // namespace colophon::ui
