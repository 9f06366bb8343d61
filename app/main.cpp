// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char *argv[])
{
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("colophon"));
    QApplication::setApplicationDisplayName(QStringLiteral("Colophon"));
    QApplication::setApplicationVersion(QStringLiteral(COLOPHON_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.colophon.Colophon"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("MARC cataloging for an institution and its network"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("catalogue"),
        QStringLiteral("The .colophon file to open; without it the one open last."),
        QStringLiteral("[CATALOGUE]"));
    const QCommandLineOption sample(QStringLiteral("sample"),
                                    QStringLiteral("Open a fresh copy of the sample catalogue."));
    const QCommandLineOption data(QStringLiteral("data-dir"),
                                  QStringLiteral("Keep settings and the sample in DIR."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption quit(QStringLiteral("quit-after-start"),
                                  QStringLiteral("End once the window shows its page."));
    parser.addOptions({sample, data, quit});
    parser.process(qt);

    colophon::Application application(qt, parser.value(data));
    application.start(
        {parser.positionalArguments().value(0), parser.isSet(sample), parser.isSet(quit)});
    return QApplication::exec();
}
