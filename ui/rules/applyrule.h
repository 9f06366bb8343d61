// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalization/process.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace colophon::ui {

class EditSession;
class PreviewList;
class Workspace;

/// Apply Rule and Merge Records: a rule or a process is chosen, what it makes of the open record is
/// shown, and Apply puts it into the editor as one step that can be undone. Nothing is saved.
/// Thread rule: the window's thread; rules run in Workspace::reader().
class ApplyRuleDialog final : public QDialog {
    Q_OBJECT
public:
    /// With `other` merge rules are offered: the open record is the preferred one.
    ApplyRuleDialog(Workspace &workspace, EditSession &session,
                    const std::optional<store::StoredRecord> &other, QWidget *parent);

private:
    /// What can be chosen: a rule of its own, or all of a process.
    struct Choice {
        QString name;
        QString about;
        normalization::StoredRule rule;
        std::optional<normalization::Process> process;
    };
    void build();
    void readChoices();
    void fill();
    void preview();
    void show(const Result<marc::Record> &made, const marc::Record &before);
    void apply();
    const Choice *current() const;

    Workspace &m_workspace;
    EditSession &m_session;
    const std::optional<store::StoredRecord> m_other;
    QList<Choice> m_choices;
    std::optional<marc::Record> m_made;
    marc::Record m_before;
    int m_round = 0; ///< late answers are known by it
    QLineEdit *m_filter;
    QListWidget *m_list;
    PreviewList *m_lines;
    QLabel *m_foot;
    QPushButton *m_apply;
};

} // namespace colophon::ui
