// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulepreview.h"

#include "base/theme.h"
#include "marc/brief.h"
#include "rules/previewlist.h"
#include "rules/rulecount.h"
#include "search/search.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr int kPause = 250; ///< ms from the last key

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
    : QWidget(parent), m_context(context), m_counting(new RuleCount(context)),
      m_previous(new QToolButton), m_next(new QToolButton), m_title(new QLabel),
      m_number(new QLabel), m_choose(new QPushButton(tr("Choose…"))),
      m_open(new QPushButton(tr("Open in Editor"))), m_foot(new QLabel), m_list(new PreviewList)
{
    setObjectName(QStringLiteral("rulePreview"));
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &RulePreview::refresh);
    connect(m_counting, &RuleCount::counted, this, &RulePreview::showMatched);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_choose, &QPushButton::clicked, this, &RulePreview::choose);
    connect(m_open, &QPushButton::clicked, this, [this] { m_context.navigation.edit(m_mmsId); });
    connect(&context.workspace, &Workspace::recordChanged, this, [this](MmsId mmsId) {
        if (mmsId == m_mmsId)
            m_pause.start();
    });
    connect(&context.workspace, &Workspace::recordsChanged, &m_pause, qOverload<>(&QTimer::start));
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

    m_previous->setObjectName(QStringLiteral("rulePrevious"));
    m_previous->setIcon(icon(QStringLiteral("chevron-left"), this));
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
    layout->addWidget(m_counting);
    layout->addWidget(record);
    layout->addWidget(m_list, 1);
    layout->addWidget(foot);
}

void RulePreview::setText(const QString &text, rules::Dialect dialect)
{
    m_text = text;
    m_dialect = dialect;
    m_counting->setText(text, dialect);
    m_pause.start();
}

void RulePreview::showRecord(MmsId mmsId)
{
    m_mmsId = mmsId;
    m_pause.stop();
    refresh();
}

/// Without a record chosen, the first of the zone shows what the rule does.
void RulePreview::firstRecord()
{
    search::Request request;
    request.zone = m_counting->wanted().zone;
    request.text = m_counting->wanted().query;
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

void RulePreview::showMatched(const QList<MmsId> &matched)
{
    m_matched = matched;
    m_previous->setEnabled(m_matched.size() > 1);
    m_next->setEnabled(m_matched.size() > 1);
    if (!m_matched.isEmpty())
        showRecord(m_matched.contains(m_mmsId) ? m_mmsId : m_matched.constFirst());
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
