// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "marc/record.h"
#include "schema/definitions.h"

#include <QLabel>

namespace colophon::ui {

class EditorPage;
class EditSession;

/// What MARC 21 says of a cell, as a line of rich text: the field with its indicators as they are
/// set and its subfields; at a caret the subfield or the positions that it stands in.
QString fieldHelpLine(const marc::Record &record, int row, int caret);
/// The same at length, as a page: help, indicators, subfields, code lists, where to read on.
QString fieldHelpPage(const marc::Record &record, int row);

/// The line under the grid that explains the field at hand, and Shift+F1, which explains it at
/// length.
class FieldHelp final : public QLabel {
    Q_OBJECT
public:
    FieldHelp(EditorPage &page, CommandRegistry &commands);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private slots:
    void showLine();

private:
    void follow(EditSession *session);
    void watchCaret(QWidget *focused);
    void showPage();

    EditorPage &m_page;
    QAction *m_command;
};

} // namespace colophon::ui
