// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace colophon::ui {

/// The cell editor for a field's content: one line of `$a …` text that wraps where it must. Codes
/// are coloured; the keys of the grid (Enter, Tab, Up, Down, Escape) go to the grid. Pasted line
/// ends become blanks.
class ContentEditor final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ContentEditor(bool coded, QWidget *parent = nullptr);

    QString line() const;
    void setLine(const QString &line);
    void insertSubfield();
    void deleteSubfield();
    /// The caret to the end of the next subfield's value, or of the one before; where that is
    /// nothing but punctuation, before it. False where there is none.
    bool goToSubfield(int by);

signals:
    void typed(const QString &line);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace colophon::ui
