// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"
#include "rules/rulework.h"
#include "store/recordstore.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace colophon::ui {

class EditSession;
class PreviewList;
class Workspace;

/// Merge Records: a merge rule is chosen, what it makes of the open record, which is the preferred
/// one, with the other is shown, and Merge puts it into the editor as one step that can be undone.
/// Nothing is saved. Thread rule: the window's thread; rules run in Workspace::reader().
class MergeRecordsDialog final : public QDialog {
    Q_OBJECT
public:
    MergeRecordsDialog(Workspace &workspace, EditSession &session, const store::StoredRecord &other,
                       QWidget *parent);

private:
    void build();
    void readChoices();
    void fill();
    void preview();
    void show(const Result<marc::Record> &made, const marc::Record &before);
    void apply();
    const RuleChoice *current() const;

    Workspace &m_workspace;
    EditSession &m_session;
    const store::StoredRecord m_other;
    QList<RuleChoice> m_choices;
    std::optional<marc::Record> m_made;
    int m_round = 0; ///< late answers are known by it
    QLineEdit *m_filter;
    QListWidget *m_list;
    PreviewList *m_lines;
    QLabel *m_foot;
    QPushButton *m_apply = nullptr;
};

} // namespace colophon::ui
