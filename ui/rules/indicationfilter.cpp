// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/indicationfilter.h"

#include "rules/indicationdialog.h"
#include "search/sets.h"

#include <QAction>
#include <QLocale>

namespace colophon::ui {

IndicationFilter::IndicationFilter(const ScreenContext &context, const SourceOf &results,
                                   const SourceOf &set, QWidget *parent)
    : QObject(parent), m_context(context), m_window(parent)
{
    add("result.filterByRule", tr("Filter by &Rule…"), results);
    add("set.filterByRule", tr("Filter by Rule…"), set);
}

void IndicationFilter::add(const char *id, const QString &text, const SourceOf &source)
{
    QAction *action =
        m_context.commands.add(QLatin1String(id), text, QStringLiteral("funnel"), QKeySequence());
    action->setToolTip(tr("Only the records that an indication rule holds for"));
    connect(action, &QAction::triggered, this, [this, source] {
        if (const std::optional<Source> from = source())
            ask(*from);
    });
}

void IndicationFilter::ask(const Source &source)
{
    if (m_context.workspace.isReadOnly())
        return refuse({ErrorCode::Denied, tr("The catalogue can only be read, so no set can be "
                                             "made of them.")});
    using Read = QPair<QList<RuleChoice>, QStringList>;
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor()](store::Connection &c) -> Result<Read> {
            const auto rules = ruleChoices(c, actor, rules::Dialect::Indication);
            COLOPHON_TRY(rules);
            const auto sets = search::setsFor(c, actor.user.id);
            COLOPHON_TRY(sets);
            QStringList taken;
            for (const search::RecordSet &set : *sets)
                taken.append(set.name);
            return Read(*rules, taken);
        },
        [this, source](const Result<Read> &read) {
            if (!read)
                return refuse(read.error());
            if (read->first.isEmpty()) {
                m_context.navigation.say(
                    tr("<b>No indication rule is kept.</b> Write one under Rules, then filter."),
                    true);
                return;
            }
            auto *dialog = new IndicationDialog(read->first, source.what, read->second, m_window);
            connect(dialog, &QDialog::accepted, this,
                    [this, dialog, source] { filter(source, dialog->rule(), dialog->setName()); });
            dialog->open();
        });
}

void IndicationFilter::filter(const Source &source, const normalization::StoredRule &rule,
                              const QString &name)
{
    search::RecordSet set;
    set.zone = source.request.zone;
    set.name = name;
    m_context.workspace.jobs().start(
        tr("Filtering by “%1”…").arg(rule.name), this,
        [path = m_context.workspace.path(), actor = m_context.workspace.actor(), source, rule,
         set](jobs::Progress &progress) -> Result<Outcome> {
            const Result<rules::Program> program = rules::Program::compile(rule.text);
            COLOPHON_TRY(program);
            Result<store::Connection> connection = store::Connection::open(path);
            COLOPHON_TRY(connection);
            const Result<QList<MmsId>> ids = search::allInOrder(*connection, source.request);
            COLOPHON_TRY(ids);
            const Result<normalization::CatalogRunReport> report =
                normalization::countIndicated(*connection, *program, *ids, progress);
            COLOPHON_TRY(report);
            QList<MmsId> found;
            for (const normalization::CatalogRunReport::Change &change : report->changes)
                found.append(change.mmsId);
            if (!found.isEmpty())
                COLOPHON_TRY(
                    search::createSetOf(*connection, set, found, {actor.user, actor.clock->now()}));
            return Outcome{*report, set.name};
        },
        [this, source, rule](const Result<Outcome> &outcome) {
            if (outcome)
                tell(source, rule, *outcome);
            else
                refuse(outcome.error());
        });
}

void IndicationFilter::tell(const Source &source, const normalization::StoredRule &rule,
                            const Outcome &outcome)
{
    const QLocale locale;
    QString text = tr("<b>“%1” holds for %2 of %3 records.</b>")
                       .arg(rule.name.toHtmlEscaped(), locale.toString(outcome.report.changed),
                            locale.toString(outcome.report.records));
    if (const int failed = int(outcome.report.failures.size()); failed > 0)
        text += u' ' + tr("%n record(s) could not be tested:", nullptr, failed) + u' '
                + outcome.report.failures.constFirst().reason.toHtmlEscaped();
    if (outcome.report.changed == 0) {
        m_context.navigation.say(text + u' ' + tr("No set was made."));
        return;
    }
    emit setsChanged();
    m_context.navigation.search(source.request.zone.kind, search::queryOfSet(outcome.set));
    m_context.navigation.say(text + u' '
                             + tr("They are the set “%1”.").arg(outcome.set.toHtmlEscaped()));
}

void IndicationFilter::refuse(const Error &error)
{
    if (error.code != ErrorCode::Cancelled)
        m_context.navigation.say(
            tr("<b>The records were not filtered.</b> %1").arg(error.detail.toHtmlEscaped()), true);
}

} // namespace colophon::ui
