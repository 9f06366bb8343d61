// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "jobs/jobdesk.h"
#include "jobs/jobparameters.h"
#include "search/sets.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QScrollArea;
class QStackedWidget;
class QTableWidget;
class QVBoxLayout;

namespace colophon::ui {

class MessageBar;
class StepsBar;

/// Admin > Manage Jobs and Sets > Run a Job: the job, the set, its parameters, a review with what
/// would happen to each record, and the confirmation. Nothing is changed before that.
/// Thread rule: the window's thread; reading and the dry run are done beside it.
class JobWizard final : public QWidget {
    Q_OBJECT
public:
    JobWizard(const ScreenContext &context, JobDesk &desk, QWidget *parent = nullptr);

    /// From the first step.
    void restart();
    int step() const { return m_step; }

signals:
    void left();
    void submitted(batch::RunId id);
    void stepChanged();

private:
    enum Step { SelectJob, SelectSet, Parameters, Review, Confirm };

    void build();
    QWidget *jobStep();
    QWidget *setStep();
    QWidget *reviewStep();
    QWidget *confirmStep();
    void show(int step);
    void next();
    void back();
    /// What is being read is not waited for any more.
    void dropReading();
    void adapt();

    void readChoices();
    void fillSets(const QList<search::RecordSet> &sets);
    void filterJobs(const QString &text);
    void filterSets(const QString &text);
    const search::RecordSet *chosenSet() const;
    void makeForm();
    void readRecords();
    void takeRecords(const QList<MmsId> &records);
    void runPreview();
    void showPreview(const batch::Preview &preview);
    void addCheck(const char *iconName, const QColor &colour, const QString &text);
    void fillPreview();
    void showCards();
    void refuse(const QString &sentence);
    void confirm();
    batch::Submission submission() const;

    ScreenContext m_context;
    JobDesk &m_desk;
    int m_step = SelectJob;
    QString m_job;
    QList<search::RecordSet> m_sets;
    JobParameters::Choices m_choices;
    QList<MmsId> m_records;
    bool m_reading = false; ///< the records of the chosen set
    bool m_previewed = false;
    quint64 m_token = 0; ///< of what is read: an answer of an older one is dropped

    QLabel *m_title;
    QLabel *m_about;
    StepsBar *m_steps;
    MessageBar *m_bar;
    QStackedWidget *m_stack;
    QButtonGroup *m_jobButtons;
    QTableWidget *m_setTable;
    QScrollArea *m_form;
    JobParameters *m_parameters = nullptr;
    QVBoxLayout *m_cards;
    QVBoxLayout *m_checks;
    QWidget *m_skipRow;
    QRadioButton *m_skip;
    QRadioButton *m_second;
    QPushButton *m_showTold;
    batch::Preview m_found; ///< by the dry run
    QLabel *m_counts;
    QTableWidget *m_preview;
    QLabel *m_confirm;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace colophon::ui
