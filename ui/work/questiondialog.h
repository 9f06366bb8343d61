// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace colophon::ui {

/// The form of the small dialogs: content with wide margins, a foot with Cancel and the one blue
/// button that says what it does. Escape cancels, Ctrl+Enter presses the blue one. Never blocks:
/// connect to accepted().
class QuestionDialog : public QDialog {
    Q_OBJECT
public:
    QuestionDialog(const QString &title, const QString &primary, int width, QWidget *parent);

protected:
    QVBoxLayout *content() { return m_content; }
    QPushButton *primary() { return m_primary; }
    /// A label over its field.
    QLabel *addLabel(const QString &richText, QWidget *buddy);
    /// A notice with an icon, in the colour of notices; its text may change later.
    QLabel *addNotice(const QString &iconName);
    /// The field for a note: Tab leaves it.
    QPlainTextEdit *noteField(const QString &objectName, int lines);

private:
    QVBoxLayout *m_content;
    QPushButton *m_primary;
};

} // namespace colophon::ui
