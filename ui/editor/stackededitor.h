// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace colophon::ui {

/// The cell editor for a field with right-to-left text: one line a subfield, code and value in
/// fields of their own, so that neither direction pulls at the other. Up and Down go from value to
/// value; Enter, Tab and Escape are the grid's.
class StackedEditor final : public QWidget {
    Q_OBJECT
public:
    explicit StackedEditor(QWidget *parent = nullptr);

    /// `$a …` text, as ContentEditor has it.
    QString line() const;
    void setLine(const QString &line);
    void insertSubfield();
    void deleteSubfield();
    void goToSubfield(int by) { focusRow(currentRow() + by); }
    /// At the caret of the value that is edited.
    void insertText(const QString &text);
    /// Characters of a subfield's value.
    void select(int subfield, int start, int length);
    QSize sizeHint() const override;

signals:
    void typed(const QString &line);
    void heightChanged();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    struct Row {
        QWidget *widget;
        QLineEdit *code;
        QLineEdit *value;
    };
    Row makeRow(const QString &code, const QString &value);
    int currentRow() const;
    void focusRow(int row);
    void changed();

    QList<Row> m_rows;
    QVBoxLayout *m_layout;
    int m_last = 0; ///< the row that had the focus last
    bool m_filling = false;
};

} // namespace colophon::ui
