// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulepreview.h"

#include "base/theme.h"
#include "marc/brief.h"
#include "rules/previewlist.h"
#include "search/search.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr int kPause = 250;  ///< ms from the last key
constexpr int kFirstSet = 3; ///< behind the two zones and a line

/// What the worker brings: the record, and what the rule makes of it.
struct Seen {
    store::StoredRecord stored;
    Result<marc::Record> made = marc::Record();
    bool holds = false;
    bool orderMatters = false; ///< tested all at once, the conditions would give another record
};

Result<Seen> look(store::Connection &connection, const cataloging::Actor &actor, MmsId mmsId,
                  const QString &text)
{
    Seen seen;
    const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    seen.stored = *stored;
    seen.made = stored->record;
    rules::RuleFile file = rules::parse(text);
    const Result<rules::Program> program = rules::Program::compile(file);
    if (!program) {
        seen.made = program.error();
        return seen;
    }
    const Result<rules::RunOptions> options = normalization::optionsFor(connection, actor, *stored);
    COLOPHON_TRY(options);
    rules::Interpreter interpreter(*program, *options);
    if (program->hasIndication()) {
        const Result<bool> holds = interpreter.indicates(stored->record);
        if (!holds)
            seen.made = holds.error();
        seen.holds = holds.valueOr(false);
        return seen;
    }
    const Result<marc::Record> made = interpreter.run(stored->record);
    seen.made =
        made ? Result<marc::Record>(normalization::withNumberOf(stored->record, *made)) : made;
    if (made && file.rules.size() > 1 && !file.options.conditionsFirst) {
        file.options.conditionsFirst = true;
        const Result<rules::Program> first = rules::Program::compile(file);
        rules::Interpreter other(*first, *options);
        const Result<marc::Record> otherwise = other.run(stored->record);
        seen.orderMatters = otherwise && *otherwise != *made;
    }
    return seen;
}

QWidget *strip(QWidget *parent)
{
    auto *widget = new QWidget(parent);
    widget->setObjectName(QStringLiteral("barStrip"));
    return widget;
}

} // namespace

RulePreview::RulePreview(const ScreenContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_zone(new QComboBox), m_query(new QLineEdit),
      m_count(new QPushButton(tr("Count"))), m_found(new QLabel), m_share(new QProgressBar),
      m_keep(new QPushButton(tr("Keep as Set…"))), m_previous(new QToolButton),
      m_next(new QToolButton), m_title(new QLabel), m_number(new QLabel),
      m_choose(new QPushButton(tr("Choose…"))), m_open(new QPushButton(tr("Open in Editor"))),
      m_foot(new QLabel), m_list(new PreviewList)
{
    setObjectName(QStringLiteral("rulePreview"));
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &RulePreview::refresh);
    connect(m_count, &QPushButton::clicked, this, &RulePreview::count);
    connect(m_query, &QLineEdit::returnPressed, this, &RulePreview::count);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_keep, &QPushButton::clicked, this, &RulePreview::keepAsSet);
    connect(m_choose, &QPushButton::clicked, this, &RulePreview::choose);
    connect(m_open, &QPushButton::clicked, this, [this] { m_context.navigation.edit(m_mmsId); });
    connect(&context.workspace, &Workspace::recordChanged, this, [this](MmsId mmsId) {
        if (mmsId == m_mmsId)
            m_pause.start();
    });
}

void RulePreview::build()
{
    auto *title = new QLabel(tr("Preview"));
    title->setFont(textFont(this, 13, QFont::DemiBold));
    auto *head = new QWidget(this);
    head->setObjectName(QStringLiteral("previewViews"));
    auto *headLayout = new QHBoxLayout(head);
    headLayout->setContentsMargins(px(this, 12), px(this, 4), px(this, 8), px(this, 4));
    headLayout->addWidget(title, 1);
    auto *views = new QButtonGroup(this);
    auto *segments = new QHBoxLayout;
    segments->setSpacing(0);
    headLayout->addLayout(segments);
    const QList<QPair<View, QString>> kinds{
        {View::Changes, tr("Changes")}, {View::Before, tr("Before")}, {View::After, tr("After")}};
    for (const auto &[view, text] : kinds) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(view == View::Changes);
        button->setObjectName(QStringLiteral("preview%1").arg(int(view)));
        views->addButton(button, int(view));
        segments->addWidget(button);
    }
    connect(views, &QButtonGroup::idClicked, this, [this](int view) {
        m_view = View(view);
        showLines();
    });

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
    auto *counting = new QWidget(this);
    auto *countingLayout = new QVBoxLayout(counting);
    countingLayout->setContentsMargins(px(this, 12), px(this, 6), px(this, 12), px(this, 10));
    countingLayout->addLayout(choice);
    m_keep->setObjectName(QStringLiteral("ruleKeepSet"));
    m_keep->setEnabled(false);
    m_keep->setToolTip(tr("Count first: the records that match become a set."));
    auto *outcome = new QHBoxLayout;
    outcome->addWidget(m_found, 1);
    outcome->addWidget(m_keep);
    countingLayout->addLayout(outcome);
    countingLayout->addWidget(m_share);

    m_previous->setObjectName(QStringLiteral("rulePrevious"));
    m_previous->setIcon(icon(QStringLiteral("arrow-left"), this));
    m_previous->setAccessibleName(tr("Previous matching record"));
    m_previous->setToolTip(tr("Previous matching record"));
    m_next->setObjectName(QStringLiteral("ruleNext"));
    m_next->setIcon(icon(QStringLiteral("chevron-right"), this));
    m_next->setAccessibleName(tr("Next matching record"));
    m_next->setToolTip(tr("Next matching record"));
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
    m_title->setObjectName(QStringLiteral("ruleRecordTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(textFont(this, 13, QFont::Medium));
    m_title->setMinimumWidth(px(this, 60));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_number->setFont(monoFont(this, 12));
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_choose->setObjectName(QStringLiteral("ruleChoose"));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_number);
    auto *record = strip(this);
    auto *recordLayout = new QHBoxLayout(record);
    recordLayout->setContentsMargins(px(this, 8), px(this, 6), px(this, 8), px(this, 6));
    recordLayout->addWidget(m_previous);
    recordLayout->addLayout(names, 1);
    recordLayout->addWidget(m_next);
    recordLayout->addWidget(m_choose);

    m_list->setObjectName(QStringLiteral("previewLines"));
    m_list->setAccessibleName(tr("Preview of the record"));
    m_foot->setObjectName(QStringLiteral("previewFoot"));
    m_foot->setProperty("secondary", true);
    m_foot->setWordWrap(true);
    m_open->setObjectName(QStringLiteral("previewOpen"));
    m_open->setEnabled(false);
    auto *foot = strip(this);
    auto *footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(px(this, 12), px(this, 6), px(this, 8), px(this, 6));
    footLayout->addWidget(m_foot, 1);
    footLayout->addWidget(m_open);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(counting);
    layout->addWidget(record);
    layout->addWidget(m_list, 1);
    layout->addWidget(foot);
}

void RulePreview::setText(const QString &text, rules::Dialect dialect)
{
    m_text = text;
    m_dialect = dialect;
    m_pause.start();
}

void RulePreview::showRecord(MmsId mmsId)
{
    m_mmsId = mmsId;
    m_pause.stop();
    refresh();
}

RulePreview::Wanted RulePreview::wanted() const
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
void RulePreview::fillSets()
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

void RulePreview::readSets()
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

/// Without a record chosen, the first of the zone shows what the rule does.
void RulePreview::firstRecord()
{
    search::Request request;
    request.zone = wanted().zone;
    request.text = wanted().query;
    request.viewer.user = m_context.workspace.user().id;
    request.sort = search::Sort::Title;
    request.limit = 1;
    m_context.workspace.reader().run(
        this, [request](store::Connection &c) { return search::search(c, request); },
        [this](const Result<search::Page> &page) {
            if (page && !page->rows.isEmpty() && m_mmsId.isNull())
                showRecord(page->rows.constFirst().mmsId);
            else if (m_mmsId.isNull())
                m_foot->setText(tr("No record to preview on. Choose one."));
        });
}

void RulePreview::refresh()
{
    if (m_mmsId.isNull()) {
        firstRecord();
        return;
    }
    const int round = ++m_round;
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor(), mmsId = m_mmsId,
         text = m_text](store::Connection &c) { return look(c, actor, mmsId, text); },
        [this, round](const Result<Seen> &seen) {
            if (round != m_round)
                return;
            if (!seen) {
                m_foot->setText(seen.error().detail);
                return;
            }
            take(seen->stored, seen->made, seen->holds, seen->orderMatters);
        });
}

void RulePreview::take(const store::StoredRecord &stored, const Result<marc::Record> &made,
                       bool holds, bool orderMatters)
{
    m_before = stored.record;
    m_title->setText(marc::briefOf(stored.record).title);
    m_title->setToolTip(m_title->text());
    const qsizetype place = m_matched.indexOf(m_mmsId);
    m_number->setText(place < 0 ? m_mmsId.toString()
                                : tr("%1   %2 of %3")
                                      .arg(m_mmsId.toString(), QLocale().toString(place + 1),
                                           QLocale().toString(m_matched.size())));
    m_open->setEnabled(true);
    if (!made) {
        m_after = stored.record;
        showLines();
        m_foot->setText(tr("The rule does not run: %1").arg(made.error().detail));
        return;
    }
    m_after = *made;
    showLines();
    if (m_dialect == rules::Dialect::Indication) {
        m_foot->setText(holds ? tr("The rule holds for this record.")
                              : tr("The rule does not hold for this record."));
        return;
    }
    const QStringList lines = m_list->texts();
    if (m_view == View::Changes) {
        const auto begins = [&lines](QChar sign) {
            return std::count_if(lines.begin(), lines.end(),
                                 [sign](const QString &line) { return line.startsWith(sign); });
        };
        const QString added = tr("%n line(s) added", nullptr, int(begins(u'+')));
        const QString removed = tr("%n line(s) removed", nullptr, int(begins(u'-')));
        m_foot->setText(m_before == m_after
                            ? tr("No change. Nothing is saved here.")
                            : tr("%1, %2. Nothing is saved here.").arg(added, removed));
    }
    if (orderMatters)
        m_foot->setText(m_foot->text() + u' '
                        + tr("With all conditions tested first it would come out otherwise."));
}

void RulePreview::showLines()
{
    if (m_mmsId.isNull())
        return;
    if (m_view == View::Changes)
        m_list->show(previewLines(m_before, m_after));
    else
        m_list->show(plainLines(m_view == View::Before ? m_before : m_after));
}

void RulePreview::count()
{
    normalization::StoredRule rule;
    rule.name = tr("this rule");
    rule.text = m_text;
    const Wanted which = wanted();
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

void RulePreview::showCount(const normalization::CatalogRunReport &report, qint64 milliseconds)
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
    m_previous->setEnabled(m_matched.size() > 1);
    m_next->setEnabled(m_matched.size() > 1);
    m_keep->setEnabled(!m_matched.isEmpty() && !m_context.workspace.isReadOnly());
    if (!m_matched.isEmpty())
        showRecord(m_matched.contains(m_mmsId) ? m_mmsId : m_matched.constFirst());
    emit countChanged(report.changed, report.records);
}

void RulePreview::keepAsSet()
{
    m_context.dialogs.askText(this, tr("Keep as Set"), tr("Name of the set:"),
                              [this](const QString &name, bool accepted) {
                                  if (accepted && !name.trimmed().isEmpty())
                                      writeSet(name.trimmed());
                              });
}

void RulePreview::writeSet(const QString &name)
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
                m_foot->setText(kept.error().detail);
                return;
            }
            emit m_context.workspace.announced(tr("“%1” is among the sets").arg(name));
            readSets();
        });
}

void RulePreview::step(int by)
{
    if (m_matched.isEmpty())
        return;
    const qsizetype place = m_matched.indexOf(m_mmsId);
    const qsizetype next = (place + by + m_matched.size()) % m_matched.size();
    showRecord(m_matched.at(next));
}

void RulePreview::choose()
{
    m_context.dialogs.askText(this, tr("Preview on a Record"), tr("MMS ID:"),
                              [this](const QString &text, bool accepted) {
                                  if (!accepted)
                                      return;
                                  const Result<MmsId> mmsId = MmsId::parse(text);
                                  if (mmsId)
                                      showRecord(*mmsId);
                                  else
                                      m_foot->setText(mmsId.error().detail);
                              });
}

} // namespace colophon::ui
