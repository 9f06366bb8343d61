// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyboard/matching.h"

#include <QList>

namespace colophon::ui {

namespace {

constexpr int kInsideWord = 100;
constexpr int kScattered = 1000;

std::optional<int> wordRank(QStringView word, QStringView name)
{
    qsizetype inside = -1;
    for (qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = name.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !name.at(at - 1).isLetterOrNumber())
            return int(at);
        if (inside < 0)
            inside = at;
    }
    if (inside >= 0)
        return kInsideWord + int(inside);
    qsizetype at = -1;
    qsizetype first = -1;
    for (const QChar letter : word) {
        at = name.indexOf(letter, at + 1, Qt::CaseInsensitive);
        if (at < 0)
            return {};
        if (first < 0)
            first = at;
    }
    return kScattered + int(at - first);
}

} // namespace

std::optional<int> matchRank(QStringView typed, QStringView name)
{
    int rank = 0;
    for (const QStringView word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const std::optional<int> found = wordRank(word, name);
        if (!found)
            return {};
        rank += *found;
    }
    return rank;
}

} // namespace colophon::ui
