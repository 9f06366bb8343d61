// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulerun.h"

#include "rules/parser.h"
#include "widgets/messagebar.h"

#include <QLocale>

namespace colophon::ui {

RuleRun::RuleRun(const ScreenContext &context, MessageBar &bar, QWidget *parent)
    : QObject(parent), m_context(context), m_bar(bar), m_window(parent)
{}

void RuleRun::ask(const normalization::StoredRule &rule, const WantedRecords &wanted)
{
    const QString error = rules::firstError(rules::parse(rule.text).diagnostics);
    if (!error.isNull()) {
        say(tr("<b>The rule was not run.</b> %1").arg(error.toHtmlEscaped()), true);
        return;
    }
    const QString what =
        !wanted.set.isEmpty() ? tr("the records of the set “%1”").arg(wanted.set)
        : wanted.query.isEmpty()
            ? tr("all records of %1").arg(wanted.zone.name)
            : tr("the records of %1 that “%2” finds").arg(wanted.zone.name, wanted.query);
    m_context.dialogs.ask(
        m_window,
        {tr("Run “%1” on %2?").arg(rule.name, what),
         tr("Each record that changes gets a new version. It can be taken back as a whole."),
         {tr("Run Rule"), tr("Cancel")},
         false},
        [this, rule, wanted](int answer) {
            if (answer == 0)
                run(rule, wanted);
        });
}

void RuleRun::run(const normalization::StoredRule &rule, const WantedRecords &wanted)
{
    emit started();
    m_context.workspace.jobs().start(
        tr("Running “%1”…").arg(rule.name), this,
        [path = m_context.workspace.path(), actor = m_context.workspace.actor(), rule,
         wanted](jobs::Progress &progress) -> Result<normalization::CatalogRunReport> {
            Result<store::Connection> connection = store::Connection::open(path);
            COLOPHON_TRY(connection);
            const Result<normalization::Chain> chain = normalization::Chain::of(rule);
            COLOPHON_TRY(chain);
            const Result<normalization::Records> what = normalization::recordsMatching(
                *connection, wanted.zone, wanted.query, {actor.user.id, actor.clock->now()});
            COLOPHON_TRY(what);
            normalization::CatalogRun run;
            run.cataloguePath = path;
            run.actor = actor;
            run.chain = *chain;
            run.what = *what;
            run.whatText = !wanted.set.isEmpty()    ? wanted.set
                           : wanted.query.isEmpty() ? wanted.zone.name
                                                    : wanted.query;
            run.samples = 0;
            return normalization::normalizeRecords(run, progress);
        },
        [this](const Result<normalization::CatalogRunReport> &report) { tell(report); });
}

void RuleRun::tell(const Result<normalization::CatalogRunReport> &report)
{
    m_context.workspace.tellRecordsChanged();
    emit ended();
    if (!report) {
        say(tr("<b>The rule did not run to its end.</b> %1")
                .arg(report.error().detail.toHtmlEscaped()),
            true);
        return;
    }
    QString text =
        tr("<b>%1 of %2 records changed.</b>")
            .arg(QLocale().toString(report->changed), QLocale().toString(report->records));
    if (!report->failures.isEmpty())
        text += u' ' + tr("%n record(s) left alone:", nullptr, int(report->failures.size())) + u' '
                + report->failures.constFirst().reason.toHtmlEscaped();
    const auto changes = report->changes;
    m_bar.showMessage(
        report->failures.isEmpty() ? MessageBar::Kind::Info : MessageBar::Kind::Warning, text,
        changes.isEmpty() ? QStringList{tr("Close")} : QStringList{tr("Undo"), tr("Close")},
        [this, changes](int button) {
            m_bar.hide();
            if (!changes.isEmpty() && button == 0)
                takeBack(changes);
        });
}

void RuleRun::takeBack(const QList<normalization::CatalogRunReport::Change> &changes)
{
    m_context.workspace.jobs().start(
        tr("Taking back…"), this,
        [path = m_context.workspace.path(), actor = m_context.workspace.actor(),
         changes](jobs::Progress &progress) {
            return normalization::takeBack(path, actor, changes, progress);
        },
        [this](const Result<normalization::CatalogRunReport> &report) {
            m_context.workspace.tellRecordsChanged();
            if (!report)
                say(tr("<b>Not all was taken back.</b> %1")
                        .arg(report.error().detail.toHtmlEscaped()),
                    true);
            else
                say(tr("<b>%1 of %2 records are as they were.</b> What was changed since was left "
                       "alone.")
                        .arg(QLocale().toString(report->changed),
                             QLocale().toString(report->records)));
        });
}

void RuleRun::say(const QString &richText, bool error)
{
    m_bar.showMessage(error ? MessageBar::Kind::Error : MessageBar::Kind::Info, richText,
                      {tr("Close")}, [this](int) { m_bar.hide(); });
}

} // namespace colophon::ui
