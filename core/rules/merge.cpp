// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/merge.h"

#include "rules/pattern.h"

#include <algorithm>

namespace colophon::rules {

namespace {

bool matchesTag(const QStringList &patterns, const QString &tag)
{
    return std::any_of(patterns.begin(), patterns.end(), [&tag](const QString &pattern) {
        if (pattern.size() != 3)
            return false;
        for (qsizetype i = 0; i < 3; ++i) {
            if (pattern[i] != u'*' && pattern[i] != tag[i])
                return false;
        }
        return true;
    });
}

bool matchesIndicator(QChar wanted, QChar has)
{
    return wanted == u'*' || wanted == has;
}

bool matchesField(const MergeField &what, const marc::Field &field)
{
    if (!matchesTag(what.tags, field.tag().toString()))
        return false;
    if (what.indicators
        && (field.isControl() || !matchesIndicator(what.indicators->first, field.indicator1())
            || !matchesIndicator(what.indicators->second, field.indicator2())))
        return false;
    return what.code.isNull() || field.subfield(what.code).has_value();
}

bool namesLeader(const MergeField &what)
{
    return what.tags.contains(QStringLiteral("LDR"));
}

/// A text anywhere in the value; `*` is any run.
bool containsText(const QString &value, const QString &wanted)
{
    const SearchText search = SearchText::compile(wanted);
    if (search.isWhole())
        return true;
    std::size_t at = 0;
    std::size_t length = 0;
    const std::string text = value.normalized(QString::NormalizationForm_C).toStdString();
    return search.find(text, 0, at, length);
}

class Merger {
public:
    Merger(const marc::Record &preferred, const marc::Record &other) : m_other(other)
    {
        m_made.record = preferred;
    }

    void run(const MergeStatement &statement)
    {
        switch (statement.verb) {
        case MergeVerb::Add:
            add(statement);
            break;
        case MergeVerb::Remove:
            remove(statement);
            break;
        case MergeVerb::Replace:
            replace(statement);
            break;
        }
    }

    Merged result() && { return std::move(m_made); }

private:
    bool excluded(const MergeStatement &statement, const marc::Field &field) const
    {
        return std::any_of(
            statement.excluding.begin(), statement.excluding.end(),
            [&field](const MergeExclusion &exclusion) {
                if (exclusion.field && matchesField(*exclusion.field, field))
                    return true;
                if (field.isControl())
                    return false;
                if (exclusion.firstIndicator && field.indicator1() == *exclusion.firstIndicator)
                    return true;
                if (exclusion.secondIndicator && field.indicator2() == *exclusion.secondIndicator)
                    return true;
                return !exclusion.code.isNull()
                       && field.values(exclusion.code).contains(exclusion.value);
            });
    }

    /// What a statement says of a single field; never 001.
    bool selects(const MergeStatement &statement, const marc::Field &field) const
    {
        if (field.tag() == marc::Tag("001") || !matchesField(statement.field, field)
            || excluded(statement, field))
            return false;
        if (statement.containsIn) {
            const QStringList values = field.values(statement.containsIn->code);
            const bool found =
                matchesTag(statement.containsIn->tags, field.tag().toString())
                && std::any_of(values.begin(), values.end(), [&](const QString &value) {
                       return containsText(value, statement.contains);
                   });
            if (!found)
                return false;
        }
        if (statement.test == MergeStatement::If::HasSubfield)
            return field.subfield(statement.testCode).has_value();
        if (statement.test == MergeStatement::If::HasNoSubfield)
            return !field.subfield(statement.testCode).has_value();
        return true;
    }

    QList<marc::Field> selected(const MergeStatement &statement, const marc::Record &from) const
    {
        QList<marc::Field> fields;
        for (const marc::Field &field : from.fields()) {
            if (selects(statement, field))
                fields.append(field);
        }
        return fields;
    }

    /// Whether the preferred record has a field of this tag that the statement names.
    bool has(const MergeStatement &statement, const marc::Record &record,
             const marc::Tag &tag) const
    {
        return std::any_of(record.fields().begin(), record.fields().end(),
                           [&](const marc::Field &field) {
                               return field.tag() == tag && matchesField(statement.field, field);
                           });
    }

    void insert(const QList<marc::Field> &fields)
    {
        for (const marc::Field &field : fields) {
            if (!m_made.record.fields().contains(field))
                m_made.record.insertInOrder(field);
        }
    }

    void add(const MergeStatement &statement)
    {
        if (namesLeader(statement.field) && m_leaderRemoved)
            m_made.record.leader() = m_other.leader();
        QList<marc::Field> fields = selected(statement, m_other);
        if (statement.test == MergeStatement::If::NotExists) {
            const marc::Record before = m_made.record;
            fields.removeIf(
                [&](const marc::Field &field) { return has(statement, before, field.tag()); });
        } else if (statement.test == MergeStatement::If::Exists) {
            const marc::Record before = m_made.record;
            fields.removeIf(
                [&](const marc::Field &field) { return !has(statement, before, field.tag()); });
        }
        insert(fields);
    }

    void remove(const MergeStatement &statement)
    {
        if (namesLeader(statement.field))
            m_leaderRemoved = true;
        m_made.record.fields().removeIf(
            [&](const marc::Field &field) { return selects(statement, field); });
    }

    /// The preferred record's fields stay where the other has none of them.
    void replace(const MergeStatement &statement)
    {
        if (namesLeader(statement.field))
            m_made.record.leader() = m_other.leader();
        const QList<marc::Field> fields = selected(statement, m_other);
        if (statement.field.tags == QStringList{QStringLiteral("001")}) {
            m_made.notes.append(QStringLiteral("001 is never replaced by a merge."));
            return;
        }
        if (fields.isEmpty()) {
            const QList<marc::Field> kept = selected(statement, m_made.record);
            if (!kept.isEmpty())
                m_made.notes.append(
                    QStringLiteral("Line %1: the other record has no such field, so %2 stays.")
                        .arg(statement.span.line)
                        .arg(kept.first().tag().toString()));
            return;
        }
        m_made.record.fields().removeIf(
            [&](const marc::Field &field) { return selects(statement, field); });
        insert(fields);
    }

    const marc::Record &m_other;
    Merged m_made;
    bool m_leaderRemoved = false;
};

} // namespace

Result<Merged> merge(const RuleFile &file, const marc::Record &preferred, const marc::Record &other)
{
    const QString error = firstError(file.diagnostics);
    if (!error.isNull())
        return Error{ErrorCode::InvalidInput, error};
    Merger merger(preferred, other);
    bool any = false;
    for (const Rule &rule : file.rules) {
        if (rule.dialect != Dialect::Merge)
            continue;
        any = true;
        for (const MergeStatement &statement : rule.merge)
            merger.run(statement);
    }
    if (!any)
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("Nothing was merged: the file has no merge rule (when merge).")};
    return std::move(merger).result();
}

} // namespace colophon::rules
