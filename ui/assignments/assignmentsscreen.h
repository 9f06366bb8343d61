// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assignments/assignmentmodel.h"
#include "base/screen.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace colophon::ui {

class PeopleBars;

/// Assignments: a catalog manager sees all that are open, with how many each person has; everybody
/// else those that they have, and those that they gave. Thread rule: the window's thread.
class AssignmentsScreen final : public Screen {
    Q_OBJECT
public:
    explicit AssignmentsScreen(const ScreenContext &context, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    void activate() override;
    QList<MmsId> recordsInFront() const override;

signals:
    void assignRequested(const QList<MmsId> &mmsIds);
    void releaseRequested(const QList<MmsId> &mmsIds);
    void nudgeRequested(const QList<MmsId> &mmsIds);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool supervises() const;
    QWidget *buildHead();
    QWidget *buildFilters();
    void buildTable();
    QWidget *buildActions();
    void refresh();
    void show(const QList<workflow::Assignment> &assignments);
    void showBars();
    void fillPeople();
    void adapt();
    void view(const QModelIndex &index);
    void exportCsv();
    QList<MmsId> selected() const;

    ScreenContext m_context;
    AssignmentModel *m_model;
    AssignmentFilter *m_filter;
    PeopleBars *m_bars;
    QWidget *m_barsPanel;
    QTableView *m_table;
    QLabel *m_empty;
    QLabel *m_count;
    QComboBox *m_person;
    QComboBox *m_state;
    QLineEdit *m_text;
    QPushButton *m_clear;
    QLabel *m_chosen;
    QList<QPushButton *> m_actions;
    QPushButton *m_csv;
};

/// RFC 4180, a heading first: MMS ID, zone, title, assigned to, by, since, days, state, note.
QByteArray assignmentsCsv(const QList<workflow::Assignment> &assignments, const QDateTime &now);

} // namespace colophon::ui
