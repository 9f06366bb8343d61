// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/processespage.h"

#include "base/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

using normalization::Process;

namespace {

constexpr int kRule = Qt::UserRole;

QLabel *labelFor(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setProperty("secondary", true);
    label->setBuddy(buddy);
    return label;
}

} // namespace

ProcessesPage::ProcessesPage(const ScreenContext &context, QWidget *parent)
    : ConfigurationPage(parent), m_context(context), m_list(new QListWidget), m_form(nullptr),
      m_name(new QLineEdit), m_description(new QLineEdit), m_enabled(new QCheckBox(tr("On"))),
      m_steps(new QListWidget), m_rule(new QComboBox), m_addStep(new QPushButton(tr("Add Rule"))),
      m_up(new QPushButton(tr("Move Up"))), m_down(new QPushButton(tr("Move Down"))),
      m_removeStep(new QPushButton(tr("Take Out"))), m_message(new QLabel),
      m_new(new QPushButton(tr("New Process"), this)),
      m_revert(new QPushButton(tr("Revert"), this)), m_save(new QPushButton(tr("Save"), this)),
      m_delete(new QPushButton(tr("Delete…"), this))
{
    setObjectName(QStringLiteral("processesPage"));
    m_list->setObjectName(QStringLiteral("processList"));
    m_list->setAccessibleName(tr("Normalization processes"));
    m_list->setFixedWidth(px(this, 220));
    m_new->setObjectName(QStringLiteral("processNew"));
    m_save->setObjectName(QStringLiteral("processSave"));
    m_save->setProperty("primary", true);
    m_revert->setObjectName(QStringLiteral("processRevert"));
    m_delete->setObjectName(QStringLiteral("processDelete"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(px(this, 20));
    layout->addWidget(m_list);
    m_form = buildForm();
    layout->addWidget(m_form, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &ProcessesPage::choose);
    connect(m_new, &QPushButton::clicked, this, &ProcessesPage::begin);
    connect(m_revert, &QPushButton::clicked, this, &ProcessesPage::revert);
    connect(m_save, &QPushButton::clicked, this, &ProcessesPage::save);
    connect(m_delete, &QPushButton::clicked, this, &ProcessesPage::remove);
    showProcess({});
}

QWidget *ProcessesPage::buildForm()
{
    auto *form = new QWidget;
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    m_name->setObjectName(QStringLiteral("processName"));
    m_name->setAccessibleName(tr("Name"));
    m_description->setObjectName(QStringLiteral("processDescription"));
    m_description->setAccessibleName(tr("Description"));
    m_enabled->setObjectName(QStringLiteral("processEnabled"));
    layout->addWidget(labelFor(tr("Name"), m_name));
    layout->addWidget(m_name);
    layout->addWidget(labelFor(tr("Description"), m_description));
    layout->addWidget(m_description);
    layout->addWidget(m_enabled);
    layout->addWidget(labelFor(tr("Runs"), nullptr));
    addPlace("processOnSave", tr("at each save in the editor"),
             tr("By itself: what its rules make of a record is what is saved."), &Process::onSave);
    addPlace("processOnImport", tr("at import"), tr("Where it is chosen for the import."),
             &Process::onImport);
    addPlace("processByHand", tr("by hand"), tr("In the Rules tab of the MD Editor."),
             &Process::byHand);
    addPlace("processAsJob", tr("as a job"), tr("On a set, from Run a Job."), &Process::asJob);
    for (const PlaceBox &place : std::as_const(m_places))
        layout->addWidget(place.box);
    m_steps->setObjectName(QStringLiteral("processSteps"));
    m_steps->setAccessibleName(tr("Rules in the order in which they run"));
    layout->addSpacing(8);
    layout->addWidget(labelFor(tr("Rules in the order in which they run; without its check mark a "
                                  "rule is left out"),
                               m_steps));
    auto *row = new QHBoxLayout;
    row->addWidget(m_steps, 1);
    auto *buttons = new QVBoxLayout;
    m_up->setObjectName(QStringLiteral("stepUp"));
    m_down->setObjectName(QStringLiteral("stepDown"));
    m_removeStep->setObjectName(QStringLiteral("stepRemove"));
    for (QPushButton *button : {m_up, m_down, m_removeStep})
        buttons->addWidget(button);
    buttons->addStretch(1);
    row->addLayout(buttons);
    layout->addLayout(row, 1);
    m_rule->setObjectName(QStringLiteral("stepRule"));
    m_rule->setAccessibleName(tr("Rule to add"));
    m_addStep->setObjectName(QStringLiteral("stepAdd"));
    auto *adding = new QHBoxLayout;
    adding->addWidget(m_rule, 1);
    adding->addWidget(m_addStep);
    layout->addLayout(adding);
    m_message->setObjectName(QStringLiteral("processMessage"));
    m_message->setWordWrap(true);
    layout->addWidget(m_message);
    connect(m_name, &QLineEdit::textEdited, this, &ProcessesPage::adapt);
    connect(m_description, &QLineEdit::textEdited, this, &ProcessesPage::adapt);
    connect(m_enabled, &QCheckBox::toggled, this, &ProcessesPage::adapt);
    connect(m_steps, &QListWidget::itemChanged, this, &ProcessesPage::adapt);
    connect(m_steps, &QListWidget::currentRowChanged, this, &ProcessesPage::adapt);
    connect(m_addStep, &QPushButton::clicked, this, &ProcessesPage::addStep);
    connect(m_up, &QPushButton::clicked, this, [this] { moveStep(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveStep(1); });
    connect(m_removeStep, &QPushButton::clicked, this, &ProcessesPage::removeStep);
    return form;
}

void ProcessesPage::addPlace(const char *name, const QString &text, const QString &about,
                             bool Process::*where)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(QLatin1String(name));
    box->setToolTip(about);
    connect(box, &QCheckBox::toggled, this, &ProcessesPage::adapt);
    m_places.append({box, where});
}

QList<QWidget *> ProcessesPage::headButtons()
{
    return {m_delete, m_new, m_revert, m_save};
}

QString ProcessesPage::statusText() const
{
    return tr("%n process(es)", nullptr, int(m_processes.size()));
}

void ProcessesPage::refresh()
{
    using Read = QPair<QList<Process>, QList<normalization::StoredRule>>;
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor()](store::Connection &c) -> Result<Read> {
            const auto processes = normalization::processes(c);
            COLOPHON_TRY(processes);
            const auto rules = normalization::rulesFor(c, actor);
            COLOPHON_TRY(rules);
            return Read(*processes, *rules);
        },
        [this](const Result<Read> &read) {
            if (!read) {
                m_message->setText(read.error().detail);
                return;
            }
            m_processes = read->first;
            m_rules = read->second;
            m_rules.removeIf([](const normalization::StoredRule &rule) {
                return !rule.shared || rule.dialect != rules::Dialect::Normalization;
            });
            m_rule->clear();
            for (const normalization::StoredRule &rule : std::as_const(m_rules))
                m_rule->addItem(rule.name, rule.id.value());
            const normalization::ProcessId front = m_process.id;
            keepEdits();
            fillList(front);
            emit statusTextChanged(statusText());
        });
}

void ProcessesPage::fillList(normalization::ProcessId select)
{
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const Process &process : std::as_const(m_processes))
            m_list->addItem(labelOf(process));
        m_list->setCurrentRow(-1);
    }
    int row = 0;
    for (int i = 0; i < int(m_processes.size()); ++i)
        row = m_processes.at(i).id == select ? i : row;
    const bool newInFront = select.isNull() && m_edited.contains(0);
    m_process = {};
    if (m_processes.isEmpty() || newInFront) {
        showProcess({});
        return;
    }
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(row);
    showProcess(m_processes.at(row));
}

QString ProcessesPage::labelOf(const Process &process) const
{
    const bool inFront = process.id == m_process.id;
    if (m_edited.contains(process.id.value()) || (inFront && shown() != m_process))
        return tr("%1 (not saved)").arg(process.name);
    return process.enabled ? process.name : tr("%1 (off)").arg(process.name);
}

bool ProcessesPage::isUnsaved() const
{
    return !m_edited.isEmpty() || shown() != m_process;
}

/// What is typed stays with its process while another one is looked at.
void ProcessesPage::keepEdits()
{
    if (!m_loading && shown() != m_process)
        m_edited.insert(m_process.id.value(), shown());
}

void ProcessesPage::revert()
{
    m_edited.remove(m_process.id.value());
    showProcess(m_process);
}

void ProcessesPage::choose(int row)
{
    if (row < 0 || row >= m_processes.size())
        return;
    keepEdits();
    showProcess(m_processes.at(row));
}

void ProcessesPage::showProcess(const Process &process)
{
    m_loading = true;
    m_process = process;
    const Process form =
        m_edited.contains(process.id.value()) ? m_edited.take(process.id.value()) : process;
    m_name->setText(form.name);
    m_description->setText(form.description);
    m_enabled->setChecked(form.enabled);
    for (const PlaceBox &place : std::as_const(m_places))
        place.box->setChecked(form.*(place.where));
    m_steps->clear();
    for (const Process::Step &step : form.steps) {
        auto *item = new QListWidgetItem(step.ruleName, m_steps);
        item->setData(kRule, step.rule.value());
        item->setCheckState(step.enabled ? Qt::Checked : Qt::Unchecked);
    }
    m_message->clear();
    m_loading = false;
    adapt();
}

void ProcessesPage::begin()
{
    keepEdits();
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(-1);
    }
    showProcess({});
    m_name->setFocus();
}

void ProcessesPage::addStep()
{
    if (m_rule->currentIndex() < 0)
        return;
    auto *item = new QListWidgetItem(m_rule->currentText());
    item->setData(kRule, m_rule->currentData());
    item->setCheckState(Qt::Checked);
    m_steps->addItem(item);
    m_steps->setCurrentItem(item);
    adapt();
}

void ProcessesPage::moveStep(int by)
{
    const int row = m_steps->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_steps->count())
        return;
    QListWidgetItem *item = m_steps->takeItem(row);
    m_steps->insertItem(row + by, item);
    m_steps->setCurrentItem(item);
    adapt();
}

void ProcessesPage::removeStep()
{
    delete m_steps->takeItem(m_steps->currentRow());
    adapt();
}

/// The process as the form says.
Process ProcessesPage::shown() const
{
    Process process;
    process.id = m_process.id;
    process.name = m_name->text().trimmed();
    process.description = m_description->text().trimmed();
    process.enabled = m_enabled->isChecked();
    for (const PlaceBox &place : m_places)
        process.*(place.where) = place.box->isChecked();
    for (int i = 0; i < m_steps->count(); ++i) {
        const QListWidgetItem *item = m_steps->item(i);
        process.steps.append({normalization::RuleId(item->data(kRule).toLongLong()), item->text(),
                              item->checkState() == Qt::Checked});
    }
    return process;
}

void ProcessesPage::save()
{
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(), process = shown()](store::Connection &c) {
            return normalization::saveProcess(c, actor, process);
        },
        [this](const Result<Process> &saved) {
            if (!saved) {
                m_message->setText(saved.error().detail);
                return;
            }
            m_process = *saved;
            emit m_context.workspace.announced(tr("Process saved"));
            refresh();
        });
}

void ProcessesPage::remove()
{
    m_context.dialogs.ask(this,
                          {tr("Delete the process “%1”?").arg(m_process.name),
                           tr("Its rules stay, and so does what it changed."),
                           {tr("Delete Process"), tr("Cancel")},
                           true},
                          [this, id = m_process.id](int answer) {
                              if (answer != 0)
                                  return;
                              m_context.workspace.writer().run(
                                  this,
                                  [actor = m_context.workspace.actor(), id](store::Connection &c) {
                                      return normalization::removeProcess(c, actor, id);
                                  },
                                  [this](const Result<void> &removed) {
                                      if (!removed) {
                                          m_message->setText(removed.error().detail);
                                          return;
                                      }
                                      m_edited.remove(m_process.id.value());
                                      showProcess({});
                                      refresh();
                                  });
                          });
}

/// What can be done now, and why not.
void ProcessesPage::adapt()
{
    if (m_loading)
        return;
    const bool mine = m_context.workspace.user().roles.testFlag(store::Role::CatalogAdministrator)
                      && !m_context.workspace.isReadOnly();
    const QString notMine = tr("Only a Catalog Administrator changes normalization processes.");
    const auto allow = [mine, &notMine](QPushButton *button, bool sensible, const QString &why) {
        button->setEnabled(mine && sensible);
        button->setToolTip(!mine ? notMine : sensible ? QString() : why);
    };
    const int row = m_steps->currentRow();
    const QString noStep = tr("Choose a rule of the process first.");
    allow(m_new, true, {});
    const bool edited = shown() != m_process;
    const bool named = !m_name->text().trimmed().isEmpty();
    allow(m_revert, edited, tr("Nothing is changed."));
    allow(m_save, edited && named,
          named ? tr("Nothing is changed.") : tr("The process needs a name."));
    allow(m_delete, !m_process.id.isNull(), tr("The process is not saved yet."));
    allow(m_addStep, m_rule->count() > 0, tr("No shared normalization rule is kept yet."));
    allow(m_up, row > 0, noStep);
    allow(m_down, row >= 0 && row + 1 < m_steps->count(), noStep);
    allow(m_removeStep, row >= 0, noStep);
    for (QLineEdit *line : {m_name, m_description})
        line->setReadOnly(!mine);
    m_enabled->setEnabled(mine);
    m_rule->setEnabled(mine);
    for (int i = 0; i < m_list->count() && i < m_processes.size(); ++i)
        m_list->item(i)->setText(labelOf(m_processes.at(i)));
    for (const PlaceBox &place : std::as_const(m_places))
        place.box->setEnabled(mine);
}

} // namespace colophon::ui
