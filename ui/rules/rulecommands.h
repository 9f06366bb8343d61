// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "normalization/ruleshelf.h"

#include <QObject>

namespace colophon::ui {

class EditorPage;
class EditSession;
class RulesTab;

/// What rules do to the record in front of the MD Editor: Apply Rule, which leads to the Rules tab,
/// and Merge Records, which leads there with the merge rules. The other record of a merge is the
/// one at the right of the split editor, or named by its MMS ID.
class RuleCommands final : public QObject {
    Q_OBJECT
public:
    RuleCommands(const ScreenContext &context, EditorPage &editor, QObject *parent);

signals:
    /// To the workbench, with the record to preview on; null for none.
    void editRequested(normalization::RuleId rule, MmsId record);

private:
    QAction *add(const char *id, const QString &text, const char *icon,
                 void (RuleCommands::*slot)());
    void applyRule();
    void merge();
    void mergeWith(EditSession &other);
    void update();

    ScreenContext m_context;
    EditorPage &m_editor;
    RulesTab *m_tab;
    QList<QAction *> m_actions;
};

} // namespace colophon::ui
