// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "normalization/catalogrun.h"
#include "rules/rulework.h"
#include "search/search.h"

#include <functional>

namespace colophon::ui {

/// Filters records by an indication rule: those of the search (result.filterByRule) or of the set
/// that is chosen (set.filterByRule). Those that the rule holds for become an itemized set, which
/// is shown. Works beside the window, with progress and Cancel in the status bar.
/// Thread rule: the window's thread.
class IndicationFilter final : public QObject {
    Q_OBJECT
public:
    /// Which records, and how that is said: "the records of the set “Maps”".
    struct Source {
        search::Request request;
        QString what;
    };
    using SourceOf = std::function<std::optional<Source>()>;
    /// `parent` is the window's widget that the dialog stands before.
    IndicationFilter(const ScreenContext &context, const SourceOf &results, const SourceOf &set,
                     QWidget *parent);

signals:
    void setsChanged();

private:
    /// What a run found, and what it is kept as.
    struct Outcome {
        normalization::CatalogRunReport report;
        QString set;
    };
    void add(const char *id, const QString &text, const SourceOf &source);
    void ask(const Source &source);
    void filter(const Source &source, const normalization::StoredRule &rule, const QString &name);
    void tell(const Source &source, const normalization::StoredRule &rule, const Outcome &outcome);
    void refuse(const Error &error);

    ScreenContext m_context;
    QWidget *m_window;
};

} // namespace colophon::ui
