// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace colophon::ui {

class RuleCode;

/// Find and replace in the rule text, below it. Escape closes it.
class FindBar final : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(RuleCode &code, QWidget *parent = nullptr);

    void open(bool replace);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void find(bool backwards);
    void replaceAll();

    RuleCode &m_code;
    QLineEdit *m_wanted;
    QLineEdit *m_with;
    QLabel *m_said;
    QWidget *m_replacing;
};

} // namespace colophon::ui
