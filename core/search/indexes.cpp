// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexes.h"

#include <QStringList>

#include <algorithm>

namespace colophon::search {

namespace {

IndexInfo row(Index index, const char *word, ValueKind kind, const char *alias = "",
              const char *statement = nullptr)
{
    return {index, QLatin1String(word), QLatin1String(alias), kind, statement};
}

} // namespace

const QList<IndexInfo> &indexes()
{
    // In the order in which the builder offers them.
    static const QList<IndexInfo> table{
        row(Index::Keywords, "keywords", ValueKind::Words, "any"),
        row(Index::Title, "title", ValueKind::Heading),
        row(Index::Name, "name", ValueKind::Heading, "author"),
        row(Index::Subject, "subject", ValueKind::Heading),
        row(Index::Series, "series", ValueKind::Heading),
        row(Index::Publisher, "publisher", ValueKind::Words),
        row(Index::Year, "year", ValueKind::Year),
        row(Index::Language, "language", ValueKind::Code),
        row(Index::Material, "material", ValueKind::Code),
        row(Index::Isbn, "isbn", ValueKind::Number, "issn"),
        row(Index::StandardNumber, "standard_number", ValueKind::Number, "lccn"),
        row(Index::SystemNumber, "system_number", ValueKind::Number, "oclc"),
        row(Index::MmsId, "mms_id", ValueKind::Record, "mms"),
        row(Index::CallNumber, "call_number", ValueKind::Shelf),
        row(Index::Field, "field", ValueKind::Tag),
        row(Index::Created, "created", ValueKind::Date),
        row(Index::Changed, "changed", ValueKind::Date),
        row(Index::CreatedBy, "created_by", ValueKind::Person),
        row(Index::ChangedBy, "changed_by", ValueKind::Person),
        row(Index::Linked, "linked", ValueKind::Flag),
        row(Index::Locked, "locked", ValueKind::Person, "", "common/find_locked"),
        row(Index::Draft, "draft", ValueKind::Person, "", "common/find_drafts"),
        row(Index::Assigned, "assigned", ValueKind::Person, "", "common/find_assigned"),
        row(Index::Reminder, "reminder", ValueKind::Date, "", "common/find_reminders"),
        row(Index::ReminderType, "reminder_type", ValueKind::Choice, "",
            "common/find_reminders_of_type"),
        row(Index::ReminderStatus, "reminder_status", ValueKind::Choice, "",
            "common/find_reminders_of_status"),
        row(Index::ReminderState, "reminder_state", ValueKind::Choice, "",
            "common/find_reminders_in_state"),
        row(Index::HasNotes, "has_notes", ValueKind::Flag, "", "common/find_noted"),
        row(Index::Note, "note", ValueKind::Words, "", "common/find_notes"),
        row(Index::Set, "set", ValueKind::SetName),
    };
    return table;
}

const IndexInfo &infoOf(Index index)
{
    const QList<IndexInfo> &table = indexes();
    return *std::find_if(table.cbegin(), table.cend(),
                         [index](const IndexInfo &info) { return info.index == index; });
}

QString indexWord(Index index)
{
    return infoOf(index).word;
}

Result<Index> indexFromWord(QStringView word)
{
    QStringList words;
    for (const IndexInfo &info : indexes()) {
        if (word.compare(info.word, Qt::CaseInsensitive) == 0
            || (!info.alias.isEmpty() && word.compare(info.alias, Qt::CaseInsensitive) == 0))
            return info.index;
        words.append(info.word);
    }
    const QString last = words.takeLast();
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("“%1” is not an index. There are %2 and %3.")
                     .arg(word.toString(), words.join(QLatin1String(", ")), last)};
}

QList<Operator> operatorsOf(Index index)
{
    using enum Operator;
    if (index == Index::Note)
        return {Contains};
    switch (infoOf(index).kind) {
    case ValueKind::Words:
        return index == Index::Keywords ? QList<Operator>{Contains, Phrase}
                                        : QList<Operator>{Contains, Phrase, Empty};
    case ValueKind::Heading:
        return {Contains, Phrase, StartsWith, Is, Empty};
    case ValueKind::Number:
        return {Is, StartsWith, Empty};
    case ValueKind::Year:
        return {Is, Between, Empty};
    case ValueKind::Code:
        return {Is, Empty};
    case ValueKind::Shelf:
        return {StartsWith, Is, Between, Empty};
    case ValueKind::Date:
        return {Is, Between};
    case ValueKind::Tag:
    case ValueKind::Record:
    case ValueKind::Person:
    case ValueKind::Flag:
    case ValueKind::Choice:
    case ValueKind::SetName:
        break;
    }
    return {Is};
}

} // namespace colophon::search
