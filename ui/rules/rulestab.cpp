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
    : QWidget(parent), m_context(context), m_editor(editor), m_mergeHead(buildMergeHead()),
      m_filter(new QLineEdit(this)), m_list(new QListWidget(this)), m_foot(new QLabel(this)),
      m_edit(new QToolButton(this))
{
    setObjectName(QStringLiteral("rulesTab"));
    setAttribute(Qt::WA_StyledBackground);
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
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("rulesTabList"));
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
    top->addWidget(m_mergeHead);
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
    nameParts();
}

/// What is merged with what, above the merge rules.
QWidget *RulesTab::buildMergeHead()
{
    auto *head = new QWidget(this);
    head->setObjectName(QStringLiteral("mergeHead"));
    m_mergeFrom = new QLabel(head);
    m_mergeFrom->setObjectName(QStringLiteral("mergeFrom"));
    m_mergeFrom->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    const auto button = [&](const char *name, const QString &text, void (RulesTab::*slot)()) {
        auto *made = new QToolButton(head);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setAccessibleName(text);
        connect(made, &QToolButton::clicked, this, slot);
        buttons->addWidget(made);
    };
    button("mergeSwap", tr("Swap Records"), &RulesTab::swapMerged);
    button("mergeStop", tr("Cancel Merge"), &RulesTab::stopMerging);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->addWidget(m_mergeFrom);
    layout->addLayout(buttons);
    head->hide();
    return head;
}

void RulesTab::nameParts()
{
    m_filter->setPlaceholderText(m_other ? tr("Filter merge rules") : tr("Filter rules"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_list->setAccessibleName(m_other ? tr("Merge rules") : tr("Rules and processes"));
    m_mergeHead->setVisible(m_other);
}

void RulesTab::mergeWith(EditSession &other)
{
    if (m_other)
        m_other->disconnect(this);
    m_other = &other;
    connect(&other, &QObject::destroyed, this, &RulesTab::stopMerging);
    m_mergeFrom->setText(
        tr("The record in front is the preferred one. It takes from <b>%1</b>, "
           "%2, which stays as it is.")
            .arg(SplitEditor::sideOf(other).name.toHtmlEscaped(), other.mmsId().toString()));
    nameParts();
    m_filter->clear();
    m_list->clear();
    readChoices();
    focusFilter();
}

/// Back to the normalization rules; what was compared before is there again.
void RulesTab::stopMerging()
{
    const QPointer<EditSession> other = std::exchange(m_other, nullptr);
    nameParts();
    m_list->clear();
    readChoices();
    if (!other)
        return;
    other->disconnect(this);
    if (m_editor.split().showsProposal())
        m_editor.split().compareWith(SplitEditor::sideOf(*other));
}

/// The other record in front, as the preferred one.
void RulesTab::swapMerged()
{
    const QPointer<EditSession> preferred = m_session;
    if (!m_other || !preferred)
        return;
    m_editor.openRecord(m_other->mmsId());
    if (preferred && m_editor.session() != preferred) {
        m_editor.showLeftTab(this);
        mergeWith(*preferred);
    }
}

/// Rules may have been written since.
void RulesTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readChoices();
}

void RulesTab::readChoices()
{
    const rules::Dialect dialect = m_other ? rules::Dialect::Merge : rules::Dialect::Normalization;
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor(), dialect](store::Connection &c) {
            return ruleChoices(c, actor, dialect);
        },
        [this, dialect](const Result<QList<RuleChoice>> &choices) {
            if (!choices) {
                m_foot->setText(tr("The rules were not read. %1").arg(choices.error().detail));
                return;
            }
            if ((dialect == rules::Dialect::Merge) != !m_other.isNull())
                return; // it is the other kind that is wanted by now
            m_choices = *choices;
            fill();
            if (m_choices.isEmpty())
                m_foot->setText(m_other ? tr("No merge rule is kept. Write one with New Rule.")
                                        : tr("No rule is kept. Write one with New Rule."));
            else if (m_other && m_list->currentItem() == nullptr)
                m_list->setCurrentRow(0);
            else if (!m_other)
                m_foot->setText(m_session ? tr("Choose a rule to see what it makes of the record.")
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
    if (m_other && session != m_session)
        stopMerging();
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
    const RuleWork work{m_context.workspace.actor(), m_session->record(), m_session->network(),
                        *choice, m_other ? std::optional(m_other->record()) : std::nullopt};
    m_context.workspace.reader().run(
        this, [work](store::Connection &c) { return resultOf(c, work); },
        [this, round, before = work.record, then](const Result<RuleResult> &made) {
            if (round == m_round && m_session)
                show(made, before, then);
        });
}

void RulesTab::show(const Result<RuleResult> &made, const marc::Record &before, Then then)
{
    const RuleChoice *choice = current();
    if (choice == nullptr)
        return;
    m_before = before;
    m_made = made ? std::optional(made->record) : std::nullopt;
    SplitEditor &split = m_editor.split();
    const bool changes = made && made->record != before;
    if (!made)
        m_foot->setText(tr("The rule does not run: %1").arg(made.error().detail));
    else if (!changes)
        m_foot->setText(tr("“%1” changes nothing in this record.").arg(choice->name));
    else
        m_foot->setText(m_session->isReadOnly() ? tr("This record can only be read now")
                        : m_other ? tr("Merge makes it so, in one step; Ctrl+Z takes it back.")
                                  : tr("Apply makes it so, in one step; Ctrl+Z takes it back."));
    if (made && !made->notes.isEmpty())
        m_foot->setText(m_foot->text() + u'\n' + made->notes.join(u'\n'));
    if (then == Then::Apply) {
        if (changes)
            apply();
        return;
    }
    if (!changes && !m_other && !split.showsProposal())
        return;
    QWidget *typing = m_filter->hasFocus() ? static_cast<QWidget *>(m_filter)
                      : m_list->hasFocus() ? m_list
                                           : nullptr;
    split.compareWith({tr("After “%1”").arg(choice->name),
                       choice->about,
                       m_session->zone().kind,
                       made ? made->record : before,
                       {},
                       m_other ? tr("&Merge") : tr("&Apply")},
                      false);
    if (then == Then::Focus)
        split.view()->focusTake();
    else if (typing != nullptr)
        typing->setFocus(); // closing a comparison took the keys to the grid
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
    const QString name = choice->name;
    m_made.reset();
    m_editor.split().close();
    if (m_other) {
        stopMerging();
        m_session->apply(made, tr("Merge records"), 0);
        m_context.navigation.say(tr("<b>Merged by “%1”.</b> Nothing is saved yet; Ctrl+Z takes it "
                                    "back.")
                                     .arg(name.toHtmlEscaped()));
        return;
    }
    m_session->apply(made, tr("Apply “%1”").arg(name), 0);
    m_foot->setText(tr("“%1” is applied. Ctrl+Z takes it back.").arg(name));
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
            if (m_other)
                stopMerging();
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
