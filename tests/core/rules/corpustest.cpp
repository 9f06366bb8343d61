// SPDX-License-Identifier: GPL-3.0-or-later
// The rule texts of real libraries, as they are found: each parses, or is refused for what its
// list says is wrong with it.
#include "rules/tree.h"

#include <catch2/catch.hpp>

#include <QDirIterator>
#include <QFile>
#include <QHash>

using namespace colophon;
using namespace colophon::rules;

namespace {

QString corpus()
{
    return QStringLiteral(COLOPHON_SOURCE_DIR "/../shared/rules");
}

/// What is damaged on purpose: the line of its first error and a word of the message.
const QHash<QString, QPair<int, QString>> &damaged()
{
    static const QHash<QString, QPair<int, QString>> table{
        {QStringLiteral("browzine/001.txt"), {34, QStringLiteral("curly quote")}},
        {QStringLiteral("cuny-merge/001.txt"), {1, QStringLiteral("rule \"NAME\"")}},
        {QStringLiteral("cuny-merge/002.txt"), {1, QStringLiteral("rule \"NAME\"")}},
        {QStringLiteral("cuny-merge/003.txt"), {1, QStringLiteral("rule \"NAME\"")}},
        {QStringLiteral("cuny-merge/004.txt"), {1, QStringLiteral("rule \"NAME\"")}},
        {QStringLiteral("cuny-merge/005.txt"), {1, QStringLiteral("rule \"NAME\"")}},
        {QStringLiteral("obv/002.txt"), {1, QStringLiteral("rule \"NAME\"")}},
        {QStringLiteral("flinders/002.txt"), {15, QStringLiteral("“.”")}},
        {QStringLiteral("orbis/002.txt"), {6, QStringLiteral("“when”")}},
        {QStringLiteral("harvard-wiki/006-dangling-or.txt"), {9, QStringLiteral("A condition")}},
        {QStringLiteral("kc-articles/move-holdings-noframe.txt"), {2, QStringLiteral("“when”")}},
        {QStringLiteral("kc-articles/if-other-field.txt"), {1, QStringLiteral("rule \"NAME\"")}},
    };
    return table;
}

} // namespace

TEST_CASE("every rule file of real libraries parses, or is refused for what is wrong with it")
{
    if (!QFile::exists(corpus())) {
        WARN("the rule texts are not here: skipped");
        return;
    }
    int rules = 0;
    int files = 0;
    QDirIterator walk(corpus(), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        const QString name = path.mid(corpus().size() + 1);
        if (name == QLatin1String("MANIFEST.md"))
            continue;
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const RuleFile parsed = parse(QString::fromUtf8(file.readAll()));
        const QString error = firstError(parsed.diagnostics);
        INFO(name.toStdString() << ": " << error.toStdString());
        ++files;
        if (damaged().contains(name)) {
            const auto [line, word] = damaged().value(name);
            CHECK(error.startsWith(QStringLiteral("line %1,").arg(line)));
            CHECK(error.contains(word));
        } else {
            CHECK(error.isNull());
            CHECK(parsed.extensions.isEmpty());
            CHECK(!parsed.rules.empty());
            rules += int(parsed.rules.size());
        }
    }
    CHECK(files > 90);
    CHECK(rules > 300);
}

TEST_CASE("a removal of all fields where the condition is about some is told, with its mend")
{
    if (!QFile::exists(corpus())) {
        WARN("the rule texts are not here: skipped");
        return;
    }
    // two that are known for it
    for (const char *name : {"/cuny/038.txt", "/cuny/041.txt"}) {
        QFile file(corpus() + QLatin1String(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const RuleFile parsed = parse(text);
        REQUIRE(parsed.diagnostics.size() == 1);
        const Diagnostic told = parsed.diagnostics.first();
        CHECK(told.severity == Severity::Warning);
        REQUIRE(told.replacement);
        QString mended = text;
        mended.replace(told.span.offset, told.span.length, *told.replacement);
        CHECK(mended.contains(QStringLiteral(" if (exists \"")));
        CHECK(parse(mended).diagnostics.isEmpty());
    }
}
