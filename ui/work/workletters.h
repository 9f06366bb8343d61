// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mail/outbox.h"
#include "store/userstore.h"
#include "work/recordline.h"
#include "workflow/assignment.h"

#include <QUrl>

namespace colophon::ui {

/// What a person is told who is given a record, in the language of the window: note, title, MMS ID,
/// zone, who assigned it.
mail::Letter assignmentLetter(const NamedRecord &record, const store::User &to,
                              const store::User &from, const QString &note, const QDateTime &at);
/// A friendly push to somebody who has had a record for a while.
mail::Letter reminderLetter(const workflow::Assignment &assignment, const store::User &to,
                            const store::User &from);
/// For the person's own mail program, the text filled in (RFC 6068).
QUrl mailtoUrl(const mail::Letter &letter);

} // namespace colophon::ui
