// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/changefinder.h"

#include "search/keycolumn.h"
#include "search/wordchange.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace colophon::search {

namespace {

/// The field whose title the record is filed under.
std::optional<QByteArrayView> titleOf(const marc::FlatRecord &record)
{
    for (const marc::FlatField &field : record.fields()) {
        if (field.tag == marc::Tag("245"))
            return field.control ? QByteArrayView() : record.content(field);
    }
    return std::nullopt;
}

/// Small letters, as the keys have them.
TagCode foldedTag(const marc::Tag &tag)
{
    return tagCode({tag.at(0), tag.at(1), tag.at(2), 0}) | 0x202020;
}

} // namespace

struct ChangeFinder::Private {
    static constexpr std::size_t kNone = std::size_t(-1);
    /// Looked ahead for where fields have gone.
    static constexpr std::size_t kFarthest = 8;
    /// Behind the last word of a field, by column.
    using Ends = std::array<std::size_t, kWordColumns>;

    FieldParts formerParts;
    FieldParts nowParts;             ///< of the fields that were not there before
    std::vector<std::size_t> places; ///< of the fields of the record after, in the one before
    std::vector<bool> kept;          ///< of the fields of the record before
    std::vector<TagCode> tags;       ///< of fields that came or went, each once; letters small
    KeyKinds kinds = 0;              ///< that those may have
    bool codes = false;              ///< material or languages may be others
    WordChange words;
    std::vector<Ends> ends; ///< in the columns before, of the fields there
    KeyColumn keys;

    void match(const marc::FlatRecord &before, const marc::FlatRecord &after);
    void noteChanged(const marc::FlatRecord &record, const marc::FlatField &field);
    bool hasChangedTag(const marc::FlatField &field) const
    {
        return std::find(tags.begin(), tags.end(), foldedTag(field.tag)) != tags.end();
    }
    void takeFormer(const marc::FlatRecord &before);
    void takeNow(const marc::FlatRecord &after);
    void appendField(const FieldParts &parts, std::size_t field, Tokens ChangedColumn::*side);
    void appendKept(std::size_t field);
    void noteColumns(const FieldParts &parts, std::size_t field);
    IndexEntry keysOf(const marc::FlatRecord &record, bool titles, bool isFormer);
};

void ChangeFinder::Private::noteChanged(const marc::FlatRecord &record,
                                        const marc::FlatField &field)
{
    if (!hasChangedTag(field))
        tags.push_back(foldedTag(field.tag));
    if (!field.control)
        kinds |= keyKindsOf(effectiveTag(record, field));
    codes = codes || field.tag == marc::Tag("008") || field.tag == marc::Tag("041");
}

/// Finds the fields that both have, in their order, and what the others may bring.
void ChangeFinder::Private::match(const marc::FlatRecord &before, const marc::FlatRecord &after)
{
    kept.assign(before.fields().size(), false);
    places.assign(after.fields().size(), kNone);
    tags.clear();
    kinds = 0;
    codes = before.leader() != after.leader();
    std::size_t next = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const marc::FlatField &field = after.fields()[i];
        const std::size_t end = std::min(next + kFarthest, kept.size());
        for (std::size_t at = next; at < end && places[i] == kNone; ++at) {
            const marc::FlatField &one = before.fields()[at];
            if (one.tag == field.tag && one.control == field.control
                && before.content(one) == after.content(field))
                places[i] = at;
        }
        if (places[i] == kNone) {
            noteChanged(after, field);
        } else {
            kept[places[i]] = true;
            next = places[i] + 1;
        }
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!kept[i])
            noteChanged(before, before.fields()[i]);
    }
}

/// The field's words, in their columns.
void ChangeFinder::Private::appendField(const FieldParts &parts, std::size_t field,
                                        Tokens ChangedColumn::*side)
{
    std::array<bool, kWordColumns> begun{};
    parts.each(field, [&](const FieldPart &part) {
        if (part.kind != FieldPart::Kind::Words)
            return;
        const std::size_t column = std::size_t(part.column());
        Tokens &tokens = words.columns[column].*side;
        if (!std::exchange(begun[column], true) && !tokens.empty())
            tokens.push_back(gapToken());
        appendTokens(tokens, part.bytes);
    });
}

/// The words of a field of the record before, behind those of the record after.
void ChangeFinder::Private::appendKept(std::size_t field)
{
    for (std::size_t i = 0; i < kWordColumns; ++i) {
        ChangedColumn &column = words.columns[i];
        if (column.same)
            continue;
        std::size_t from = field == 0 ? 0 : ends[field - 1][i];
        const std::size_t to = ends[field][i];
        if (from == to)
            continue;
        from += from > 0 ? 1 : 0; // its gap
        if (!column.now.empty())
            column.now.push_back(gapToken());
        const auto begin = column.former.begin();
        column.now.insert(column.now.end(), begin + qsizetype(from), begin + qsizetype(to));
    }
}

void ChangeFinder::Private::takeFormer(const marc::FlatRecord &before)
{
    formerParts.begin(before);
    for (std::size_t i = 0; i < kept.size(); ++i)
        formerParts.add(i, kinds);
    for (ChangedColumn &column : words.columns) {
        column.former.clear();
        column.same = true;
    }
    ends.resize(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        appendField(formerParts, i, &ChangedColumn::former);
        for (std::size_t c = 0; c < kWordColumns; ++c)
            ends[i][c] = words.columns[c].former.size();
        if (!kept[i])
            noteColumns(formerParts, i);
    }
}

void ChangeFinder::Private::takeNow(const marc::FlatRecord &after)
{
    nowParts.begin(after);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] != kNone)
            continue;
        nowParts.add(i);
        noteColumns(nowParts, i);
    }
    for (ChangedColumn &column : words.columns)
        column.now.clear();
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == kNone)
            appendField(nowParts, i, &ChangedColumn::now);
        else
            appendKept(places[i]);
    }
}

/// A column in which a field that came or went has words is not the same.
void ChangeFinder::Private::noteColumns(const FieldParts &parts, std::size_t field)
{
    parts.each(field, [this](const FieldPart &part) {
        if (part.kind == FieldPart::Kind::Words)
            words.columns[std::size_t(part.column())].same = false;
    });
}

/// The whole values that may be others, and those that are like them.
IndexEntry ChangeFinder::Private::keysOf(const marc::FlatRecord &record, bool titles, bool isFormer)
{
    const auto eachPart = [&](std::size_t i, const auto &visit) {
        if (isFormer)
            formerParts.each(i, visit);
        else if (places[i] == kNone)
            nowParts.each(i, visit);
        else
            formerParts.each(places[i], visit);
    };
    keys.begin();
    for (std::size_t i = 0; i < record.fields().size(); ++i) {
        const marc::FlatField &field = record.fields()[i];
        if (hasChangedTag(field))
            keys.addPresence(field, record.content(field));
        eachPart(i, [this](const FieldPart &part) { keys.addNumbers(part); });
    }
    if (codes)
        keys.addCodes(record);
    for (std::size_t i = 0; i < record.fields().size(); ++i)
        eachPart(i, [this](const FieldPart &part) { keys.addHeading(part); });
    if (titles)
        keys.addOtherTitles(record);
    std::array<bool, kWordColumns> hasWords{};
    for (std::size_t i = 0; i < kWordColumns; ++i) {
        const ChangedColumn &column = words.columns[i];
        hasWords[i] = !(isFormer || column.same ? column.former : column.now).empty();
    }
    keys.addEmpty(hasWords);
    IndexEntry entry;
    keys.finish(entry);
    return entry;
}

ChangeFinder::ChangeFinder() : d(std::make_unique<Private>()) {}
ChangeFinder::~ChangeFinder() = default;
ChangeFinder::ChangeFinder(ChangeFinder &&) noexcept = default;
ChangeFinder &ChangeFinder::operator=(ChangeFinder &&) noexcept = default;

IndexChange ChangeFinder::between(const marc::FlatRecord &before, const marc::FlatRecord &after)
{
    d->match(before, after);
    d->takeFormer(before);
    d->takeNow(after);
    IndexChange change;
    change.words = d->words.find(change);
    const bool titles = titleOf(before) != titleOf(after);
    change.keys =
        findKeys(change, d->keysOf(before, titles, true), d->keysOf(after, titles, false));
    return change;
}

} // namespace colophon::search
