// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/issue.h"

#include <QDateTime>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTableWidget;
class QToolButton;

namespace colophon::ui {

/// Alerts at the foot of the MD Editor: a head with the counts, and a row an alert with its field,
/// its sentence and its fix. Enter or a click jumps to the cell; the fix is a click or Ctrl+period.
class AlertsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit AlertsPanel(QWidget *parent = nullptr);

    void show(const marc::Record &record, const QList<schema::Issue> &issues,
              const QDateTime &checkedAt, bool mayFix);
    /// The alert of the row in front; -1 without one.
    int current() const;
    void setCurrent(int alert);
    bool isOpen() const;
    void setOpen(bool open);
    void focusList();

signals:
    void jumpWanted(int alert);
    void fixWanted(int alert);
    void closeWanted();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildHead();
    void buildList();
    void fill();
    void fillRow(int row);
    void showCounts();
    void fit();

    QHBoxLayout *m_counts;
    QLabel *m_checked;
    QToolButton *m_fold;
    QTableWidget *m_list;
    marc::Record m_record;
    QList<schema::Issue> m_issues;
    bool m_mayFix = false;
    bool m_filling = false;
};

} // namespace colophon::ui
