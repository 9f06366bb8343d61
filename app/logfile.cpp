// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>

#include <cstdio>

namespace colophon {

namespace {

constexpr qint64 kLongestLog = 1 << 20;

QMutex mutex;
QFile log;

const char *word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

void report(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = qFormatLogMessage(type, context, message).toLocal8Bit();
    if (type != QtInfoMsg)
        std::fprintf(stderr, "%s\n", line.constData());
    const QMutexLocker locker(&mutex);
    if (!log.isOpen())
        return;
    log.write(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1());
    log.write(" ");
    log.write(word(type));
    log.write(" ");
    log.write(line);
    log.write("\n");
    log.flush();
}

} // namespace

void startLog(const QString &folder)
{
    QDir().mkpath(folder);
    const QString path = QDir(folder).filePath(QStringLiteral("colophon.log"));
    if (QFileInfo(path).size() > kLongestLog) {
        const QString old = QDir(folder).filePath(QStringLiteral("colophon.old.log"));
        QFile::remove(old);
        QFile::rename(path, old);
    }
    log.setFileName(path);
    if (!log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Text))
        qWarning("No log is kept: %s can't be written.", qPrintable(path));
    qInstallMessageHandler(report);
    qInfo("Colophon %s starts.", COLOPHON_VERSION);
}

} // namespace colophon
