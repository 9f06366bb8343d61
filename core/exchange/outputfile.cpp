// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/outputfile.h"

#include <QFileInfo>

#include <cstdio>

namespace colophon::exchange {

Result<std::unique_ptr<OutputFile>> OutputFile::open(const QString &path)
{
    if (path.endsWith(QLatin1String(".gz"), Qt::CaseInsensitive)
        || path.endsWith(QLatin1String(".xz"), Qt::CaseInsensitive)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 can't be written: packed files are read, not written. "
                                    "Leave out the ending, and pack it afterwards.")
                         .arg(path)};
    }
    std::unique_ptr<OutputFile> output(new OutputFile);
    output->m_name = path;
    const QFileInfo info(path);
    bool opened = false;
    if (path == QLatin1String("-")) {
        output->m_name = QStringLiteral("the standard output");
        opened = output->m_direct.open(stdout, QIODevice::WriteOnly);
    } else if (info.exists() && !info.isFile() && !info.isDir()) { // a pipe, /dev/null
        output->m_direct.setFileName(path);
        opened = output->m_direct.open(QIODevice::WriteOnly);
    } else {
        output->m_saved.setFileName(path);
        opened = output->m_saved.open(QIODevice::WriteOnly);
    }
    if (!opened)
        return output->notWritten();
    return output;
}

QIODevice &OutputFile::device()
{
    if (m_direct.isOpen())
        return m_direct;
    return m_saved;
}

Result<void> OutputFile::write(QByteArrayView bytes)
{
    // A disk that is nearly full takes a part; the next attempt tells why it took no more.
    while (!bytes.isEmpty()) {
        const qint64 written = device().write(bytes.data(), bytes.size());
        if (written <= 0)
            return notWritten();
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> OutputFile::commit()
{
    const bool done = m_direct.isOpen() ? m_direct.flush() : m_saved.commit();
    return done ? Result<void>() : notWritten();
}

Error OutputFile::notWritten() const
{
    const QString reason = m_direct.isOpen() ? m_direct.errorString() : m_saved.errorString();
    return {ErrorCode::Io,
            QStringLiteral("%1 can't be written (%2). Choose another place.").arg(m_name, reason)};
}

} // namespace colophon::exchange
