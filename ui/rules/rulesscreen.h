// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "normalization/ruleshelf.h"

#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace colophon::ui {

class FindBar;
class MessageBar;
class RuleCode;
class RuleList;
class RulePreview;
class RuleReports;
class RuleRun;

/// The Rules workbench: the rules kept, the text of one with its tests and history, and what it
/// makes of records as it is typed. A text that is not saved stays with its rule until it is saved
/// or given up, also when another rule is looked at.
class RulesScreen final : public Screen {
    Q_OBJECT
public:
    RulesScreen(const ScreenContext &context, QWidget *parent = nullptr);

    QString title() const override { return tr("Rules"); }
    QString statusText() const override { return m_status; }
    void activate() override;
    QStringList unsaved() const override;

    /// That rule in front, previewed on that record where one is named.
    void edit(normalization::RuleId rule, MmsId record);

private:
    struct Draft {
        normalization::StoredRule rule; ///< as it is kept; without an id a new one
        QString text;
        QString name;
        bool shared = true;
        bool enabled = true;
        bool isEdited() const;
    };

    void build();
    QWidget *buildMiddle();
    void addCommands();
    QAction *command(const char *id, const QString &text, const char *icon);

    void readRules(normalization::RuleId select);
    void openRule(normalization::RuleId id);
    void showDraft(const Draft &draft);
    void takeName(const QString &name);
    void keepTyping();
    void putAside();
    void newRule();
    void save();
    void saved(const Result<normalization::StoredRule> &rule);
    void removeRule();
    void check();
    void runTests();
    void copyForAlma();
    void runOnRecords();
    void readHistory();
    void judge();
    void showState();
    void say(const QString &richText, bool error = false);

    ScreenContext m_context;
    Draft m_draft;
    QHash<qint64, Draft> m_others; ///< edited texts not in front, by the rule's id; 0 is a new one
    QList<normalization::StoredRule> m_rules;
    bool m_open = false;
    bool m_loading = false;
    QString m_status;
    QTimer m_pause;

    QAction *m_new;
    QAction *m_save;
    QAction *m_check;
    QAction *m_test;
    QAction *m_run;
    QAction *m_number;
    QAction *m_copyForAlma;
    QAction *m_delete;

    RuleList *m_list;
    RuleCode *m_code;
    FindBar *m_find;
    RulePreview *m_preview;
    RuleReports *m_reports;
    MessageBar *m_bar;
    RuleRun *m_ruleRun;
    QStackedWidget *m_middle;
    QLineEdit *m_name;
    QCheckBox *m_shared;
    QCheckBox *m_enabled;
    QLabel *m_kind;
    QLabel *m_edited;
    QLabel *m_version;
};

} // namespace colophon::ui
