// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/report.h"

#include "reminders/spreadsheet.h"

#include <QSaveFile>

namespace colophon::batch {

namespace {

constexpr qint64 kAtOnce = 10'000;

Result<void> writeRules(store::Connection &connection, const Run &run, QSaveFile &file)
{
    const Result<QList<Total>> totals = totalsOf(connection, run.id);
    COLOPHON_TRY(totals);
    if (totals->isEmpty())
        return {};
    file.write(reminders::csvLine({}));
    file.write(reminders::csvLine({QStringLiteral("Rule"), QStringLiteral("Records changed"),
                                   QStringLiteral("Fields changed")}));
    for (const Total &total : *totals)
        file.write(reminders::csvLine(
            {total.name, QString::number(total.records), QString::number(total.fields)}));
    return {};
}

} // namespace

Result<void> writeReport(store::Connection &connection, const Run &run, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(reminders::csvStart());
        file.write(reminders::csvLine({QStringLiteral("MMS ID"), QStringLiteral("Title"),
                                       QStringLiteral("Outcome"), QStringLiteral("Reason")}));
        for (qint64 from = 0; from < run.total; from += kAtOnce) {
            const Result<QList<Item>> items =
                itemsOf(connection, run.id, {from, std::min(run.total, from + kAtOnce)});
            COLOPHON_TRY(items);
            for (const Item &item : *items)
                file.write(
                    reminders::csvLine({item.mmsId.toString(), item.title,
                                        outcomeWord(item.outcome), reasonText(item.reason)}));
        }
        COLOPHON_TRY(writeRules(connection, run, file));
    }
    if (file.commit())
        return {};
    return Error{ErrorCode::Io, QStringLiteral("%1 was not written: %2. Choose another folder, or "
                                               "make room.")
                                    .arg(path, file.errorString())};
}

} // namespace colophon::batch
