// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"
#include "editor/fielddelegate.h"
#include "editor/fieldmodel.h"
#include "editor/fieldsteps.h"
#include "marc/findtext.h"

#include <QTableView>

namespace colophon::ui {

class ContentEditor;
class StackedEditor;

/// The MARC grid of one record, used by keyboard throughout: Tab from cell to cell, Enter to the
/// next field, F2 or typing to edit, Escape to give the edit up. Each key typed is in the record at
/// once. Fields are selected with Shift and Ctrl, by key or mouse, and dragged by their tags.
class RecordGrid final : public QTableView {
    Q_OBJECT
public:
    explicit RecordGrid(EditSession &session, QWidget *parent = nullptr);

    EditSession &session() { return m_session; }
    void setBlanksAsHash(bool on);
    void setAlerts(const QList<schema::Issue> &issues) { m_model->setAlerts(issues); }
    /// What stands in an open cell goes to the record (it is there already; this closes the cell).
    void commitCell();
    /// Selects a cell; `editing` opens it.
    void goTo(int row, int column, bool editing);
    /// The rows of the fields selected, in order; without any that of the current one. Never 0.
    QList<int> selectedFieldRows() const;

    void addField();
    /// In records of an institution alone.
    void addLocalField();
    bool mayAddLocal() const;
    void deleteFields();
    void duplicateField();
    void moveField(int by);
    void sortFields(bool parallelsBeside);
    void addSubfield();
    void deleteSubfield();
    /// The caret to the next subfield (1) or the one before (-1), or into the first or the last.
    void goToSubfield(int by);
    /// Move to 880 or, on an 880, from it; linking takes two selected fields.
    void moveToParallel();
    void moveFromParallel();
    void linkFields();
    void unlinkField();
    /// To the field in the other script and back.
    void goToPartner();
    /// Whole fields as mnemonic lines, or the text selected in an open cell.
    void copyFields();
    void cutFields();
    /// Field lines become fields below the current one; other text goes into an open cell.
    void pasteFields();
    /// Field lines become fields also where a cell is open.
    void pasteFieldsBelow();
    /// Where the caret of the content cell is, or was when the cell closed; else at its end.
    void insertText(const QString &text);
    /// The first field that waits for a value.
    void goToFirstEmpty();
    /// Goes to what was found and selects it.
    void showHit(const marc::Hit &hit);

protected:
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void setUpColumns();
    ContentEditor *openEditor() const;
    StackedEditor *openStack() const;
    /// Opens the content cell of the current row, its caret at the end.
    void openContent();
    bool step(int by);
    void escape();
    void fitRow(int row);
    /// Goes to the row that a step gives.
    void follow(int row, int column = FieldModel::ContentColumn, bool editing = false);

    EditSession &m_session;
    FieldModel *m_model;
    FieldDelegate *m_delegate;
    FieldSteps m_steps;
    QPersistentModelIndex m_left; ///< the content cell that was edited last
    int m_caret = 0;              ///< where its caret was
    int m_before = 0;             ///< steps on the undo stack when the cell was opened
};

} // namespace colophon::ui
