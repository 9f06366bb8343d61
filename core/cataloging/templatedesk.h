// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/desk.h"

#include <QList>

/// The templates that a person may use: those of the program, shared ones, one's own.
/// Thread rule: that of the connection handed in.
namespace colophon::cataloging {

struct TemplateRow {
    enum class Kind { Own, Shared, Shipped };
    qint64 id = 0; ///< 0 for those of the program
    Kind kind = Kind::Own;
    QString name;
    QString text;
    QString ownerName; ///< of a shared one
    bool mayChange = false;
};

/// One's own, then shared ones, then those of the program, each by name.
Result<QList<TemplateRow>> templateRows(store::Connection &connection, const Actor &actor);

/// Makes a template of this person, or writes the one of that name anew. InvalidInput where it has
/// no name or its text can't be read.
Result<void> keepTemplate(store::Connection &connection, const Actor &actor, const QString &name,
                          bool shared, const QString &text);
/// Denied where it is somebody else's and the person is no catalog manager.
Result<void> changeTemplate(store::Connection &connection, const Actor &actor,
                            const TemplateRow &changed);
Result<void> removeTemplate(store::Connection &connection, const Actor &actor, qint64 id);

} // namespace colophon::cataloging
