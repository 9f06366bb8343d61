// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/mailpage.h"

#include "base/theme.h"
#include "cataloging/permission.h"
#include "mail/password.h"
#include "mail/transport.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QUuid>
#include <QVBoxLayout>

namespace colophon::ui {

MailPage::MailPage(const ScreenContext &context, QWidget *parent)
    : ConfigurationPage(parent), m_context(context), m_host(new QLineEdit(this)),
      m_security(new QComboBox(this)), m_port(new QSpinBox(this)), m_login(new QLineEdit(this)),
      m_password(new QLineEdit(this)), m_senderName(new QLineEdit(this)),
      m_sender(new QLineEdit(this)), m_state(new QLabel(this)),
      m_save(new QPushButton(tr("Save"), this)),
      m_test(new QPushButton(tr("Send Test Mail"), this)), m_outbox(new QTableWidget(0, 6, this)),
      m_again(new QPushButton(tr("Try Again"), this)), m_drop(new QPushButton(tr("Remove"), this))
{
    setObjectName(QStringLiteral("mailPage"));
    m_save->setObjectName(QStringLiteral("mailSave"));
    m_save->setProperty("primary", true);
    m_test->setObjectName(QStringLiteral("mailTest"));
    m_state->setObjectName(QStringLiteral("mailState"));
    m_state->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(this, 20), px(this, 12), px(this, 20), px(this, 12));
    layout->setSpacing(px(this, 10));
    layout->addWidget(buildForm());
    layout->addWidget(m_state);
    layout->addWidget(buildOutbox(), 1);
    connect(m_save, &QPushButton::clicked, this, &MailPage::save);
    // Who may not change the settings may still give this computer the password.
    connect(m_password, &QLineEdit::returnPressed, this, &MailPage::keepPassword);
    connect(m_test, &QPushButton::clicked, this, &MailPage::sendTest);
    for (const auto signal : {&Workspace::mailQueued, &Workspace::mailSent})
        connect(&context.workspace, signal, this, &MailPage::refresh);
    adapt();
}

QWidget *MailPage::buildForm()
{
    auto *box = new QWidget(this);
    box->setMaximumWidth(px(this, 560));
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    const auto add = [form](const QString &label, QWidget *field, const char *name) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(label);
        form->addRow(label, field);
    };
    m_security->addItem(tr("STARTTLS (port 587)"), QStringLiteral("starttls"));
    m_security->addItem(tr("TLS (port 465)"), QStringLiteral("tls"));
    m_security->addItem(tr("Not encrypted (port 25)"), QStringLiteral("none"));
    m_port->setRange(1, 65535);
    m_port->setValue(587);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("leave empty to keep the one that is known"));
    m_host->setPlaceholderText(tr("smtp.example.org; empty for no mail server"));
    add(tr("Server"), m_host, "mailHost");
    add(tr("Connection"), m_security, "mailSecurity");
    add(tr("Port"), m_port, "mailPort");
    add(tr("Login"), m_login, "mailLogin");
    add(tr("Password"), m_password, "mailPassword");
    add(tr("Sender's name"), m_senderName, "mailSenderName");
    add(tr("Sender's address"), m_sender, "mailSender");
    for (QLineEdit *field : {m_host, m_login, m_password, m_senderName, m_sender}) {
        connect(field, &QLineEdit::textEdited, this, [this] {
            m_touched = true;
            adapt();
        });
    }
    connect(m_port, &QSpinBox::valueChanged, this, [this] { m_touched = true; });
    connect(m_security, &QComboBox::activated, this, [this] {
        m_touched = true;
        const Result<mail::Security> security =
            mail::securityFromWord(m_security->currentData().toString());
        m_port->setValue(mail::usualPort(*security));
        adapt();
    });
    return box;
}

QWidget *MailPage::buildOutbox()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    auto *heading = new QLabel(tr("Outbox"), box);
    heading->setFont(textFont(this, 13, QFont::DemiBold));
    m_again->setObjectName(QStringLiteral("mailAgain"));
    m_drop->setObjectName(QStringLiteral("mailDrop"));
    head->addWidget(heading);
    head->addStretch(1);
    head->addWidget(m_again);
    head->addWidget(m_drop);
    m_outbox->setObjectName(QStringLiteral("mailOutbox"));
    m_outbox->setAccessibleName(tr("Outbox"));
    m_outbox->setHorizontalHeaderLabels({tr("State"), tr("Queued"), tr("To"), tr("Subject"),
                                         tr("Tries"), tr("The server's answer")});
    m_outbox->verticalHeader()->hide();
    m_outbox->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_outbox->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {90, 130, 200, 260, 60};
    for (int column = 0; column < 5; ++column)
        m_outbox->setColumnWidth(column, px(this, widths[column]));
    m_outbox->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_outbox->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_outbox->setSelectionMode(QAbstractItemView::SingleSelection);
    m_outbox->setShowGrid(false);
    m_outbox->setTabKeyNavigation(false);
    connect(m_outbox, &QTableWidget::itemSelectionChanged, this, &MailPage::adapt);
    connect(m_again, &QPushButton::clicked, this, [this] { changeMail(true); });
    connect(m_drop, &QPushButton::clicked, this, [this] { changeMail(false); });
    layout->addLayout(head);
    layout->addWidget(m_outbox, 1);
    return box;
}

QList<QWidget *> MailPage::headButtons()
{
    return {m_test, m_save};
}

QString MailPage::statusText() const
{
    int waiting = 0;
    int failed = 0;
    for (const mail::QueuedMail &one : m_mails) {
        waiting += one.state == mail::MailState::Waiting ? 1 : 0;
        failed += one.state == mail::MailState::Failed ? 1 : 0;
    }
    return tr("%1 waiting, %2 failed").arg(waiting).arg(failed);
}

void MailPage::refresh()
{
    struct Read {
        std::optional<mail::MailServer> server;
        QList<mail::QueuedMail> mails;
    };
    m_context.workspace.reader().run(
        this,
        [](store::Connection &connection) -> Result<Read> {
            const Result<std::optional<mail::MailServer>> server = mail::mailServer(connection);
            COLOPHON_TRY(server);
            const Result<QList<mail::QueuedMail>> mails = mail::outbox(connection);
            COLOPHON_TRY(mails);
            return Read{*server, *mails};
        },
        [this](Result<Read> read) {
            if (!read)
                return;
            if (!m_touched)
                fill(read->server);
            showOutbox(read->mails);
        });
}

void MailPage::fill(const std::optional<mail::MailServer> &server)
{
    const mail::MailServer now = server.value_or(mail::MailServer());
    m_host->setText(now.host);
    m_security->setCurrentIndex(m_security->findData(mail::securityWord(now.security)));
    {
        const QSignalBlocker quiet(m_port);
        m_port->setValue(now.port);
    }
    m_login->setText(now.login);
    m_senderName->setText(now.sender.name);
    m_sender->setText(now.sender.address);
    if (!server && m_state->text().isEmpty())
        say(tr("No mail server is set. Assignments by mail open the person's own mail program."));
    adapt();
}

static QString wordOf(mail::MailState state)
{
    switch (state) {
    case mail::MailState::Waiting:
        return MailPage::tr("Waiting");
    case mail::MailState::Sent:
        return MailPage::tr("Sent");
    case mail::MailState::Failed:
        break;
    }
    return MailPage::tr("Failed");
}

void MailPage::showOutbox(const QList<mail::QueuedMail> &mails)
{
    m_mails = mails;
    m_outbox->setRowCount(int(mails.size()));
    for (int row = 0; row < mails.size(); ++row) {
        const mail::QueuedMail &one = mails.at(row);
        const QStringList cells{
            wordOf(one.state),
            QLocale().toString(one.queuedAt.toLocalTime(), QLocale::ShortFormat),
            one.letter.to.address,
            one.letter.subject,
            QString::number(one.attempts),
            one.answer};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            item->setToolTip(cells.at(column));
            if (column == 0 && one.state == mail::MailState::Failed)
                item->setForeground(Tokens::of(this).err);
            m_outbox->setItem(row, column, item);
        }
    }
    adapt();
    emit statusTextChanged(statusText());
}

std::optional<mail::MailServer> MailPage::typed() const
{
    if (m_host->text().trimmed().isEmpty())
        return std::nullopt;
    mail::MailServer server;
    server.host = m_host->text().trimmed();
    server.port = m_port->value();
    const Result<mail::Security> security =
        mail::securityFromWord(m_security->currentData().toString());
    server.security = security ? *security : mail::Security::StartTls;
    server.login = m_login->text().trimmed();
    server.sender = {m_senderName->text().simplified(), m_sender->text().trimmed()};
    return server;
}

void MailPage::adapt()
{
    const Result<void> allowed =
        cataloging::may(m_context.workspace.user(), cataloging::Task::Configure);
    const QString reason = !allowed ? allowed.error().detail
                           : m_context.workspace.isReadOnly()
                               ? tr("The catalogue file can't be written")
                               : QString();
    for (QWidget *part : {static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_security),
                          static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_login),
                          static_cast<QWidget *>(m_senderName), static_cast<QWidget *>(m_sender),
                          static_cast<QWidget *>(m_save)}) {
        part->setEnabled(reason.isEmpty());
        part->setToolTip(reason);
    }
    // The password is the computer's matter: whoever works here may give it.
    const bool hasServer = typed().has_value();
    m_password->setEnabled(hasServer && !m_login->text().trimmed().isEmpty());
    const QString mine = m_context.workspace.user().email;
    m_test->setEnabled(hasServer && !mine.isEmpty());
    m_test->setToolTip(!hasServer       ? tr("Type the server's name first")
                       : mine.isEmpty() ? tr("No e-mail address is known of you: give yourself "
                                             "one under Configuration > People")
                                        : tr("To %1").arg(mine));
    const QModelIndexList rows = m_outbox->selectionModel()->selectedRows();
    const bool unsent = !rows.isEmpty() && rows.constFirst().row() < m_mails.size()
                        && m_mails.at(rows.constFirst().row()).state != mail::MailState::Sent;
    m_again->setEnabled(unsent);
    m_drop->setEnabled(unsent && reason.isEmpty());
}

void MailPage::say(const QString &text, bool fault)
{
    const Tokens &t = Tokens::of(this);
    m_state->setText(text);
    QPalette colours = m_state->palette();
    colours.setColor(QPalette::WindowText, fault ? t.err : t.text2);
    m_state->setPalette(colours);
}

void MailPage::save()
{
    const std::optional<mail::MailServer> server = typed();
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(),
         server](store::Connection &connection) -> Result<void> {
            COLOPHON_TRY(cataloging::may(actor.user, cataloging::Task::Configure));
            Result<store::Transaction> transaction = store::Transaction::begin(connection);
            COLOPHON_TRY(transaction);
            COLOPHON_TRY(mail::setMailServer(*transaction, server));
            return transaction->commit();
        },
        [this](Result<void> saved) {
            if (!saved) {
                say(tr("Not saved. %1").arg(saved.error().detail), true);
                return;
            }
            m_touched = false;
            say(typed() ? tr("Saved.") : tr("Saved. There is no mail server now."));
            keepPassword();
            m_context.workspace.tellMailQueued();
        });
}

void MailPage::keepPassword()
{
    const std::optional<mail::MailServer> server = typed();
    const QString password = m_password->text();
    if (!server || password.isEmpty())
        return;
    mail::keepPassword(*server, password, this, [this](const mail::FoundPassword &kept) {
        m_password->clear();
        say(kept.place == mail::PasswordPlace::KeyStore
                ? tr("Saved. The password is in the key store of this computer.")
                : tr("Saved. No key store runs on this computer (%1): the password is known until "
                     "Colophon ends, and is asked for again then.")
                      .arg(kept.keyStoreSays));
        m_context.workspace.tellMailQueued();
    });
}

void MailPage::sendTest()
{
    const std::optional<mail::MailServer> server = typed();
    if (!server)
        return;
    if (const Result<void> usable = mail::isUsable(*server); !usable) {
        say(usable.error().detail, true);
        return;
    }
    const store::User me = m_context.workspace.user();
    mail::Message message;
    message.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    message.at = m_context.workspace.clock().now();
    message.from = server->sender;
    message.to = {me.name, me.email};
    message.subject = tr("A test from Colophon");
    message.body = tr("This message says that Colophon can send mail by %1.").arg(server->host);
    say(tr("Sending to %1…").arg(me.email));
    m_test->setEnabled(false);
    const auto send = [this, server = *server, message](const QString &password) {
        m_context.workspace.jobs().start(
            tr("Sending mail"), this,
            [server, message, password](jobs::Progress &progress) -> Result<mail::Delivery> {
                const Result<QByteArray> bytes = mail::toBytes(message);
                COLOPHON_TRY(bytes);
                mail::SmtpTransport transport(server, password);
                transport.setCancelled([&progress] { return progress.isCancelled(); });
                return transport.deliver(*mail::bareAddress(server.sender.address),
                                         *mail::bareAddress(message.to.address), *bytes);
            },
            [this, to = message.to.address](Result<mail::Delivery> done) {
                adapt();
                if (!done)
                    say(done.error().detail, true);
                else if (done->outcome == mail::Delivery::Outcome::Sent)
                    say(tr("The server took the message to %1: %2").arg(to, done->answer));
                else
                    say(tr("The message was not sent. The server said: %1").arg(done->answer),
                        true);
            });
    };
    if (!m_password->text().isEmpty() || server->login.isEmpty()) {
        send(m_password->text());
        return;
    }
    mail::findPassword(*server, this,
                       [send](const mail::FoundPassword &found) { send(found.password); });
}

void MailPage::changeMail(bool again)
{
    const QModelIndexList rows = m_outbox->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    m_context.workspace.writer().run(
        this,
        [id = m_mails.at(rows.constFirst().row()).id, again,
         now = m_context.workspace.clock().now()](store::Connection &connection) {
            return again ? mail::tryAgain(connection, id, now) : mail::dropMail(connection, id);
        },
        [this, again](Result<void> done) {
            if (!done)
                say(done.error().detail, true);
            refresh();
            if (again)
                m_context.workspace.tellMailQueued();
        });
}

} // namespace colophon::ui
