// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulecommands.h"

#include "editor/diffmodel.h"
#include "editor/editorpage.h"
#include "editor/editsession.h"
#include "editor/spliteditor.h"
#include "editor/splitview.h"
#include "rules/mergerecords.h"
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

void RuleCommands::merge()
{
    if (m_editor.session() == nullptr)
        return;
    if (m_editor.split().isOpen()) {
        const QPointer<EditSession> right = m_editor.split().view()->model().right().session;
        if (right && right != m_editor.session()) {
            mergeWith(right->mmsId());
            return;
        }
    }
    m_context.dialogs.askText(
        &m_editor, tr("Merge Records"), tr("MMS ID of the other record:"),
        [this](const QString &text, bool accepted) {
            if (!accepted)
                return;
            const Result<MmsId> other = MmsId::parse(text);
            if (other)
                mergeWith(*other);
            else
                m_context.navigation.say(
                    tr("<b>Nothing was merged.</b> %1").arg(other.error().detail.toHtmlEscaped()),
                    true);
        });
}

void RuleCommands::mergeWith(MmsId other)
{
    EditSession *open = m_editor.session();
    if (open == nullptr)
        return;
    if (other == open->mmsId()) {
        m_context.navigation.say(
            tr("<b>Nothing was merged.</b> %1 is the open record itself. Name another one.")
                .arg(other.toString()),
            true);
        return;
    }
    m_context.workspace.reader().run(
        open, [other](store::Connection &c) { return store::recordOf(c, other); },
        [this, open](const Result<store::StoredRecord> &stored) {
            if (!stored) {
                m_context.navigation.say(
                    tr("<b>Nothing was merged.</b> %1").arg(stored.error().detail.toHtmlEscaped()),
                    true);
                return;
            }
            (new MergeRecordsDialog(m_context.workspace, *open, *stored, &m_editor))->open();
        });
}

} // namespace colophon::ui
