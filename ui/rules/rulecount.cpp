// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulecount.h"

#include "base/theme.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

static constexpr int kFirstSet = 3; ///< behind the two zones and a line

RuleCount::RuleCount(const ScreenContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_zone(new QComboBox), m_query(new QLineEdit),
      m_count(new QPushButton(tr("Count"))), m_found(new QLabel), m_share(new QProgressBar),
      m_keep(new QPushButton(tr("Keep as Set…")))
{
    build();
    connect(m_count, &QPushButton::clicked, this, &RuleCount::count);
    connect(m_query, &QLineEdit::returnPressed, this, &RuleCount::count);
    connect(m_keep, &QPushButton::clicked, this, &RuleCount::keepAsSet);
}

void RuleCount::setText(const QString &text, rules::Dialect dialect)
{
    m_text = text;
    m_dialect = dialect;
}

void RuleCount::build()
{
    m_zone->setObjectName(QStringLiteral("ruleZone"));
    m_zone->setAccessibleName(tr("Set or zone of the records"));
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumContentsLength(14);
    m_zone->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fillSets();
    m_zone->setCurrentIndex(m_context.workspace.zone().kind == store::ZoneKind::Institution ? 0
                                                                                            : 1);
    connect(m_zone, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QString set = m_zone->itemData(index).toString();
        m_query->setEnabled(set.isEmpty());
        m_query->setToolTip(set.isEmpty() ? QString() : tr("The set says which records."));
    });
    m_query->setObjectName(QStringLiteral("ruleQuery"));
    m_query->setPlaceholderText(tr("All records, or a search"));
    m_query->setAccessibleName(tr("Search for the records"));
    m_count->setObjectName(QStringLiteral("ruleCount"));
    m_found->setObjectName(QStringLiteral("ruleFound"));
    m_found->setText(tr("Not counted yet"));
    m_share->setTextVisible(false);
    m_share->setAccessibleName(tr("Share of the records that match"));
    m_share->hide();
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_zone, 1);
    choice->addWidget(m_query, 1);
    choice->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(this, 12), px(this, 6), px(this, 12), px(this, 10));
    layout->addLayout(choice);
    m_keep->setObjectName(QStringLiteral("ruleKeepSet"));
    m_keep->setEnabled(false);
    m_keep->setToolTip(tr("Count first: the records that match become a set."));
    auto *outcome = new QHBoxLayout;
    outcome->addWidget(m_found, 1);
    outcome->addWidget(m_keep);
    layout->addLayout(outcome);
    layout->addWidget(m_share);
}

WantedRecords RuleCount::wanted() const
{
    const Workspace &workspace = m_context.workspace;
    const int index = m_zone->currentIndex();
    if (index >= kFirstSet && index - kFirstSet < m_sets.size()) {
        const search::RecordSet &set = m_sets.at(index - kFirstSet);
        return {set.zone, search::queryOfSet(set.name), set.name};
    }
    return {index == 1 ? workspace.network() : workspace.institution(), m_query->text().trimmed(),
            QString()};
}

/// The zones, then the sets that the person sees; what was chosen stays.
void RuleCount::fillSets()
{
    const QSignalBlocker quiet(m_zone);
    const QString chosen = m_zone->currentText();
    m_zone->clear();
    m_zone->addItem(tr("Institution Zone"));
    m_zone->addItem(tr("Network Zone"));
    for (const search::RecordSet &set : std::as_const(m_sets))
        m_zone->addItem(set.name, set.name);
    if (!m_sets.isEmpty())
        m_zone->insertSeparator(kFirstSet - 1);
    m_zone->setCurrentIndex(qMax(0, m_zone->findText(chosen)));
}

void RuleCount::readSets()
{
    m_context.workspace.reader().run(
        this,
        [user = m_context.workspace.user().id](store::Connection &c) {
            return search::setsFor(c, user);
        },
        [this](const Result<QList<search::RecordSet>> &sets) {
            if (!sets)
                return;
            m_sets = *sets;
            fillSets();
        });
}

void RuleCount::count()
{
    normalization::StoredRule rule;
    rule.name = tr("this rule");
    rule.text = m_text;
    const WantedRecords which = wanted();
    m_matchedZone = which.zone;
    const bool indication = m_dialect == rules::Dialect::Indication;
    QElapsedTimer timer;
    timer.start();
    m_count->setEnabled(false);
    m_context.workspace.jobs().start(
        tr("Counting…"), this,
        [path = m_context.workspace.path(), actor = m_context.workspace.actor(), rule, which,
         indication](jobs::Progress &progress) -> Result<normalization::CatalogRunReport> {
            Result<store::Connection> connection = store::Connection::open(path);
            COLOPHON_TRY(connection);
            const Result<normalization::Records> what = normalization::recordsMatching(
                *connection, which.zone, which.query, {actor.user.id, actor.clock->now()});
            COLOPHON_TRY(what);
            if (indication) {
                const Result<rules::Program> program = rules::Program::compile(rule.text);
                COLOPHON_TRY(program);
                return normalization::countIndicated(*connection, *program, *what, progress);
            }
            const Result<normalization::Chain> chain = normalization::Chain::of(rule);
            COLOPHON_TRY(chain);
            normalization::CatalogRun run;
            run.cataloguePath = path;
            run.actor = actor;
            run.chain = *chain;
            run.what = *what;
            run.dryRun = true;
            run.samples = 0;
            return normalization::normalizeRecords(run, progress);
        },
        [this, timer](const Result<normalization::CatalogRunReport> &report) {
            m_count->setEnabled(true);
            if (report)
                showCount(*report, timer.elapsed());
            else
                m_found->setText(report.error().detail);
        });
}

void RuleCount::showCount(const normalization::CatalogRunReport &report, qint64 milliseconds)
{
    m_matched.clear();
    for (const normalization::CatalogRunReport::Change &change : report.changes)
        m_matched.append(change.mmsId);
    const QLocale locale;
    m_found->setText(tr("<b>%1</b> of %2 records match, counted in %3 s")
                         .arg(locale.toString(report.changed), locale.toString(report.records),
                              locale.toString(double(milliseconds) / 1000, 'f', 1)));
    m_share->setRange(0, 1000);
    m_share->setValue(report.records == 0 ? 0 : int(report.changed * 1000 / report.records));
    m_share->show();
    m_keep->setEnabled(!m_matched.isEmpty() && !m_context.workspace.isReadOnly());
    emit counted(m_matched, report.records);
}

void RuleCount::keepAsSet()
{
    m_context.dialogs.askText(this, tr("Keep as Set"), tr("Name of the set:"),
                              [this](const QString &name, bool accepted) {
                                  if (accepted && !name.trimmed().isEmpty())
                                      writeSet(name.trimmed());
                              });
}

void RuleCount::writeSet(const QString &name)
{
    search::RecordSet set;
    set.zone = m_matchedZone;
    set.name = name;
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(), set, ids = m_matched](store::Connection &c) {
            return search::createSetOf(c, set, ids, {actor.user, actor.clock->now()});
        },
        [this, name](const Result<search::SetId> &kept) {
            if (!kept) {
                m_found->setText(kept.error().detail);
                return;
            }
            emit m_context.workspace.announced(tr("“%1” is among the sets").arg(name));
            readSets();
        });
}

} // namespace colophon::ui
