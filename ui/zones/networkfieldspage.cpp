// SPDX-License-Identifier: GPL-3.0-or-later
#include "zones/networkfieldspage.h"

#include "base/theme.h"
#include "cataloging/linking.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

NetworkFieldsPage::NetworkFieldsPage(Workspace &workspace, QWidget *parent)
    : ConfigurationPage(parent), m_workspace(workspace), m_tags(new QLineEdit(this)),
      m_message(new QLabel(this)), m_save(new QPushButton(tr("Customize"), this))
{
    setObjectName(QStringLiteral("networkFieldsPage"));
    build();
    adapt();
}

void NetworkFieldsPage::build()
{
    auto *who = new QLabel(tr("Fields of the Network Zone, in its own records and in linked ones, "
                              "may be changed by"),
                           this);
    who->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(8);
    layout->addWidget(who);
    const auto add = [this, layout](const char *name, const QString &text, store::Role role) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(QLatin1String(name));
        connect(box, &QCheckBox::toggled, this, &NetworkFieldsPage::adapt);
        m_roles.append({box, role});
        layout->addWidget(box);
    };
    add("networkCataloger", tr("Catalogers"), store::Role::Cataloger);
    add("networkManager", tr("Catalog Managers"), store::Role::CatalogManager);
    add("networkAdministrator", tr("Catalog Administrators"), store::Role::CatalogAdministrator);
    auto *tags = new QLabel(tr("&Tags that may be local fields ($9 LOCAL)"), this);
    tags->setBuddy(m_tags);
    m_tags->setObjectName(QStringLiteral("localTags"));
    m_tags->setMaximumWidth(px(this, 440));
    auto *hint = new QLabel(tr("Three characters each, X for any digit, with blanks between: 09X "
                               "59X 69X 9XX."),
                            this);
    hint->setProperty("hint", true);
    m_message->setObjectName(QStringLiteral("networkFieldsMessage"));
    m_message->setWordWrap(true);
    m_save->setObjectName(QStringLiteral("customize"));
    m_save->setProperty("primary", true);
    connect(m_tags, &QLineEdit::textEdited, this, &NetworkFieldsPage::adapt);
    connect(m_save, &QPushButton::clicked, this, &NetworkFieldsPage::save);
    layout->addSpacing(12);
    layout->addWidget(tags);
    layout->addWidget(m_tags);
    layout->addWidget(hint);
    layout->addWidget(m_message);
    layout->addStretch(1);
}

QList<QWidget *> NetworkFieldsPage::headButtons()
{
    return {m_save};
}

void NetworkFieldsPage::refresh()
{
    m_workspace.reader().run(
        this,
        [](store::Connection &connection) -> Result<Values> {
            const Result<store::Roles> roles = cataloging::networkRoles(connection);
            COLOPHON_TRY(roles);
            const Result<marc::LocalTags> tags = cataloging::localTags(connection);
            COLOPHON_TRY(tags);
            return Values{*roles, *tags};
        },
        [this](Result<Values> values) {
            if (values)
                show(*values);
            else
                tell(values.error().detail);
        });
}

void NetworkFieldsPage::show(const Values &values)
{
    m_saved = values;
    for (const auto &[box, role] : std::as_const(m_roles))
        box->setChecked(values.roles.testFlag(role));
    m_tags->setText(values.tags.toString());
    tell({});
    adapt();
}

store::Roles NetworkFieldsPage::roles() const
{
    store::Roles checked;
    for (const auto &[box, role] : m_roles)
        checked.setFlag(role, box->isChecked());
    return checked;
}

bool NetworkFieldsPage::isUnsaved() const
{
    return roles() != m_saved.roles || m_tags->text().trimmed() != m_saved.tags.toString();
}

void NetworkFieldsPage::adapt()
{
    const bool mine = m_workspace.user().roles.testFlag(store::Role::CatalogAdministrator);
    const QString whyNot = !mine          ? tr("Only a Catalog Administrator changes this.")
                           : !isUnsaved() ? tr("Nothing was changed.")
                                          : QString();
    m_save->setEnabled(whyNot.isEmpty());
    m_save->setToolTip(whyNot);
    for (const auto &[box, role] : std::as_const(m_roles))
        box->setEnabled(mine);
    m_tags->setReadOnly(!mine);
}

void NetworkFieldsPage::tell(const QString &sentence)
{
    m_message->setText(sentence);
}

void NetworkFieldsPage::save()
{
    const Result<marc::LocalTags> tags = marc::LocalTags::parse(m_tags->text());
    if (!tags) {
        tell(tags.error().detail);
        m_tags->setFocus();
        return;
    }
    if (!roles()) {
        tell(tr("Somebody must be able to change the network's fields: check a role."));
        m_roles.constFirst().first->setFocus();
        return;
    }
    const Values wanted{roles(), *tags};
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), wanted](store::Connection &connection) -> Result<void> {
            COLOPHON_TRY(cataloging::setNetworkRoles(connection, actor, wanted.roles));
            return cataloging::setLocalTags(connection, actor, wanted.tags);
        },
        [this, wanted](Result<void> saved) {
            if (!saved) {
                tell(saved.error().detail);
                return;
            }
            show(wanted);
            m_workspace.tellRecordsChanged(); // open records learn what may be changed now
            emit m_workspace.announced(tr("Saved"));
        });
}

} // namespace colophon::ui
