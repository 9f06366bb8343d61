// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keyboard/keymap.h"

#include <QDialog>

class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace colophon::ui {

/// The Keyboard Map window: all commands with their keys, to be looked up by name or by pressing
/// the keys, changed, taken from another map, and printed. Changes count at once.
class KeyboardMap final : public QDialog {
    Q_OBJECT
public:
    KeyboardMap(CommandRegistry &commands, KeyMap &keys, QWidget *parent);

private:
    QWidget *buildHead();
    QWidget *buildChange();
    void fill();
    void filter();
    void followCurrent();
    void followKeys();
    void assign(const QKeySequence &keys);
    void print();
    QAction *current() const;

    CommandRegistry &m_commands;
    KeyMap &m_keys;
    QComboBox *m_map;
    QLineEdit *m_filter;
    QTreeWidget *m_list;
    QLabel *m_of;
    QKeySequenceEdit *m_edit;
    QPushButton *m_assign;
    QPushButton *m_none;
    QPushButton *m_restore;
    QPushButton *m_restoreAll;
    QLabel *m_word;
};

} // namespace colophon::ui
