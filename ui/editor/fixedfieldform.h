// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "schema/fixedfield.h"

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QScrollArea;

namespace colophon::ui {

class CodeBox;
class EditorPage;
class EditSession;

/// LDR, 006, 007 and 008 as a form under the grid: each position a labelled control with its codes,
/// by material. The text in the grid and the form are one: each change of either shows in the
/// other at once, as one step to undo. Escape closes it.
class FixedFieldForm final : public QWidget {
    Q_OBJECT
public:
    FixedFieldForm(EditorPage &page, CommandRegistry &commands);

    /// For the fixed field of the grid's row; 008 where that is none.
    void open();
    void close();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// A control and the position that it shows.
    struct Control {
        schema::FixedPosition position;
        CodeBox *codes = nullptr;
        QLineEdit *text = nullptr;
    };

    void toggle();
    void follow(EditSession *session);
    void followRow(int row);
    int rowToShow() const;
    bool isFixedRow(int row) const;
    marc::Tag tag() const;
    QString value() const;
    const schema::FixedLayout *layoutNow() const;
    void refresh();
    void build(const schema::FixedLayout &layout);
    QWidget *makeControl(const schema::FixedPosition &position);
    void showValues();
    void set(const schema::FixedPosition &position, const QString &text);

    EditorPage &m_page;
    QAction *m_command;
    QLabel *m_title;
    QScrollArea *m_area;
    QWidget *m_body = nullptr;
    QList<Control> m_controls;
    QString m_built; ///< tag and material that the controls are for
    int m_row = -1;  ///< of the grid: 0 is the leader
};

} // namespace colophon::ui
