// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatrecord.h"
#include "rules/pattern.h"

#include <array>
#include <bitset>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace colophon::rules {

struct WorkSubfield {
    std::string_view code; ///< one character
    std::string_view value;

    friend bool operator==(const WorkSubfield &, const WorkSubfield &) = default;
};

/// A field while rules work on it. A data field is taken apart when it is first looked into.
struct WorkField {
    marc::Tag tag;
    std::uint32_t word = 0; ///< TagPattern::word of the tag
    bool control = false;
    bool parsed = false;
    bool changed = false; ///< or made by a rule
    bool locked = false;  ///< rules see it and don't touch it
    bool removed = false;
    int source = -1;          ///< its place in the record that was loaded; -1: made by a rule
    std::string_view content; ///< a control field's value; or the bytes until parsed
    std::string_view indicator1;
    std::string_view indicator2;
    std::vector<WorkSubfield> subfields;
};

/// A record while rules work on it: views into the bytes of the record that was loaded, and into
/// memory of its own for what is new. Used again for record after record with little allocation.
/// Grows by at most kMostBytes and to kMostFields: beyond, `isFull` says so and nothing is added.
/// Thread rule: of one thread; the loaded record outlives the work.
class WorkRecord {
public:
    static constexpr std::size_t kMostBytes = 16u * 1024 * 1024;
    static constexpr std::size_t kMostFields = 20'000;

    void load(const marc::FlatRecord &record);
    /// What it is now; `out` may not be the record that was loaded.
    void write(marc::FlatRecord &out) const;

    const std::vector<WorkField *> &fields() const { return m_fields; }
    /// The leader as a control field, LDR.
    WorkField &leader() { return m_leader; }
    const WorkField &leader() const { return m_leader; }
    /// False: no field with such a tag was ever here. True: look.
    bool mayHold(const TagPattern &pattern) const
    {
        return !pattern.isExact() || m_tags.test(slot(pattern.value()));
    }

    /// A field for insert(); blank indicators, no subfields.
    WorkField &make(const marc::Tag &tag);
    /// Behind the last field whose tag is not greater.
    void insert(WorkField &field);
    void rename(WorkField &field, const marc::Tag &tag);
    /// Drops the fields marked as removed.
    void sweep();
    void parse(WorkField &field) const;

    /// A copy that lives as long as the work on this record.
    std::string_view keep(std::string_view text);
    std::string_view join(std::string_view a, std::string_view b, std::string_view c = {});
    bool isFull() const { return m_full; }

private:
    static std::size_t slot(std::uint32_t tagWord) { return (tagWord * 2654435761u) >> 22; }
    WorkField &fresh();
    char *room(std::size_t wanted);

    std::vector<WorkField *> m_fields;
    std::deque<WorkField> m_pool;
    std::size_t m_used = 0;
    WorkField m_leader;
    std::bitset<1024> m_tags;
    std::vector<std::pair<std::unique_ptr<char[]>, std::size_t>> m_chunks;
    std::size_t m_chunk = 0;
    std::size_t m_inChunk = 0;
    std::size_t m_grown = 0;
    bool m_full = false;
};

} // namespace colophon::rules
