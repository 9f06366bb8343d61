// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/findings.h"

#include <algorithm>

namespace colophon::exchange {

namespace {

constexpr qsizetype kNotesKept = 1000;

void decide(QList<CodingDecision> &decisions, const QString &file, qint64 recordNumber,
            const QString &reason)
{
    const auto known =
        std::find_if(decisions.begin(), decisions.end(), [&](const CodingDecision &decision) {
            return decision.file == file && decision.reason == reason;
        });
    if (known == decisions.end())
        decisions.append({file, reason, 1, recordNumber});
    else
        ++known->records;
}

} // namespace

void Findings::add(const QString &file, qint64 recordNumber, const QList<marc::Problem> &problems,
                   bool rejected)
{
    for (const marc::Problem &problem : problems) {
        if (problem.kind == marc::Problem::Kind::Coding && !rejected) {
            decide(decisions, file, recordNumber, problem.reason);
            continue;
        }
        ++noteCount;
        if (notes.size() < kNotesKept)
            notes.append({file, recordNumber, problem.offset, problem.reason, rejected});
    }
}

Result<void> Rejects::add(QByteArrayView raw)
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        return Error{ErrorCode::Io,
                     QStringLiteral("The rejects file %1 can't be written (%2). Name another with "
                                    "--rejects.")
                         .arg(m_file.fileName(), m_file.errorString())};
    }
    if (m_file.write(raw.data(), raw.size()) != raw.size() || !m_file.flush()) {
        return Error{ErrorCode::Io, QStringLiteral("The rejects file %1 could not be written (%2).")
                                        .arg(m_file.fileName(), m_file.errorString())};
    }
    return {};
}

} // namespace colophon::exchange
