// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

/// Which files this program has open as catalogues. On POSIX a program that closes any descriptor
/// of a file loses all its locks on it, also SQLite's: another program that ends then believes
/// itself the last one and removes the WAL under this one's feet
/// (https://www.sqlite.org/howtocorrupt.html, section 2.2). So an open file is never opened another
/// way. Thread rule: any thread.
namespace colophon::store {

/// Keeps a file counted as open, from before SQLite opens it until after it has closed it.
class OpenFile {
public:
    explicit OpenFile(const QString &path);
    ~OpenFile();
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

private:
    QString m_place;
};

/// The first bytes of a file; nothing where this program has it open, or it can't be read.
std::optional<QByteArray> beginningOf(const QString &path, qint64 size);
bool isOpenHere(const QString &path);

} // namespace colophon::store
