// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulestab.h"

#include "base/theme.h"
#include "editor/editorpage.h"
#include "editor/editsession.h"
#include "editor/spliteditor.h"
#include "editor/splitview.h"
#include "rules/ruledelegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr int kPause = 250; ///< ms from the last key

} // namespace

RulesTab::RulesTab(const ScreenContext &context, EditorPage &editor, QWidget *parent)
    : QWidget(parent), m_context(context), m_editor(editor), m_filter(new QLineEdit(this)),
      m_list(new QListWidget(this)), m_foot(new QLabel(this)), m_edit(new QToolButton(this))
{
    setObjectName(QStringLiteral("rulesTab"));
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_editor.split().showsProposal())
            preview(Then::Stay);
    });
    connect(m_filter, &QLineEdit::textChanged, this, &RulesTab::fill);
    connect(m_list, &QListWidget::currentItemChanged, this, [this] { preview(Then::Stay); });
    connect(m_list, &QListWidget::itemClicked, this, [this] {
        if (!m_editor.split().showsProposal())
            preview(Then::Stay);
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] { preview(Then::Focus); });
    connect(m_edit, &QToolButton::clicked, this, &RulesTab::edit);
    connect(&m_editor, &EditorPage::currentChanged, this, &RulesTab::follow);
    connect(&m_editor.split(), &SplitEditor::takeRequested, this, &RulesTab::apply);
    follow(m_editor.session());
}

void RulesTab::build()
{
    m_filter->setObjectName(QStringLiteral("rulesTabFilter"));
    m_filter->setPlaceholderText(tr("Filter rules"));
    m_filter->setAccessibleName(tr("Filter rules"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("rulesTabList"));
    m_list->setAccessibleName(tr("Rules and processes"));
    m_list->setItemDelegate(new RuleDelegate(m_list));
    m_list->setMouseTracking(true);
    m_foot->setObjectName(QStringLiteral("rulesTabFoot"));
    m_foot->setWordWrap(true);
    m_foot->setProperty("secondary", true);
    m_edit->setObjectName(QStringLiteral("rulesTabEdit"));
    m_edit->setText(tr("Edit Rule"));
    m_edit->setAccessibleName(tr("Edit Rule"));
    auto *create = new QToolButton(this);
    create->setDefaultAction(m_context.commands.find(QStringLiteral("rule.new")));
    create->setToolButtonStyle(Qt::ToolButtonTextOnly);
    create->setObjectName(QStringLiteral("rulesTabNew"));
    auto *top = new QVBoxLayout;
    top->setContentsMargins(10, 0, 10, 2);
    top->addWidget(m_filter);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_edit);
    buttons->addWidget(create);
    buttons->addStretch(1);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(10, 6, 10, 0);
    bottom->addWidget(m_foot);
    bottom->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 6);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addLayout(bottom);
}

/// Rules may have been written since.
void RulesTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readChoices();
}

void RulesTab::readChoices()
{
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor()](store::Connection &c) {
            return ruleChoices(c, actor, rules::Dialect::Normalization);
        },
        [this](const Result<QList<RuleChoice>> &choices) {
            if (!choices) {
                m_foot->setText(tr("The rules were not read. %1").arg(choices.error().detail));
                return;
            }
            m_choices = *choices;
            fill();
            m_foot->setText(m_choices.isEmpty() ? tr("No rule is kept. Write one with New Rule.")
                            : m_session ? tr("Choose a rule to see what it makes of the record.")
                                        : tr("Open a record to see what a rule makes of it."));
        });
}

/// What is chosen stays chosen while it is among those shown.
void RulesTab::fill()
{
    const RuleChoice *former = current();
    const QString name = former != nullptr ? former->name : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (qsizetype place = 0; place < m_choices.size(); ++place) {
        const RuleChoice &choice = m_choices.at(place);
        if (!choice.contains(m_filter->text()))
            continue;
        auto *item = new QListWidgetItem(choice.name, m_list);
        item->setData(RuleDelegate::IdRole, int(place)); // among the choices
        item->setData(RuleDelegate::SecondLineRole, choice.about);
        item->setData(Qt::AccessibleTextRole,
                      QStringList{choice.name, choice.about}.join(QStringLiteral(", ")));
        item->setToolTip(choice.process ? choice.process->description : choice.rule.description);
        if (choice.name == name)
            m_list->setCurrentItem(item);
    }
    updateButtons();
}

const RuleChoice *RulesTab::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    const int place = item == nullptr ? -1 : item->data(RuleDelegate::IdRole).toInt();
    return place < 0 || place >= m_choices.size() ? nullptr : &m_choices.at(place);
}

void RulesTab::updateButtons()
{
    const RuleChoice *choice = current();
    const bool rule = choice != nullptr && !choice->process;
    m_edit->setEnabled(rule);
    m_edit->setToolTip(rule                ? tr("In the workbench, with this record")
                       : choice != nullptr ? tr("A process is changed under Configuration")
                                           : tr("No rule is chosen"));
}

void RulesTab::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void RulesTab::follow(EditSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_made.reset();
    ++m_round;
    if (session != nullptr)
        connect(session, &EditSession::recordChanged, this, [this] { m_pause.start(); });
}

void RulesTab::preview(Then then)
{
    m_pause.stop();
    updateButtons();
    const int round = ++m_round;
    const RuleChoice *choice = current();
    if (choice == nullptr)
        return;
    if (!m_session) {
        m_foot->setText(tr("Open a record to see what a rule makes of it."));
        return;
    }
    const RuleWork work{
        m_context.workspace.actor(), m_session->record(), m_session->network(), *choice, {}};
    m_context.workspace.reader().run(
        this, [work](store::Connection &c) { return resultOf(c, work); },
        [this, round, before = work.record, then](const Result<marc::Record> &made) {
            if (round == m_round && m_session)
                show(made, before, then);
        });
}

void RulesTab::show(const Result<marc::Record> &made, const marc::Record &before, Then then)
{
    const RuleChoice *choice = current();
    if (choice == nullptr)
        return;
    m_before = before;
    m_made = made ? std::optional(*made) : std::nullopt;
    SplitEditor &split = m_editor.split();
    const bool changes = made && *made != before;
    if (!made)
        m_foot->setText(tr("The rule does not run: %1").arg(made.error().detail));
    else if (!changes)
        m_foot->setText(tr("“%1” changes nothing in this record.").arg(choice->name));
    else
        m_foot->setText(m_session->isReadOnly()
                            ? tr("This record can only be read now")
                            : tr("Apply makes it so, in one step; Ctrl+Z takes it back."));
    if (then == Then::Apply) {
        if (changes)
            apply();
        return;
    }
    if (!changes && !split.showsProposal())
        return;
    split.compareWith({tr("After “%1”").arg(choice->name),
                       choice->about,
                       m_session->zone().kind,
                       made.valueOr(before),
                       {},
                       tr("&Apply")},
                      false);
    if (then == Then::Focus)
        split.view()->focusTake();
}

void RulesTab::apply()
{
    const RuleChoice *choice = current();
    if (choice == nullptr || !m_session || m_session->isReadOnly())
        return;
    if (!m_made || m_session->record() != m_before) { // something was typed since
        preview(Then::Apply);
        return;
    }
    const marc::Record made = *m_made;
    const QString step = tr("Apply “%1”").arg(choice->name);
    m_made.reset();
    m_editor.split().close();
    m_session->apply(made, step, 0);
    m_foot->setText(tr("“%1” is applied. Ctrl+Z takes it back.").arg(choice->name));
}

void RulesTab::edit()
{
    if (const RuleChoice *choice = current(); choice != nullptr && !choice->process)
        emit editRequested(choice->rule.id, m_session ? m_session->mmsId() : MmsId());
}

/// In the filter the arrows go through the list and Enter goes to what is shown.
bool RulesTab::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_filter && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            return QCoreApplication::sendEvent(m_list, event);
        case Qt::Key_Escape:
            m_editor.split().close();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_list->currentItem() == nullptr && m_list->count() > 0) {
                const QSignalBlocker quiet(m_list);
                m_list->setCurrentRow(0);
            }
            preview(Then::Focus);
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace colophon::ui
