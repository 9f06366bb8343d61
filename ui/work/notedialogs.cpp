// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/notedialogs.h"

#include "base/theme.h"
#include "workflow/note.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

AddNoteDialog::AddNoteDialog(const QList<NamedRecord> &records, QWidget *parent)
    : QuestionDialog(tr("Add Note"), tr("OK"), 440, parent),
      m_note(noteField(QStringLiteral("noteText"), 5))
{
    setObjectName(QStringLiteral("addNoteDialog"));
    content()->addWidget(new RecordLine(records, this));
    addLabel(tr("Note"), m_note);
    auto *hint = new QLabel(tr("Everyone who can open the record can read its notes."), this);
    hint->setProperty("hint", true);
    hint->setFont(textFont(this, 12));
    content()->addWidget(hint);
    const auto adapt = [this, hint] {
        const qsizetype size = note().trimmed().size();
        primary()->setEnabled(size > 0 && size <= workflow::kLongestNote);
        if (size > workflow::kLongestNote)
            hint->setText(tr("A note has at most %n character(s).", "", workflow::kLongestNote));
    };
    connect(m_note, &QPlainTextEdit::textChanged, this, adapt);
    adapt();
    m_note->setFocus();
}

QString AddNoteDialog::note() const
{
    return m_note->toPlainText();
}

static QString consequence(const QList<workflow::Assignment> &assignments, UserId me)
{
    if (assignments.size() != 1)
        return ReleaseDialog::tr("What is assigned to you goes back to whom you have it from. What "
                                 "has come back to you, or is somebody else's to work on, is "
                                 "closed where your role allows it.");
    const workflow::Assignment &one = assignments.constFirst();
    if (one.state == workflow::AssignmentState::Returned)
        return ReleaseDialog::tr("%1 has returned the record. The assignment is closed.")
            .arg(one.returnedBy);
    if (one.holder != me)
        return ReleaseDialog::tr("The lock in the name of %1 is taken off and the assignment is "
                                 "closed. The record's history says that you did so.")
            .arg(one.holderName);
    if (one.begunBy == me)
        return ReleaseDialog::tr(
            "The lock in your name is taken off and the assignment is closed.");
    return ReleaseDialog::tr("The lock in your name is taken off and the record goes back to %1, "
                             "who can close the assignment or give it to someone else.")
        .arg(one.fromName);
}

ReleaseDialog::ReleaseDialog(const QList<NamedRecord> &records,
                             const QList<workflow::Assignment> &assignments, UserId me,
                             QWidget *parent)
    : QuestionDialog(tr("Release Assignment"), tr("OK"), 440, parent),
      m_note(noteField(QStringLiteral("releaseNote"), 4))
{
    setObjectName(QStringLiteral("releaseDialog"));
    content()->addWidget(new RecordLine(records, this));
    addLabel(tr("Note <span style='font-weight:400'>optional</span>"), m_note);
    addNotice(QStringLiteral("lock-open"))->setText(consequence(assignments, me));
    m_note->setFocus();
}

QString ReleaseDialog::note() const
{
    return m_note->toPlainText();
}

} // namespace colophon::ui
