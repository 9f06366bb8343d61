// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/issue.h"

#include <QString>

/// What people read of an alert: the one table of sentences, for the window and for colophonctl
/// (which loads no translation, so that it speaks English). Needs Qt Core alone.
/// Thread rule: any thread.
namespace colophon::ui {

/// "The series is marked as traced (first indicator 1) but there is no 8XX field."
QString alertSentence(const schema::Issue &issue);
/// The name of a rule for the page of severities: "Series traced without an 8XX".
QString alertTitle(const QString &rule);
/// The group that a rule's id begins with: "Indicators".
QString alertGroup(const QString &rule);
/// What the button of its fix says: "Set to 0". Empty where there is no fix.
QString fixLabel(const schema::Issue &issue);

} // namespace colophon::ui
