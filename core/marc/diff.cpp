// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/diff.h"

#include "marc/edit.h"
#include "marc/fieldtext.h"

#include <QHash>

#include <algorithm>

namespace colophon::marc {

namespace {

constexpr int kEqual = 100; ///< weight of two equal fields; a pair that only shares a tag has 10

/// Words as numbers, so that comparing two fields compares integers.
class Vocabulary {
public:
    /// The numbers of the text's longer words, in ascending order.
    QList<int> numbersOf(const QString &text)
    {
        QList<int> numbers;
        for (const QStringView word : QStringView(text).split(u' ', Qt::SkipEmptyParts)) {
            if (word.size() > 2)
                numbers.append(m_numbers.emplace(word.toString(), int(m_numbers.size())).value());
        }
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }

private:
    QHash<QString, int> m_numbers;
};

qsizetype sharedCount(const QList<int> &left, const QList<int> &right)
{
    qsizetype count = 0;
    for (auto a = left.cbegin(), b = right.cbegin(); a != left.cend() && b != right.cend();) {
        if (*a == *b) {
            ++count;
            ++a;
            ++b;
        } else if (*a < *b) {
            ++a;
        } else {
            ++b;
        }
    }
    return count;
}

bool isOneKind(const Tag &left, const Tag &right)
{
    const auto imprint = [](const Tag &tag) { return tag == Tag("260") || tag == Tag("264"); };
    return left == right || (imprint(left) && imprint(right));
}

/// A record's fields as they are compared.
struct Side {
    Side(const QList<Field> &part, Vocabulary &vocabulary) : fields(part)
    {
        for (const Field &field : part)
            words.append(vocabulary.numbersOf(toText(field)));
    }
    QList<Field> fields;
    QList<QList<int>> words;
};

/// 0: they don't go together.
int weight(const Side &left, qsizetype i, const Side &right, qsizetype j)
{
    const Field &a = left.fields.at(i);
    const Field &b = right.fields.at(j);
    if (!isOneKind(a.tag(), b.tag()))
        return 0;
    if (a == b)
        return kEqual;
    const qsizetype shared = sharedCount(left.words.at(i), right.words.at(j));
    const qsizetype all = qMax<qsizetype>(1, left.words.at(i).size() + right.words.at(j).size());
    return 10 + int(80 * shared / all);
}

/// Runs of the parts that are not part of the longest common sequence.
template <typename Part>
WordDifferences differing(const QList<Part> &left, const QList<Run> &leftRuns,
                          const QList<Part> &right, const QList<Run> &rightRuns)
{
    const qsizetype width = right.size() + 1;
    QList<int> length((left.size() + 1) * width, 0);
    for (qsizetype i = left.size() - 1; i >= 0; --i) {
        for (qsizetype j = right.size() - 1; j >= 0; --j)
            length[i * width + j] =
                left.at(i) == right.at(j)
                    ? length.at((i + 1) * width + j + 1) + 1
                    : qMax(length.at((i + 1) * width + j), length.at(i * width + j + 1));
    }
    WordDifferences result;
    const auto add = [](QList<Run> &runs, const Run &run) {
        // Neighbours become one, over the blank between them.
        if (!runs.isEmpty() && run.start - (runs.last().start + runs.last().length) <= 1)
            runs.last().length = run.start + run.length - runs.last().start;
        else
            runs.append(run);
    };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() || j < right.size()) {
        if (i < left.size() && j < right.size() && left.at(i) == right.at(j)) {
            ++i;
            ++j;
        } else if (j == right.size()
                   || (i < left.size()
                       && length.at((i + 1) * width + j) >= length.at(i * width + j + 1))) {
            add(result.left, leftRuns.at(i++));
        } else {
            add(result.right, rightRuns.at(j++));
        }
    }
    return result;
}

QList<Run> wordRuns(QStringView text)
{
    QList<Run> runs;
    qsizetype start = 0;
    while (start < text.size()) {
        if (text.at(start) == u' ') {
            ++start;
            continue;
        }
        qsizetype end = text.indexOf(u' ', start);
        if (end < 0)
            end = text.size();
        runs.append({start, end - start});
        start = end;
    }
    return runs;
}

} // namespace

bool isSame(const Field &left, const Field &right)
{
    return left == right || (left.tag() == right.tag() && isKept(left));
}

/// The middle parts, between what both have in common at their ends.
static QList<AlignedFields> alignedMiddle(const Side &a, const Side &b)
{
    const qsizetype width = b.fields.size() + 1;
    QList<int> best((a.fields.size() + 1) * width, 0); // from i and j on
    QList<int> pair(best.size(), 0);
    for (qsizetype i = a.fields.size() - 1; i >= 0; --i) {
        for (qsizetype j = b.fields.size() - 1; j >= 0; --j) {
            const int together = weight(a, i, b, j);
            pair[i * width + j] = together;
            const int apart = qMax(best.at((i + 1) * width + j), best.at(i * width + j + 1));
            best[i * width + j] =
                together == 0 ? apart : qMax(apart, best.at((i + 1) * width + j + 1) + together);
        }
    }
    QList<AlignedFields> rows;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.fields.size() || j < b.fields.size()) {
        const bool both = i < a.fields.size() && j < b.fields.size();
        const int together = both ? pair.at(i * width + j) : 0;
        if (together > 0 && best.at(i * width + j) == best.at((i + 1) * width + j + 1) + together) {
            rows.append({i++, j++});
            continue;
        }
        bool leftFirst = j == b.fields.size();
        if (both) {
            const int without = best.at((i + 1) * width + j) - best.at(i * width + j + 1);
            leftFirst =
                without > 0 || (without == 0 && a.fields.at(i).tag() <= b.fields.at(j).tag());
        }
        if (leftFirst)
            rows.append({i++, -1});
        else
            rows.append({-1, j++});
    }
    return rows;
}

QList<AlignedFields> aligned(const Record &left, const Record &right)
{
    const QList<Field> &a = left.fields();
    const QList<Field> &b = right.fields();
    qsizetype head = 0;
    while (head < qMin(a.size(), b.size()) && isSame(a.at(head), b.at(head)))
        ++head;
    qsizetype tail = 0;
    while (tail < qMin(a.size(), b.size()) - head
           && isSame(a.at(a.size() - 1 - tail), b.at(b.size() - 1 - tail)))
        ++tail;
    QList<AlignedFields> rows;
    for (qsizetype i = 0; i < head; ++i)
        rows.append({i, i});
    Vocabulary vocabulary;
    const Side one(a.mid(head, a.size() - head - tail), vocabulary);
    const Side other(b.mid(head, b.size() - head - tail), vocabulary);
    for (AlignedFields row : alignedMiddle(one, other)) {
        row.left += row.left < 0 ? 0 : head;
        row.right += row.right < 0 ? 0 : head;
        rows.append(row);
    }
    for (qsizetype i = tail; i > 0; --i)
        rows.append({a.size() - i, b.size() - i});
    return rows;
}

WordDifferences wordDifferences(QStringView left, QStringView right)
{
    const QList<Run> a = wordRuns(left);
    const QList<Run> b = wordRuns(right);
    QList<QStringView> leftWords;
    QList<QStringView> rightWords;
    for (const Run &run : a)
        leftWords.append(left.mid(run.start, run.length));
    for (const Run &run : b)
        rightWords.append(right.mid(run.start, run.length));
    return differing(leftWords, a, rightWords, b);
}

WordDifferences characterDifferences(QStringView left, QStringView right)
{
    WordDifferences result;
    const auto add = [](QList<Run> &runs, qsizetype at) {
        if (!runs.isEmpty() && runs.last().start + runs.last().length == at)
            ++runs.last().length;
        else
            runs.append({at, 1});
    };
    for (qsizetype i = 0; i < qMax(left.size(), right.size()); ++i) {
        if (i < left.size() && i < right.size() && left.at(i) == right.at(i))
            continue;
        if (i < left.size())
            add(result.left, i);
        if (i < right.size())
            add(result.right, i);
    }
    return result;
}

} // namespace colophon::marc
