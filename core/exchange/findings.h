// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/problem.h"

#include <QFile>
#include <QList>
#include <QString>

namespace colophon::exchange {

/// A problem and where it is: a line of a report.
struct Finding {
    QString file;
    qint64 recordNumber = 0; ///< from 1
    qint64 offset = 0;       ///< bytes, from the start of the (unpacked) file
    QString reason;
    bool rejected = false;
};

/// Records that were read in other characters than they say, and why: told once for all of them.
struct CodingDecision {
    QString file;
    QString reason; ///< "LDR/09 says MARC-8, but the bytes are UTF-8; they were read as UTF-8."
    qint64 records = 0;
    qint64 firstRecord = 0; ///< its number
};

/// What was found in reading files.
struct Findings {
    QList<Finding> notes; ///< at most 1,000; `noteCount` counts all
    qint64 noteCount = 0;
    QList<CodingDecision> decisions;

    /// Of one record. Decisions on its characters are gathered, the rest are notes.
    void add(const QString &file, qint64 recordNumber, const QList<marc::Problem> &problems,
             bool rejected);
};

/// Where what could not be read is kept byte for byte: a file that is made with the first of it.
class Rejects {
public:
    /// Truncates a file that is there.
    explicit Rejects(const QString &path) : m_file(path) {}

    Result<void> add(QByteArrayView raw);
    /// Empty where nothing was rejected.
    QString file() const { return m_file.isOpen() ? m_file.fileName() : QString(); }

private:
    QFile m_file;
};

} // namespace colophon::exchange
