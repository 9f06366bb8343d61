// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <string_view>

namespace {

void setNames()
{
    QCoreApplication::setApplicationName(QStringLiteral("colophon"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COLOPHON_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Colophon"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.colophon.Colophon"));
}

/// English too has a file: its plural forms.
void loadTexts(QTranslator &texts)
{
    const QString folder = QStringLiteral(":/colophon/translations");
    if (texts.load(QLocale(), QStringLiteral("app"), QStringLiteral("_"), folder)
        || texts.load(QStringLiteral("app_en"), folder))
        QCoreApplication::installTranslator(&texts);
}

/// What asks for words alone is answered without a display too.
bool wantsWords(int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
        return argument == "--help" || argument == "-h" || argument == "--help-all"
               || argument == "--version" || argument == "-v";
    });
}

} // namespace

int main(int argc, char *argv[])
{
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
    setNames();
    if (argc > 0 && wantsWords(argc, argv)) {
        const QCoreApplication qt(argc, argv);
        parser.process(qt); // ends the program
    }

    QApplication qt(argc, argv);
    QTranslator texts;
    loadTexts(texts);
    parser.process(qt);
    colophon::Application application(qt, parser.value(data));
    application.start(
        {parser.positionalArguments().value(0), parser.isSet(sample), parser.isSet(quit)});
    return QApplication::exec();
}
