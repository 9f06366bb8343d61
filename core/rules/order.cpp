// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/order.h"

#include <algorithm>

namespace colophon::rules {

std::vector<std::size_t> runningOrder(const RuleFile &file)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < file.rules.size(); ++i) {
        if (!file.rules[i].onCall)
            order.push_back(i);
    }
    if (!file.options.topDown)
        std::reverse(order.begin(), order.end());
    std::stable_sort(order.begin(), order.end(), [&file](std::size_t a, std::size_t b) {
        return file.rules[a].priority > file.rules[b].priority;
    });
    return order;
}

QString withPriorities(const QString &text)
{
    const RuleFile file = parse(text);
    std::vector<const Rule *> order;
    for (const std::size_t place : runningOrder(file)) {
        const Rule &rule = file.rules[place];
        if (rule.dialect == Dialect::Normalization)
            order.push_back(&rule);
    }
    if (hasErrors(file.diagnostics) || order.size() < 2)
        return text;
    struct Change {
        Span span;
        QString text;
    };
    std::vector<Change> changes;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const QString priority = QString::number((order.size() - i) * 10);
        const Rule &rule = *order[i];
        if (rule.hasPriority)
            changes.push_back({rule.prioritySpan, priority});
        else
            changes.push_back({{rule.nameSpan.end(), 0}, QStringLiteral(" priority ") + priority});
    }
    std::sort(changes.begin(), changes.end(),
              [](const Change &a, const Change &b) { return a.span.offset > b.span.offset; });
    QString numbered = text;
    for (const Change &change : changes)
        numbered.replace(change.span.offset, change.span.length, change.text);
    return numbered;
}

} // namespace colophon::rules
