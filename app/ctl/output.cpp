// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace colophon::ctl {

static bool progressShows = false;

/// A line that is printed takes the place of the progress.
static void clearProgress()
{
    if (std::exchange(progressShows, false))
        std::fputs("\r     \r", stderr);
}

static void write(std::FILE *stream, const QByteArray &bytes)
{
    if (progressShows && isatty(fileno(stream)) != 0)
        clearProgress();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
}

void printLine(const QString &line)
{
    write(stdout, line.toUtf8() + '\n');
}

void printRow(const QStringList &columns)
{
    QStringList clean;
    for (QString column : columns)
        clean.append(column.replace(u'\t', u' ').replace(u'\n', u' '));
    printLine(clean.join(u'\t'));
}

void printJson(const QJsonObject &object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void printBytes(const QByteArray &bytes)
{
    write(stdout, bytes);
}

void printMessage(const QString &sentence)
{
    std::fflush(stdout);
    write(stderr, sentence.toUtf8() + '\n');
}

void showProgress(qint64 done, qint64 total)
{
    if (isatty(fileno(stderr)) == 0 || total <= 0)
        return;
    if (done >= total) {
        clearProgress();
        return;
    }
    std::fflush(stdout);
    std::fprintf(stderr, "\r%3lld %%", static_cast<long long>(done * 100 / total));
    progressShows = true;
}

} // namespace colophon::ctl
