// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

struct pcre2_real_code_8;

namespace colophon::rules {

/// A regular expression (PCRE2) over UTF-8 that can't hang: a match that takes more than 100,000
/// steps counts as none. Expressions are as Java and PCRE know them; (?<name>…) names a group.
/// Thread rule: const use from several threads is safe.
class Regex {
public:
    /// InvalidInput with the place and the reason.
    static Result<Regex> compile(const QString &pattern, bool ignoreCase);

    enum class Outcome { None, Found, LimitReached };
    Outcome find(QByteArrayView text) const;
    /// Replaces each match, `$1` and `${name}` in `replacement` being its groups, and appends the
    /// new text to `out`. None: `out` holds nothing new.
    Outcome replaceAll(QByteArrayView text, const QByteArray &replacement, QByteArray &out) const;

private:
    std::shared_ptr<pcre2_real_code_8> m_code;
};

} // namespace colophon::rules
