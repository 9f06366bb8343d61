// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderdialog.h"

#include "base/theme.h"
#include "reminders/repeatfield.h"
#include "widgets/badge.h"
#include "widgets/datefield.h"

#include <QAccessible>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace colophon::ui {

namespace {

constexpr int kWidth = 560;

/// A label above its field, as its buddy.
QVBoxLayout *labelled(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text);
    label->setProperty("secondary", true);
    label->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(text).remove(u'&'));
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(field);
    return column;
}

/// Colours are read when they are set: the dialog does not outlive a change of theme for long.
void paper(QWidget *widget, const QColor &colour)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::Window, colour);
    widget->setPalette(palette);
    widget->setAutoFillBackground(true);
}

} // namespace

ReminderDialog::ReminderDialog(const ReminderRecord &record, const ReminderChoices &choices,
                               UserId me, QDate today, QWidget *parent)
    : QDialog(parent), m_choices(choices), m_zone(record.zone), m_me(me), m_today(today),
      m_text(new QPlainTextEdit(this)), m_date(new DateField(DateField::Show::Long, this)),
      m_repeat(new RepeatField(this)), m_type(new QComboBox(this)), m_status(new QComboBox(this)),
      m_person(new QComboBox(this)), m_about(new QLabel(this)), m_error(new QLabel(this)),
      m_save(nullptr)
{
    setObjectName(QStringLiteral("reminderDialog"));
    setWindowTitle(tr("Reminder Details"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setObjectName(QStringLiteral("reminderText"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(px(this, 72));
    m_date->setObjectName(QStringLiteral("reminderDate"));
    m_type->setObjectName(QStringLiteral("reminderType"));
    m_status->setObjectName(QStringLiteral("reminderStatus"));
    m_person->setObjectName(QStringLiteral("reminderPerson"));
    m_about->setObjectName(QStringLiteral("reminderAbout"));
    m_about->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("reminderError"));
    m_error->setWordWrap(true);
    m_error->setProperty("faulty", true);
    m_error->hide();
    build(record);
    connect(m_date, &DateField::dateChanged, m_repeat, &RepeatField::setDate);
}

QWidget *ReminderDialog::recordHead(const ReminderRecord &record)
{
    auto *head = new QWidget(this);
    auto *symbol = new QLabel(head);
    symbol->setPixmap(icon(materialIcon(record.material), this)
                          .pixmap(QSize(px(this, 20), px(this, 20)), devicePixelRatioF()));
    auto *title = new QLabel(head);
    title->setObjectName(QStringLiteral("reminderRecord"));
    title->setTextFormat(Qt::PlainText);
    title->setFont(textFont(this, 14, QFont::DemiBold));
    title->setText(QFontMetrics(title->font())
                       .elidedText(record.title.isEmpty() ? tr("[No title]") : record.title,
                                   Qt::ElideRight, px(this, kWidth - 90)));
    title->setToolTip(record.title);
    auto *number = new QLabel(record.mmsId.toString(), head);
    number->setFont(monoFont(this, 12));
    auto *badge = new Badge(head);
    badge->show(badgeOf(record.zone), badgeText(record.zone));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(number);
    line->addWidget(badge);
    if (record.network)
        line->addWidget(new QLabel(tr("linked to %1").arg(record.network->toString()), head));
    line->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title);
    words->addLayout(line);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(symbol);
    layout->addLayout(words, 1);
    return head;
}

QWidget *ReminderDialog::dateColumn()
{
    struct Step {
        const char *name;
        QString text;
        int days;
        int months;
    };
    auto *column = new QWidget(this);
    auto *steps = new QHBoxLayout;
    steps->setSpacing(8);
    for (const Step &step :
         {Step{"reminderInWeek", tr("1 week"), 7, 0}, Step{"reminderInMonth", tr("1 month"), 0, 1},
          Step{"reminderInQuarter", tr("3 months"), 0, 3}}) {
        auto *button = new QPushButton(step.text, column);
        button->setObjectName(QLatin1String(step.name));
        button->setAutoDefault(false);
        button->setAccessibleName(tr("Due in %1").arg(step.text));
        connect(button, &QPushButton::clicked, this, [this, step] {
            m_date->setDate(m_today.addDays(step.days).addMonths(step.months));
        });
        steps->addWidget(button);
    }
    steps->addStretch(1);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(labelled(tr("&Date"), m_date));
    layout->addLayout(steps);
    layout->addStretch(1);
    return column;
}

void ReminderDialog::build(const ReminderRecord &record)
{
    auto *zone = new QLineEdit(record.zone == store::ZoneKind::Network ? tr("Network Zone")
                                                                       : tr("Institution Zone"),
                               this);
    zone->setObjectName(QStringLiteral("reminderZone"));
    zone->setReadOnly(true);
    zone->setFocusPolicy(Qt::NoFocus);
    zone->setEnabled(false);
    auto *about = new QFrame(this);
    paper(about, Tokens::of(this).accentSoft);
    auto *symbol = new QLabel(about);
    symbol->setPixmap(icon(QStringLiteral("info"), Tokens::of(this).accent)
                          .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
    auto *aboutLine = new QHBoxLayout(about);
    aboutLine->setContentsMargins(10, 8, 10, 8);
    aboutLine->addWidget(symbol, 0, Qt::AlignTop);
    aboutLine->addWidget(m_about, 1);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(dateColumn(), 0, 0);
    m_repeat->box()->setAccessibleName(tr("Repeat"));
    grid->addLayout(labelled(tr("&Repeat"), m_repeat), 0, 1);
    grid->addLayout(labelled(tr("T&ype"), m_type), 1, 0);
    grid->addLayout(labelled(tr("&Status"), m_status), 1, 1);
    grid->addLayout(labelled(tr("&Assign to"), m_person), 2, 0);
    grid->addLayout(labelled(tr("Zone"), zone), 2, 1);

    auto *buttons = new QDialogButtonBox(this);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(QStringLiteral("reminderSave"));
    m_save->setProperty("primary", true);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("reminderCancel"));
    connect(m_save, &QPushButton::clicked, this, &ReminderDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    const int margin = px(this, 20);
    layout->setContentsMargins(margin, margin, margin, px(this, 12));
    layout->setSpacing(px(this, 14));
    layout->addWidget(recordHead(record));
    layout->addLayout(labelled(tr("&Text"), m_text));
    layout->addLayout(grid);
    layout->addWidget(about);
    layout->addWidget(m_error);
    layout->addWidget(buttons);
    setFixedWidth(px(this, kWidth));
    m_text->setFocus();
}

void ReminderDialog::fillCodes(QComboBox *box, const QList<reminders::CodeRow> &rows,
                               const QString &chosen)
{
    box->clear();
    for (const reminders::CodeRow &row : rows) {
        if (row.enabled || row.code == chosen)
            box->addItem(row.description, row.code);
        if (chosen.isEmpty() ? row.isDefault : row.code == chosen)
            box->setCurrentIndex(box->count() - 1);
    }
}

void ReminderDialog::fillPeople(UserId chosen)
{
    m_person->clear();
    m_person->addItem(tr("Nobody in particular"), qint64(0));
    for (const store::User &person : std::as_const(m_choices.people)) {
        m_person->addItem(person.id == m_me ? tr("%1 (me)").arg(person.name) : person.name,
                          person.id.value());
    }
    m_person->setCurrentIndex(std::max(0, m_person->findData(chosen.value())));
}

void ReminderDialog::startNew(ReminderOrigin origin)
{
    fillCodes(m_type, m_choices.types, {});
    fillCodes(m_status, m_choices.statuses, {});
    fillPeople(m_me);
    const bool network = m_zone == store::ZoneKind::Network;
    if (origin == ReminderOrigin::OpenRecord) {
        m_about->setText(network
                             ? tr("This reminder goes on the Network record, which is open.")
                             : tr("This reminder goes on the Institution record, which is open."));
    } else {
        m_about->setText(network ? tr("This reminder goes on the Network record, because the "
                                      "search is in the Network Zone. To put it on the "
                                      "Institution record, switch the search to Institution first.")
                                 : tr("This reminder goes on the Institution record, because the "
                                      "search is in the Institution Zone. To put it on the Network "
                                      "record, switch the search to Network first."));
    }
}

void ReminderDialog::startEdit(const reminders::Reminder &reminder)
{
    const reminders::Details &details = reminder.details;
    m_text->setPlainText(details.text);
    m_date->setDate(details.date);
    m_repeat->setRepeat(details.repeat);
    fillCodes(m_type, m_choices.types, details.type);
    fillCodes(m_status, m_choices.statuses, details.status);
    fillPeople(details.person);
    m_about->setText(reminder.isDone() ? tr("Done on %1.").arg(longDate(reminder.doneOn, locale()))
                     : m_zone == store::ZoneKind::Network
                         ? tr("This reminder is on the Network record.")
                         : tr("This reminder is on the Institution record."));
    m_text->moveCursor(QTextCursor::End);
}

reminders::Details ReminderDialog::details() const
{
    return {m_text->toPlainText(),
            m_date->date(),
            m_type->currentData().toString(),
            m_status->currentData().toString(),
            UserId(m_person->currentData().toLongLong()),
            m_repeat->repeat()};
}

void ReminderDialog::showError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->show();
    m_save->setEnabled(true);
    QAccessibleEvent event(m_error, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ReminderDialog::save()
{
    m_date->take();
    const Result<reminders::Details> checked = reminders::checkedDetails(details());
    if (checked) {
        m_error->hide();
        m_save->setEnabled(false);
        emit saved(*checked);
        return;
    }
    if (m_text->toPlainText().trimmed().isEmpty()) {
        showError(tr("Write what is to be done."));
        m_text->setFocus();
    } else if (m_date->isFaulty()) {
        showError(tr("“%1” is not a day. Write it as %2, or take it from the calendar.")
                      .arg(m_date->text(), shortDate(m_today, locale())));
        m_date->setFocus();
    } else if (!m_date->date().isValid()) {
        showError(tr("Give the day on which it is due."));
        m_date->setFocus();
    } else {
        showError(checked.error().detail);
    }
}

} // namespace colophon::ui
