// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace colophon::ctl {

/// What a verb takes: options with a value, options without, and how many words besides.
struct VerbUsage {
    QString name;
    QString arguments; ///< as the help writes them
    QString help;
    QStringList valueOptions; ///< without the dashes
    QStringList flags;
    int leastWords = 0;
    int mostWords = 0; ///< -1: any number
};

/// A command line taken apart. The options -c, -u and --json may stand anywhere.
struct CommandLine {
    QString catalogue;
    QString login;
    bool json = false;
    QString verb;
    QStringList words;
    QHash<QString, QStringList> options;
    QStringList flags;

    bool has(const QString &flag) const { return flags.contains(flag); }
    QString option(const QString &name, const QString &fallback = {}) const
    {
        return options.contains(name) ? options.value(name).constLast() : fallback;
    }
};

/// InvalidInput with a sentence for wrong usage (exit code 2). `verb` is empty where --help or
/// --version stands alone.
Result<CommandLine> parseCommandLine(const QStringList &arguments, const QList<VerbUsage> &verbs);

} // namespace colophon::ctl
