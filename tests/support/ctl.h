// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace colophon::test {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// The built program in a folder of its own, on a catalogue "a.colophon".
class Ctl {
public:
    Ctl()
    {
        const Outcome made = run({"init", "--institution", "Ashgrove", "--code", "4838"});
        INFO(made.err.toStdString());
        REQUIRE(made.code == 0);
    }

    Outcome run(const QList<QByteArray> &words, const char *catalogue = "a.colophon") const
    {
        QStringList arguments{QStringLiteral("-c"), QString::fromLatin1(catalogue)};
        for (const QByteArray &word : words)
            arguments.append(QString::fromUtf8(word));
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(QStringLiteral(COLOPHONCTL), arguments);
        REQUIRE(process.waitForFinished(30000));
        REQUIRE(process.exitStatus() == QProcess::NormalExit);
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(QLatin1String(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
    }

    QTemporaryDir folder;
};

} // namespace colophon::test
