// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTranslator>

int main(int argc, char *argv[])
{
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("colophon"));
    QApplication::setApplicationDisplayName(QStringLiteral("Colophon"));
    QApplication::setApplicationVersion(QStringLiteral(COLOPHON_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.colophon.Colophon"));

    // English too has a file: its plural forms.
    QTranslator texts;
    const QString folder = QStringLiteral(":/colophon/translations");
    if (texts.load(QLocale(), QStringLiteral("app"), QStringLiteral("_"), folder)
        || texts.load(QStringLiteral("app_en"), folder))
        QApplication::installTranslator(&texts);

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
