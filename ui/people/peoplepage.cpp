// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplepage.h"

#include "base/theme.h"
#include "cataloging/permission.h"
#include "people/persondialog.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace colophon::ui {

PeoplePage::PeoplePage(const ScreenContext &context, QWidget *parent)
    : ConfigurationPage(parent), m_context(context), m_table(new QTableWidget(0, 5, this)),
      m_add(new QPushButton(icon(QStringLiteral("plus"), this), tr("Add Person…"), this)),
      m_edit(new QPushButton(tr("Edit…"), this)), m_disable(new QPushButton(tr("Disable"), this))
{
    setObjectName(QStringLiteral("peoplePage"));
    m_add->setObjectName(QStringLiteral("peopleAdd"));
    m_edit->setObjectName(QStringLiteral("peopleEdit"));
    m_disable->setObjectName(QStringLiteral("peopleDisable"));
    m_table->setObjectName(QStringLiteral("peopleTable"));
    m_table->setAccessibleName(tr("People of this catalogue"));
    m_table->setHorizontalHeaderLabels(
        {tr("Name"), tr("Login"), tr("Email"), tr("Roles"), tr("State")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 32));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    const int widths[] = {200, 120, 240};
    for (int column = 0; column < 3; ++column)
        m_table->setColumnWidth(column, px(this, widths[column]));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    auto *hint = new QLabel(
        tr("On a local file the person is taken from the computer's login, and the file's "
           "permissions are the protection: roles keep people from what is not their work, they "
           "don't keep anybody out."),
        this);
    hint->setObjectName(QStringLiteral("peopleHint"));
    hint->setWordWrap(true);
    hint->setProperty("secondary", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(this, 20), px(this, 12), px(this, 20), px(this, 12));
    layout->setSpacing(px(this, 10));
    layout->addWidget(hint);
    layout->addWidget(m_table, 1);
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}); });
    const auto editChosen = [this] {
        if (m_edit->isEnabled() && chosen())
            edit(*chosen());
    };
    connect(m_edit, &QPushButton::clicked, this, editChosen);
    connect(m_table, &QTableWidget::itemActivated, this, editChosen);
    connect(m_disable, &QPushButton::clicked, this, [this] {
        store::User user = *chosen();
        user.enabled = !user.enabled;
        write(user, false);
    });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &PeoplePage::adapt);
    adapt();
}

QList<QWidget *> PeoplePage::headButtons()
{
    return {m_disable, m_edit, m_add};
}

QString PeoplePage::statusText() const
{
    return tr("%n person(s)", "", int(m_people.size()));
}

void PeoplePage::refresh()
{
    m_context.workspace.reader().run(
        this, [](store::Connection &connection) { return store::users(connection); },
        [this](Result<QList<store::User>> people) {
            if (people)
                show(*people);
        });
}

static QString rolesText(store::Roles roles)
{
    QStringList words;
    if (roles.testFlag(store::Role::Cataloger))
        words.append(PeoplePage::tr("Cataloger"));
    if (roles.testFlag(store::Role::CatalogManager))
        words.append(PeoplePage::tr("Catalog Manager"));
    if (roles.testFlag(store::Role::CatalogAdministrator))
        words.append(PeoplePage::tr("Catalog Administrator"));
    return words.join(QStringLiteral(" · "));
}

void PeoplePage::show(const QList<store::User> &people)
{
    const QString login = chosen() ? chosen()->login : QString();
    m_people = people;
    m_table->setRowCount(int(people.size()));
    for (int row = 0; row < people.size(); ++row) {
        const store::User &user = people.at(row);
        const QStringList cells{user.name, user.login, user.email, rolesText(user.roles),
                                user.enabled ? tr("Active") : tr("Disabled")};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            if (!user.enabled)
                item->setForeground(Tokens::of(this).text3);
            m_table->setItem(row, column, item);
        }
        if (user.login == login)
            m_table->selectRow(row);
    }
    adapt();
    emit statusTextChanged(statusText());
}

std::optional<store::User> PeoplePage::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() || rows.constFirst().row() >= m_people.size()
               ? std::nullopt
               : std::optional<store::User>(m_people.at(rows.constFirst().row()));
}

void PeoplePage::adapt()
{
    const Result<void> allowed =
        cataloging::may(m_context.workspace.user(), cataloging::Task::ManagePeople);
    const QString reason = !allowed ? allowed.error().detail
                           : m_context.workspace.isReadOnly()
                               ? tr("The catalogue file can't be written")
                               : QString();
    const std::optional<store::User> user = chosen();
    const auto set = [&reason](QPushButton *button, bool usable, const QString &why) {
        button->setEnabled(reason.isEmpty() && usable);
        button->setToolTip(!reason.isEmpty() ? reason : usable ? QString() : why);
    };
    set(m_add, true, {});
    set(m_edit, user.has_value(), tr("Choose a person"));
    set(m_disable, user.has_value(), tr("Choose a person"));
    m_disable->setText(user && !user->enabled ? tr("Enable") : tr("Disable"));
}

void PeoplePage::edit(const store::User &user)
{
    auto *dialog = new PersonDialog(user, window());
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, added = user.id.isNull()] { write(dialog->person(), added); });
    dialog->open();
}

void PeoplePage::write(const store::User &user, bool added)
{
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(), user,
         added](store::Connection &connection) -> Result<void> {
            COLOPHON_TRY(cataloging::may(actor.user, cataloging::Task::ManagePeople));
            Result<store::Transaction> transaction = store::Transaction::begin(connection);
            COLOPHON_TRY(transaction);
            if (added) {
                const Result<UserId> id = store::addUser(*transaction, user, actor.clock->now());
                COLOPHON_TRY(id);
            } else {
                COLOPHON_TRY(store::updateUser(*transaction, user));
            }
            return transaction->commit();
        },
        [this, user](Result<void> written) {
            if (!written)
                m_context.navigation.say(
                    tr("<b>%1 was not changed.</b> %2")
                        .arg(user.login.toHtmlEscaped(), written.error().detail.toHtmlEscaped()),
                    true);
            refresh();
        });
}

} // namespace colophon::ui
