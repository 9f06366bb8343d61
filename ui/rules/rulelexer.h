// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qscilexercustom.h>

namespace colophon::ui {

/// Colours and folds a rule text as core/rules reads it. Owned by its editor.
class RuleLexer final : public QsciLexerCustom {
    Q_OBJECT
public:
    enum Style {
        Plain,
        Keyword,
        ActionName,
        ConditionName,
        Text,
        Comment,
        Number,
        Own,
        RecordLine
    };

    explicit RuleLexer(QObject *parent = nullptr);

    const char *language() const override { return "Alma rules"; }
    QString description(int style) const override;
    void styleText(int start, int end) override;
    /// The colours and fonts of the widget's theme.
    void dress(const QWidget *widget);
};

} // namespace colophon::ui
