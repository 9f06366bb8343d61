// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ruletest.h"

#include "marc/reader.h"
#include "marc/writer.h"
#include "rules/element.h"
#include "rules/interpreter.h"
#include "rules/merge.h"

#include <algorithm>

namespace colophon::rules {

namespace {

constexpr char kNewBook[] = "=LDR  00000nam a2200000 a 4500";

Result<marc::Record> recordOf(const QStringList &lines)
{
    QByteArray text = lines.join(u'\n').toUtf8();
    const bool hasLeader = std::any_of(lines.begin(), lines.end(), [](const QString &line) {
        return line.startsWith(QLatin1String("=LDR"));
    });
    if (!hasLeader)
        text.prepend(QByteArray(kNewBook) + '\n');
    const Result<QList<marc::ReadItem>> items = marc::readAll(marc::Format::Mnemonic, text);
    COLOPHON_TRY(items);
    if (items->size() != 1 || !items->first().record)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The record of the test can't be read: give one record, a line "
                                    "a field, such as =245  10$aTitle.")};
    return *items->first().record;
}

QStringList withoutLeader(const QStringList &lines)
{
    QStringList kept = lines;
    kept.removeIf([](const QString &line) { return line.startsWith(QLatin1String("=LDR")); });
    return kept;
}

bool holdsLeader(const QStringList &lines)
{
    return withoutLeader(lines).size() != lines.size();
}

/// The first statement of the file that names the tag.
int lineOf(const RuleFile &file, const QString &tag)
{
    for (const Rule &rule : file.rules) {
        for (const Statement &statement : rule.then) {
            for (const Element *element : {&statement.target, &statement.second}) {
                if (std::any_of(element->tags.begin(), element->tags.end(),
                                [&tag](const QString &t) { return tagsOverlap(t, tag); }))
                    return statement.span.line;
            }
        }
    }
    return 0;
}

class TestRun {
public:
    TestRun(const RuleFile &file, const TestCase &test, const QDate &today)
        : m_file(file), m_test(test)
    {
        m_options.today = today;
        m_outcome.name = test.name;
        m_outcome.span = test.span;
    }

    TestOutcome run()
    {
        const Result<marc::Record> given = recordOf(m_test.given);
        if (!given)
            return failed(given.error().detail);
        m_outcome.given = mnemonicLines(*given);
        if (m_test.expect == TestCase::Expect::True || m_test.expect == TestCase::Expect::False)
            return runIndication(*given);
        const Result<marc::Record> got = outcome(*given);
        if (!got)
            return failed(got.error().detail);
        m_outcome.got = mnemonicLines(*got);
        m_outcome.changes = int(difference(m_outcome.given, m_outcome.got).size());
        compare();
        return std::move(m_outcome);
    }

private:
    TestOutcome failed(const QString &reason)
    {
        m_outcome.passed = false;
        m_outcome.reason = reason;
        return std::move(m_outcome);
    }

    Result<marc::Record> outcome(const marc::Record &given)
    {
        if (m_file.dialect() == Dialect::Merge) {
            const Result<marc::Record> other = recordOf(m_test.other);
            COLOPHON_TRY(other);
            const Result<Merged> merged = merge(m_file, given, *other);
            COLOPHON_TRY(merged);
            return merged->record;
        }
        const Result<Program> program = Program::compile(m_file);
        COLOPHON_TRY(program);
        Interpreter interpreter(*program, m_options);
        return interpreter.run(given);
    }

    TestOutcome runIndication(const marc::Record &given)
    {
        const Result<Program> program = Program::compile(m_file);
        if (!program)
            return failed(program.error().detail);
        Interpreter interpreter(*program, m_options);
        const Result<bool> indicated = interpreter.indicates(given);
        if (!indicated)
            return failed(indicated.error().detail);
        const bool wanted = m_test.expect == TestCase::Expect::True;
        m_outcome.passed = *indicated == wanted;
        if (!m_outcome.passed)
            m_outcome.reason = wanted ? QStringLiteral("No rule of the file holds for this record.")
                                      : QStringLiteral("A rule of the file holds for this record.");
        return std::move(m_outcome);
    }

    void compare()
    {
        QStringList got = m_outcome.got;
        if (m_test.expect == TestCase::Expect::NoChange) {
            m_outcome.expected = m_outcome.given;
        } else {
            const Result<marc::Record> expected = recordOf(m_test.expected);
            if (!expected) {
                m_outcome.reason = expected.error().detail;
                return;
            }
            m_outcome.expected = mnemonicLines(*expected);
            if (!holdsLeader(m_test.expected)) {
                m_outcome.expected = withoutLeader(m_outcome.expected);
                got = withoutLeader(got);
            }
        }
        const QStringList differs = difference(m_outcome.expected, got);
        const auto wrong =
            std::find_if(differs.begin(), differs.end(), [this](const QString &line) {
                return m_test.expect != TestCase::Expect::Lines || line.startsWith(u'-');
            });
        m_outcome.passed = wrong == differs.end();
        if (m_outcome.passed)
            return;
        const QString tag = wrong->mid(3, 3);
        m_outcome.line = lineOf(m_file, tag);
        m_outcome.reason =
            wrong->startsWith(u'-')
                ? QStringLiteral("This line was expected and did not come out: %1")
                      .arg(wrong->mid(2))
                : QStringLiteral("This line came out and was not expected: %1").arg(wrong->mid(2));
    }

    const RuleFile &m_file;
    const TestCase &m_test;
    RunOptions m_options;
    TestOutcome m_outcome;
};

} // namespace

QStringList mnemonicLines(const marc::Record &record)
{
    const Result<QByteArray> text = marc::toBytes(marc::Format::Mnemonic, record);
    if (!text)
        return {};
    QStringList lines = QString::fromUtf8(*text).split(u'\n');
    for (QString &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
    }
    lines.removeAll(QString());
    return lines;
}

QStringList difference(const QStringList &before, const QStringList &after)
{
    // longest common subsequence; records are short, and long ones are compared by their ends alone
    qsizetype head = 0;
    while (head < before.size() && head < after.size() && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < before.size() - head && tail < after.size() - head
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const qsizetype rows = before.size() - head - tail;
    const qsizetype columns = after.size() - head - tail;
    QStringList lines;
    if (rows * columns > 4'000'000) {
        for (qsizetype i = 0; i < rows; ++i)
            lines.append(QStringLiteral("- ") + before[head + i]);
        for (qsizetype j = 0; j < columns; ++j)
            lines.append(QStringLiteral("+ ") + after[head + j]);
        return lines;
    }
    std::vector<int> common(std::size_t((rows + 1) * (columns + 1)));
    const auto at = [&](qsizetype i, qsizetype j) -> int & {
        return common[std::size_t(i * (columns + 1) + j)];
    };
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            at(i, j) = before[head + i] == after[head + j] ? at(i + 1, j + 1) + 1
                                                           : std::max(at(i + 1, j), at(i, j + 1));
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && before[head + i] == after[head + j]) {
            ++i;
            ++j;
        } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
            lines.append(QStringLiteral("- ") + before[head + i++]);
        } else {
            lines.append(QStringLiteral("+ ") + after[head + j++]);
        }
    }
    return lines;
}

Result<QList<TestOutcome>> runTests(const RuleFile &file, const QDate &today)
{
    const QString error = firstError(file.diagnostics);
    if (!error.isNull())
        return Error{ErrorCode::InvalidInput, error};
    QList<TestOutcome> outcomes;
    for (const TestCase &test : file.tests)
        outcomes.append(TestRun(file, test, today).run());
    return outcomes;
}

} // namespace colophon::rules
