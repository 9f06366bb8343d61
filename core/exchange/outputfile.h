// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFile>
#include <QSaveFile>
#include <QString>

#include <memory>

namespace colophon::exchange {

/// A file to write, or standard output for "-". A file is there whole, after commit(), or not at
/// all; what was there before stays until then. Thread rule: use from one thread at a time.
class OutputFile {
public:
    /// Io with a sentence that names the file.
    static Result<std::unique_ptr<OutputFile>> open(const QString &path);

    QIODevice &device();
    /// All of the bytes, or Io with a sentence that names the file.
    Result<void> write(QByteArrayView bytes);
    Result<void> commit();

private:
    OutputFile() = default;
    Error notWritten() const;

    QString m_name;
    QFile m_direct; ///< standard output, or what is no ordinary file
    QSaveFile m_saved;
};

} // namespace colophon::exchange
