// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/settings.h"
#include "characters/characters.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStandardItemModel;

namespace colophon::ui {

/// Special characters: in groups, by name and by code, with those that MARC-8 lacks marked. Stays
/// open beside the editor while one character after the other is put in.
class CharacterPalette final : public QDialog {
    Q_OBJECT
public:
    explicit CharacterPalette(Settings &settings, QWidget *parent = nullptr);

    /// Shows it, ready to type a name.
    void open() override;

signals:
    /// To be put in where the caret is.
    void chosen(const QString &text);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void layOut();
    void fillGroups();
    void fill();
    void showCurrent();
    void insert();
    char32_t current() const;

    Settings &m_settings;
    QLineEdit *m_field;
    QComboBox *m_group;
    QListView *m_view;
    QStandardItemModel *m_model;
    QLabel *m_name;
    QLabel *m_coding;
    QPushButton *m_insert;
};

} // namespace colophon::ui
