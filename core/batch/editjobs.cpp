// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/editjobs.h"

#include "marc/findtext.h"
#include "store/lockstore.h"
#include "store/recordstore.h"

#include <algorithm>

namespace colophon::batch {

namespace {

const QString kFind = QStringLiteral("find");
const QString kReplace = QStringLiteral("replace");
const QString kFields = QStringLiteral("fields");
const QString kExpression = QStringLiteral("expression");
const QString kMatchCase = QStringLiteral("match-case");
const QString kYes = QStringLiteral("yes");
const QString kNo = QStringLiteral("no");

marc::FindRequest requestOf(const Context &context)
{
    return {context.values.value(kFind), context.values.value(kExpression) == kYes,
            context.values.value(kMatchCase) == kYes};
}

QStringList tagPatterns(const Context &context)
{
    return context.values.value(kFields).toUpper().split(u' ', Qt::SkipEmptyParts);
}

bool isPattern(const QString &text)
{
    return text.size() == 3 && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z');
           });
}

/// An X stands for any character.
bool matches(const QString &pattern, const QString &tag)
{
    for (int i = 0; i < 3; ++i) {
        if (pattern.at(i) != u'X' && pattern.at(i) != tag.at(i).toUpper())
            return false;
    }
    return true;
}

class Replacing final : public Reworking {
public:
    explicit Replacing(const Context &context)
        : m_request(requestOf(context)), m_with(context.values.value(kReplace)),
          m_patterns(tagPatterns(context))
    {}

    cataloging::RevisionsAhead::Make make() const override
    {
        return {[this](const store::StoredRecord &stored) { return rework(stored); }};
    }

private:
    Result<cataloging::RevisionsAhead::Wanted> rework(const store::StoredRecord &stored) const
    {
        const marc::Record &record = stored.record;
        marc::Record part;
        QList<qsizetype> places;
        for (qsizetype i = 0; i < record.fields().size(); ++i) {
            if (!isWanted(record.fields().at(i)))
                continue;
            part.fields().append(record.fields().at(i));
            places.append(i);
        }
        const Result<marc::Replaced> replaced = marc::replaceAll(part, m_request, m_with);
        COLOPHON_TRY(replaced);
        if (replaced->count == 0)
            return cataloging::RevisionsAhead::Wanted{};
        marc::Record made = record;
        for (qsizetype i = 0; i < places.size(); ++i)
            made.fields()[places.at(i)] = replaced->record.fields().at(i);
        if (made == record)
            return cataloging::RevisionsAhead::Wanted{};
        return cataloging::RevisionsAhead::Wanted{
            true, made,
            replaced->count == 1 ? QStringLiteral("1 place")
                                 : QStringLiteral("%1 places").arg(replaced->count)};
    }

    bool isWanted(const marc::Field &field) const
    {
        const QString tag = field.tag().toString();
        return m_patterns.isEmpty()
               || std::any_of(m_patterns.cbegin(), m_patterns.cend(),
                              [&tag](const QString &pattern) { return matches(pattern, tag); });
    }

    const marc::FindRequest m_request;
    const QString m_with;
    const QStringList m_patterns;
};

} // namespace

Result<std::optional<ItemResult>> hindrance(store::Connection &connection, const Context &context,
                                            MmsId mmsId)
{
    const Result<bool> exists = store::recordExists(connection, mmsId);
    COLOPHON_TRY(exists);
    if (!*exists)
        return std::optional(ItemResult{Outcome::Failed, QStringLiteral("gone"), {}});
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(connection, mmsId, context.actor.clock->now());
    COLOPHON_TRY(lock);
    if (*lock && (*lock)->user != context.actor.user.id) {
        return std::optional(ItemResult{
            Outcome::Failed, QStringLiteral("%1 is editing it.").arg((*lock)->userName), {}});
    }
    return std::optional<ItemResult>();
}

QString FindAndReplace::name() const
{
    return QStringLiteral("find-and-replace");
}

QList<Parameter> FindAndReplace::parameters() const
{
    return {{kFind, ParameterKind::Line, true, {}, {}},
            {kReplace, ParameterKind::Line, false, {}, {}},
            {kFields, ParameterKind::Line, false, {}, {}},
            {kExpression, ParameterKind::Flag, false, kNo, {}},
            {kMatchCase, ParameterKind::Flag, false, kYes, {}}};
}

Result<void> FindAndReplace::check(store::Connection &, const Context &context) const
{
    for (const QString &pattern : tagPatterns(context)) {
        if (!isPattern(pattern)) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("“%1” is no tag. Name tags of three characters with blanks "
                                        "between, X for any digit, such as “245 6XX”.")
                             .arg(pattern)};
        }
    }
    // An expression that can't be read is told before anything is done.
    COLOPHON_TRY(marc::find(marc::Record(), requestOf(context)));
    return {};
}

Result<std::unique_ptr<Reworking>> FindAndReplace::reworking(store::Connection &,
                                                             const Context &context) const
{
    return std::unique_ptr<Reworking>(std::make_unique<Replacing>(context));
}

QString FindAndReplace::unchanged() const
{
    return QStringLiteral("unchanged");
}

} // namespace colophon::batch
