// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace colophon::ctl {

/// Standard output in UTF-8 whatever the locale says: plain lines, or JSON with --json.
void printLine(const QString &line);
/// Tab-separated; tabs and line ends inside a value become blanks.
void printRow(const QStringList &columns);
void printJson(const QJsonObject &object);
void printBytes(const QByteArray &bytes);
/// Standard error.
void printMessage(const QString &sentence);

/// "42 %" on standard error where that is a terminal.
void showProgress(qint64 done, qint64 total);

} // namespace colophon::ctl
