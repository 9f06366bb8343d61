// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "work/questiondialog.h"
#include "work/recordline.h"
#include "workflow/assignment.h"

namespace colophon::ui {

/// The Add Note window.
class AddNoteDialog final : public QuestionDialog {
    Q_OBJECT
public:
    explicit AddNoteDialog(const QList<NamedRecord> &records, QWidget *parent);

    QString note() const;

private:
    QPlainTextEdit *m_note;
};

/// The Release Assignment window: says what becomes of the record.
class ReleaseDialog final : public QuestionDialog {
    Q_OBJECT
public:
    /// `assignments` are those of the records, as far as they are known.
    ReleaseDialog(const QList<NamedRecord> &records, const QList<workflow::Assignment> &assignments,
                  UserId me, QWidget *parent);

    QString note() const;

private:
    QPlainTextEdit *m_note;
};

} // namespace colophon::ui
