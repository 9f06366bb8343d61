// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderbulkbar.h"

#include "base/theme.h"
#include "widgets/datefield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

ReminderBulkBar::ReminderBulkBar(QWidget *parent)
    : QFrame(parent), m_all(new QCheckBox(this)), m_count(new QLabel(this)),
      m_statuses(new QMenu(this))
{
    setObjectName(QStringLiteral("reminderBulkBar"));
    setFixedHeight(px(this, 36));
    m_all->setObjectName(QStringLiteral("bulkAll"));
    m_all->setTristate(true);
    m_all->setAccessibleName(tr("Select all reminders of the list"));
    m_all->setToolTip(m_all->accessibleName());
    m_count->setObjectName(QStringLiteral("bulkCount"));
    m_count->setFont(textFont(this, 13, QFont::DemiBold));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(this, 10), 0, px(this, 12), 0);
    row->setSpacing(px(this, 8));
    row->addWidget(m_all);
    row->addWidget(m_count);
    row->addSpacing(px(this, 12));
    const auto button = [this, row](const char *name, const QString &text, const char *iconName) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setProperty("small", true);
        if (*iconName != 0)
            made->setIcon(icon(QLatin1String(iconName), this));
        row->addWidget(made);
        return made;
    };
    connect(button("bulkDone", tr("Mark as Done"), "circle-check"), &QPushButton::clicked, this,
            &ReminderBulkBar::doneWanted);
    QPushButton *status = button("bulkStatus", tr("Change Status"), "");
    status->setMenu(m_statuses);
    status->setProperty("menu", true);
    connect(button("bulkDate", tr("Change Date…"), ""), &QPushButton::clicked, this,
            &ReminderBulkBar::dateWanted);
    connect(button("bulkPerson", tr("Assign To…"), "user-check"), &QPushButton::clicked, this,
            &ReminderBulkBar::personWanted);
    QPushButton *remove = button("bulkDelete", tr("Delete"), "trash-2");
    remove->setProperty("destructive", true);
    connect(remove, &QPushButton::clicked, this, &ReminderBulkBar::deleteWanted);
    row->addStretch(1);
    auto *clear = new QPushButton(tr("Clear selection"), this);
    clear->setObjectName(QStringLiteral("bulkClear"));
    clear->setProperty("link", true);
    row->addWidget(clear);
    connect(clear, &QPushButton::clicked, this, &ReminderBulkBar::clearWanted);
    connect(m_all, &QCheckBox::clicked, this, [this] {
        // A click on a part goes to all, on all to none.
        if (m_all->checkState() == Qt::Unchecked)
            emit clearWanted();
        else
            emit allWanted();
    });
}

void ReminderBulkBar::setChoices(const ReminderChoices &choices)
{
    m_statuses->clear();
    for (const reminders::CodeRow &row : choices.statuses) {
        if (!row.enabled)
            continue;
        QAction *action = m_statuses->addAction(row.description);
        connect(action, &QAction::triggered, this,
                [this, code = row.code] { emit statusWanted(code); });
    }
}

void ReminderBulkBar::setCount(int checked, int all)
{
    m_count->setText(tr("%Ln selected", nullptr, checked));
    m_all->setCheckState(checked == 0    ? Qt::Unchecked
                         : checked < all ? Qt::PartiallyChecked
                                         : Qt::Checked);
    setVisible(checked > 0);
}

namespace {

/// A window-modal question with one field; `accepted` reads it.
void ask(QWidget *parent, const QString &title, const QString &label, QWidget *field,
         const QString &button, const std::function<bool()> &accepted)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("bulkDialog"));
    dialog->setWindowTitle(title);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *text = new QLabel(label, dialog);
    text->setProperty("secondary", true);
    text->setBuddy(field);
    auto *buttons = new QDialogButtonBox(dialog);
    auto *ok = new QPushButton(button, dialog);
    ok->setObjectName(QStringLiteral("bulkDialogOk"));
    ok->setProperty("primary", true);
    buttons->addButton(ok, QDialogButtonBox::AcceptRole);
    buttons->addButton(QCoreApplication::translate("ReminderBulkBar", "Cancel"),
                       QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->setSpacing(8);
    layout->addWidget(text);
    layout->addWidget(field);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    dialog->setFixedWidth(px(parent, 440));
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [dialog, accepted] {
        if (accepted())
            dialog->accept();
    });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->open();
    field->setFocus();
}

} // namespace

void askForDate(QWidget *parent, QDate first, std::function<void(QDate)> done)
{
    auto *field = new DateField(DateField::Show::Long, nullptr);
    field->setObjectName(QStringLiteral("bulkDateField"));
    field->setAccessibleName(ReminderBulkBar::tr("New date"));
    field->setDate(first);
    ask(parent, ReminderBulkBar::tr("Change Date"), ReminderBulkBar::tr("New date"), field,
        ReminderBulkBar::tr("Change Date"), [field, done = std::move(done)] {
            field->take();
            if (!field->date().isValid())
                return false;
            done(field->date());
            return true;
        });
}

void askForPerson(QWidget *parent, const QList<store::User> &people, UserId me,
                  std::function<void(UserId)> done)
{
    auto *field = new QComboBox;
    field->setObjectName(QStringLiteral("bulkPersonField"));
    field->setAccessibleName(ReminderBulkBar::tr("Assign to"));
    field->addItem(ReminderBulkBar::tr("Nobody in particular"), qint64(0));
    for (const store::User &person : people) {
        field->addItem(person.id == me ? ReminderBulkBar::tr("%1 (me)").arg(person.name)
                                       : person.name,
                       person.id.value());
    }
    field->setCurrentIndex(std::max(0, field->findData(me.value())));
    ask(parent, ReminderBulkBar::tr("Assign To"), ReminderBulkBar::tr("Assign to"), field,
        ReminderBulkBar::tr("Assign To"), [field, done = std::move(done)] {
            done(UserId(field->currentData().toLongLong()));
            return true;
        });
}

} // namespace colophon::ui
