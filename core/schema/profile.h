// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/issue.h"
#include "schema/material.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace colophon::schema {

/// One line of a library's profile: a field, or a subfield of it, that the library's records must
/// have, must not have, or begin with.
struct ProfileRule {
    enum class Kind {
        Require,
        Forbid,
        Default, ///< new records get the field; others that lack it are told
    };
    Kind kind = Kind::Require;
    marc::Tag tag = {};  ///< X stands for any digit, but in a Default
    QChar subfield = {}; ///< null: the field as a whole
    /// For which material; nothing: for all.
    std::optional<Material> material = {};
    /// The field that a Default adds, and that the fix of a Require offers: indicators and content
    /// as a cataloger types it ("$b eng $e rda").
    QChar indicator1 = u' ';
    QChar indicator2 = u' ';
    QString content = {};
    Severity severity = Severity::Error; ///< of a Require or Forbid

    friend bool operator==(const ProfileRule &, const ProfileRule &) = default;
};

/// "require", "forbid", "default": as stored.
QString profileKindWord(ProfileRule::Kind kind);
Result<ProfileRule::Kind> profileKindFromWord(QStringView word);

/// What a library sets for itself beside MARC 21.
struct Profile {
    QHash<QString, Severity> severities; ///< rule id: another severity than the default
    QList<ProfileRule> rules;

    Severity severityOf(const QString &rule) const
    {
        return severities.contains(rule) ? severities.value(rule) : defaultSeverity(rule);
    }
    friend bool operator==(const Profile &, const Profile &) = default;
};

/// Whether the rule can be kept: InvalidInput with a sentence where it says nothing that a record
/// could have (a subfield of a control field, a Default without content).
Result<void> checkProfileRule(const ProfileRule &rule);

/// The field that a rule's content makes.
marc::Field profileField(const ProfileRule &rule);

/// The record with the defaults that it lacks, for new records: each in its place by tag.
marc::Record withDefaults(const marc::Record &record, const Profile &profile);

} // namespace colophon::schema
