// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/openfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <mutex>

namespace colophon::store {

namespace {

struct Count {
    std::mutex mutex;
    QHash<QString, int> open; ///< by canonical path
};

Count &count()
{
    static Count all;
    return all;
}

QString placeOf(const QString &path)
{
    return QFileInfo(path).canonicalFilePath();
}

} // namespace

OpenFile::OpenFile(const QString &path) : m_place(placeOf(path))
{
    const std::lock_guard lock(count().mutex);
    ++count().open[m_place];
}

OpenFile::~OpenFile()
{
    const std::lock_guard lock(count().mutex);
    if (--count().open[m_place] == 0)
        count().open.remove(m_place);
}

std::optional<QByteArray> beginningOf(const QString &path, qint64 size)
{
    // Nobody opens it between the look and the closing of the descriptor.
    const std::lock_guard lock(count().mutex);
    QFile file(path);
    if (count().open.contains(placeOf(path)) || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.read(size);
}

bool isOpenHere(const QString &path)
{
    const std::lock_guard lock(count().mutex);
    return count().open.contains(placeOf(path));
}

} // namespace colophon::store
