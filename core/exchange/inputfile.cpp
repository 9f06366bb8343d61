// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/inputfile.h"

#include "exchange/unpacking.h"

#include <QFileInfo>

#include <cstdio>

namespace colophon::exchange {

namespace {
constexpr qint64 kHead = 64 * 1024;
}

InputFile::~InputFile() = default;

Result<std::unique_ptr<InputFile>> InputFile::open(const QString &path)
{
    std::unique_ptr<InputFile> input(new InputFile);
    input->m_path = path;
    if (path == QLatin1String("-")) {
        if (!input->m_file.open(stdin, QIODevice::ReadOnly))
            return Error{ErrorCode::Io, QStringLiteral("Standard input can't be read.")};
    } else {
        input->m_file.setFileName(path);
        if (!QFileInfo::exists(path)) {
            return Error{ErrorCode::NotFound,
                         QStringLiteral("There is no file %1. Check the path.").arg(path)};
        }
        if (QFileInfo(path).isDir()) {
            return Error{ErrorCode::Io,
                         QStringLiteral("%1 is a folder. Name a file in it.").arg(path)};
        }
        if (!input->m_file.open(QIODevice::ReadOnly)) {
            return Error{ErrorCode::Io,
                         QStringLiteral("%1 can't be read (%2). Check its permissions.")
                             .arg(path, input->m_file.errorString())};
        }
    }
    input->m_unpacked = makeUnpacking(input->m_file);
    return input;
}

QIODevice &InputFile::device()
{
    return m_unpacked ? *m_unpacked : m_file;
}

Result<marc::Format> InputFile::format(const std::optional<marc::Format> &wanted)
{
    if (wanted)
        return *wanted;
    const QByteArray head = device().peek(kHead);
    const Result<marc::Format> found = marc::detectFormat(head);
    if (found)
        return found;
    const QString name = m_path == QLatin1String("-") ? QStringLiteral("Standard input") : m_path;
    if (head.isEmpty() && (!m_unpacked || m_unpacked->atEnd())) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is empty: there are no records to read.").arg(name)};
    }
    if (head.isEmpty() && m_unpacked) {
        return Error{
            ErrorCode::Corrupt,
            QStringLiteral("%1 can't be unpacked (%2).").arg(name, m_unpacked->errorString())};
    }
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("%1 is not a MARC file: neither ISO 2709, nor MARCXML, nor "
                                "MARC-in-JSON, nor mnemonic or line text. Choose another file.")
                     .arg(name)};
}

qint64 InputFile::totalBytes() const
{
    return m_file.isSequential() ? 0 : m_file.size();
}

qint64 InputFile::readBytes() const
{
    return m_file.pos();
}

} // namespace colophon::exchange
