// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/queryrows.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace colophon::ui {

/// A value that can be chosen: as the query has it, and as people read it.
struct ValueChoice {
    QString value;
    QString text;
};
/// What can be chosen as the value of an index, besides what is typed: the people, the sets, the
/// types and statuses of reminders.
using ValueChoices = QHash<search::Index, QList<ValueChoice>>;

/// How a row is joined to those above it: "Find" or "Not" for the first one, else And, Or, Not.
QComboBox *joinerBox(QWidget *parent);
void setFirstRow(QComboBox *joiner, bool first);

/// One condition of a search: index, operator and value, in one line or, where that is too long for
/// the window, in two. It shows the value's fault at the field. Thread rule: the window's thread.
class ConditionRow : public QWidget {
    Q_OBJECT
public:
    explicit ConditionRow(const ValueChoices &choices, QWidget *parent = nullptr);

    search::QueryRow row() const;
    void setRow(const search::QueryRow &row);
    void setFirst(bool first);
    /// Marks the values that can't be ones of the index; the sentence, empty where all can.
    QString fault();
    void focusValue();

signals:
    void submitted();
    void removed();
    /// It stands in another number of lines.
    void reshaped();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void arrange(bool twoLines);
    void showOperators();
    void showValue();
    search::Index index() const;
    search::Operator op() const;
    QString value() const;
    void setValue(const QString &value);

    const ValueChoices &m_choices;
    QComboBox *m_joiner;
    QComboBox *m_index;
    QComboBox *m_op;
    QComboBox *m_list; ///< values to choose from
    QLineEdit *m_value;
    QLabel *m_and;
    QLineEdit *m_to;
    QWidget *m_nothing; ///< where "is empty" takes no value
    QWidget *m_values;  ///< what stands behind the operator
    QToolButton *m_remove;
    QGridLayout *m_layout;
    bool m_twoLines = false;
};

/// Rows under each other, of which some may be groups again; the first one has no row above it.
/// Thread rule: the window's thread.
class ConditionGroup : public QWidget {
    Q_OBJECT
public:
    /// `nested`: in another group, with a joiner of its own and a line at its side.
    ConditionGroup(const ValueChoices &choices, bool nested, QWidget *parent = nullptr);

    QList<search::QueryRow> rows() const;
    /// Without rows there is one to be filled in.
    void setRows(const QList<search::QueryRow> &rows);
    void addCondition();
    void addGroup();
    QString fault();
    void focusFirst();

    search::Joiner joiner() const;
    void setJoiner(search::Joiner joiner);
    void setFirst(bool first);

signals:
    void submitted();
    void removed();
    /// Rows came or went.
    void reshaped();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addRow(const search::QueryRow &row);
    void put(QWidget *part);
    void take(QWidget *part);
    void adapt();

    const ValueChoices &m_choices;
    bool m_nested;
    QComboBox *m_joiner = nullptr;
    QVBoxLayout *m_layout;
    QList<QWidget *> m_parts; ///< ConditionRow or ConditionGroup
};

} // namespace colophon::ui
