// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulesscreen.h"

#include "base/layoutmemory.h"
#include "base/theme.h"
#include "rules/almatext.h"
#include "rules/findbar.h"
#include "rules/order.h"
#include "rules/rulecode.h"
#include "rules/rulecount.h"
#include "rules/rulelist.h"
#include "rules/rulepreview.h"
#include "rules/rulereports.h"
#include "rules/rulerun.h"
#include "rules/ruletest.h"
#include "widgets/messagebar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr int kPause = 250; ///< ms from the last key to the errors
constexpr char kNewRule[] = "rule \"\"\nwhen\n  TRUE\nthen\n  \nend\n";

QString kindName(rules::Dialect dialect)
{
    switch (dialect) {
    case rules::Dialect::Normalization:
        return RulesScreen::tr("Normalization");
    case rules::Dialect::Indication:
        return RulesScreen::tr("Indication");
    case rules::Dialect::BriefLevel:
        return RulesScreen::tr("Brief level");
    case rules::Dialect::Merge:
        return RulesScreen::tr("Merge");
    case rules::Dialect::HeadingDisplay:
        return RulesScreen::tr("Heading display");
    }
    return {};
}

} // namespace

bool RulesScreen::Draft::isEdited() const
{
    if (rule.id.isNull())
        return text != QLatin1String(kNewRule) || !name.trimmed().isEmpty();
    return text != rule.text || name != rule.name || shared != rule.shared
           || enabled != rule.enabled;
}

RulesScreen::RulesScreen(const ScreenContext &context, QWidget *parent)
    : Screen(parent), m_context(context)
{
    setObjectName(QStringLiteral("rulesScreen"));
    addCommands();
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &RulesScreen::judge);
    connect(m_list, &RuleList::chosen, this, &RulesScreen::openRule);
    connect(m_code, &QsciScintilla::textChanged, this, &RulesScreen::keepTyping);
    connect(m_code, &RuleCode::saveRequested, this, &RulesScreen::save);
    connect(m_code, &RuleCode::findRequested, m_find, &FindBar::open);
    connect(m_name, &QLineEdit::textEdited, this, &RulesScreen::takeName);
    connect(m_shared, &QCheckBox::clicked, this, &RulesScreen::keepTyping);
    connect(m_enabled, &QCheckBox::clicked, this, &RulesScreen::keepTyping);
    connect(m_reports, &RuleReports::placeWanted, m_code, &RuleCode::goTo);
    connect(m_reports, &RuleReports::mendWanted, m_code, &RuleCode::mend);
    connect(m_reports, &RuleReports::versionWanted, this,
            [this](const QString &text) { m_code->setText(text); });
    connect(&m_preview->counting(), &RuleCount::counted, this,
            [this](const QList<MmsId> &matched, qint64 records) {
                m_status =
                    tr("%1 of %2 records match")
                        .arg(QLocale().toString(matched.size()), QLocale().toString(records));
                emit statusTextChanged(m_status);
                if (!m_draft.rule.id.isNull())
                    m_list->setMatched(m_draft.rule.id, matched.size());
            });
    showState();
}

QAction *RulesScreen::command(const char *id, const QString &text, const char *iconName)
{
    return m_context.commands.add(QLatin1String(id), text, QLatin1String(iconName));
}

void RulesScreen::addCommands()
{
    m_new = command("rule.new", tr("&New Rule"), "file-plus");
    m_save = command("rule.save", tr("&Save Rule"), "save");
    m_check = command("rule.check", tr("&Check Rule"), "circle-check");
    m_test = command("rule.test", tr("Run &Tests"), "flask-conical");
    m_run = command("rule.run", tr("&Run on Records…"), "play");
    m_number = command("rule.number", tr("Write Pri&orities"), "list-ordered");
    m_copyForAlma = command("rule.copyForAlma", tr("Copy as &Alma Rule"), "copy");
    m_delete = command("rule.delete", tr("&Delete Rule…"), "trash-2");
    connect(m_new, &QAction::triggered, this, &RulesScreen::newRule);
    connect(m_save, &QAction::triggered, this, &RulesScreen::save);
    connect(m_check, &QAction::triggered, this, &RulesScreen::check);
    connect(m_test, &QAction::triggered, this, &RulesScreen::runTests);
    connect(m_run, &QAction::triggered, this, &RulesScreen::runOnRecords);
    connect(m_number, &QAction::triggered, this,
            [this] { m_code->rewrite(rules::withPriorities(m_code->text())); });
    connect(m_copyForAlma, &QAction::triggered, this, &RulesScreen::copyForAlma);
    connect(m_delete, &QAction::triggered, this, &RulesScreen::removeRule);
}

void RulesScreen::build()
{
    m_list = new RuleList(m_new, this);
    m_preview = new RulePreview(m_context, this);
    m_bar = new MessageBar(this);
    m_ruleRun = new RuleRun(m_context, *m_bar, this);
    connect(m_ruleRun, &RuleRun::started, this, [this] { m_run->setEnabled(false); });
    connect(m_ruleRun, &RuleRun::ended, this, [this] {
        showState();
        readHistory();
    });
    auto *split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(buildMiddle());
    split->addWidget(m_preview);
    split->setStretchFactor(1, 1);
    split->setSizes({px(this, 232), px(this, 676), px(this, 456)});
    split->setChildrenCollapsible(false);
    m_list->setMinimumWidth(px(this, 160));
    m_preview->setMinimumWidth(px(this, 320));
    rememberLayout(*split, m_context.settings, kRulesSplitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(split, 1);
    m_bar->hide();
}

QWidget *RulesScreen::buildMiddle()
{
    auto *tools = new QWidget;
    tools->setObjectName(QStringLiteral("barStrip"));
    auto *toolLayout = new QHBoxLayout(tools);
    toolLayout->setContentsMargins(px(this, 8), px(this, 4), px(this, 8), px(this, 4));
    const auto tool = [&](QAction *action, const char *name, bool labelled) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(labelled ? Qt::ToolButtonTextBesideIcon
                                            : Qt::ToolButtonIconOnly);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(action->text().remove(u'&'));
        toolLayout->addWidget(button);
    };
    tool(m_save, "ruleSave", true);
    tool(m_check, "ruleCheck", true);
    tool(m_test, "ruleRunTests", true);
    tool(m_run, "ruleRun", true);
    toolLayout->addStretch(1);
    tool(m_number, "ruleNumber", false);
    tool(m_copyForAlma, "ruleCopyForAlma", false);
    tool(m_delete, "ruleDelete", false);

    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("ruleName"));
    m_name->setAccessibleName(tr("Name of the rule"));
    m_name->setPlaceholderText(tr("Name of the rule"));
    m_name->setFont(textFont(this, 15, QFont::DemiBold));
    m_kind = new QLabel;
    m_kind->setObjectName(QStringLiteral("ruleKind"));
    m_kind->setProperty("secondary", true);
    m_shared = new QCheckBox(tr("Shared"));
    m_shared->setObjectName(QStringLiteral("ruleShared"));
    m_shared->setToolTip(
        tr("All see it, and processes may use it. A private rule is yours alone."));
    m_enabled = new QCheckBox(tr("On"));
    m_enabled->setObjectName(QStringLiteral("ruleEnabled"));
    m_enabled->setToolTip(tr("A rule that is off is left out of its processes."));
    m_edited = new QLabel(tr("Edited"));
    m_edited->setObjectName(QStringLiteral("ruleEdited"));
    m_version = new QLabel;
    m_version->setObjectName(QStringLiteral("ruleVersion"));
    m_version->setProperty("hint", true);
    auto *head = new QWidget;
    auto *headLayout = new QHBoxLayout(head);
    headLayout->setContentsMargins(px(this, 12), px(this, 6), px(this, 12), px(this, 6));
    headLayout->addWidget(m_name, 1);
    for (QWidget *part : QList<QWidget *>{m_kind, m_shared, m_enabled, m_edited, m_version})
        headLayout->addWidget(part);

    m_code = new RuleCode;
    m_find = new FindBar(*m_code);
    m_reports = new RuleReports;
    auto *upper = new QWidget;
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(m_code, 1);
    upperLayout->addWidget(m_find);
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(upper);
    split->addWidget(m_reports);
    split->setStretchFactor(0, 1);
    split->setSizes({px(this, 430), px(this, 240)});
    split->setChildrenCollapsible(false);
    rememberLayout(*split, m_context.settings, kRulesReportsSplitter);
    auto *open = new QWidget;
    auto *openLayout = new QVBoxLayout(open);
    openLayout->setContentsMargins(0, 0, 0, 0);
    openLayout->setSpacing(0);
    openLayout->addWidget(tools);
    openLayout->addWidget(head);
    openLayout->addWidget(split, 1);

    auto *nothing = new QWidget;
    auto *nothingLayout = new QVBoxLayout(nothing);
    auto *what = new QLabel(tr("No rule is open"));
    what->setFont(textFont(this, 15, QFont::DemiBold));
    auto *how = new QLabel(
        tr("Choose one from the list, or write one: rules of Ex Libris Alma run as they are."));
    how->setProperty("hint", true);
    how->setWordWrap(true);
    auto *write = new QPushButton(tr("New Rule"));
    write->setObjectName(QStringLiteral("ruleNewEmpty"));
    connect(write, &QPushButton::clicked, m_new, &QAction::trigger);
    nothingLayout->addStretch(1);
    nothingLayout->addWidget(what, 0, Qt::AlignHCenter);
    how->setAlignment(Qt::AlignHCenter);
    nothingLayout->addWidget(how);
    nothingLayout->addWidget(write, 0, Qt::AlignHCenter);
    nothingLayout->addStretch(1);

    m_middle = new QStackedWidget;
    m_middle->addWidget(nothing);
    m_middle->addWidget(open);
    return m_middle;
}

QStringList RulesScreen::unsaved() const
{
    QStringList names;
    const auto add = [&names](const Draft &draft) {
        if (draft.isEdited())
            names.append(draft.name.trimmed().isEmpty() ? tr("a new rule")
                                                        : tr("the rule “%1”").arg(draft.name));
    };
    for (const Draft &other : m_others)
        add(other);
    if (m_open)
        add(m_draft);
    return names;
}

void RulesScreen::activate()
{
    readRules({});
    m_preview->counting().readSets();
    if (m_open)
        m_code->setFocus();
    else
        m_list->setFocus();
}

void RulesScreen::edit(normalization::RuleId rule, MmsId record)
{
    if (!record.isNull())
        m_preview->showRecord(record);
    m_context.navigation.show(ScreenId::Rules);
    readRules(rule);
}

void RulesScreen::readRules(normalization::RuleId select)
{
    using Kept = QPair<QList<normalization::StoredRule>, QList<normalization::Process>>;
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor()](store::Connection &c) -> Result<Kept> {
            const auto rules = normalization::rulesFor(c, actor);
            COLOPHON_TRY(rules);
            const auto processes = normalization::processes(c);
            COLOPHON_TRY(processes);
            return Kept(*rules, *processes);
        },
        [this, select](const Result<Kept> &kept) {
            if (!kept) {
                say(tr("<b>The rules were not read.</b> %1")
                        .arg(kept.error().detail.toHtmlEscaped()),
                    true);
                return;
            }
            m_rules = kept->first;
            m_list->show(m_rules, kept->second);
            if (!select.isNull())
                openRule(select);
            m_list->select(m_draft.rule.id);
            if (!m_open)
                openRule(m_list->first());
        });
}

void RulesScreen::openRule(normalization::RuleId id)
{
    if (m_open && m_draft.rule.id == id)
        return;
    putAside();
    if (m_others.contains(id.value())) {
        showDraft(m_others.take(id.value()));
        return;
    }
    const auto found =
        std::find_if(m_rules.cbegin(), m_rules.cend(),
                     [id](const normalization::StoredRule &rule) { return rule.id == id; });
    if (found == m_rules.cend())
        return;
    showDraft({*found, found->text, found->name, found->shared, found->enabled});
}

/// What is typed stays while another rule is looked at.
void RulesScreen::putAside()
{
    if (!m_open || !m_draft.isEdited())
        return;
    m_others.insert(m_draft.rule.id.value(), m_draft);
    if (m_draft.rule.id.isNull())
        emit m_context.workspace.announced(tr("New Rule leads back to the rule not saved yet"));
}

void RulesScreen::showDraft(const Draft &draft)
{
    m_loading = true;
    m_draft = draft;
    m_open = true;
    m_bar->hide();
    m_name->setText(draft.name);
    m_shared->setChecked(draft.shared);
    m_enabled->setChecked(draft.enabled);
    m_code->setText(draft.text);
    m_code->setModified(false);
    m_loading = false;
    m_middle->setCurrentIndex(1);
    m_list->select(draft.rule.id);
    m_reports->showTests({}, {});
    judge();
    runTests();
    readHistory();
    showState();
}

/// Of a rule not saved yet, the name in the text goes along for as long as it is the same.
void RulesScreen::takeName(const QString &name)
{
    const rules::RuleFile file = rules::parse(m_draft.text);
    const bool fits = !name.contains(u'"') && !name.contains(u'\\');
    if (m_open && m_draft.rule.id.isNull() && fits && file.rules.size() == 1
        && file.rules.front().name == m_draft.name)
        m_code->mend(file.rules.front().nameSpan, u'"' + name + u'"');
    keepTyping();
}

void RulesScreen::keepTyping()
{
    if (m_loading || !m_open)
        return;
    m_draft.text = m_code->text();
    m_draft.name = m_name->text();
    m_draft.shared = m_shared->isChecked();
    m_draft.enabled = m_enabled->isChecked();
    m_pause.start();
    showState();
}

void RulesScreen::newRule()
{
    putAside();
    Draft draft;
    draft.rule.shared = true;
    draft.text = QLatin1String(kNewRule);
    m_context.navigation.show(ScreenId::Rules);
    showDraft(m_others.contains(0) ? m_others.take(0) : draft);
    m_name->setFocus();
}

/// Errors, order and preview of the text as it is now.
void RulesScreen::judge()
{
    m_pause.stop();
    if (!m_open)
        return;
    const rules::RuleFile file = rules::parse(m_draft.text);
    m_code->show(file);
    m_reports->showProblems(file.diagnostics);
    m_kind->setText(kindName(file.dialect()));
    m_preview->setText(m_draft.text, file.dialect());
    const auto errors = std::count_if(
        file.diagnostics.begin(), file.diagnostics.end(),
        [](const rules::Diagnostic &d) { return d.severity == rules::Severity::Error; });
    m_status = errors == 0 ? tr("Rule checked, no syntax problems")
                           : tr("%n syntax problem(s)", nullptr, int(errors));
    emit statusTextChanged(m_status);
}

void RulesScreen::check()
{
    judge();
    m_reports->frontProblems();
    const QString error = rules::firstError(rules::parse(m_draft.text).diagnostics);
    if (error.isNull())
        emit m_context.workspace.announced(tr("The rule has no errors"));
    else
        emit m_context.workspace.announced(error);
}

void RulesScreen::runTests()
{
    m_context.workspace.reader().run(
        this,
        [text = m_draft.text, today = m_context.workspace.clock().now().toLocalTime().date()](
            store::Connection &) { return rules::runTests(rules::parse(text), today); },
        [this](const Result<QList<rules::TestOutcome>> &outcomes) {
            if (outcomes)
                m_reports->showTests(*outcomes, {});
            else
                m_reports->showTests({}, tr("The tests did not run: the rule has errors"));
        });
    if (sender() == m_test)
        m_reports->frontTests();
}

void RulesScreen::save()
{
    if (!m_open || !m_draft.isEdited())
        return;
    normalization::StoredRule rule = m_draft.rule;
    rule.name = m_draft.name;
    rule.text = m_draft.text;
    rule.shared = m_draft.shared;
    rule.enabled = m_draft.enabled;
    if (rule.name.trimmed().isEmpty() && rules::parse(rule.text).rules.size() > 0)
        rule.name = rules::parse(rule.text).rules.front().name;
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(), rule](store::Connection &c) {
            return rule.id.isNull() ? normalization::addRule(c, actor, rule)
                                    : normalization::saveRule(c, actor, rule);
        },
        [this](const Result<normalization::StoredRule> &done) { saved(done); });
}

void RulesScreen::saved(const Result<normalization::StoredRule> &rule)
{
    if (!rule) {
        say(tr("<b>The rule was not saved.</b> %1").arg(rule.error().detail.toHtmlEscaped()), true);
        return;
    }
    m_bar->hide();
    m_draft.rule = *rule;
    if (m_draft.name.trimmed().isEmpty())
        m_draft.name = rule->name;
    m_loading = true;
    m_name->setText(m_draft.name);
    m_loading = false;
    emit m_context.workspace.announced(tr("Rule saved"));
    readRules(rule->id);
    readHistory();
    runTests();
    showState();
}

void RulesScreen::removeRule()
{
    if (!m_open)
        return;
    const auto gone = [this] {
        m_open = false;
        m_middle->setCurrentIndex(0);
        readRules({});
        showState();
    };
    m_context.dialogs.ask(
        this,
        {tr("Delete the rule “%1”?").arg(m_draft.name),
         tr("Its versions and its history go with it."),
         {tr("Delete Rule"), tr("Cancel")},
         true},
        [this, gone](int answer) {
            if (answer != 0)
                return;
            if (m_draft.rule.id.isNull()) {
                gone();
                return;
            }
            m_context.workspace.writer().run(
                this,
                [actor = m_context.workspace.actor(), id = m_draft.rule.id](store::Connection &c) {
                    return normalization::removeRule(c, actor, id);
                },
                [this, gone](const Result<void> &removed) {
                    if (removed)
                        gone();
                    else
                        say(tr("<b>The rule was not deleted.</b> %1")
                                .arg(removed.error().detail.toHtmlEscaped()),
                            true);
                });
        });
}

void RulesScreen::runOnRecords()
{
    normalization::StoredRule rule = m_draft.rule;
    rule.name = m_draft.name;
    rule.text = m_draft.text;
    m_ruleRun->ask(rule, m_preview->counting().wanted());
}

void RulesScreen::readHistory()
{
    if (m_draft.rule.id.isNull()) {
        m_reports->showHistory({}, {});
        return;
    }
    using History = QPair<QList<normalization::RuleVersion>, QList<normalization::RuleRun>>;
    m_context.workspace.reader().run(
        this,
        [id = m_draft.rule.id](store::Connection &c) -> Result<History> {
            const auto versions = normalization::versionsOf(c, id);
            COLOPHON_TRY(versions);
            const auto runs = normalization::runsOf(c, id);
            COLOPHON_TRY(runs);
            return History(*versions, *runs);
        },
        [this, id = m_draft.rule.id](const Result<History> &history) {
            if (history && m_draft.rule.id == id)
                m_reports->showHistory(history->first, history->second);
        });
}

void RulesScreen::copyForAlma()
{
    const Result<QString> text = rules::almaText(m_code->text());
    if (!text) {
        say(tr("<b>The rule was not copied.</b> %1").arg(text.error().detail.toHtmlEscaped()),
            true);
        return;
    }
    QGuiApplication::clipboard()->setText(*text);
    emit m_context.workspace.announced(
        tr("The rule is on the clipboard, to be pasted into Alma's editor"));
}

/// What can be done now, and why not.
void RulesScreen::showState()
{
    const bool readOnly = m_context.workspace.isReadOnly();
    const auto allow = [](QAction *action, bool allowed, const QString &why) {
        action->setEnabled(allowed);
        action->setStatusTip(allowed ? QString() : why);
    };
    const QString none = tr("No rule is open");
    const QString locked = tr("The catalogue can't be written");
    const bool edited = m_open && m_draft.isEdited();
    const rules::RuleFile file = rules::parse(m_open ? m_draft.text : QString());
    const rules::Dialect dialect = m_open ? file.dialect() : rules::Dialect::Normalization;
    allow(m_save, edited && !readOnly, readOnly ? locked : tr("Nothing to save"));
    allow(m_check, m_open, none);
    allow(m_test, m_open, none);
    allow(m_number,
          m_open && file.rules.size() > 1 && dialect == rules::Dialect::Normalization
              && !rules::hasErrors(file.diagnostics),
          m_open ? tr("Only several rules in one file without errors have an order") : none);
    allow(m_copyForAlma, m_open, none);
    allow(m_delete, m_open && !readOnly, readOnly ? locked : none);
    allow(m_run, m_open && !readOnly && dialect == rules::Dialect::Normalization,
          !m_open    ? none
          : readOnly ? locked
                     : tr("Only normalization rules change records"));
    m_edited->setVisible(edited);
    m_version->setText(m_draft.rule.id.isNull() ? tr("not saved yet")
                                                : tr("version %1").arg(m_draft.rule.version));
}

void RulesScreen::say(const QString &richText, bool error)
{
    m_bar->showMessage(error ? MessageBar::Kind::Error : MessageBar::Kind::Info, richText,
                       {tr("Close")}, [this](int) { m_bar->hide(); });
}

} // namespace colophon::ui
