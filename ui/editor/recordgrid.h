// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"
#include "editor/fielddelegate.h"
#include "editor/fieldmodel.h"

#include <QTableView>

namespace colophon::ui {

class ContentEditor;

/// The MARC grid of one record, used by keyboard throughout.
class RecordGrid final : public QTableView {
    Q_OBJECT
public:
    explicit RecordGrid(EditSession &session, QWidget *parent = nullptr);

    EditSession &session() { return m_session; }
    void setBlanksAsHash(bool on);
    /// What stands in an open cell goes to the record (it is there already; this closes the cell).
    void commitCell();

    void addField();
    void deleteFields();
    void duplicateField();
    void moveField(int by);
    void addSubfield();
    void deleteSubfield();
    /// Whole fields as mnemonic lines, or the text selected in an open cell.
    void copyFields();
    void cutFields();
    /// Mnemonic lines become fields below the current one; other text goes into an open cell.
    void pasteFields();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    ContentEditor *openEditor() const;
    QList<int> selectedFieldRows() const;
    void goTo(int row, int column, bool editing);
    void step(int by);
    void escape();
    void fitRow(int row);

    EditSession &m_session;
    FieldModel *m_model;
    FieldDelegate *m_delegate;
    QString m_before; ///< the cell's text when its editing began
};

} // namespace colophon::ui
