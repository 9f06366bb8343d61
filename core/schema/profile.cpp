// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/profile.h"

#include "marc/fieldtext.h"

#include <algorithm>
#include <array>

namespace colophon::schema {

namespace {
constexpr std::array<const char *, 3> kKindWords{"require", "forbid", "default"};
}

QString profileKindWord(ProfileRule::Kind kind)
{
    return QString::fromLatin1(kKindWords[static_cast<std::size_t>(kind)]);
}

Result<ProfileRule::Kind> profileKindFromWord(QStringView word)
{
    for (std::size_t i = 0; i < kKindWords.size(); ++i) {
        if (word == QLatin1String(kKindWords[i]))
            return static_cast<ProfileRule::Kind>(i);
    }
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("“%1” is no kind of rule. There are require, forbid and default.")
                     .arg(word)};
}

Result<void> checkProfileRule(const ProfileRule &rule)
{
    const QString tag = rule.tag.toString();
    if (rule.tag == marc::Tag() || rule.tag == marc::Tag("001") || rule.tag == marc::Tag("005"))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The rule was not added: %1 is kept by the program. Choose "
                                    "another tag.")
                         .arg(tag)};
    if (rule.tag.isControl() && !rule.subfield.isNull())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The rule was not added: %1 has no subfields. Leave the "
                                    "subfield empty.")
                         .arg(tag)};
    if (rule.kind == ProfileRule::Kind::Default && rule.content.trimmed().isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The rule was not added: a default needs the content that a "
                                    "new %1 begins with.")
                         .arg(tag)};
    return {};
}

marc::Field profileField(const ProfileRule &rule)
{
    if (rule.tag.isControl())
        return marc::Field::control(rule.tag, QString(rule.content).replace(u'#', u' '));
    return marc::Field::data(rule.tag, rule.indicator1, rule.indicator2,
                             marc::subfieldsFromText(rule.content));
}

marc::Record withDefaults(const marc::Record &record, const Profile &profile)
{
    marc::Record filled = record;
    const std::optional<Material> material = materialOf(record.leader());
    for (const ProfileRule &rule : profile.rules) {
        if (rule.kind == ProfileRule::Kind::Default && (!rule.material || rule.material == material)
            && record.first(rule.tag) == nullptr)
            filled.insertInOrder(profileField(rule));
    }
    return filled;
}

} // namespace colophon::schema
