// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulecommands.h"

#include "editor/editorpage.h"
#include "editor/editsession.h"
#include "editor/spliteditor.h"
#include "editor/splitview.h"
#include "rules/rulestab.h"

namespace colophon::ui {

RuleCommands::RuleCommands(const ScreenContext &context, EditorPage &editor, QObject *parent)
    : QObject(parent), m_context(context), m_editor(editor), m_tab(new RulesTab(context, editor))
{
    m_actions = {add("record.applyRule", tr("Apply R&ule…"), "braces", &RuleCommands::applyRule),
                 add("record.merge", tr("&Merge Records…"), "", &RuleCommands::merge)};
    m_editor.addLeftTab(m_tab, tr("Rules"));
    connect(m_tab, &RulesTab::editRequested, this, &RuleCommands::editRequested);
    connect(&m_editor, &EditorPage::currentChanged, this, &RuleCommands::update);
    update();
}

QAction *RuleCommands::add(const char *id, const QString &text, const char *icon,
                           void (RuleCommands::*slot)())
{
    QAction *action = m_context.commands.add(QLatin1String(id), text, QLatin1String(icon));
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void RuleCommands::update()
{
    const EditSession *open = m_editor.session();
    for (QAction *action : std::as_const(m_actions)) {
        action->setEnabled(open != nullptr);
        action->setStatusTip(open != nullptr ? QString() : tr("No record is open"));
    }
}

void RuleCommands::applyRule()
{
    m_editor.showLeftTab(m_tab);
    m_tab->focusFilter();
}

/// With the record at the right of the split editor, else with one asked for.
void RuleCommands::merge()
{
    SplitEditor &split = m_editor.split();
    if (m_editor.session() == nullptr)
        return;
    if (split.isOpen()) {
        if (EditSession *right = split.view()->model().right().session) {
            mergeWith(*right);
            return;
        }
    }
    split.askForRecord(tr("Merge Records"), [this](EditSession &other) { mergeWith(other); });
}

void RuleCommands::mergeWith(EditSession &other)
{
    m_editor.showLeftTab(m_tab);
    m_tab->mergeWith(other);
}

} // namespace colophon::ui
