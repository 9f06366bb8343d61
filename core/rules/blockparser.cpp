// SPDX-License-Identifier: GPL-3.0-or-later
// Colophon's own blocks: table, list, test, option.
#include "rules/parser.h"

namespace colophon::rules {

namespace {

std::optional<QString> blockName(TokenStream &in)
{
    const std::optional<Token> name = in.takeText(QStringLiteral("A name"));
    if (!name)
        return std::nullopt;
    return unquoted(name->text);
}

void closeBlock(TokenStream &in, const QString &inside)
{
    if (!in.takeWord("end"))
        in.expected(inside + QStringLiteral(", or “end”,"), {QStringLiteral("end")});
}

void parseTable(TokenStream &in)
{
    Table table;
    const Span start = in.take().span;
    const std::optional<QString> name = blockName(in);
    if (!name)
        return;
    table.name = *name;
    while (in.is(TokenKind::Text)) {
        const QString key = unquoted(in.take().text);
        if (!in.take(TokenKind::Equals)) {
            in.expected(QStringLiteral("="));
            return;
        }
        const std::optional<Token> value = in.takeText(QStringLiteral("The value"));
        if (!value)
            return;
        table.rows.append({key, unquoted(value->text)});
    }
    if (in.takeWord("otherwise")) {
        const std::optional<Token> value = in.takeText(QStringLiteral("The value"));
        if (!value)
            return;
        table.otherwise = unquoted(value->text);
    }
    closeBlock(in, QStringLiteral("A row \"KEY\" = \"VALUE\""));
    table.span = in.from(start);
    in.file().tables.push_back(std::move(table));
}

void parseList(TokenStream &in)
{
    NamedList list;
    const Span start = in.take().span;
    const std::optional<QString> name = blockName(in);
    if (!name)
        return;
    list.name = *name;
    while (in.is(TokenKind::Text)) {
        list.values.append(unquoted(in.take().text));
        in.take(TokenKind::Comma);
    }
    closeBlock(in, QStringLiteral("A value in quotes"));
    list.span = in.from(start);
    in.file().lists.push_back(std::move(list));
}

QStringList recordLines(TokenStream &in)
{
    QStringList lines;
    while (in.is(TokenKind::RecordLine))
        lines.append(in.take().text);
    return lines;
}

bool parseExpectation(TokenStream &in, TestCase &test)
{
    test.expectSpan = in.peek().span;
    if (!in.takeWord("expect")) {
        in.expected(QStringLiteral("A record line such as =245  10$aTitle, or “expect”,"),
                    {QStringLiteral("expect")});
        return false;
    }
    if (in.isWord("no") && in.isWord("change", 1)) {
        in.take();
        in.take();
        test.expect = TestCase::Expect::NoChange;
    } else if (in.takeWord("true")) {
        test.expect = TestCase::Expect::True;
    } else if (in.takeWord("false")) {
        test.expect = TestCase::Expect::False;
    } else {
        test.expect = in.takeWord("lines") ? TestCase::Expect::Lines : TestCase::Expect::Record;
        test.expected = recordLines(in);
        if (test.expected.isEmpty()) {
            in.expected(
                QStringLiteral("The record expected (a line each, such as =245  10$aTitle), "
                               "“lines”, “no change”, “true” or “false”"));
            return false;
        }
    }
    test.expectSpan = in.from(test.expectSpan);
    return true;
}

void parseTest(TokenStream &in)
{
    TestCase test;
    const Span start = in.take().span;
    const std::optional<QString> name = blockName(in);
    if (!name)
        return;
    test.name = *name;
    if (!in.takeWord("given")) {
        in.expected(QStringLiteral("“given”"), {QStringLiteral("given")});
        return;
    }
    test.given = recordLines(in);
    if (test.given.isEmpty()) {
        in.expected(QStringLiteral("The record given, a line each, such as =245  10$aTitle,"));
        return;
    }
    if (in.takeWord("other"))
        test.other = recordLines(in);
    if (!parseExpectation(in, test))
        return;
    closeBlock(in, QStringLiteral("A record line"));
    test.span = in.from(start);
    in.file().tests.push_back(std::move(test));
}

/// option order = "top-down" | conditions = "first" | regex = "off"
void parseOption(TokenStream &in)
{
    in.take();
    const Token name = in.peek();
    if (!in.isOneOf({"order", "conditions", "regex"})) {
        in.expected(
            QStringLiteral("“order”, “conditions” or “regex”"),
            {QStringLiteral("order"), QStringLiteral("conditions"), QStringLiteral("regex")});
        return;
    }
    in.take();
    if (!in.take(TokenKind::Equals)) {
        in.expected(QStringLiteral("="));
        return;
    }
    const std::optional<Token> value = in.takeText(QStringLiteral("The value"));
    if (!value)
        return;
    const auto choose = [&](const QString &yes, const QString &no, bool &to) {
        if (value->text == yes || value->text == no)
            to = value->text == yes;
        else
            in.error(value->span,
                     QStringLiteral("%1 is \"%2\" or \"%3\".").arg(name.text, no, yes));
    };
    Options &options = in.file().options;
    if (name.text.compare(QLatin1String("order"), Qt::CaseInsensitive) == 0)
        choose(QStringLiteral("top-down"), QStringLiteral("bottom-up"), options.topDown);
    else if (name.text.compare(QLatin1String("conditions"), Qt::CaseInsensitive) == 0)
        choose(QStringLiteral("first"), QStringLiteral("in turn"), options.conditionsFirst);
    else
        choose(QStringLiteral("on"), QStringLiteral("off"), options.regex);
}

} // namespace

bool parseExtensionBlock(TokenStream &in)
{
    const Span span = in.peek().span;
    if (in.isWord("table") && in.peek(1).kind == TokenKind::Text)
        parseTable(in);
    else if (in.isWord("list") && in.peek(1).kind == TokenKind::Text)
        parseList(in);
    else if (in.isWord("test") && in.peek(1).kind == TokenKind::Text)
        parseTest(in);
    else if (in.isWord("option"))
        parseOption(in);
    else
        return false;
    in.extension(span);
    return true;
}

} // namespace colophon::rules
