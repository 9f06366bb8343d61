// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/dialogservice.h"
#include "store/catalogue.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace colophon::ui {

class MessageBar;

/// The first page: make a catalogue, open one, or look around in the sample.
class FirstRunPage final : public QWidget {
    Q_OBJECT
public:
    FirstRunPage(DialogService &dialogs, const QString &login, QWidget *parent = nullptr);

    /// What could not be opened or made, and why.
    void showError(const QString &head, const QString &text);
    void setRecent(const QString &path);

signals:
    void createRequested(const QString &path, const store::NewCatalogue &wanted);
    void openRequested(const QString &path);
    void sampleRequested();
    void quitRequested();

private:
    QWidget *buildChoices();
    QWidget *buildCreate();
    QWidget *buildOpen();
    QWidget *buildSample();
    void addRow(QVBoxLayout *layout, const QString &text, QLineEdit *edit);
    void preview();
    void create();
    bool refuse(QLineEdit *edit, const QString &why);

    DialogService &m_dialogs;
    QString m_login;
    MessageBar *m_bar;
    QStackedWidget *m_forms;
    QLineEdit *m_institution;
    QLineEdit *m_code;
    QLineEdit *m_networkCode;
    QLineEdit *m_network;
    QLineEdit *m_person;
    QLineEdit *m_path;
    QLabel *m_fault;
    QLabel *m_numbers;
    QPushButton *m_recent;
};

} // namespace colophon::ui
