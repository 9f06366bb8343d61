// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/tree.h"

#include <Qsci/qsciscintilla.h>

namespace colophon::ui {

class RuleLexer;

/// The editor of a rule text: colours, line numbers, folding, the order of execution in the margin,
/// completion with signatures, errors underlined with their sentence under the mouse.
/// Ctrl+S, Ctrl+F and Ctrl+H are signals here, whatever they are elsewhere.
class RuleCode final : public QsciScintilla {
    Q_OBJECT
public:
    explicit RuleCode(QWidget *parent = nullptr);

    /// Underlines what is wrong and writes the order in which rules run beside them.
    void show(const rules::RuleFile &file);
    /// Puts the cursor on the stretch and selects it.
    void goTo(const rules::Span &span);
    /// Replaces the stretch, as one step that can be undone.
    void mend(const rules::Span &span, const QString &text);
    /// Another text in its place, as one step that can be undone.
    void rewrite(const QString &whole);
    /// Selects the next match from the cursor on, from the start again behind the end.
    bool findNext(const QString &wanted, bool backwards);
    /// How many places were replaced, as one step.
    int replaceAll(const QString &wanted, const QString &with);

signals:
    void saveRequested();
    void findRequested(bool replace);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dress();
    void complete(bool asked);
    void insertChosen(const QString &signature);
    void tellAt(int position);
    int byteAt(int offset) const;

    RuleLexer *m_lexer;
    QList<rules::Diagnostic> m_diagnostics;
};

} // namespace colophon::ui
