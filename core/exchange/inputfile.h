// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/format.h"

#include <QFile>
#include <QIODevice>
#include <QString>

#include <memory>
#include <optional>

namespace colophon::exchange {

/// A file to read records from, or standard input for "-". What is packed with gzip or xz, judged
/// by its first bytes, is unpacked on the way. Thread rule: use from one thread at a time.
class InputFile {
public:
    /// NotFound or Io with a sentence that names the file.
    static Result<std::unique_ptr<InputFile>> open(const QString &path);
    ~InputFile();

    /// The unpacked bytes.
    QIODevice &device();
    /// The form asked for, or by the content. InvalidInput where it is no MARC.
    Result<marc::Format> format(const std::optional<marc::Format> &wanted);

    /// Of the file as it lies on the disk, for progress; 0 where that is unknown.
    qint64 totalBytes() const;
    qint64 readBytes() const;

private:
    InputFile() = default;

    QString m_path;
    QFile m_file;
    std::unique_ptr<QIODevice> m_unpacked;
};

} // namespace colophon::exchange
