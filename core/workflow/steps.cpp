// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/steps.h"

#include "store/historystore.h"
#include "store/recordstore.h"
#include "workflow/note.h"

#include <algorithm>

namespace colophon::workflow {

Result<QString> noteText(const QString &typed)
{
    QString text = typed;
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    text.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    text = text.trimmed().normalized(QString::NormalizationForm_C);
    if (text.size() > kLongestNote) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The note has %1 characters, and at most %2 are kept. Shorten "
                                    "it, or make two of it.")
                         .arg(text.size())
                         .arg(kLongestNote)};
    }
    return text;
}

Result<void> recordIsThere(store::Connection &connection, MmsId mmsId)
{
    const Result<QList<store::BriefRow>> rows = store::briefRows(connection, {mmsId});
    COLOPHON_TRY(rows);
    if (!rows->isEmpty())
        return {};
    return Error{ErrorCode::NotFound,
                 QStringLiteral("There is no record with the MMS ID %1 in this catalogue. Check "
                                "the number.")
                     .arg(mmsId.toString())};
}

Result<void> tell(store::Transaction &transaction, const cataloging::Actor &actor, MmsId mmsId,
                  const QString &action, const QStringList &parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return store::addHistory(
        transaction,
        {mmsId, actor.user.id, {}, actor.clock->now(), action, said.join(QStringLiteral(" · "))});
}

QString day(const QDateTime &at)
{
    return at.toLocalTime().toString(QStringLiteral("d MMM yyyy"));
}

} // namespace colophon::workflow
