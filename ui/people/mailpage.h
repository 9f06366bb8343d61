// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "configuration/configurationpage.h"
#include "mail/mailserver.h"
#include "mail/outbox.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace colophon::ui {

/// Configuration > Institution > Email: the library's mail server, a test, and the outbox with what
/// the server said.
class MailPage final : public ConfigurationPage {
    Q_OBJECT
public:
    explicit MailPage(const ScreenContext &context, QWidget *parent = nullptr);

    QList<QWidget *> headButtons() override;
    QString statusText() const override;
    void refresh() override;
    bool isUnsaved() const override { return m_touched; }

private:
    QWidget *buildForm();
    QWidget *buildOutbox();
    void fill(const std::optional<mail::MailServer> &server);
    void showOutbox(const QList<mail::QueuedMail> &mails);
    /// Nothing where no server's name is typed.
    std::optional<mail::MailServer> typed() const;
    void save();
    void keepPassword();
    void sendTest();
    void changeMail(bool again);
    void say(const QString &text, bool fault = false);
    void adapt();

    ScreenContext m_context;
    QLineEdit *m_host;
    QComboBox *m_security;
    QSpinBox *m_port;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QLineEdit *m_senderName;
    QLineEdit *m_sender;
    QLabel *m_state;
    QPushButton *m_save;
    QPushButton *m_test;
    QTableWidget *m_outbox;
    QPushButton *m_again;
    QPushButton *m_drop;
    QList<mail::QueuedMail> m_mails;
    bool m_touched = false; ///< what is typed differs from what is saved
};

} // namespace colophon::ui
