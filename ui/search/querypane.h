// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/conditionrow.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace colophon::ui {

class QueryEdit;

/// Advanced search: rows of conditions, or the same as text. It gives a query as text; who shows it
/// searches. Thread rule: the window's thread.
class QueryPane : public QWidget {
    Q_OBJECT
public:
    explicit QueryPane(QWidget *parent = nullptr);

    /// The query that is searched now, to be changed here.
    void setQuery(const QString &query);
    /// Empty where nothing is asked for or something can't be read (it is marked then).
    QString query();
    void setChoices(const ValueChoices &choices);
    bool showsText() const;
    void showText(bool text);
    void focusFirst();
    /// A button between "Add a condition" and "Search".
    void addButton(QPushButton *button);

signals:
    void searchRequested(const QString &query);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void submit();
    void showFault(const QString &fault);
    void fitHeight();

    ValueChoices m_choices;
    ConditionGroup *m_rows;
    QueryEdit *m_text;
    QScrollArea *m_scroll;
    QStackedWidget *m_stack;
    QLabel *m_fault;
    QPushButton *m_addCondition;
    QPushButton *m_addGroup;
    QPushButton *m_mode;
    QPushButton *m_search;
};

} // namespace colophon::ui
