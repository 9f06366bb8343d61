// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "marc/record.h"
#include "rules/rulework.h"

#include <QPointer>
#include <QTimer>

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace colophon::ui {

class EditorPage;
class EditSession;

/// The Rules tab beside the records list: the rules and processes that run by hand. The one chosen
/// shows in the split editor what it would make of the record in front, anew while that is typed
/// in; Apply makes it so, as one step that can be undone. While records are merged it has the merge
/// rules, and shows the record in front, which is the preferred one, merged with another. Nothing
/// is saved.
/// Thread rule: the window's thread; rules run in Workspace::reader().
class RulesTab final : public QWidget {
    Q_OBJECT
public:
    RulesTab(const ScreenContext &context, EditorPage &editor, QWidget *parent = nullptr);

    /// Normalization rules and processes.
    void focusFilter();
    /// Merge rules: the record in front takes from this one, which stays as it is.
    void mergeWith(EditSession &other);

signals:
    /// To the workbench, with the record to preview on; null for none.
    void editRequested(normalization::RuleId rule, MmsId record);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    enum class Then { Stay, Focus, Apply }; ///< what follows when the result is there

    void build();
    QWidget *buildMergeHead();
    void nameParts();
    void stopMerging();
    void swapMerged();
    void readChoices();
    void fill();
    void follow(EditSession *session);
    void preview(Then then);
    void show(const Result<RuleResult> &made, const marc::Record &before, Then then);
    void apply();
    void edit();
    void updateButtons();
    const RuleChoice *current() const;

    ScreenContext m_context;
    EditorPage &m_editor;
    QPointer<EditSession> m_session; ///< in front
    QPointer<EditSession> m_other;   ///< it is merged with; null while none is
    QList<RuleChoice> m_choices;
    std::optional<marc::Record> m_made; ///< of m_before
    marc::Record m_before;
    int m_round = 0;      ///< late answers are known by it
    QTimer m_pause;       ///< from the last key to the preview
    QWidget *m_mergeHead; ///< only while records are merged
    QLabel *m_mergeFrom;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_foot;
    QToolButton *m_edit;
};

} // namespace colophon::ui
