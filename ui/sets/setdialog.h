// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/sets.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace colophon::ui {

/// What a set is called and who sees it; of a logical set also its query, read as it is typed.
/// Gathers only: who opens it saves.
class SetDialog : public QDialog {
    Q_OBJECT
public:
    /// `choosesKind`: the person decides whether the records of now are listed or the query is
    /// kept.
    SetDialog(const search::RecordSet &set, const QString &title, const QString &save,
              bool choosesKind, QWidget *parent);

    search::RecordSet set() const;

private:
    void build(bool choosesKind);
    void check();

    search::RecordSet m_set;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QLineEdit *m_query;
    QCheckBox *m_shared;
    QRadioButton *m_itemized;
    QRadioButton *m_logical;
    QLabel *m_fault;
    QDialogButtonBox *m_buttons;
    QPushButton *m_save;
};

/// Where records go: an itemized set of the zone, or a new one.
class AddToSetDialog : public QDialog {
    Q_OBJECT
public:
    AddToSetDialog(qsizetype records, const QList<search::RecordSet> &sets, QWidget *parent);

    /// Nothing where the name typed is a new set's.
    std::optional<search::RecordSet> chosen() const;
    QString name() const;

private:
    QList<search::RecordSet> m_sets;
    QComboBox *m_name;
};

/// Two sets and how they are combined.
class CombineDialog : public QDialog {
    Q_OBJECT
public:
    CombineDialog(const search::RecordSet &first, const QList<search::RecordSet> &others,
                  QWidget *parent);

    search::Combination how() const;
    search::RecordSet second() const;
    QString name() const;

private:
    QList<search::RecordSet> m_others;
    QComboBox *m_how;
    QComboBox *m_second;
    QLineEdit *m_name;
};

} // namespace colophon::ui
