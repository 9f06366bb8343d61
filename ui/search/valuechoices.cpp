// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/valuechoices.h"

#include "reminders/codetable.h"
#include "search/sets.h"
#include "store/userstore.h"

namespace colophon::ui {

Result<ValueChoices> valueChoices(store::Connection &connection, UserId user)
{
    ValueChoices choices;
    const Result<QList<store::User>> people = store::users(connection);
    COLOPHON_TRY(people);
    for (const store::User &person : *people) {
        const QString name = person.name.isEmpty() ? person.login : person.name;
        for (const search::IndexInfo &info : search::indexes()) {
            if (info.kind == search::ValueKind::Person && person.id != user)
                choices[info.index].append({name, name});
        }
    }
    const Result<QList<search::RecordSet>> sets = search::setsFor(connection, user);
    COLOPHON_TRY(sets);
    for (const search::RecordSet &set : *sets)
        choices[search::Index::Set].append({set.name, set.name});
    for (const auto &[index, kind] :
         {std::pair(search::Index::ReminderType, reminders::CodeKind::Type),
          std::pair(search::Index::ReminderStatus, reminders::CodeKind::Status)}) {
        const Result<QList<reminders::CodeRow>> codes = reminders::codeRows(connection, kind);
        COLOPHON_TRY(codes);
        for (const reminders::CodeRow &row : *codes)
            choices[index].append({row.code, row.description});
    }
    return choices;
}

} // namespace colophon::ui
