// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/listed.h"

#include "search/folding.h"

#include <algorithm>

namespace colophon::cataloging {

namespace {

QString titleKeyOf(const marc::FlatRecord &record, const QString &title)
{
    const auto field =
        std::find_if(record.fields().begin(), record.fields().end(),
                     [](const marc::FlatField &f) { return f.tag == marc::Tag("245"); });
    int nonfiling = 0;
    if (field != record.fields().end() && !field->control)
        nonfiling =
            marc::toChar(marc::FlatSubfields(record.content(*field)).indicator2()).digitValue();
    return search::sortKey(
        QStringView(title).mid(std::clamp<qsizetype>(nonfiling, 0, title.size())));
}

} // namespace

ListRow listRowOf(const marc::FlatRecord &record)
{
    ListRow row;
    row.brief = marc::briefOf(record);
    row.titleKey = titleKeyOf(record, row.brief.title);
    row.nameKey = search::sortKey(row.brief.name);
    return row;
}

Listed listedOf(const marc::FlatRecord &record)
{
    return {listRowOf(record), search::indexEntryOf(record)};
}

} // namespace colophon::cataloging
