// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/reader.h"
#include "marc/writer.h"
#include "rules/interpreter.h"

#include <catch2/catch.hpp>

namespace colophon::test {

/// A record from mnemonic lines; without an =LDR line it is a new book.
inline marc::Record fromLines(const QByteArray &lines)
{
    const QByteArray text =
        lines.contains("=LDR") ? lines : "=LDR  00000nam a2200000 a 4500\n" + lines;
    const Result<QList<marc::ReadItem>> items = marc::readAll(marc::Format::Mnemonic, text);
    REQUIRE(items.ok());
    REQUIRE(items->size() == 1);
    REQUIRE(items->first().record.has_value());
    return *items->first().record;
}

/// The record's mnemonic lines without the leader.
inline QByteArray toLines(const marc::Record &record)
{
    const Result<QByteArray> text = marc::toBytes(marc::Format::Mnemonic, record);
    REQUIRE(text.ok());
    QList<QByteArray> lines = text->split('\n');
    lines.removeFirst();
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    for (QByteArray &line : lines)
        line = line.trimmed();
    return lines.join('\n');
}

inline rules::Program program(const QByteArray &text)
{
    const Result<rules::Program> compiled = rules::Program::compile(QString::fromUtf8(text));
    INFO((compiled.ok() ? std::string() : compiled.error().detail.toStdString()));
    REQUIRE(compiled.ok());
    return *compiled;
}

/// Runs a whole rule file on lines.
inline QByteArray runFile(const QByteArray &rules, const QByteArray &lines,
                          const rules::RunOptions &options = {})
{
    const rules::Program compiled = program(rules);
    rules::Interpreter interpreter(compiled, options);
    const Result<marc::Record> made = interpreter.run(fromLines(lines));
    REQUIRE(made.ok());
    return toLines(*made);
}

/// Runs actions, one a line, on lines.
inline QByteArray runActions(const QByteArray &actions, const QByteArray &lines)
{
    return runFile("rule \"t\"\nwhen TRUE\nthen\n" + actions + "\nend", lines);
}

/// Whether a condition holds for the record of these lines.
inline bool holdsFor(const QByteArray &condition, const QByteArray &lines)
{
    const rules::Program compiled =
        program("rule \"t\"\nwhen\n" + condition + "\nthen set indication.\"true\"\nend");
    rules::Interpreter interpreter(compiled);
    const Result<bool> held = interpreter.indicates(fromLines(lines));
    REQUIRE(held.ok());
    return *held;
}

} // namespace colophon::test
