// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/assigndialog.h"

#include "base/theme.h"
#include "work/personpicker.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace colophon::ui {

AssignDialog::AssignDialog(const AssignOffer &offer, QWidget *parent)
    : QuestionDialog(tr("Assign Record to Another Cataloger"), tr("Assign To"), 560, parent),
      m_offer(offer), m_to(new PersonPicker(offer.people, offer.counts, this)),
      m_problem(new QLabel(this)), m_note(noteField(QStringLiteral("assignNote"), 3)),
      m_email(new QCheckBox(tr("Send as email"), this)), m_emailHint(new QLabel(this))
{
    setObjectName(QStringLiteral("assignDialog"));
    content()->addWidget(new RecordLine(offer.records, this));
    addLabel(tr("Assign To"), m_to);
    m_problem->setObjectName(QStringLiteral("assignProblem"));
    m_problem->setProperty("faulty", true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    content()->addWidget(m_problem);
    addLabel(
        tr("Note <span style='font-weight:400'>optional, saved with the record’s notes</span>"),
        m_note);
    m_email->setObjectName(QStringLiteral("sendAsEmail"));
    m_emailHint->setObjectName(QStringLiteral("emailHint"));
    m_emailHint->setProperty("hint", true);
    m_emailHint->setFont(textFont(this, 12));
    m_emailHint->setWordWrap(true);
    m_emailHint->setContentsMargins(px(this, 24), 0, 0, 0);
    content()->addSpacing(px(this, 4));
    content()->addWidget(m_email);
    content()->addWidget(m_emailHint);
    if (offer.unsaved)
        addUnsaved();
    m_notice = addNotice(QStringLiteral("lock"));
    m_notice->setObjectName(QStringLiteral("assignNotice"));
    connect(m_to, &PersonPicker::chosenChanged, this, &AssignDialog::adapt);
    adapt();
    m_to->setFocus();
}

void AssignDialog::addUnsaved()
{
    auto *heading = new QLabel(tr("What you have typed is not saved."), this);
    heading->setFont(textFont(this, 12, QFont::Medium));
    auto *travels = new QRadioButton(tr("It goes along as a draft"), this);
    travels->setObjectName(QStringLiteral("draftTravels"));
    travels->setChecked(true);
    m_saveFirst = new QRadioButton(tr("Save the record first"), this);
    m_saveFirst->setObjectName(QStringLiteral("saveFirst"));
    content()->addSpacing(px(this, 4));
    for (QWidget *part : {static_cast<QWidget *>(heading), static_cast<QWidget *>(travels),
                          static_cast<QWidget *>(m_saveFirst)})
        content()->addWidget(part);
}

void AssignDialog::adapt()
{
    const std::optional<store::User> person = m_to->chosen();
    const QString name = person ? person->name : tr("the cataloger");
    m_problem->hide();
    const bool hasAddress = person && !person->email.isEmpty();
    m_email->setEnabled(hasAddress);
    if (!hasAddress)
        m_email->setChecked(false);
    m_email->setText(hasAddress ? tr("Send as email to %1").arg(person->email)
                                : tr("Send as email"));
    QString hint = tr("Without an email, the record shows in the records list of %1 at once, or "
                      "the next time that Colophon starts.")
                       .arg(name);
    if (person && !hasAddress)
        hint = tr("No e-mail address is known of %1. The record shows in their records list.")
                   .arg(name);
    else if (hasAddress && !m_offer.hasServer)
        hint = tr("No mail server is set: your own mail program opens with the text filled in.");
    m_emailHint->setText(hint);
    m_notice->setText(tr("Once assigned, the record is locked in the name of %1 until the "
                         "assignment is released.")
                          .arg(name));
}

void AssignDialog::accept()
{
    if (m_to->chosen()) {
        QuestionDialog::accept();
        return;
    }
    m_problem->setText(m_to->currentText().trimmed().isEmpty()
                           ? tr("Choose who is to work on the record.")
                           : tr("Nobody of that name is in this catalogue, or several are. Choose "
                                "one from the list."));
    m_problem->show();
    m_to->setFocus();
}

AssignChoice AssignDialog::choice() const
{
    return {*m_to->chosen(), m_note->toPlainText(), m_email->isChecked(),
            m_saveFirst != nullptr && m_saveFirst->isChecked()};
}

} // namespace colophon::ui
